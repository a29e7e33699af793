#pragma once

#include <adwaita.h>

#include "store/stm-store.h"
#include "widgets/stm-link-group.h"

G_BEGIN_DECLS

#define STM_TYPE_RECORD_PAGE (stm_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmRecordPage, stm_record_page, STM, RECORD_PAGE, AdwNavigationPage)

/**
 * StmRecordPageClass:
 * @update: shows what the record is now; runs at first and after each change of
 *   anything in the store, since other records are shown with it
 *
 * The page of a record.  In .ui its children are sections, one under the other:
 * each StmDetailGroup among them is filled by the page itself, which also has
 * the title, Edit and Delete as the role may, and the history.  A child of type
 * "action" is a button beside Edit.
 *
 * Property "delete-label": "Delete Supervisor", the text of the button.  Actions:
 * "record.edit", "record.delete".
 */
struct _StmRecordPageClass
{
  AdwNavigationPageClass parent_class;

  void (*update) (StmRecordPage *self,
                  StmRecord     *record);
};

/* shows a record; at the end of the subclass' constructor function */
void       stm_record_page_open       (StmRecordPage *self,
                                       StmStore      *store,
                                       GType          type,
                                       const char    *uuid);
/* shows another record of the same type in its place */
void       stm_record_page_show       (StmRecordPage *self,
                                       const char    *uuid);
/* shows in group the records of a type that name this one in a field; they keep
 * themselves up to date */
void       stm_record_page_link       (StmRecordPage *self,
                                       StmLinkGroup  *group,
                                       GType          type,
                                       const char    *field);
StmStore  *stm_record_page_get_store  (StmRecordPage *self);
/* NULL where it cannot be read or is deleted: the page says so */
StmRecord *stm_record_page_get_record (StmRecordPage *self);

G_END_DECLS

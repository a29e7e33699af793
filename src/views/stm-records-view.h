#pragma once

#include "store/stm-store.h"
#include "widgets/stm-list-page.h"

G_BEGIN_DECLS

#define STM_TYPE_RECORDS_VIEW (stm_records_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmRecordsView, stm_records_view, STM, RECORDS_VIEW, AdwNavigationPage)

/**
 * StmRecordsViewClass:
 *
 * A view of all records of a type: asks the store for what its StmListPage was
 * asked for, opens rows by win.show-record.
 */
struct _StmRecordsViewClass
{
  AdwNavigationPageClass parent_class;
};

/* list_page: with its columns; in the subclass' constructor function */
void           stm_records_view_open      (StmRecordsView *self,
                                           StmStore       *store,
                                           StmListPage    *list_page,
                                           GType           type);
/* a filter by a reference, with all records it can name to choose from */
void           stm_records_view_add_reference_filter (StmRecordsView *self,
                                           const char     *field);
/* a filter by a StmStatus, as the role sees it (stm_policy_shown_status) */
void           stm_records_view_add_status_filter (StmRecordsView *self,
                                           const char     *field);
StmStore      *stm_records_view_get_store (StmRecordsView *self);
StmRecordList *stm_records_view_get_list  (StmRecordsView *self);

G_END_DECLS

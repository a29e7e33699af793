#pragma once

#include "core/stm-case-entry.h"
#include "core/stm-row.h"

G_BEGIN_DECLS

/* The rows of "Klanten opvolgen" that are asked for, of StmRow over StmCaseEntry.
 * They are few and made in the background at once, so that they are searched and
 * sorted here.
 *
 * Property "loading" (boolean): none were taken yet. */
#define STM_TYPE_CASE_LIST (stm_case_list_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseList, stm_case_list, STM, CASE_LIST, GObject)

StmCaseList  *stm_case_list_new           (void);
/* cases: of StmCaseRow, the most urgent first */
void          stm_case_list_take          (StmCaseList *self,
                                           GListModel  *cases);

/* what is asked for; stm_case_list_update() applies it */
void          stm_case_list_set_search    (StmCaseList *self,
                                           const char  *text);
/* value: the text or the key, NULL for all */
void          stm_case_list_set_filter    (StmCaseList *self,
                                           const char  *field,
                                           const char  *value);
/* field: NULL, or "urgency": as they were given */
void          stm_case_list_set_sort      (StmCaseList *self,
                                           const char  *field,
                                           gboolean     descending);
void          stm_case_list_show_followed (StmCaseList *self,
                                           gboolean     show);
void          stm_case_list_update        (StmCaseList *self);

/* marked as followed up, among all that is asked for */
guint         stm_case_list_get_n_followed (StmCaseList *self);
/* (transfer full): the ISO day that it is here, of which such a list tells */
char         *stm_case_list_dup_today     (void);

G_END_DECLS

#pragma once

#include "core/stm-case-entry.h"
#include "core/stm-row.h"

G_BEGIN_DECLS

/* One place in the list of clients to follow up. */
#define STM_TYPE_CASE_ITEM (stm_case_item_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseItem, stm_case_item, STM, CASE_ITEM, GObject)

StmCaseItem  *stm_case_item_new       (StmCaseEntry *entry);
StmCaseEntry *stm_case_item_get_entry (StmCaseItem  *self);
/* whether both show the same of the same dossier */
gboolean      stm_case_item_equal     (StmCaseItem  *self,
                                       StmCaseItem  *other);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "exchange/stm-import-plan.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* What a file would change, and what a person has to say before it does (SPEC
 * X1): that the sender is who it says, and what stays of a conflict.
 *
 * Property "ready" (boolean, read-only): all of that is said. */
#define STM_TYPE_IMPORT_PAGE (stm_import_page_get_type ())
G_DECLARE_FINAL_TYPE (StmImportPage, stm_import_page, STM, IMPORT_PAGE, AdwPreferencesPage)

GtkWidget     *stm_import_page_new         (StmStore      *store,
                                            StmImportPlan *plan);
/* FALSE: the file has errors, or brings nothing */
gboolean       stm_import_page_has_import  (StmImportPage *self);
gboolean       stm_import_page_get_ready   (StmImportPage *self);
/* NULL where none had to be confirmed, or it is not yet */
const char    *stm_import_page_get_trust   (StmImportPage *self);
/* (transfer full): uuid to StmConflictChoice */
GHashTable    *stm_import_page_dup_choices (StmImportPage *self);

G_END_DECLS

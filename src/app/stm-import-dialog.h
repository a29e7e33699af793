#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* Shows what a file would change before anything is written (SPEC X1), then
 * imports it. */
#define STM_TYPE_IMPORT_DIALOG (stm_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmImportDialog, stm_import_dialog, STM, IMPORT_DIALOG, AdwDialog)

AdwDialog *stm_import_dialog_new (StmStore *store,
                                  GFile    *file);

G_END_DECLS

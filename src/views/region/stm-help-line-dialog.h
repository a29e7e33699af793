#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

#define STM_TYPE_HELP_LINE_DIALOG (stm_help_line_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmHelpLineDialog, stm_help_line_dialog, STM, HELP_LINE_DIALOG, AdwDialog)

/* Where help can be had: the region's help line (SPEC T11) and the manual. */
AdwDialog *stm_help_line_dialog_new (StmStore *store);

G_END_DECLS

#pragma once

#include "app/stm-window.h"

G_BEGIN_DECLS

/* Makes a new recovery code for the open profile and shows it. */
#define STM_TYPE_RECOVERY_DIALOG (stm_recovery_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmRecoveryDialog, stm_recovery_dialog, STM, RECOVERY_DIALOG, AdwDialog)

void stm_recovery_dialog_present (StmWindow *window);

G_END_DECLS

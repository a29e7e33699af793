#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* "Wat wil je doen?" (SPEC W10).  Signal "chosen" (int type): a StmActivityType, after
 * the dialog has closed. */
#define STM_TYPE_STEP_KIND_DIALOG (stm_step_kind_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmStepKindDialog, stm_step_kind_dialog, STM, STEP_KIND_DIALOG, AdwDialog)

AdwDialog *stm_step_kind_dialog_new (void);

G_END_DECLS

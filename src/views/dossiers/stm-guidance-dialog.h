#pragma once

#include "views/dossiers/stm-guidance.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_GUIDANCE_DIALOG (stm_guidance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmGuidanceDialog, stm_guidance_dialog, STM, GUIDANCE_DIALOG, StmEditDialog)

/* A working point, a task or an action sheet: a StmGoal, StmTask or StmSheet as it is,
 * or a new one for type alone.  A new sheet is made by its move (SPEC W8). */
AdwDialog *stm_guidance_dialog_new (StmGuidance *guidance,
                                    GType        type,
                                    StmRecord   *record);

G_END_DECLS

#pragma once

#include "views/dossiers/stm-guidance.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_ACTIVITY_DIALOG (stm_activity_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmActivityDialog, stm_activity_dialog, STM, ACTIVITY_DIALOG, StmEditDialog)

/* A step towards work (SPEC W10): a new one of a StmActivityType, or one that is there.
 * A new training of others is requested at once. */
AdwDialog *stm_activity_dialog_new      (StmGuidance *guidance,
                                         int          type);
AdwDialog *stm_activity_dialog_new_edit (StmGuidance *guidance,
                                         StmActivity *activity);

G_END_DECLS

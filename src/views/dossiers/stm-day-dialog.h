#pragma once

#include "views/dossiers/stm-guidance.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_DAY_DIALOG (stm_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmDayDialog, stm_day_dialog, STM, DAY_DIALOG, StmEditDialog)

/* A move on a step towards work or an action sheet that takes a day, and for some a
 * reason; type: a StmMoveType of those. */
AdwDialog *stm_day_dialog_new (StmGuidance *guidance,
                               int          type,
                               StmRecord   *subject);

G_END_DECLS

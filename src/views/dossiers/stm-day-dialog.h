#pragma once

#include "views/dossiers/stm-guidance.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_DAY_DIALOG (stm_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmDayDialog, stm_day_dialog, STM, DAY_DIALOG, StmEditDialog)

/* A move on a step towards work or an action sheet that takes a day or a reason; type: a
 * StmMoveType of those.  To cancel a training that was requested of the VDAB is to give
 * notice to its contact person (SPEC W10). */
AdwDialog *stm_day_dialog_new (StmGuidance *guidance,
                               int          type,
                               StmRecord   *subject);

G_END_DECLS

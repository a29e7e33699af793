#pragma once

#include "store/stm-store-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* A step of the mediation that takes a day, and sometimes a reason: the signature of the
 * WEO, the start and the end of the process, a closing by the VDAB; or a new referral
 * (SPEC W5, W7, W11, W13). */
#define STM_TYPE_MOVE_DIALOG (stm_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmMoveDialog, stm_move_dialog, STM, MOVE_DIALOG, StmEditDialog)

/* move: a StmMoveType of those */
AdwDialog *stm_move_dialog_new          (StmStore    *store,
                                         StmCaseFile *file,
                                         int          move,
                                         const char  *today);
AdwDialog *stm_move_dialog_new_referral (StmStore    *store,
                                         StmCaseFile *file,
                                         const char  *today);

G_END_DECLS

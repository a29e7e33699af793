#pragma once

#include "store/stm-store-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* Completes an appointment: whether the client was there, and where so the two papers
 * that are confirmed at each contact (SPEC W5, W9). */
#define STM_TYPE_COMPLETE_DIALOG (stm_complete_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmCompleteDialog, stm_complete_dialog, STM, COMPLETE_DIALOG, StmEditDialog)

/* present: what the user chose already: > 0 that the client was there, 0 that he was
 * not, < 0 nothing yet */
AdwDialog *stm_complete_dialog_new (StmStore       *store,
                                    StmCaseFile    *file,
                                    StmAppointment *appointment,
                                    int             present);

G_END_DECLS

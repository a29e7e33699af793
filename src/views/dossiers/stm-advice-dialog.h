#pragma once

#include "store/stm-store-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* "Eindadvies geven": the four choices of S5 with the sentence that each becomes on the
 * document, a remark, and how the client gets it (SPEC W12); and what the choice makes
 * of "bemiddeling terug bij VDAB" (SPEC W13). */
#define STM_TYPE_ADVICE_DIALOG (stm_advice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmAdviceDialog, stm_advice_dialog, STM, ADVICE_DIALOG, StmEditDialog)

AdwDialog *stm_advice_dialog_new (StmStore    *store,
                                  StmCaseFile *file,
                                  const char  *today);

G_END_DECLS

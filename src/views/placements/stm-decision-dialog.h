#pragma once

#include "store/stm-store.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* A decision on periods of a request (SPEC T8): a service accepts or declines,
 * or an acceptance is withdrawn. */
#define STM_TYPE_DECISION_DIALOG (stm_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmDecisionDialog, stm_decision_dialog, STM, DECISION_DIALOG, StmEditDialog)

/* Returns a dialog that says why where nothing can be decided. */
AdwDialog *stm_decision_dialog_new (StmStore   *store,
                                    const char *request_uuid);

G_END_DECLS

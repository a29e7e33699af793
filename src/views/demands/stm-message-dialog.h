#pragma once

#include "views/demands/stm-demand-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* A message to log.  Where it passes a list on, the record is marked with it. */
#define STM_TYPE_MESSAGE_DIALOG (stm_message_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmMessageDialog, stm_message_dialog, STM, MESSAGE_DIALOG, StmEditDialog)

/* place: (nullable): the arrangement that it is about */
AdwDialog *stm_message_dialog_new      (StmDemandCase *demand_case,
                                        StmCasePlace  *place,
                                        StmTopic       topic);
/* about anything that changes, to whom the user chooses */
AdwDialog *stm_message_dialog_new_free (StmDemandCase *demand_case);

G_END_DECLS

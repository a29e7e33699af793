#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_DEADLINE_DIALOG (stm_deadline_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmDeadlineDialog, stm_deadline_dialog, STM, DEADLINE_DIALOG, StmRecordDialog)

/* Returns NULL where it cannot be read; a new one is always of a programme. */
AdwDialog *stm_deadline_dialog_new     (StmStore   *store,
                                        const char *uuid);
AdwDialog *stm_deadline_dialog_new_for (StmStore   *store,
                                        const char *programme);

G_END_DECLS

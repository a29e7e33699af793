#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_MEDIATOR_DIALOG (stm_mediator_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmMediatorDialog, stm_mediator_dialog, STM, MEDIATOR_DIALOG, StmRecordDialog)

/* uuid: (nullable): NULL for a new one.  Returns NULL where it cannot be read. */
AdwDialog *stm_mediator_dialog_new (StmStore   *store,
                                    const char *uuid);

G_END_DECLS

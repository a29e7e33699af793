#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_PARTNER_DIALOG (stm_partner_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmPartnerDialog, stm_partner_dialog, STM, PARTNER_DIALOG, StmRecordDialog)

/* uuid: (nullable): NULL for a new one.  Returns NULL where it cannot be read. */
AdwDialog *stm_partner_dialog_new (StmStore   *store,
                                   const char *uuid);

G_END_DECLS

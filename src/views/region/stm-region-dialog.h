#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_REGION_DIALOG (stm_region_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmRegionDialog, stm_region_dialog, STM, REGION_DIALOG, StmRecordDialog)

/* uuid: (nullable): NULL for a new one, which becomes that of the profile.
 * Returns NULL where it cannot be read. */
AdwDialog *stm_region_dialog_new (StmStore   *store,
                                  const char *uuid);

G_END_DECLS

#pragma once

#include "core/stm-demand.h"
#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_ARRANGEMENT_DIALOG (stm_arrangement_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmArrangementDialog, stm_arrangement_dialog, STM, ARRANGEMENT_DIALOG, StmRecordDialog)

/* missing: how many places are still to be found; uuid: (nullable): of an
 * arrangement, NULL for a new one.  Returns NULL where it cannot be read. */
AdwDialog *stm_arrangement_dialog_new (StmStore   *store,
                                       StmDemand  *demand,
                                       int         missing,
                                       const char *uuid);

G_END_DECLS

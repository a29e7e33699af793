#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_PROGRAMME_DIALOG (stm_programme_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmProgrammeDialog, stm_programme_dialog, STM, PROGRAMME_DIALOG, StmRecordDialog)

/* uuid: (nullable): NULL for a new one, made from a template.  Returns NULL where
 * it cannot be read. */
AdwDialog *stm_programme_dialog_new (StmStore   *store,
                                     const char *uuid);

G_END_DECLS

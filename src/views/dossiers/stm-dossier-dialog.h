#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

/* Changes what is known of a client (SPEC W2). */
#define STM_TYPE_DOSSIER_DIALOG (stm_dossier_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierDialog, stm_dossier_dialog, STM, DOSSIER_DIALOG, StmRecordDialog)

/* NULL where it cannot be read any more; a refusal where the right of access ended */
AdwDialog *stm_dossier_dialog_new (StmStore   *store,
                                   const char *uuid);

G_END_DECLS

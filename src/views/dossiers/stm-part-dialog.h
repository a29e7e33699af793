#pragma once

#include "views/stm-record-dialog.h"

G_BEGIN_DECLS

/* A study, a job target or a scored competence of a client (SPEC W2). */
#define STM_TYPE_PART_DIALOG (stm_part_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmPartDialog, stm_part_dialog, STM, PART_DIALOG, StmRecordDialog)

/* kind: "study", "target" or "competence"; uuid: (nullable): NULL for a new one; NULL
 * where it cannot be read any more */
AdwDialog *stm_part_dialog_new (StmStore   *store,
                                const char *kind,
                                const char *dossier,
                                const char *uuid,
                                const char *today);

G_END_DECLS

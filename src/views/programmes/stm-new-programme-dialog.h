#pragma once

#include "store/stm-store.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_NEW_PROGRAMME_DIALOG (stm_new_programme_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmNewProgrammeDialog, stm_new_programme_dialog, STM, NEW_PROGRAMME_DIALOG, StmEditDialog)

/* A programme with its moments, made from a template by shifting the years
 * (SPEC T7), or without any: all saved at once. */
AdwDialog *stm_new_programme_dialog_new (StmStore *store);

G_END_DECLS

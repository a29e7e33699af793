#pragma once

#include "core/stm-activity.h"
#include "widgets/stm-picker-row.h"

G_BEGIN_DECLS

/* A training of those that are known here: what is picked is filled in at code, title,
 * organisation and contact person of the draft, where it can be changed (SPEC W10). */
#define STM_TYPE_TRAINING_ROW (stm_training_row_get_type ())
G_DECLARE_FINAL_TYPE (StmTrainingRow, stm_training_row, STM, TRAINING_ROW, StmPickerRow)

/* known: (nullable): of StmActivity; own: (nullable): who gives those with a code of
 * S5, which come first; NULL leaves them out */
void stm_training_row_offer (StmTrainingRow *self,
                             GListModel     *known,
                             const char     *own);

G_END_DECLS

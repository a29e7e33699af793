#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* Yes or no: a switch, with the word beside it. */
#define STM_TYPE_SWITCH_ROW (stm_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (StmSwitchRow, stm_switch_row, STM, SWITCH_ROW, StmFieldRow)

G_END_DECLS

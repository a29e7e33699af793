#pragma once

#include "widgets/stm-picker-row.h"

G_BEGIN_DECLS

/* One of the choices of a field.  "Not chosen" is only offered while nothing
 * has to be. */
#define STM_TYPE_CHOICE_ROW (stm_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (StmChoiceRow, stm_choice_row, STM, CHOICE_ROW, StmPickerRow)

G_END_DECLS

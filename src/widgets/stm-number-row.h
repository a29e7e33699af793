#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* A whole number, or hours with two decimals.  Empty is 0. */
#define STM_TYPE_NUMBER_ROW (stm_number_row_get_type ())
G_DECLARE_FINAL_TYPE (StmNumberRow, stm_number_row, STM, NUMBER_ROW, StmFieldRow)

G_END_DECLS

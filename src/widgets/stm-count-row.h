#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* A whole number out of a few, 1 to the field's largest: all are seen at once. */
#define STM_TYPE_COUNT_ROW (stm_count_row_get_type ())
G_DECLARE_FINAL_TYPE (StmCountRow, stm_count_row, STM, COUNT_ROW, StmFieldRow)

G_END_DECLS

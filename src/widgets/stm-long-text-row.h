#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* Text of several lines, that grows with what is typed. */
#define STM_TYPE_LONG_TEXT_ROW (stm_long_text_row_get_type ())
G_DECLARE_FINAL_TYPE (StmLongTextRow, stm_long_text_row, STM, LONG_TEXT_ROW, StmFieldRow)

G_END_DECLS

#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* One line of text.  Property "input-purpose" (GtkInputPurpose). */
#define STM_TYPE_TEXT_ROW (stm_text_row_get_type ())
G_DECLARE_FINAL_TYPE (StmTextRow, stm_text_row, STM, TEXT_ROW, StmFieldRow)

G_END_DECLS

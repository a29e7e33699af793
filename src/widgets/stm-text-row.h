#pragma once

#include "widgets/stm-field-row.h"

G_BEGIN_DECLS

/* One line of text.  Property "input-purpose" (GtkInputPurpose).
 *
 * What may be looked at only when that is noted (SPEC P3) stays covered, and cannot be
 * changed, until it is asked for.
 *
 * Signal "reveal": the user wants to see it; note it and call stm_text_row_uncover(). */
#define STM_TYPE_TEXT_ROW (stm_text_row_get_type ())
G_DECLARE_FINAL_TYPE (StmTextRow, stm_text_row, STM, TEXT_ROW, StmFieldRow)

/* once it has its record; what is empty stays as it is */
void stm_text_row_cover   (StmTextRow *self);
/* also focuses it where its button had the focus */
void stm_text_row_uncover (StmTextRow *self);

G_END_DECLS

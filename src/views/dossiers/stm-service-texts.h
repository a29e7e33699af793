#pragma once

#include "core/stm-case-file.h"
#include "widgets/stm-task-row.h"

G_BEGIN_DECLS

/* What the rows of the two services say, and which of their links stand there: exactly
 * when S5 says (SPEC W6, W7, W11, W12). */
void stm_service_texts_add_buttons (StmTaskRow  *row);
/* "Bemiddeling dmv tijdelijke werkervaring" */
void stm_service_texts_fill_first  (StmTaskRow  *row,
                                    StmCaseFile *file,
                                    const char  *today);
/* "Intensieve bemiddeling", once it was started */
void stm_service_texts_fill_second (StmTaskRow  *row,
                                    StmCaseFile *file,
                                    const char  *today);

G_END_DECLS

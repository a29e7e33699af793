#pragma once

#include "views/dossiers/stm-part-group.h"

G_BEGIN_DECLS

/* What the rows of studies, job targets and competences say (SPEC W2); data: whether they
 * may be changed. */
void stm_part_texts_add_nothing     (StmTaskRow *row,
                                     const char *uuid);
void stm_part_texts_fill_study      (StmTaskRow *row,
                                     StmRecord  *record,
                                     gpointer    may_edit);
void stm_part_texts_fill_target     (StmTaskRow *row,
                                     StmRecord  *record,
                                     gpointer    may_edit);
void stm_part_texts_fill_competence (StmTaskRow *row,
                                     StmRecord  *record,
                                     gpointer    may_edit);

G_END_DECLS

#pragma once

#include "views/demands/stm-demand-case.h"
#include "widgets/stm-task-row.h"

G_BEGIN_DECLS

/* Fills the rows of a demand's page: the two tasks of SPEC V3, and an arranged
 * place. */
void stm_task_texts_fill_places (StmTaskRow    *row,
                                 StmDemandCase *demand_case);
void stm_task_texts_fill_pupils (StmTaskRow    *row,
                                 StmDemandCase *demand_case);
void stm_task_texts_fill_place  (StmTaskRow    *row,
                                 StmDemandCase *demand_case,
                                 StmCasePlace  *place);

G_END_DECLS

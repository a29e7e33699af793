#pragma once

#include "views/dossiers/stm-guidance.h"
#include "widgets/stm-task-row.h"

G_BEGIN_DECLS

/* The rows of what a client and his mediator work on: each a StmPartAdd and a
 * StmPartFill with a StmGuidance. */
void        stm_signal_row_add       (StmTaskRow *row,
                                      const char *uuid);
void        stm_signal_row_fill      (StmTaskRow *row,
                                      StmRecord  *record,
                                      gpointer    guidance);
void        stm_goal_row_add         (StmTaskRow *row,
                                      const char *uuid);
void        stm_goal_row_fill        (StmTaskRow *row,
                                      StmRecord  *record,
                                      gpointer    guidance);
const char *stm_goal_row_get_heading (StmRecord  *record);
void        stm_assignment_row_add   (StmTaskRow *row,
                                      const char *uuid);
void        stm_assignment_row_fill  (StmTaskRow *row,
                                      StmRecord  *record,
                                      gpointer    guidance);
void        stm_sheet_row_add        (StmTaskRow *row,
                                      const char *uuid);
void        stm_sheet_row_fill       (StmTaskRow *row,
                                      StmRecord  *record,
                                      gpointer    guidance);

G_END_DECLS

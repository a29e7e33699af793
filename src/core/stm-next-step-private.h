#pragma once

#include "core/stm-next-step.h"

G_BEGIN_DECLS

/* What the lists of steps are made with. */
typedef struct
{
  StmCaseFile  *file;
  StmMediation *mediation;
  const char   *today;
  GPtrArray    *steps;
} StmStepList;

/* text: (transfer full) */
void stm_step_list_add           (StmStepList *self,
                                  StmReason    reason,
                                  const char  *due,
                                  int          move,
                                  gpointer     subject,
                                  char        *text);
void stm_step_list_add_since     (StmStepList *self,
                                  StmReason    reason,
                                  const char  *due,
                                  int          move,
                                  gpointer     subject,
                                  const char  *sentence,
                                  const char  *day);

void stm_step_list_add_first     (StmStepList *self);
void stm_step_list_add_agreement (StmStepList *self);
void stm_step_list_add_sheets    (StmStepList *self);
void stm_step_list_add_contacts  (StmStepList *self);
void stm_step_list_add_closing   (StmStepList *self);
void stm_step_list_add_tasks     (StmStepList *self);
void stm_step_list_add_papers    (StmStepList *self);
void stm_step_list_add_terms     (StmStepList *self);
void stm_step_list_add_signals   (StmStepList *self);
void stm_step_list_add_plan      (StmStepList *self);

G_END_DECLS

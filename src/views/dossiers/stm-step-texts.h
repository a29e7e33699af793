#pragma once

#include "views/dossiers/stm-guidance.h"
#include "widgets/stm-task-row.h"

G_BEGIN_DECLS

/* (transfer full): "953081 · Werkervaringsstage" */
char *stm_step_dup_title  (StmActivity *activity);
/* (transfer full): "07-09-2026 – 18-12-2026 · 380 hours", as far as it is known */
char *stm_step_dup_when   (StmActivity *activity);
/* (transfer full): "Started on 07-09-2026" */
char *stm_step_dup_state  (StmActivity *activity);
/* (transfer full): who gives it and where */
char *stm_step_dup_where  (StmActivity *activity,
                           StmStore    *store);

/* the row of a step towards work (StmPartAdd, StmPartFill with a StmGuidance) */
void  stm_step_row_add    (StmTaskRow  *row,
                           const char  *uuid);
void  stm_step_row_fill   (StmTaskRow  *row,
                           StmRecord   *record,
                           gpointer     guidance);

G_END_DECLS

#pragma once

#include "core/stm-follow-up-rules.h"
#include "core/stm-stage-rules.h"

G_BEGIN_DECLS

/* The parts of stm_follow_up_list() that make a row for each record. */
void stm_follow_up_insert           (GListStore *items,
                                     StmFollowUp *item);
void stm_follow_up_add_deadlines    (StmNumbers *numbers,
                                     StmRole     role,
                                     const char *now,
                                     GListStore *items);
void stm_follow_up_add_demands      (StmNumbers *numbers,
                                     StmRole     role,
                                     const char *now,
                                     GListStore *items);

/* The task of a role for a demand, where it is not done. */
gboolean stm_follow_up_find_task    (StmDemandNumbers *demand,
                                     StmRole           role,
                                     const char       *now,
                                     StmStageTask     *task);
char    *stm_follow_up_dup_task     (StmDemandNumbers *demand,
                                     StmRole           role);
char    *stm_follow_up_dup_programme (StmNumbers      *numbers,
                                     const char       *uuid);

G_END_DECLS

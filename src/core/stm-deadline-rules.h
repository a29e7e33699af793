#pragma once

#include "core/stm-deadline.h"
#include "core/stm-policy.h"

G_BEGIN_DECLS

/* A deadline is soon when it falls within so many days. */
#define STM_DEADLINE_SOON_DAYS 14

/**
 * StmDeadlineState:
 * @STM_DEADLINE_OPEN: it lies ahead
 * @STM_DEADLINE_SOON: it falls within two weeks
 * @STM_DEADLINE_LATE: it is over and nobody said that it is done
 * @STM_DEADLINE_DONE: it was done, or its moment passed by itself
 *
 * Where a deadline stands at a moment; never kept.
 */
typedef enum
{
  STM_DEADLINE_OPEN,
  STM_DEADLINE_SOON,
  STM_DEADLINE_LATE,
  STM_DEADLINE_DONE
} StmDeadlineState;

/**
 * StmTiming:
 * @STM_TIMING_NONE: there are no rounds, or it is not known when it was entered
 * @STM_TIMING_ON_TIME: before the requests of the first round were due
 * @STM_TIMING_LATE_STARTER: after that, before the first round was over
 * @STM_TIMING_LATE: "laattijdig", in a later round
 * @STM_TIMING_AFTER_ROUNDS: after the last round
 *
 * How a request came in (SPEC T7), in the order of stm_timing_choices.
 */
typedef enum
{
  STM_TIMING_NONE,
  STM_TIMING_ON_TIME,
  STM_TIMING_LATE_STARTER,
  STM_TIMING_LATE,
  STM_TIMING_AFTER_ROUNDS
} StmTiming;

StmDeadlineState stm_deadline_get_state       (StmDeadline  *self,
                                               const char   *now);
StmDeadlineState stm_deadline_get_task_state  (const char   *due,
                                               const char   *done_on,
                                               const char   *now);
const char      *stm_deadline_state_get_label (StmDeadlineState state);
gboolean         stm_deadline_concerns        (StmDeadline  *self,
                                               StmRole       role);
char            *stm_deadline_dup_moment      (StmDeadline  *self);
char            *stm_deadline_dup_when        (StmDeadline  *self);
int              stm_deadline_compare         (StmDeadline  *a,
                                               StmDeadline  *b);

StmTiming        stm_round_find               (GListModel   *deadlines,
                                               const char   *entered,
                                               int          *round);

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmDeadlineEffect:
 * @STM_DEADLINE_REMINDER: only to be kept in mind
 * @STM_DEADLINE_REQUESTS: requests are entered before it
 * @STM_DEADLINE_LATE_STARTERS: those who start after that are entered before it
 * @STM_DEADLINE_ROUND: the round is over; what comes later falls in the next
 * @STM_DEADLINE_FINAL: all is final
 *
 * What happens at a moment, in the order of stm_deadline_effect_choices.
 */
typedef enum
{
  STM_DEADLINE_REMINDER,
  STM_DEADLINE_REQUESTS,
  STM_DEADLINE_LATE_STARTERS,
  STM_DEADLINE_ROUND,
  STM_DEADLINE_FINAL
} StmDeadlineEffect;

/**
 * StmAudience:
 * @STM_AUDIENCE_SCHOOL: schools
 * @STM_AUDIENCE_SERVICE: services
 * @STM_AUDIENCE_REGION: the region or bureau
 *
 * Whom something concerns: bits, in the order of stm_audience_choices.
 */
typedef enum
{
  STM_AUDIENCE_SCHOOL  = 1 << 0,
  STM_AUDIENCE_SERVICE = 1 << 1,
  STM_AUDIENCE_REGION  = 1 << 2
} StmAudience;

#define STM_TYPE_DEADLINE (stm_deadline_get_type ())
G_DECLARE_FINAL_TYPE (StmDeadline, stm_deadline, STM, DEADLINE, StmRecord)

/**
 * StmDeadline:
 * A moment of a programme (SPEC T7, V5).  Its state is never kept: see stm_deadline_get_state().
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmDeadline
{
  StmRecord  parent_instance;

  char  *programme;
  char  *name;
  char  *date;
  char  *time;
  char  *starts_on;
  int    weeks_before;
  int    round;
  int    effect;
  int    audience;
  char  *remarks;
  char  *done_on;
};

G_END_DECLS

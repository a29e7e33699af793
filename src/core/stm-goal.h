#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_GOAL (stm_goal_get_type ())
G_DECLARE_FINAL_TYPE (StmGoal, stm_goal, STM, GOAL, StmRecord)

/**
 * StmGoal:
 * A "werkpunt": what a client works on.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmGoal
{
  StmRecord  parent_instance;

  char  *mediation;
  int    rubric;
  char  *name;
  char  *remarks;
  char  *reached_on;
};

G_END_DECLS

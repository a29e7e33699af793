#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmProgress:
 * @STM_PROGRESS_OPEN: to be done
 * @STM_PROGRESS_DONE: done
 * @STM_PROGRESS_DROPPED: no longer to be done
 *
 * What became of a task, in the order of stm_progress_choices.
 */
typedef enum
{
  STM_PROGRESS_OPEN,
  STM_PROGRESS_DONE,
  STM_PROGRESS_DROPPED
} StmProgress;

#define STM_TYPE_TASK (stm_task_get_type ())
G_DECLARE_FINAL_TYPE (StmTask, stm_task, STM, TASK, StmRecord)

/**
 * StmTask:
 * An "opdracht" with its deadline (SPEC W8).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmTask
{
  StmRecord  parent_instance;

  char  *mediation;
  char  *sheet;
  char  *goal;
  char  *activity;
  char  *name;
  char  *due_on;
  int    progress;
  char  *done_on;
  char  *remarks;
};

G_END_DECLS

#pragma once

#include "core/stm-deadline-rules.h"
#include "core/stm-demand.h"
#include "core/stm-problem-list.h"

G_BEGIN_DECLS

/**
 * StmModel:
 * @STM_MODEL_NONE: not chosen
 * @STM_MODEL_BLOCK: "blok", whole weeks
 * @STM_MODEL_ALTERNATING: "alternerend"
 * @STM_MODEL_BOTH: "blok en alternerend"
 * @STM_MODEL_RIBBON: "lint", a day or half-day a week
 *
 * How a stage is spread over the weeks (SPEC T4, V1), in the order of
 * stm_model_choices.
 */
typedef enum
{
  STM_MODEL_NONE,
  STM_MODEL_BLOCK,
  STM_MODEL_ALTERNATING,
  STM_MODEL_BOTH,
  STM_MODEL_RIBBON
} StmModel;

/* a half-day of which nobody said how long it is */
#define STM_STAGE_HALF_DAY_MINUTES (4 * 60)

#define STM_STAGE_N_DAYS 7
/* all half-days from Monday to Friday */
#define STM_STAGE_WEEKDAYS ((1 << 10) - 1)

#define STM_PLACES_WEEKS_BEFORE 6
#define STM_PUPILS_WEEKS_BEFORE 2

/**
 * StmStageTask:
 * @due: (array fixed-size=11): the last day, an ISO date
 * @at_once: whether the demand came later than the limit, so that it is due at
 *   once and marked late
 * @state: where it stands
 *
 * One of the two tasks of SPEC V3.
 */
typedef struct
{
  char             due[11];
  gboolean         at_once;
  StmDeadlineState state;
} StmStageTask;

void     stm_stage_check           (int             model,
                                    const char     *starts_on,
                                    const char     *ends_on,
                                    int             days,
                                    StmProblemList *problems);
const char *stm_stage_get_day_name (int            day);
int      stm_stage_propose_days    (int             model,
                                    int             days);
int      stm_stage_count_half_days (int             days);
int      stm_stage_count_weeks     (const char     *starts_on,
                                    const char     *ends_on);
int      stm_stage_count_minutes   (int             days,
                                    int             half_day_minutes,
                                    const char     *starts_on,
                                    const char     *ends_on);
char    *stm_stage_dup_hours       (int             days,
                                    int             half_day_minutes,
                                    const char     *starts_on,
                                    const char     *ends_on);
char    *stm_stage_dup_days        (int             days);

gboolean stm_stage_find_task       (StmDemand      *demand,
                                    int             weeks_before,
                                    const char     *done_on,
                                    const char     *now,
                                    StmStageTask   *task);

G_END_DECLS

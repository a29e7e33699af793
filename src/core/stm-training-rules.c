#include "config.h"

#include "core/stm-training-rules.h"

#include "core/stm-date.h"
#include "core/stm-error.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

/* SPEC W10, in its order */
static const StmTraining trainings[] = {
  { STM_TRAINING_EXPLORATORY_STAGE, N_("Exploratory stage"), "Beroepsverkennende stage", "2022-12-31", 0, TRUE, FALSE },
  { STM_TRAINING_WORK_STAGE, N_("Work experience stage"), "Werkervaringsstage", NULL, 0, TRUE, TRUE },
  { STM_TRAINING_REMEDIAL, N_("Intensive remedying of peripheral factors and learning of generic competences"),
    "Intensieve remediëring van randfactoren en het aanleren van generieke competenties", NULL, STM_TRAINING_SHORT_MONTHS, FALSE, FALSE },
};

/**
 * stm_training_list:
 * @n_trainings: (out): how many there are
 *
 * Returns: (array length=n_trainings): the trainings that S5 gives a code
 */
const StmTraining *
stm_training_list (guint *n_trainings)
{
  *n_trainings = G_N_ELEMENTS (trainings);

  return trainings;
}

/**
 * stm_training_find:
 * @code: (nullable): a training code
 *
 * Returns: (nullable): the training that S5 gives this code
 */
const StmTraining *
stm_training_find (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (trainings); i++)
    if (g_strcmp0 (trainings[i].code, code) == 0)
      return &trainings[i];

  return NULL;
}

/**
 * stm_training_get_name:
 * @training: a training
 *
 * Returns: its title as S5 writes it, for records, messages and documents: these
 *   are Dutch in every language of the program
 */
const char *
stm_training_get_name (const StmTraining *training)
{
  return training->title;
}

/**
 * stm_training_is_stage:
 * @code: (nullable): a training code
 *
 * Returns: whether it is that of a "beroepsverkennende stage" or a
 *   "werkervaringsstage"
 */
gboolean
stm_training_is_stage (const char *code)
{
  const StmTraining *training = stm_training_find (code);

  return training != NULL && training->is_stage;
}

/**
 * stm_training_has_attestation:
 * @code: (nullable): a training code
 *
 * Returns: whether it gives form C91, as a "werkervaringsstage" alone does
 *   (SPEC W14)
 */
gboolean
stm_training_has_attestation (const char *code)
{
  const StmTraining *training = stm_training_find (code);

  return training != NULL && training->has_attestation;
}

static void
check_last_start (const StmTraining *training, const char *starts_on, StmProblemList *problems)
{
  g_autofree char *last = stm_date_format (training->last_start);

  if (stm_date_compare (starts_on, training->last_start) > 0)
    stm_problem_list_add (problems, "starts-on", STM_SEVERITY_ERROR,
                          _("A training with code %s (%s) could start until %s only."), training->code,
                          _(training->name), last);
}

static void
check_length (const StmTraining *training, const char *starts_on, const char *ends_on, StmProblemList *problems)
{
  int months = training != NULL ? training->most_months : STM_TRAINING_SHORT_MONTHS;
  g_autofree char *last = stm_term_last_day (starts_on, months);
  g_autofree char *shown = stm_date_format (last);

  if (last == NULL)
    return;

  if (training != NULL && ends_on == NULL)
    stm_problem_list_add (problems, "ends-on", STM_SEVERITY_WARNING,
                          _("A training with code %s lasts at most %d months. Enter its last day."), training->code, months);
  else if (training != NULL && stm_term_days_between (last, ends_on) > 0)
    stm_problem_list_add (problems, "ends-on", STM_SEVERITY_ERROR,
                          _("A training with code %s lasts at most %d months: until %s."), training->code, months, shown);
  else if (stm_term_days_between (last, ends_on) > 0)
    stm_problem_list_add (problems, "ends-on", STM_SEVERITY_WARNING,
                          _("Short trainings of at most %d months are registered only: until %s."), months, shown);
}

/**
 * stm_training_check_start:
 * @code: (nullable): a training code
 * @starts_on: (nullable): the first day, an ISO date
 * @ends_on: (nullable): the last day, an ISO date
 * @problems: gets what is wrong, at "starts-on" and "ends-on"
 *
 * Code 953030 is kept for history, and cannot start after 31 December 2022; one
 * with code 953082 lasts at most three months (SPEC W10).  Of trainings with
 * another code S5 registers the short ones, of at most three months, only; that
 * is a warning.  Stages last as long as they last.
 */
void
stm_training_check_start (const char *code, const char *starts_on, const char *ends_on, StmProblemList *problems)
{
  const StmTraining *training = stm_training_find (code);

  if (code == NULL || !stm_date_parse (starts_on, NULL))
    return;

  if (training != NULL && training->last_start != NULL)
    check_last_start (training, starts_on, problems);
  if (training == NULL || training->most_months > 0)
    check_length (training, starts_on, ends_on, problems);
}

/**
 * stm_training_check_days:
 * @code: (nullable): a training code
 * @starts_on: (nullable): the first day, an ISO date
 * @ends_on: (nullable): the last day, an ISO date
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * As stm_training_check_start() tells it of the last day, for what is requested, or
 * goes on: then a training that has a longest time has a last day too (SPEC W10).
 *
 * Returns: whether the training can last from @starts_on to @ends_on
 */
gboolean
stm_training_check_days (const char *code, const char *starts_on, const char *ends_on, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  stm_training_check_start (code, starts_on, ends_on, problems);
  problem = stm_problem_list_find (problems, "ends-on");
  if (problem == NULL || stm_training_find (code) == NULL)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, stm_problem_get_message (problem));

  return FALSE;
}

/**
 * stm_training_check_taken:
 * @activity: a step towards work
 * @problems: gets what is wrong
 *
 * As stm_training_check_start(), of what was requested, started or ended, with the
 * days on which it really started and ended where these are known (SPEC W10).
 */
void
stm_training_check_taken (StmActivity *activity, StmProblemList *problems)
{
  const char *starts_on = activity->started_on != NULL ? activity->started_on : activity->starts_on;
  const char *ends_on = activity->ended_on != NULL ? activity->ended_on : activity->ends_on;
  g_autoptr (StmProblemList) found = stm_problem_list_new ();

  if (activity->state == STM_ACTIVITY_STATE_PLANNED || activity->state == STM_ACTIVITY_STATE_CANCELLED)
    return;

  stm_training_check_start (activity->code, starts_on, ends_on, found);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found)); i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (G_LIST_MODEL (found), i);
      gboolean is_start = g_str_equal (stm_problem_get_field (problem), "starts-on");
      const char *field = is_start ? (activity->started_on != NULL ? "started-on" : "starts-on")
                                   : (activity->ended_on != NULL ? "ended-on" : "ends-on");

      stm_problem_list_add (problems, field, stm_problem_get_severity (problem), "%s", stm_problem_get_message (problem));
    }
}

static const char *
find_refusal (StmActivity *activity)
{
  switch ((StmActivityState) activity->state)
    {
    case STM_ACTIVITY_STATE_STARTED:
      return _("It has started, and can only be ended.");
    case STM_ACTIVITY_STATE_ENDED:
      return _("It is over already.");
    case STM_ACTIVITY_STATE_CANCELLED:
      return _("It was cancelled already.");
    case STM_ACTIVITY_STATE_PLANNED:
    case STM_ACTIVITY_STATE_REQUESTED:
    default:
      return activity->by_vdab
               ? _("A training of the VDAB is not cancelled here. Tell its contact person, who cancels it.")
               : NULL;
    }
}

/**
 * stm_training_may_cancel:
 * @activity: a step towards work
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * What was requested can be cancelled until it starts, a training of the VDAB
 * never: its contact person gets word instead (SPEC W10).
 *
 * Returns: whether @activity can be cancelled
 */
gboolean
stm_training_may_cancel (StmActivity *activity, GError **error)
{
  const char *refusal = find_refusal (activity);

  if (refusal != NULL)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, refusal);

  return refusal == NULL;
}

#include "config.h"

#include "core/stm-stage-rules.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_DAYS STM_STAGE_N_DAYS

/* SPEC V1: how long each model lasts, in weeks */
static const struct
{
  StmModel model;
  int      least, most;
} lengths[] = {
  { STM_MODEL_BLOCK,  2,  4 },
  { STM_MODEL_RIBBON, 10, 20 },
};

static const char *const day_names[N_DAYS] = {
  N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday")
};

/**
 * stm_stage_get_day_name:
 * @day: 0 for Monday
 *
 * Returns: what people call it
 */
const char *
stm_stage_get_day_name (int day)
{
  return _(day_names[day]);
}

/**
 * stm_stage_propose_days:
 * @model: a #StmModel
 * @days: the half-days chosen so far, bits of stm_half_day_choices
 *
 * Returns: @days, or the whole week for a block stage of which none are chosen
 *   (SPEC V1)
 */
int
stm_stage_propose_days (int model, int days)
{
  return model == STM_MODEL_BLOCK && days == 0 ? STM_STAGE_WEEKDAYS : days;
}

/**
 * stm_stage_count_half_days:
 * @days: bits of stm_half_day_choices
 *
 * Returns: how many half-days of the week these are
 */
int
stm_stage_count_half_days (int days)
{
  int n = 0;

  for (; days != 0; days &= days - 1)
    n++;

  return n;
}

/**
 * stm_stage_count_weeks:
 * @starts_on: (nullable): an ISO date
 * @ends_on: (nullable): an ISO date
 *
 * Returns: how many weeks the period touches, from the day of the week on which
 *   it begins: Monday to Friday is one; 0 where it is no period
 */
int
stm_stage_count_weeks (const char *starts_on, const char *ends_on)
{
  GDate start, end;

  g_date_clear (&start, 1);
  g_date_clear (&end, 1);
  if (!stm_date_parse (starts_on, &start) || !stm_date_parse (ends_on, &end) || g_date_compare (&start, &end) > 0)
    return 0;

  return g_date_days_between (&start, &end) / N_DAYS + 1;
}

/**
 * stm_stage_count_minutes:
 * @days: bits of stm_half_day_choices
 * @half_day_minutes: how long a half-day is
 * @starts_on: the first day
 * @ends_on: the last day
 *
 * Counts the hours that a weekly pattern gives over a period (SPEC V1).
 *
 * Returns: minutes
 */
int
stm_stage_count_minutes (int days, int half_day_minutes, const char *starts_on, const char *ends_on)
{
  GDate day, end;
  int n = 0;

  g_date_clear (&day, 1);
  g_date_clear (&end, 1);
  if (!stm_date_parse (starts_on, &day) || !stm_date_parse (ends_on, &end))
    return 0;

  for (; g_date_compare (&day, &end) <= 0; g_date_add_days (&day, 1))
    n += stm_stage_count_half_days ((days >> (2 * (g_date_get_weekday (&day) - 1))) & 3);

  return n * half_day_minutes;
}

static char *
dup_hours (int minutes)
{
  return minutes % 60 == 0 ? g_strdup_printf ("%d", minutes / 60) : g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

/**
 * stm_stage_dup_hours:
 * @days: bits of stm_half_day_choices
 * @half_day_minutes: how long a half-day is; 0 for the usual length
 * @starts_on: (nullable): the first day
 * @ends_on: (nullable): the last day
 *
 * Counts a weekly pattern into hours (SPEC V1).
 *
 * Returns: (transfer full): for people, "3 half-days, 12 hours a week, 120 in
 *   total"; without the total where there is no period
 */
char *
stm_stage_dup_hours (int days, int half_day_minutes, const char *starts_on, const char *ends_on)
{
  int length = half_day_minutes > 0 ? half_day_minutes : STM_STAGE_HALF_DAY_MINUTES;
  int n = stm_stage_count_half_days (days);
  int total = stm_stage_count_minutes (days, length, starts_on, ends_on);
  g_autofree char *half_days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d half-day", "%d half-days", n), n);
  g_autofree char *a_week = dup_hours (n * length);
  g_autofree char *in_total = dup_hours (total);

  if (n == 0)
    return g_strdup (_("No half-days chosen"));
  if (total == 0)
    /* Translators: "3 half-days", then a number of hours */
    return g_strdup_printf (_("%s, %s hours a week"), half_days, a_week);

  /* Translators: "3 half-days", then twice a number of hours */
  return g_strdup_printf (_("%s, %s hours a week, %s in total"), half_days, a_week, in_total);
}

/**
 * stm_stage_dup_days:
 * @days: bits of stm_half_day_choices
 *
 * Returns: (transfer full): the weekly pattern for people, "Monday, Tuesday
 *   morning"
 */
char *
stm_stage_dup_days (int days)
{
  GString *text = g_string_new (NULL);

  for (int day = 0; day < N_DAYS; day++)
    {
      int halves = (days >> (2 * day)) & 3;

      if (halves == 0)
        continue;

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              halves == 3 ? stm_stage_get_day_name (day) : _(stm_half_day_choices[2 * day + halves - 1].label));
    }

  return g_string_free_and_steal (text);
}

static int
count_days (int days)
{
  int n = 0;

  for (int day = 0; day < N_DAYS; day++)
    n += ((days >> (2 * day)) & 3) != 0;

  return n;
}

static void
check_days (int model, int days, StmProblemList *problems)
{
  int whole_weeks = STM_STAGE_WEEKDAYS;

  if (days == 0)
    return;

  if (model == STM_MODEL_RIBBON && count_days (days) > 1)
    stm_problem_list_add (problems, "days", STM_SEVERITY_WARNING,
                          _("A weekly stage is one day or half-day a week."));
  else if (model == STM_MODEL_BLOCK && (days & whole_weeks) != whole_weeks)
    stm_problem_list_add (problems, "days", STM_SEVERITY_WARNING,
                          _("A block stage takes the whole week."));
}

/**
 * stm_stage_check:
 * @model: a #StmModel
 * @starts_on: (nullable): the first day
 * @ends_on: (nullable): the last day
 * @days: the weekly pattern, bits of stm_half_day_choices
 * @problems: gets what is wrong
 *
 * The end is not before the start; a length or pattern that the model does not
 * know is a warning that names the rule (SPEC V1).
 */
void
stm_stage_check (int model, const char *starts_on, const char *ends_on, int days, StmProblemList *problems)
{
  int weeks = stm_stage_count_weeks (starts_on, ends_on);

  if (stm_date_parse (starts_on, NULL) && stm_date_parse (ends_on, NULL) && weeks == 0)
    stm_problem_list_add (problems, "ends-on", STM_SEVERITY_ERROR, _("The end is before the start."));

  for (guint i = 0; weeks > 0 && i < G_N_ELEMENTS (lengths); i++)
    if (lengths[i].model == (StmModel) model && (weeks < lengths[i].least || weeks > lengths[i].most))
      stm_problem_list_add (problems, "ends-on", STM_SEVERITY_WARNING,
                            model == STM_MODEL_BLOCK
                              ? _("A block stage lasts %d to %d weeks; this one lasts %d.")
                              : _("A weekly stage lasts %d to %d weeks; this one lasts %d."),
                            lengths[i].least, lengths[i].most, weeks);

  check_days (model, days, problems);
}

/**
 * stm_stage_find_task:
 * @demand: a demand
 * @weeks_before: how long before its start the task is due
 * @done_on: (nullable): the day it was done
 * @now: the moment
 * @task: (out caller-allocates): the task
 *
 * Six weeks before the start of a stage the bureau passes the arranged places to
 * the school, two weeks before it the school passes the pupils to the
 * institution (SPEC V3).  Where the demand came later than that, it is to be
 * done at once and marked late.
 *
 * Returns: whether there is such a task: not without a valid start
 */
gboolean
stm_stage_find_task (StmDemand *demand, int weeks_before, const char *done_on, const char *now, StmStageTask *task)
{
  GDate day;

  g_date_clear (&day, 1);
  if (!stm_date_parse (demand->starts_on, &day))
    return FALSE;

  g_date_subtract_days (&day, (guint) (weeks_before * N_DAYS));
  g_date_strftime (task->due, sizeof task->due, "%Y-%m-%d", &day);
  task->at_once = demand->asked_on != NULL && stm_date_compare (demand->asked_on, task->due) > 0;
  if (task->at_once)
    g_strlcpy (task->due, demand->asked_on, sizeof task->due);

  task->state = stm_deadline_get_task_state (task->due, done_on, now);
  if (task->at_once && done_on == NULL)
    task->state = STM_DEADLINE_LATE;

  return TRUE;
}

#include "config.h"

#include "core/stm-deadline-rules.h"

#include "core/stm-date.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* in the order of StmDeadlineState */
static const char *const state_labels[] = { N_("Open"), N_("Soon"), N_("Late"), N_("Done") };

/**
 * stm_deadline_state_get_label:
 * @state: a state
 *
 * Returns: its name in the user's language
 */
const char *
stm_deadline_state_get_label (StmDeadlineState state)
{
  return _(state_labels[state]);
}

/**
 * stm_deadline_dup_moment:
 * @self: a deadline
 *
 * Returns: (transfer full) (nullable): when it is over; %NULL where that differs
 *   from stage to stage
 */
char *
stm_deadline_dup_moment (StmDeadline *self)
{
  return self->date != NULL ? stm_moment_new (self->date, self->time) : NULL;
}

/**
 * stm_deadline_dup_when:
 * @self: a deadline
 *
 * Returns: (transfer full): when it is due, for people
 */
char *
stm_deadline_dup_when (StmDeadline *self)
{
  g_autofree char *date = stm_date_format (self->date);
  g_autofree char *first = stm_date_format (self->starts_on);
  g_autofree char *last = NULL;

  if (self->date == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d week before the start of each stage",
                                         "%d weeks before the start of each stage", self->weeks_before),
                            self->weeks_before);

  /* Translators: a day and a time of that day */
  last = self->time != NULL ? g_strdup_printf (_("%s, %s"), date, self->time) : g_steal_pointer (&date);

  /* Translators: from day to day */
  return self->starts_on != NULL ? g_strdup_printf (_("%s to %s"), first, last) : g_steal_pointer (&last);
}

static StmDeadlineState
find_state (const char *due, const char *now)
{
  g_autofree char *due_date = g_strndup (due, 10);
  g_autofree char *today = g_strndup (now, 10);
  GDate due_day, day;

  if (strcmp (now, due) >= 0)
    return STM_DEADLINE_LATE;

  g_date_clear (&due_day, 1);
  g_date_clear (&day, 1);
  if (!stm_date_parse (due_date, &due_day) || !stm_date_parse (today, &day))
    return STM_DEADLINE_OPEN;

  return g_date_days_between (&day, &due_day) <= STM_DEADLINE_SOON_DAYS ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN;
}

/**
 * stm_deadline_get_state:
 * @self: a deadline
 * @now: the moment
 *
 * What ends a step of a round is done once its moment passed; what somebody has
 * to do is late then, until it is said to be done (SPEC T7).  One without a date
 * is open: each stage has its own.
 *
 * Returns: where @self stands at @now
 */
StmDeadlineState
stm_deadline_get_state (StmDeadline *self, const char *now)
{
  g_autofree char *due = stm_deadline_dup_moment (self);
  StmDeadlineState state;

  if (self->done_on != NULL)
    return STM_DEADLINE_DONE;
  if (due == NULL)
    return STM_DEADLINE_OPEN;

  state = find_state (due, now);

  return state == STM_DEADLINE_LATE && self->effect != STM_DEADLINE_REMINDER ? STM_DEADLINE_DONE : state;
}

/**
 * stm_deadline_get_task_state:
 * @due: the last day, an ISO date
 * @done_on: (nullable): the day it was done, an ISO date
 * @now: the moment
 *
 * Returns: where a task that is due by the end of a day stands at @now
 */
StmDeadlineState
stm_deadline_get_task_state (const char *due, const char *done_on, const char *now)
{
  g_autofree char *moment = stm_moment_new (due, NULL);

  return done_on != NULL ? STM_DEADLINE_DONE : find_state (moment, now);
}

/**
 * stm_deadline_concerns:
 * @self: a deadline
 * @role: who asks
 *
 * Returns: whether @self is for @role
 */
gboolean
stm_deadline_concerns (StmDeadline *self, StmRole role)
{
  const int audiences[] = {
    [STM_ROLE_SCHOOL] = STM_AUDIENCE_SCHOOL,
    [STM_ROLE_SERVICE] = STM_AUDIENCE_SERVICE,
    [STM_ROLE_REGION] = STM_AUDIENCE_REGION,
    [STM_ROLE_PARTNER] = 0,
  };

  return (self->audience & audiences[role]) != 0;
}

/* What differs from stage to stage comes after what has a day, the longest
 * before its stage first. */
static int
compare_moments (StmDeadline *a, StmDeadline *b)
{
  g_autofree char *moment_a = stm_deadline_dup_moment (a);
  g_autofree char *moment_b = stm_deadline_dup_moment (b);

  if (moment_a == NULL || moment_b == NULL)
    return moment_a == moment_b ? b->weeks_before - a->weeks_before : (moment_a == NULL) - (moment_b == NULL);

  return strcmp (moment_a, moment_b);
}

/**
 * stm_deadline_compare:
 * @a: a deadline
 * @b: a deadline
 *
 * Compares by round, then by moment; what belongs to no round comes last.
 *
 * Returns: below 0 where @a comes first, above 0 where @b does, else 0
 */
int
stm_deadline_compare (StmDeadline *a, StmDeadline *b)
{
  int order;

  if (a->round != b->round)
    return a->round == 0 || b->round == 0 ? b->round - a->round : a->round - b->round;

  order = compare_moments (a, b);
  if (order == 0)
    order = a->effect - b->effect;

  return order != 0 ? order : g_strcmp0 (a->name, b->name);
}

/**
 * stm_round_find:
 * @deadlines: the #StmDeadline of a programme
 * @entered: (nullable): the moment at which a request was entered
 * @round: (out) (optional): the round that it falls in, from 1; 0 where there is
 *   none, or none is left
 *
 * After the closing moment of a round a request falls in the next one, and is
 * late (SPEC T7).  The view "overview" of the database says the same in SQL.
 *
 * Returns: how the request came in
 */
StmTiming
stm_round_find (GListModel *deadlines, const char *entered, int *round)
{
  guint n_rounds = 0;
  guint n_over = 0;
  gboolean is_late_starter = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (deadlines); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (deadlines, i);
      g_autofree char *moment = stm_deadline_dup_moment (deadline);
      gboolean is_over = moment != NULL && entered != NULL && strcmp (entered, moment) >= 0;

      n_rounds += deadline->effect == STM_DEADLINE_ROUND;
      n_over += deadline->effect == STM_DEADLINE_ROUND && is_over;
      is_late_starter |= deadline->effect == STM_DEADLINE_REQUESTS && is_over;
    }

  if (round != NULL)
    *round = n_over < n_rounds && entered != NULL ? (int) n_over + 1 : 0;

  if (n_rounds == 0 || entered == NULL)
    return STM_TIMING_NONE;
  if (n_over == n_rounds)
    return STM_TIMING_AFTER_ROUNDS;
  if (n_over > 0)
    return STM_TIMING_LATE;

  return is_late_starter ? STM_TIMING_LATE_STARTER : STM_TIMING_ON_TIME;
}

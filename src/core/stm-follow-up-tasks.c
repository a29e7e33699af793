#include "config.h"

#include "core/stm-follow-up-tasks.h"

#include "core/stm-date.h"
#include "core/stm-programme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The tasks of SPEC V3, one row a task. */
typedef struct
{
  StmRole    role;
  int        weeks_before;
  gboolean (*is_asked) (StmDemandNumbers *demand);
  gboolean (*is_done)  (StmDemandNumbers *demand);
  char    *(*dup_title) (StmDemandNumbers *demand);
  char    *(*dup_sum)  (int n);
} Task;

/**
 * stm_follow_up_insert:
 * @items: #StmFollowUp, the most urgent first
 * @item: another one
 *
 * Puts @item after those that are as urgent.
 */
void
stm_follow_up_insert (GListStore *items, StmFollowUp *item)
{
  guint position = g_list_model_get_n_items (G_LIST_MODEL (items));

  for (; position > 0; position--)
    {
      g_autoptr (StmFollowUp) before = g_list_model_get_item (G_LIST_MODEL (items), position - 1);

      if (stm_follow_up_get_urgency (before) <= stm_follow_up_get_urgency (item))
        break;
    }

  g_list_store_insert (items, position, item);
}

/**
 * stm_follow_up_dup_programme:
 * @numbers: the numbers
 * @uuid: a programme
 *
 * Returns: (transfer full): its name, "" where it does not run
 */
char *
stm_follow_up_dup_programme (StmNumbers *numbers, const char *uuid)
{
  for (guint i = 0; i < g_list_model_get_n_items (numbers->programmes); i++)
    {
      g_autoptr (StmRecord) programme = g_list_model_get_item (numbers->programmes, i);

      if (g_strcmp0 (stm_record_get_uuid (programme), uuid) == 0)
        return g_strdup (STM_PROGRAMME (programme)->name);
    }

  return g_strdup ("");
}

static void
add_deadline (StmNumbers *numbers, StmDeadline *deadline, StmDeadlineState state, GListStore *items)
{
  g_autoptr (StmFollowUp) item = NULL;
  g_autofree char *programme = stm_follow_up_dup_programme (numbers, deadline->programme);
  g_autofree char *when = stm_deadline_dup_when (deadline);
  /* Translators: a moment and the programme that it belongs to */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), when, programme);

  item = stm_follow_up_new (state == STM_DEADLINE_LATE ? STM_URGENCY_LATE : STM_URGENCY_DUE,
                            deadline->name, subtitle, "win.show-record",
                            g_variant_new ("(ss)", "programme", deadline->programme));
  stm_follow_up_insert (items, item);
}

/**
 * stm_follow_up_add_deadlines:
 * @numbers: the numbers
 * @role: who looks
 * @now: the moment
 * @items: gets the deadlines that concern @role and are soon or late (SPEC T7)
 *
 * Who cannot say that one is done is not reminded of it when it is over.
 */
void
stm_follow_up_add_deadlines (StmNumbers *numbers, StmRole role, const char *now, GListStore *items)
{
  gboolean can_be_done = stm_policy_may (role, STM_ACTION_EDIT, "deadline", FALSE, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (numbers->deadlines); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (numbers->deadlines, i);
      StmDeadlineState state = stm_deadline_get_state (deadline, now);

      if (stm_deadline_concerns (deadline, role)
          && (state == STM_DEADLINE_SOON || (state == STM_DEADLINE_LATE && can_be_done)))
        add_deadline (numbers, deadline, state, items);
    }
}

static gboolean
is_always_asked (StmDemandNumbers *demand)
{
  return TRUE;
}

static gboolean
is_arranged (StmDemandNumbers *demand)
{
  return demand->arranged > 0;
}

static gboolean
are_places_sent (StmDemandNumbers *demand)
{
  return demand->demand->places_sent_on != NULL;
}

static gboolean
are_pupils_sent (StmDemandNumbers *demand)
{
  return demand->lists_due == 0;
}

static char *
dup_places_title (StmDemandNumbers *demand)
{
  /* Translators: %s is the name of a school that gets the list */
  return g_strdup_printf (_("List of places for %s"), demand->school);
}

static char *
dup_pupils_title (StmDemandNumbers *demand)
{
  return g_strdup (_("Names of the pupils for the institutions"));
}

static char *
dup_places_sum (int n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'d list of places to pass on to a school",
                                       "%'d lists of places to pass on to schools", n), n);
}

static char *
dup_pupils_sum (int n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'d list of pupils to pass on to the institutions",
                                       "%'d lists of pupils to pass on to the institutions", n), n);
}

static const Task tasks[] = {
  { STM_ROLE_REGION, STM_PLACES_WEEKS_BEFORE, is_always_asked, are_places_sent, dup_places_title, dup_places_sum },
  { STM_ROLE_SCHOOL, STM_PUPILS_WEEKS_BEFORE, is_arranged, are_pupils_sent, dup_pupils_title, dup_pupils_sum },
};

static gboolean
find_task (const Task *task, StmDemandNumbers *demand, const char *now, StmStageTask *found)
{
  return task->is_asked (demand) && !task->is_done (demand)
         && stm_stage_find_task (demand->demand, task->weeks_before, NULL, now, found);
}

static const Task *
get_task (StmRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (tasks[i].role == role)
      return &tasks[i];

  return NULL;
}

/**
 * stm_follow_up_find_task:
 * @demand: a demand
 * @role: who looks
 * @now: the moment
 * @task: (out caller-allocates): what @role has to do for it
 *
 * Returns: whether there is anything left to do (SPEC V3)
 */
gboolean
stm_follow_up_find_task (StmDemandNumbers *demand, StmRole role, const char *now, StmStageTask *task)
{
  const Task *definition = get_task (role);

  return definition != NULL && find_task (definition, demand, now, task);
}

/**
 * stm_follow_up_dup_task:
 * @demand: a demand
 * @role: who has a task for it
 *
 * Returns: (transfer full): what the task is called
 */
char *
stm_follow_up_dup_task (StmDemandNumbers *demand, StmRole role)
{
  return get_task (role)->dup_title (demand);
}

static void
add_task (const Task *task, StmDemandNumbers *demand, StmStageTask *found, GListStore *items)
{
  g_autofree char *title = task->dup_title (demand);
  g_autofree char *pupils = stm_record_dup_title (STM_RECORD (demand->demand));
  g_autofree char *due = stm_date_format (found->due);
  /* Translators: “6 pupils from 05-10-2026 · by 24-08-2026” */
  g_autofree char *subtitle = g_strdup_printf (found->at_once ? _("%s · at once") : _("%s · by %s"), pupils, due);
  g_autoptr (StmFollowUp) item = NULL;

  item = stm_follow_up_new (found->state == STM_DEADLINE_LATE ? STM_URGENCY_LATE : STM_URGENCY_DUE, title, subtitle,
                            "win.show-record",
                            g_variant_new ("(ss)", "demand", stm_record_get_uuid (STM_RECORD (demand->demand))));
  stm_follow_up_insert (items, item);
}

static void
add_sum (const Task *task, StmUrgency urgency, int n, const char *due, GListStore *items)
{
  g_autofree char *title = task->dup_sum (n);
  g_autofree char *day = stm_date_format (due);
  /* Translators: %s is a date */
  g_autofree char *subtitle = g_strdup_printf (_("The first by %s"), day);
  g_autoptr (StmFollowUp) item = stm_follow_up_new (urgency, title, subtitle, "win.show-view",
                                                    g_variant_new_string ("demands"));

  stm_follow_up_insert (items, item);
}

static void
add_tasks (const Task *task, StmDeadlineState state, StmNumbers *numbers, const char *now, GListStore *items)
{
  StmStageTask found;
  char first[sizeof found.due] = "";
  int n = 0;

  for (guint i = 0; i < numbers->demands->len; i++)
    if (find_task (task, numbers->demands->pdata[i], now, &found) && found.state == state)
      {
        n++;
        if (*first == '\0' || strcmp (found.due, first) < 0)
          g_strlcpy (first, found.due, sizeof first);
      }

  if (n > STM_FOLLOW_UP_MAX_TASKS)
    {
      add_sum (task, state == STM_DEADLINE_LATE ? STM_URGENCY_LATE : STM_URGENCY_DUE, n, first, items);
      return;
    }

  for (guint i = 0; i < numbers->demands->len; i++)
    if (find_task (task, numbers->demands->pdata[i], now, &found) && found.state == state)
      add_task (task, numbers->demands->pdata[i], &found, items);
}

/**
 * stm_follow_up_add_demands:
 * @numbers: the numbers
 * @role: who looks
 * @now: the moment
 * @items: gets the tasks of SPEC V3 that are soon or late
 */
void
stm_follow_up_add_demands (StmNumbers *numbers, StmRole role, const char *now, GListStore *items)
{
  const Task *task = get_task (role);

  if (task == NULL)
    return;

  add_tasks (task, STM_DEADLINE_LATE, numbers, now, items);
  add_tasks (task, STM_DEADLINE_SOON, numbers, now, items);
}

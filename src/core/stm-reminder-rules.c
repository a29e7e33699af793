#include "config.h"

#include "core/stm-reminder-rules.h"

#include "core/stm-date.h"
#include "core/stm-follow-up-tasks.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a moment with a time, a day and an hour before; of a whole day, in the
 * morning of that day and of the day before. */
#define MORNING "09:00"

static StmReminder *
reminder_new (const char *id, const char *title, const char *kind, const char *uuid)
{
  StmReminder *reminder = g_new0 (StmReminder, 1);

  reminder->id = g_strdup (id);
  reminder->title = g_strdup (title);
  reminder->kind = g_strdup (kind);
  reminder->uuid = g_strdup (uuid);

  return reminder;
}

static void
reminder_free (gpointer data)
{
  StmReminder *reminder = data;

  g_free (reminder->id);
  g_free (reminder->title);
  g_free (reminder->body);
  g_free (reminder->kind);
  g_free (reminder->uuid);
  g_free (reminder);
}

static gboolean
lies_between (const char *moment, const char *since, const char *now)
{
  return strcmp (moment, since) > 0 && strcmp (moment, now) <= 0;
}

static char *
dup_before (const char *date, const char *time, int hours)
{
  g_autofree char *text = g_strdup_printf ("%sT%s:00Z", date, time);
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) before = moment != NULL ? g_date_time_add_hours (moment, -hours) : NULL;

  return before != NULL ? g_date_time_format (before, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/* time: (nullable): where it is the end of the day */
static gboolean
has_come (const char *date, const char *time, const char *since, const char *now)
{
  g_autofree char *moment = stm_moment_new (date, time);
  g_autofree char *day_before = dup_before (date, time != NULL ? time : MORNING, 24);
  g_autofree char *just_before = dup_before (date, time != NULL ? time : MORNING, time != NULL ? 1 : 0);

  return lies_between (moment, since, now) || lies_between (day_before, since, now)
         || lies_between (just_before, since, now);
}

static gboolean
is_waiting (StmDeadline *deadline, StmRole role, const char *id)
{
  return deadline->done_on == NULL && deadline->date != NULL && stm_deadline_concerns (deadline, role)
         && (id == NULL || g_str_equal (id, stm_record_get_uuid (STM_RECORD (deadline))));
}

static void
add_deadline (GPtrArray *reminders, StmNumbers *numbers, StmDeadline *deadline)
{
  g_autofree char *when = stm_deadline_dup_when (deadline);
  g_autofree char *programme = stm_follow_up_dup_programme (numbers, deadline->programme);
  StmReminder *reminder = reminder_new (stm_record_get_uuid (STM_RECORD (deadline)), deadline->name, "programme",
                                        deadline->programme);

  /* Translators: a moment and the programme that it belongs to */
  reminder->body = g_strdup_printf (_("%s · %s"), when, programme);
  g_ptr_array_add (reminders, reminder);
}

static void
add_task (GPtrArray *reminders, StmDemandNumbers *demand, StmRole role, StmStageTask *task)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (demand->demand));
  g_autofree char *title = stm_follow_up_dup_task (demand, role);
  g_autofree char *pupils = stm_record_dup_title (STM_RECORD (demand->demand));
  g_autofree char *due = stm_date_format (task->due);
  StmReminder *reminder = reminder_new (uuid, title, "demand", uuid);

  /* Translators: “6 pupils from 05-10-2026 · by 24-08-2026” */
  reminder->body = g_strdup_printf (_("%s · by %s"), pupils, due);
  g_ptr_array_add (reminders, reminder);
}

/**
 * stm_reminder_list:
 * @numbers: the numbers
 * @role: who is reminded
 * @since: the moment of the last look
 * @now: the moment
 *
 * Returns: (transfer full) (element-type StmReminder): deadlines and tasks that
 *   in the meantime came near, or passed
 */
GPtrArray *
stm_reminder_list (StmNumbers *numbers, StmRole role, const char *since, const char *now)
{
  GPtrArray *reminders = g_ptr_array_new_with_free_func (reminder_free);

  for (guint i = 0; i < g_list_model_get_n_items (numbers->deadlines); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (numbers->deadlines, i);

      if (is_waiting (deadline, role, NULL) && has_come (deadline->date, deadline->time, since, now))
        add_deadline (reminders, numbers, deadline);
    }

  for (guint i = 0; i < numbers->demands->len; i++)
    {
      StmDemandNumbers *demand = numbers->demands->pdata[i];
      StmStageTask task;

      if (stm_follow_up_find_task (demand, role, now, &task) && has_come (task.due, NULL, since, now))
        add_task (reminders, demand, role, &task);
    }

  return reminders;
}

/**
 * stm_reminder_is_open:
 * @numbers: the numbers
 * @role: who is reminded
 * @id: of a reminder that was given
 *
 * Returns: whether it is still to be done
 */
gboolean
stm_reminder_is_open (StmNumbers *numbers, StmRole role, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (numbers->deadlines); i++)
    {
      g_autoptr (StmDeadline) deadline = g_list_model_get_item (numbers->deadlines, i);

      if (is_waiting (deadline, role, id))
        return TRUE;
    }

  for (guint i = 0; i < numbers->demands->len; i++)
    {
      StmDemandNumbers *demand = numbers->demands->pdata[i];
      StmStageTask task;

      if (g_str_equal (stm_record_get_uuid (STM_RECORD (demand->demand)), id)
          && stm_follow_up_find_task (demand, role, "", &task))
        return TRUE;
    }

  return FALSE;
}

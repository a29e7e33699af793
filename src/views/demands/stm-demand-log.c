#include "config.h"

#include "views/demands/stm-demand-log.h"

#include "core/stm-date.h"

#include <glib/gi18n-lib.h>

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (rows, row);
}

void
stm_demand_log_clear (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (rows, 0);
}

/* Events are in UTC, and people on the clocks here. */
static char *
dup_day (const char *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%d-%m-%Y") : g_strdup (at);
}

/* SPEC V2: the history of the number.  Returns: whether there is any. */
gboolean
stm_demand_log_add_changes (AdwPreferencesGroup *group, StmDemandCase *demand_case, GPtrArray *rows)
{
  g_autoptr (GArray) changes = stm_demand_list_changes (demand_case->events);

  for (guint i = 0; i < changes->len; i++)
    {
      StmNumberChange *change = &g_array_index (changes, StmNumberChange, i);
      g_autofree char *day = dup_day (change->at);
      g_autofree char *text = g_strdup_printf ("%d → %d", change->from, change->to);

      add_row (group, rows, text, day);
    }

  return changes->len > 0;
}

static void
add_message (AdwPreferencesGroup *group, GPtrArray *rows, StmMessage *message)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (message);
  g_autofree char *topic = stm_record_dup_title (STM_RECORD (message));
  g_autofree char *day = stm_date_format (message->sent_on);
  g_autofree char *audience = stm_record_dup_display (STM_RECORD (message), stm_record_class_find_field (klass, "audience"));
  /* Translators: a day, and to whom a message went */
  g_autofree char *head = g_strdup_printf (_("%s, to: %s"), day, audience);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", head, message->text);

  add_row (group, rows, topic, subtitle);
}

/* SPEC V4: what was passed on, and to whom.  Returns: whether anything was. */
gboolean
stm_demand_log_add_messages (AdwPreferencesGroup *group, StmDemandCase *demand_case, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (demand_case->messages);

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (StmMessage) message = g_list_model_get_item (demand_case->messages, i - 1);

      add_message (group, rows, message);
    }

  return n > 0;
}

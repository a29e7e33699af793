#include "config.h"

#include "widgets/stm-history-group.h"

#include "core/stm-event.h"
#include "core/stm-record.h"

#include <glib/gi18n-lib.h>

#define MAX_EVENTS 100

struct _StmHistoryGroup
{
  AdwPreferencesGroup  parent_instance;

  AdwExpanderRow      *expander;
  GPtrArray           *rows;
  StmEventDescriber    describer;
  gpointer             data;
};

G_DEFINE_FINAL_TYPE (StmHistoryGroup, stm_history_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_time (StmEvent *event)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (stm_event_get_at (event), utc);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;

  return local != NULL ? g_date_time_format (local, "%d-%m-%Y %H:%M") : g_strdup (stm_event_get_at (event));
}

static char *
dup_text (StmHistoryGroup *self, StmEvent *event)
{
  char *text = self->describer != NULL ? self->describer (event, self->data) : NULL;

  return text != NULL ? text : stm_event_dup_text (event);
}

/* What was changed, by the labels of the fields: "Phone, E-mail". */
static char *
dup_fields (StmEvent *event, StmRecordClass *klass)
{
  const char *fields = stm_event_get_fields (event);
  g_auto (GStrv) names = g_strsplit (fields != NULL ? fields : "", " ", -1);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (klass, names[i]);

      if (field != NULL)
        g_strv_builder_add (labels, stm_field_get_label (field));
    }

  strv = g_strv_builder_end (labels);

  return g_strjoinv (", ", strv);
}

static void
add_event (StmHistoryGroup *self, StmEvent *event, StmRecordClass *klass)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = dup_text (self, event);
  g_autofree char *time = dup_time (event);
  g_autofree char *fields = dup_fields (event, klass);
  g_autofree char *subtitle = *fields != '\0' ? g_strdup_printf ("%s · %s", time, fields) : g_strdup (time);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  adw_expander_row_add_row (self->expander, row);
  g_ptr_array_add (self->rows, row);
}

static void
stm_history_group_finalize (GObject *object)
{
  g_ptr_array_unref (STM_HISTORY_GROUP (object)->rows);

  G_OBJECT_CLASS (stm_history_group_parent_class)->finalize (object);
}

static void
stm_history_group_class_init (StmHistoryGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_history_group_finalize;
}

static void
stm_history_group_init (StmHistoryGroup *self)
{
  self->rows = g_ptr_array_new ();

  self->expander = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->expander), FALSE);
  stm_history_group_set_heading (self, _("History"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * stm_history_group_new:
 *
 * Returns: (transfer floating): a history of nothing
 */
GtkWidget *
stm_history_group_new (void)
{
  return g_object_new (STM_TYPE_HISTORY_GROUP, NULL);
}

void
stm_history_group_set_events (StmHistoryGroup *self, GListModel *events, GType record_type)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (record_type);
  guint n = events != NULL ? MIN (g_list_model_get_n_items (events), MAX_EVENTS) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (self->expander, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      add_event (self, event, klass);

      if (i == 0)
        {
          g_autofree char *text = dup_text (self, event);
          g_autofree char *time = dup_time (event);
          g_autofree char *newest = g_strdup_printf ("%s · %s", text, time);

          adw_expander_row_set_subtitle (self->expander, newest);
        }
    }

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

void
stm_history_group_set_describer (StmHistoryGroup *self, StmEventDescriber describer, gpointer data)
{
  self->describer = describer;
  self->data = data;
}

void
stm_history_group_set_heading (StmHistoryGroup *self, const char *heading)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

#include "config.h"

#include "views/demands/stm-demand-page.h"

#include "core/stm-choices.h"
#include "views/demands/stm-demand-actions.h"
#include "views/demands/stm-demand-log.h"
#include "views/demands/stm-task-texts.h"
#include "widgets/stm-detail-row.h"

#include <glib/gi18n-lib.h>

enum { NUMBER_ASKED, NUMBER_ARRANGED, NUMBER_ASSIGNED, NUMBER_UNUSED, NUMBER_HOURS, N_NUMBERS };

struct _StmDemandPage
{
  StmRecordPage        parent_instance;

  AdwPreferencesGroup *change_group;
  AdwPreferencesGroup *numbers;
  AdwPreferencesGroup *tasks;
  AdwPreferencesGroup *places;
  AdwPreferencesGroup *changes;
  AdwPreferencesGroup *messages;

  StmDetailRow        *number_rows[N_NUMBERS];
  StmTaskRow          *change_row;
  StmTaskRow          *places_task;
  StmTaskRow          *pupils_task;
  GtkWidget           *no_places;
  GtkWidget           *arrange_row;
  GtkWidget           *no_message;
  GtkWidget           *message_row;
  GHashTable          *place_rows;    /* StmTaskRow by the uuid of the arrangement */
  GPtrArray           *list_rows;     /* of changes and messages */
  StmDemandCase       *demand_case;
};

G_DEFINE_FINAL_TYPE (StmDemandPage, stm_demand_page, STM_TYPE_RECORD_PAGE)

static gboolean
may (StmDemandPage *self, const char *kind)
{
  return stm_policy_may (stm_store_get_role (self->demand_case->store), STM_ACTION_EDIT, kind, FALSE, NULL);
}

static void
set_number (StmDemandPage *self, int which, const char *text)
{
  stm_detail_row_set_text (self->number_rows[which], text);
}

static void
show_numbers (StmDemandPage *self)
{
  StmDemand *demand = self->demand_case->demand;
  StmStageTally *tally = &self->demand_case->tally;
  int missing = MAX (tally->number - tally->arranged, 0);
  g_autofree char *asked = g_strdup_printf ("%d · %s", tally->number, _(stm_certainty_choices[demand->certainty].label));
  g_autofree char *all = g_strdup_printf ("%d", tally->arranged);
  g_autofree char *short_of = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d (%d still to be found)", "%d (%d still to be found)",
                                                            missing), tally->arranged, missing);
  g_autofree char *assigned = g_strdup_printf ("%d", tally->assigned);
  g_autofree char *unused = g_strdup_printf ("%d", tally->unused);
  g_autofree char *hours = stm_stage_dup_hours (demand->days, demand->half_day_hours, demand->starts_on, demand->ends_on);

  set_number (self, NUMBER_ASKED, asked);
  set_number (self, NUMBER_ARRANGED, missing > 0 ? short_of : all);
  set_number (self, NUMBER_ASSIGNED, assigned);
  set_number (self, NUMBER_UNUSED, unused);
  set_number (self, NUMBER_HOURS, hours);
}

/* SPEC V4: what changed since the bureau passed the places on. */
static void
show_change (StmDemandPage *self)
{
  StmDemandCase *demand_case = self->demand_case;
  StmNumberChange change;
  gboolean found = stm_demand_find_unreported (demand_case->demand, demand_case->events, demand_case->messages, &change);
  g_autofree char *text = found ? g_strdup_printf (_("From %d to %d, after the list of places was passed on. The bureau wants "
                                                     "to hear of it."), change.from, change.to) : g_strdup ("");

  gtk_widget_set_visible (GTK_WIDGET (self->change_group), found);
  stm_task_row_set_title (self->change_row, _("The number of pupils changed"));
  stm_task_row_set_state (self->change_row, STM_DEADLINE_LATE, _("Not reported"));
  stm_task_row_set_lines (self->change_row, (const char *const[]) { text, NULL });
  stm_task_row_show_button (self->change_row, "demand.report-change", may (self, "message"), TRUE);
}

static StmTaskRow *
add_place_row (StmDemandPage *self, const char *uuid)
{
  GtkWidget *row = stm_task_row_new ();
  StmTaskRow *task = STM_TASK_ROW (row);

  stm_task_row_add_button (task, _("_Assign Pupils…"), "demand.assign", uuid);
  stm_task_row_add_button (task, _("Mark as Passed _On…"), "demand.pass-pupils", uuid);
  stm_task_row_add_button (task, _("Report _Unused Places…"), "demand.report-unused", uuid);
  adw_preferences_group_add (self->places, row);
  g_hash_table_insert (self->place_rows, g_strdup (uuid), row);

  return task;
}

static gboolean
is_gone (gpointer uuid, gpointer row, gpointer user_data)
{
  StmDemandPage *self = user_data;

  if (stm_demand_case_find_place (self->demand_case, uuid) != NULL)
    return FALSE;

  adw_preferences_group_remove (self->places, row);
  return TRUE;
}

/* A row that is there is used again, so that the page keeps its place. */
static void
show_places (StmDemandPage *self)
{
  StmDemandCase *demand_case = self->demand_case;

  g_hash_table_foreach_remove (self->place_rows, is_gone, self);
  for (guint i = 0; i < demand_case->places->len; i++)
    {
      StmCasePlace *place = g_ptr_array_index (demand_case->places, i);
      StmTaskRow *row = g_hash_table_lookup (self->place_rows, place->uuid);

      stm_task_texts_fill_place (row != NULL ? row : add_place_row (self, place->uuid), demand_case, place);
    }

  gtk_widget_set_visible (self->no_places, demand_case->places->len == 0);
  gtk_widget_set_visible (self->arrange_row, may (self, "arrangement"));
}

static void
show_log (StmDemandPage *self)
{
  gboolean has_changes, has_messages;

  stm_demand_log_clear (self->list_rows);
  has_changes = stm_demand_log_add_changes (self->changes, self->demand_case, self->list_rows);
  has_messages = stm_demand_log_add_messages (self->messages, self->demand_case, self->list_rows);

  gtk_widget_set_visible (GTK_WIDGET (self->changes), has_changes);
  gtk_widget_set_visible (self->no_message, !has_messages);
  gtk_widget_set_visible (self->message_row, may (self, "message"));
}

static void
stm_demand_page_update (StmRecordPage *page, StmRecord *record)
{
  StmDemandPage *self = STM_DEMAND_PAGE (page);

  g_clear_pointer (&self->demand_case, stm_demand_case_free);
  self->demand_case = stm_demand_case_load (stm_record_page_get_store (page), STM_DEMAND (record));
  if (self->demand_case == NULL)
    return;

  show_change (self);
  show_numbers (self);
  stm_task_texts_fill_places (self->places_task, self->demand_case);
  stm_task_texts_fill_pupils (self->pupils_task, self->demand_case);
  show_places (self);
  show_log (self);
}

static void
stm_demand_page_dispose (GObject *object)
{
  StmDemandPage *self = STM_DEMAND_PAGE (object);

  g_clear_pointer (&self->demand_case, stm_demand_case_free);

  G_OBJECT_CLASS (stm_demand_page_parent_class)->dispose (object);
}

static void
stm_demand_page_finalize (GObject *object)
{
  StmDemandPage *self = STM_DEMAND_PAGE (object);

  g_hash_table_unref (self->place_rows);
  g_ptr_array_unref (self->list_rows);

  G_OBJECT_CLASS (stm_demand_page_parent_class)->finalize (object);
}

static void
stm_demand_page_class_init (StmDemandPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_demand_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_demand_page_finalize;
  STM_RECORD_PAGE_CLASS (klass)->update = stm_demand_page_update;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/demands/stm-demand-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDemandPage, change_group);
  gtk_widget_class_bind_template_child (widget_class, StmDemandPage, numbers);
  gtk_widget_class_bind_template_child (widget_class, StmDemandPage, tasks);
  gtk_widget_class_bind_template_child (widget_class, StmDemandPage, places);
  gtk_widget_class_bind_template_child (widget_class, StmDemandPage, changes);
  gtk_widget_class_bind_template_child (widget_class, StmDemandPage, messages);
  stm_demand_actions_install (widget_class);
}

static StmTaskRow *
add_task (AdwPreferencesGroup *group)
{
  GtkWidget *row = stm_task_row_new ();

  adw_preferences_group_add (group, row);

  return STM_TASK_ROW (row);
}

static void
add_number_rows (StmDemandPage *self)
{
  const char *const titles[N_NUMBERS] = {
    [NUMBER_ASKED] = _("Asked for"), [NUMBER_ARRANGED] = _("Arranged"), [NUMBER_ASSIGNED] = _("Pupils assigned"),
    [NUMBER_UNUSED] = _("Unused"), [NUMBER_HOURS] = _("Hours"),
  };

  for (int i = 0; i < N_NUMBERS; i++)
    {
      GtkWidget *row = stm_detail_row_new (titles[i]);

      adw_preferences_group_add (self->numbers, row);
      self->number_rows[i] = STM_DETAIL_ROW (row);
    }
}

static GtkWidget *
add_empty_row (AdwPreferencesGroup *group, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);

  gtk_widget_add_css_class (row, "dimmed");
  adw_preferences_group_add (group, row);

  return row;
}

/* In the heading, where it stays whatever comes under it. */
static GtkWidget *
add_header_button (AdwPreferencesGroup *group, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (group, button);

  return button;
}

static void
stm_demand_page_init (StmDemandPage *self)
{
  self->place_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  add_number_rows (self);
  self->change_row = add_task (self->change_group);
  stm_task_row_add_button (self->change_row, _("_Report to the Bureau…"), "demand.report-change", NULL);
  self->places_task = add_task (self->tasks);
  stm_task_row_add_button (self->places_task, _("_Print…"), "demand.print-places", NULL);
  stm_task_row_add_button (self->places_task, _("Save as P_DF…"), "demand.save-places", NULL);
  stm_task_row_add_button (self->places_task, _("Mark as Passed _On…"), "demand.pass-places", NULL);
  self->pupils_task = add_task (self->tasks);

  self->no_places = add_empty_row (self->places, _("No places are arranged yet."));
  self->arrange_row = add_header_button (self->places, _("_Arrange Places…"), "demand.arrange");
  self->no_message = add_empty_row (self->messages, _("Nothing was passed on yet"));
  self->message_row = add_header_button (self->messages, _("_Log a Message…"), "demand.log-message");
}

AdwNavigationPage *
stm_demand_page_new (StmStore *store, const char *uuid)
{
  StmDemandPage *self = g_object_new (STM_TYPE_DEMAND_PAGE, NULL);

  stm_record_page_open (STM_RECORD_PAGE (self), store, STM_TYPE_DEMAND, uuid);

  return ADW_NAVIGATION_PAGE (self);
}

StmDemandCase *
stm_demand_page_get_case (StmDemandPage *self)
{
  return self->demand_case;
}

#include "config.h"

#include "views/placements/stm-period-picker.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-overview.h"
#include "core/stm-service.h"
#include "widgets/stm-announce.h"
#include "widgets/stm-editor.h"
#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *row;
  GtkWidget *check;
} Item;

struct _StmPeriodPicker
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *problem_row;
  GtkImage            *problem_icon;
  GtkLabel            *problem_label;

  StmRecord           *draft;
  Item                 items[STM_REQUEST_MAX_PERIODS];
  guint                offered;
  gboolean             updating;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void stm_period_picker_editor_init (StmEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StmPeriodPicker, stm_period_picker, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_EDITOR, stm_period_picker_editor_init))

static void
stm_period_picker_set_record (StmEditor *editor, StmRecord *record)
{
  g_set_object (&STM_PERIOD_PICKER (editor)->draft, record);
}

static const char *
stm_period_picker_get_field (StmEditor *editor)
{
  return "period";
}

static const char *
stm_period_picker_get_title (StmEditor *editor)
{
  return adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (editor));
}

/* The numbers of the periods are their mnemonics. */
static void
stm_period_picker_set_mnemonic (StmEditor *editor, gunichar letter)
{
}

static void
stm_period_picker_show_problem (StmEditor *editor, StmProblem *problem)
{
  StmPeriodPicker *self = STM_PERIOD_PICKER (editor);
  const char *message = problem != NULL ? stm_problem_get_message (problem) : "";
  gboolean is_error = problem != NULL && stm_problem_get_severity (problem) == STM_SEVERITY_ERROR;

  gtk_widget_set_visible (self->problem_row, problem != NULL);
  gtk_image_set_from_icon_name (self->problem_icon, is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  (is_error ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->problem_row, "error");

  if (g_str_equal (gtk_label_get_label (self->problem_label), message))
    return;

  gtk_label_set_label (self->problem_label, message);
  if (problem != NULL)
    stm_announce (GTK_WIDGET (self), message);
}

static void
stm_period_picker_editor_init (StmEditorInterface *iface)
{
  iface->set_record = stm_period_picker_set_record;
  iface->get_field = stm_period_picker_get_field;
  iface->get_title = stm_period_picker_get_title;
  iface->set_mnemonic = stm_period_picker_set_mnemonic;
  iface->show_problem = stm_period_picker_show_problem;
}

static void
write_draft (StmPeriodPicker *self)
{
  guint chosen = stm_period_picker_get_chosen (self);

  if (self->draft != NULL)
    g_object_set (self->draft, "period", g_bit_nth_lsf (chosen, -1) + 1, NULL);
}

static void
check_toggled (StmPeriodPicker *self)
{
  if (self->updating)
    return;

  write_draft (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
stm_period_picker_grab_focus (GtkWidget *widget)
{
  StmPeriodPicker *self = STM_PERIOD_PICKER (widget);
  guint first = g_bit_nth_lsf (self->offered, -1);

  return self->offered != 0 && gtk_widget_grab_focus (self->items[first].check);
}

static void
stm_period_picker_dispose (GObject *object)
{
  StmPeriodPicker *self = STM_PERIOD_PICKER (object);

  g_clear_object (&self->draft);

  G_OBJECT_CLASS (stm_period_picker_parent_class)->dispose (object);
}

static void
stm_period_picker_class_init (StmPeriodPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_period_picker_dispose;
  widget_class->grab_focus = stm_period_picker_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/stagematching/Desktop/views/placements/stm-period-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPeriodPicker, problem_row);
  gtk_widget_class_bind_template_child (widget_class, StmPeriodPicker, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, StmPeriodPicker, problem_label);
}

static void
stm_period_picker_init (StmPeriodPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_dates (StmRequest *request, int period)
{
  g_autofree char *start = stm_date_format (request->start[period - 1]);
  g_autofree char *end = stm_date_format (request->end[period - 1]);

  /* Translators: from the first date to the second */
  return g_strdup_printf (_("%s – %s"), start, end);
}

/* "Declined by Thuiszorg De Linde: no room left" */
static char *
dup_verdict (StmStore *store, StmPlacement *placement)
{
  g_autofree char *service = stm_store_dup_title (store, STM_TYPE_SERVICE, placement->service);
  g_autofree char *verdict = NULL;

  if (placement->state == STM_DECISION_ACCEPTED)
    return g_strdup_printf (_("Accepted by %s"), service);

  verdict = placement->state == STM_DECISION_DECLINED ? g_strdup_printf (_("Declined by %s"), service)
                                                      : g_strdup_printf (_("Withdrawn by %s"), service);

  return placement->reason != NULL ? g_strdup_printf ("%s: %s", verdict, placement->reason)
                                   : g_steal_pointer (&verdict);
}

/* An acceptance stands whatever was decided later; else the last word counts. */
static StmPlacement *
find_standing (GListModel *decisions, int period)
{
  StmPlacement *standing = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (decisions, i);

      if (placement->period != period)
        continue;
      if (placement->state == STM_DECISION_ACCEPTED)
        return placement;
      if (standing == NULL || g_strcmp0 (placement->decided_at, standing->decided_at) > 0)
        standing = placement;
    }

  return standing;
}

static char *
dup_subtitle (StmStore *store, StmRequest *request, int period, GListModel *decisions)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  g_strv_builder_take (lines, dup_dates (request, period));
  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (decisions, i);

      if (placement->period == period)
        g_strv_builder_take (lines, dup_verdict (store, placement));
    }
  strv = g_strv_builder_end (lines);

  return g_strjoinv ("\n", strv);
}

static GtkWidget *
create_status (GListModel *decisions, int period)
{
  GtkWidget *status = stm_status_label_new ();
  StmPlacement *standing = find_standing (decisions, period);

  if (standing != NULL)
    stm_status_label_set_decision (STM_STATUS_LABEL (status), standing->state);
  else
    stm_status_label_set_status (STM_STATUS_LABEL (status), STM_STATUS_REQUESTED);

  return status;
}

static void
add_period (StmPeriodPicker *self, int period, const char *subtitle, GtkWidget *status)
{
  Item *item = &self->items[period - 1];
  g_autofree char *title = g_strdup_printf (_("Period _%d"), period);
  g_autofree char *name = g_strdup_printf (_("Period %d"), period);

  item->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (item->row), FALSE);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (item->row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (item->row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (item->row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (item->row), status);

  item->check = gtk_check_button_new ();
  gtk_widget_set_valign (item->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_signal_connect_object (item->check, "toggled", G_CALLBACK (check_toggled), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (item->row), item->check);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), item->row);
}

static void
remove_periods (StmPeriodPicker *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->items); i++)
    if (self->items[i].row != NULL)
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->items[i].row);

  memset (self->items, 0, sizeof self->items);
}

void
stm_period_picker_show (StmPeriodPicker *self, StmStore *store, StmRequest *request, GListModel *decisions)
{
  GtkWidget *problem_row = g_object_ref (self->problem_row);

  remove_periods (self);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), problem_row);

  for (int period = 1; period <= request->periods; period++)
    {
      g_autofree char *subtitle = dup_subtitle (store, request, period, decisions);

      add_period (self, period, subtitle, create_status (decisions, period));
    }

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), problem_row);
  g_object_unref (problem_row);
}

void
stm_period_picker_offer (StmPeriodPicker *self, guint offered, guint chosen)
{
  self->offered = offered;
  self->updating = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (self->items) && self->items[i].row != NULL; i++)
    {
      Item *item = &self->items[i];
      gboolean is_offered = (offered & (1u << i)) != 0;

      gtk_widget_set_visible (item->check, is_offered);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (item->check), is_offered && (chosen & (1u << i)) != 0);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (item->row), is_offered ? item->check : NULL);
    }

  self->updating = FALSE;
  write_draft (self);
}

guint
stm_period_picker_get_chosen (StmPeriodPicker *self)
{
  guint chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (self->items) && self->items[i].row != NULL; i++)
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->items[i].check)))
      chosen |= 1u << i;

  return chosen;
}

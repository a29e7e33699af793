#include "config.h"

#include "views/programmes/stm-deadline-row.h"

#include "core/stm-date.h"
#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

struct _StmDeadlineRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *done_check;
  GtkLabel          *name_label;
  StmStatusLabel  *state_label;
  GtkLabel          *when_label;
  GtkLabel          *audience_label;
  GtkLabel          *remarks_label;
  GtkWidget         *menu_button;

  StmDeadline       *deadline;
  gboolean           showing;
};

enum { MARK, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmDeadlineRow, stm_deadline_row, ADW_TYPE_PREFERENCES_ROW)

static void
done_toggled (StmDeadlineRow *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[MARK], 0, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->done_check)));
}

/* The other way to the check button, for assistive technology. */
static void
mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (STM_DEADLINE_ROW (widget)->done_check);

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static void
ask_window (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, g_str_equal (name, "deadline.edit") ? "win.edit-record" : "win.delete-record",
                              "(ss)", "deadline", stm_record_get_uuid (STM_RECORD (STM_DEADLINE_ROW (widget)->deadline)));
}

static void
stm_deadline_row_dispose (GObject *object)
{
  g_clear_object (&STM_DEADLINE_ROW (object)->deadline);

  G_OBJECT_CLASS (stm_deadline_row_parent_class)->dispose (object);
}

static void
stm_deadline_row_class_init (StmDeadlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_deadline_row_dispose;

  signals[MARK] = g_signal_new ("mark", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "deadline.mark", NULL, mark);
  gtk_widget_class_install_action (widget_class, "deadline.edit", NULL, ask_window);
  gtk_widget_class_install_action (widget_class, "deadline.delete", NULL, ask_window);

  g_type_ensure (STM_TYPE_STATUS_LABEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/programmes/stm-deadline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, done_check);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, when_label);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, audience_label);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, remarks_label);
  gtk_widget_class_bind_template_child (widget_class, StmDeadlineRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, done_toggled);
}

static void
stm_deadline_row_init (StmDeadlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
stm_deadline_row_new (void)
{
  return g_object_new (STM_TYPE_DEADLINE_ROW, NULL);
}

/* What passes by itself was not done by anybody. */
static char *
dup_state (StmDeadline *deadline, StmDeadlineState state)
{
  g_autofree char *day = stm_date_format (deadline->done_on);

  if (deadline->done_on != NULL)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Done on %s"), day);

  /* Translators: of a moment that has passed by itself */
  return g_strdup (state == STM_DEADLINE_DONE ? _("Over") : stm_deadline_state_get_label (state));
}

static char *
dup_audience (StmDeadline *deadline)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (deadline);

  return stm_record_dup_display (STM_RECORD (deadline), stm_record_class_find_field (klass, "audience"));
}

static void
show_texts (StmDeadlineRow *self, StmDeadlineState state)
{
  StmDeadline *deadline = self->deadline;
  g_autofree char *when = stm_deadline_dup_when (deadline);
  g_autofree char *audience = dup_audience (deadline);
  g_autofree char *shown = dup_state (deadline, state);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->name_label, deadline->name);
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->audience_label, audience);
  gtk_label_set_label (self->remarks_label, deadline->remarks != NULL ? deadline->remarks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_label), deadline->remarks != NULL);

  /* each stage has its own state */
  stm_status_label_set_deadline (self->state_label, state, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), deadline->date != NULL);

  spoken = deadline->date != NULL ? g_strdup_printf ("%s, %s, %s", deadline->name, shown, when)
                                  : g_strdup_printf ("%s, %s", deadline->name, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
name_controls (StmDeadlineRow *self)
{
  g_autofree char *done = g_strdup_printf (_("Done: %s"), self->deadline->name);
  g_autofree char *more = g_strdup_printf (_("Change “%s”"), self->deadline->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done_check), GTK_ACCESSIBLE_PROPERTY_LABEL, done, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_widget_set_tooltip_text (self->done_check, self->deadline->done_on != NULL ? _("Not Done After All") : _("Mark as Done"));
}

void
stm_deadline_row_set_deadline (StmDeadlineRow *self, StmDeadline *deadline, const char *now, gboolean may_edit)
{
  StmDeadlineState state = stm_deadline_get_state (deadline, now);
  gboolean may_mark = deadline->done_on != NULL || (deadline->date != NULL && state != STM_DEADLINE_DONE);

  g_set_object (&self->deadline, deadline);

  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->done_check), deadline->done_on != NULL);
  self->showing = FALSE;

  /* the names stay in one column */
  gtk_widget_set_visible (self->done_check, may_edit);
  gtk_widget_set_sensitive (self->done_check, may_mark);
  gtk_widget_set_opacity (self->done_check, may_mark ? 1.0 : 0.0);
  gtk_widget_set_visible (self->menu_button, may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deadline.mark", may_edit && may_mark);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deadline.edit", may_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deadline.delete", may_edit);

  show_texts (self, state);
  name_controls (self);
}

StmDeadline *
stm_deadline_row_get_deadline (StmDeadlineRow *self)
{
  return self->deadline;
}

#include "config.h"

#include "views/dossiers/stm-next-step-bar.h"

#include "core/stm-date.h"
#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

struct _StmNextStepBar
{
  GtkBox          parent_instance;

  GtkLabel       *text_label;
  StmStatusLabel *due_label;
  GtkWidget      *step_button;
  GtkMenuButton  *more_button;
  GtkBox         *more_box;
};

G_DEFINE_FINAL_TYPE (StmNextStepBar, stm_next_step_bar, GTK_TYPE_BOX)

static void
stm_next_step_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STM_TYPE_NEXT_STEP_BAR);

  G_OBJECT_CLASS (stm_next_step_bar_parent_class)->dispose (object);
}

static void
stm_next_step_bar_class_init (StmNextStepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_next_step_bar_dispose;

  g_type_ensure (STM_TYPE_STATUS_LABEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/dossiers/stm-next-step-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StmNextStepBar, text_label);
  gtk_widget_class_bind_template_child (widget_class, StmNextStepBar, due_label);
  gtk_widget_class_bind_template_child (widget_class, StmNextStepBar, step_button);
  gtk_widget_class_bind_template_child (widget_class, StmNextStepBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, StmNextStepBar, more_box);
}

static void
stm_next_step_bar_init (StmNextStepBar *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* a long verb goes on below on a narrow screen only, and is never cut */
  gtk_button_set_label (GTK_BUTTON (self->step_button), "");
  label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->step_button)));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

const char *
stm_next_step_get_verb (const StmNextStep *step)
{
  if (step->move == STM_MOVE_COMPLETE)
    return _("Complete…");
  /* there are several ways to send it */
  if (step->move == STM_MOVE_SEND_SIGNAL)
    return _("See the signal");
  if (step->move >= 0)
    return stm_move_type_get_label (step->move);

  switch (step->reason)
    {
    case STM_REASON_NEW_SERVICE:
      return step->subject != NULL ? _("See the appointment") : _("Enter the appointment…");

    case STM_REASON_NONE:
      return _("See the appointment");

    case STM_REASON_PLAN_CONTACT:
      return _("Plan a contact…");

    case STM_REASON_COMPETENCES:
      return _("Update the competences");

    case STM_REASON_PAPERS:
      return _("Edit the dossier…");

    case STM_REASON_TASK:
      return _("See the tasks");

    default:
      return _("See the steps");
    }
}

static StmDeadlineState
get_state (const StmNextStep *step)
{
  return step->urgency == STM_URGENCY_LATE ? STM_DEADLINE_LATE
         : step->urgency == STM_URGENCY_DUE ? STM_DEADLINE_SOON : STM_DEADLINE_OPEN;
}

/* (nullable): by when, in words; of what only comes the sentence has the day */
static char *
dup_due (const StmNextStep *step, const char *today)
{
  g_autofree char *day = NULL;

  if (stm_next_step_is_calm (step))
    return NULL;
  if (step->due == NULL)
    return step->urgency == STM_URGENCY_LATE ? g_strdup (_("Late")) : NULL;

  day = stm_date_format (step->due);
  if (stm_date_compare (step->due, today) < 0)
    return g_strdup_printf (_("Late: due on %s"), day);

  return stm_date_compare (step->due, today) == 0 ? g_strdup (_("Due today")) : g_strdup_printf (_("Due on %s"), day);
}

static GtkWidget *
create_more_row (const StmNextStep *step, guint index, const char *today)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", step->text, "wrap", TRUE, "xalign", 0.0,
                                   "width-chars", 30, "max-width-chars", 44, NULL);
  g_autofree char *due = dup_due (step, today);

  gtk_box_append (GTK_BOX (box), label);
  if (due != NULL)
    {
      GtkWidget *status = stm_status_label_new ();

      stm_status_label_set_deadline (STM_STATUS_LABEL (status), get_state (step), due);
      gtk_box_append (GTK_BOX (box), status);
    }

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "next-step-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, step->text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);

  return button;
}

static void
show_more (StmNextStepBar *self, GPtrArray *steps, const char *today)
{
  guint n_more = steps->len > 0 ? steps->len - 1 : 0;
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more", "%u more", n_more), n_more);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->more_box))) != NULL)
    gtk_box_remove (self->more_box, child);
  for (guint i = 1; i < steps->len; i++)
    gtk_box_append (self->more_box, create_more_row (g_ptr_array_index (steps, i), i, today));

  gtk_menu_button_set_label (self->more_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_more > 0);
}

/* Nothing invites to press where nothing is to be done now. */
static void
show_button (StmNextStepBar *self, const StmNextStep *first)
{
  gtk_widget_set_visible (self->step_button, first != NULL);
  if (first == NULL)
    return;

  gtk_button_set_label (GTK_BUTTON (self->step_button), stm_next_step_get_verb (first));
  if (stm_next_step_is_calm (first))
    gtk_widget_remove_css_class (self->step_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->step_button, "suggested-action");
}

void
stm_next_step_bar_set_steps (StmNextStepBar *self, GPtrArray *steps, const char *today)
{
  const StmNextStep *first = steps->len > 0 ? g_ptr_array_index (steps, 0) : NULL;
  g_autofree char *due = first != NULL ? dup_due (first, today) : NULL;

  gtk_label_set_label (self->text_label, first != NULL ? first->text : _("Nothing is to be done now."));
  gtk_widget_set_visible (GTK_WIDGET (self->due_label), due != NULL);
  if (due != NULL)
    stm_status_label_set_deadline (self->due_label, get_state (first), due);

  show_button (self, first);
  gtk_menu_button_popdown (self->more_button);
  show_more (self, steps, today);
}

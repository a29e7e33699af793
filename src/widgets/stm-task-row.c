#include "config.h"

#include "widgets/stm-task-row.h"

#include "widgets/stm-status-label.h"

#include <glib/gi18n-lib.h>

struct _StmTaskRow
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *title_label;
  StmStatusLabel  *state_label;
  GtkBox            *lines;
  AdwWrapBox        *buttons;
  GtkMenuButton     *menu_button;
};

G_DEFINE_FINAL_TYPE (StmTaskRow, stm_task_row, ADW_TYPE_PREFERENCES_ROW)

static void
stm_task_row_class_init (StmTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (STM_TYPE_STATUS_LABEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/widgets/stm-task-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StmTaskRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, StmTaskRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, StmTaskRow, lines);
  gtk_widget_class_bind_template_child (widget_class, StmTaskRow, buttons);
  gtk_widget_class_bind_template_child (widget_class, StmTaskRow, menu_button);
}

static void
stm_task_row_init (StmTaskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
stm_task_row_new (void)
{
  return g_object_new (STM_TYPE_TASK_ROW, "use-markup", FALSE, NULL);
}

void
stm_task_row_set_title (StmTaskRow *self, const char *title)
{
  /* Translators: more that can be done with an arranged place or a list */
  g_autofree char *more = g_strdup_printf (_("More about “%s”"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  gtk_label_set_label (self->title_label, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
}

void
stm_task_row_set_state (StmTaskRow *self, int state, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state >= 0);
  if (state >= 0)
    stm_status_label_set_deadline (self->state_label, state, text);
}

void
stm_task_row_set_stopped (StmTaskRow *self, gboolean is_warning, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), TRUE);
  stm_status_label_set_stopped (self->state_label, is_warning, text);
}

/* Labels that are there are used again, so that a selection stays. */
void
stm_task_row_set_lines (StmTaskRow *self, const char *const *lines)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (self->lines));
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (label == NULL)
        {
          label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "selectable", TRUE, NULL);
          if (i > 0)
            gtk_widget_add_css_class (label, "dimmed");
          gtk_box_append (self->lines, label);
        }

      gtk_label_set_label (GTK_LABEL (label), lines[i]);
      gtk_widget_set_visible (label, *lines[i] != '\0');
      any = any || *lines[i] != '\0';
      label = gtk_widget_get_next_sibling (label);
    }

  for (; label != NULL; label = gtk_widget_get_next_sibling (label))
    gtk_widget_set_visible (label, FALSE);

  gtk_widget_set_visible (GTK_WIDGET (self->lines), any);
}

void
stm_task_row_set_menu (StmTaskRow *self, GMenuModel *menu)
{
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), menu != NULL);
}

void
stm_task_row_add_button (StmTaskRow *self, const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkLabel *text = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  /* "Werkervaringsovereenkomst afdrukken…" on a narrow screen: whole, on more lines */
  gtk_label_set_wrap (text, TRUE);
  gtk_label_set_wrap_mode (text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (text, GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  adw_wrap_box_append (self->buttons, button);
}

void
stm_task_row_show_button (StmTaskRow *self, const char *action, gboolean visible, gboolean suggested)
{
  gboolean any = FALSE;

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->buttons)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      if (g_str_equal (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action))
        {
          gtk_widget_set_visible (button, visible);
          if (suggested)
            gtk_widget_add_css_class (button, "suggested-action");
          else
            gtk_widget_remove_css_class (button, "suggested-action");
        }
      any = any || gtk_widget_get_visible (button);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->buttons), any);
}

#include "config.h"

#include "views/dossiers/stm-step-kind-dialog.h"

#include "core/stm-activity.h"

#include <glib/gi18n-lib.h>

struct _StmStepKindDialog
{
  AdwDialog  parent_instance;

  int        chosen;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmStepKindDialog, stm_step_kind_dialog, ADW_TYPE_DIALOG)

/* in the order of the screen */
static const struct
{
  StmActivityType type;
  const char     *title;
  const char     *subtitle;
} kinds[] = {
  { STM_ACTIVITY_TYPE_OWN, N_("Start an _own training"),
    N_("Of your own organisation: stages and remedying too") },
  { STM_ACTIVITY_TYPE_REQUESTED, N_("_Request a training"),
    N_("Of another organisation or of the VDAB: its contact person gets a mail") },
  { STM_ACTIVITY_TYPE_IBO, N_("_IBO"),
    N_("Individual vocational training, to which client and mediator agree") },
  { STM_ACTIVITY_TYPE_WORK, N_("_Work"),
    N_("Days under contract") },
};

static void
activated (GtkWidget *row)
{
  StmStepKindDialog *self = STM_STEP_KIND_DIALOG (gtk_widget_get_ancestor (row, STM_TYPE_STEP_KIND_DIALOG));

  self->chosen = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "type"));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
stm_step_kind_dialog_closed (AdwDialog *dialog)
{
  StmStepKindDialog *self = STM_STEP_KIND_DIALOG (dialog);

  if (self->chosen != STM_ACTIVITY_TYPE_NONE)
    g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static void
stm_step_kind_dialog_class_init (StmStepKindDialogClass *klass)
{
  ADW_DIALOG_CLASS (klass)->closed = stm_step_kind_dialog_closed;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
create_row (guint index)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-underline", TRUE, "use-markup", FALSE,
                                 "title", _(kinds[index].title), "subtitle", _(kinds[index].subtitle),
                                 "activatable", TRUE, NULL);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data (G_OBJECT (row), "type", GINT_TO_POINTER (kinds[index].type));
  g_signal_connect (row, "activated", G_CALLBACK (activated), NULL);

  return row;
}

static void
stm_step_kind_dialog_init (StmStepKindDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, NULL);
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "margin-start", 12, "margin-end", 12,
                                   "margin-top", 12, "margin-bottom", 24, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (i));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _("What Do You Want to Do?"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
}

AdwDialog *
stm_step_kind_dialog_new (void)
{
  return g_object_new (STM_TYPE_STEP_KIND_DIALOG, NULL);
}

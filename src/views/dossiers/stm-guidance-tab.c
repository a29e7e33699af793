#include "config.h"

#include "views/dossiers/stm-guidance-tab.h"

#include "core/stm-date.h"
#include "views/dossiers/stm-guidance-actions.h"
#include "views/dossiers/stm-guidance-rows.h"
#include "views/dossiers/stm-part-group.h"
#include "views/dossiers/stm-step-texts.h"

#include <glib/gi18n-lib.h>

struct _StmGuidanceTab
{
  AdwBin        parent_instance;

  StmPartGroup *signals;
  StmPartGroup *steps;
  StmPartGroup *goals;
  StmPartGroup *tasks;
  StmPartGroup *sheets;

  StmGuidance   guidance;
};

G_DEFINE_FINAL_TYPE (StmGuidanceTab, stm_guidance_tab, ADW_TYPE_BIN)

static void
stm_guidance_tab_dispose (GObject *object)
{
  stm_guidance_clear (&STM_GUIDANCE_TAB (object)->guidance);

  G_OBJECT_CLASS (stm_guidance_tab_parent_class)->dispose (object);
}

static void
stm_guidance_tab_class_init (StmGuidanceTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_guidance_tab_dispose;

  stm_guidance_actions_install (GTK_WIDGET_CLASS (klass));
}

static StmPartGroup *
add_group (GtkWidget *box, const char *title, const char *empty_text, StmPartAdd add, StmPartFill fill)
{
  GtkWidget *group = stm_part_group_new (title, empty_text, add, fill);

  gtk_box_append (GTK_BOX (box), group);

  return STM_PART_GROUP (group);
}

static void
stm_guidance_tab_init (StmGuidanceTab *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 24,
                                 "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 24, NULL);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "child", box, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "child", clamp, NULL);

  self->signals = add_group (box, _("Signals to Send"), "", stm_signal_row_add, stm_signal_row_fill);
  self->steps = add_group (box, _("Steps towards Work"), _("No trainings, stages, IBO or work yet"),
                           stm_step_row_add, stm_step_row_fill);
  self->goals = add_group (box, _("Working Points"), _("No working points yet"), stm_goal_row_add, stm_goal_row_fill);
  self->tasks = add_group (box, _("Tasks of the Client"), _("No tasks yet"),
                           stm_assignment_row_add, stm_assignment_row_fill);
  self->sheets = add_group (box, _("Action Sheets"), _("No action sheets yet"), stm_sheet_row_add, stm_sheet_row_fill);
  stm_part_group_set_heading (self->goals, stm_goal_row_get_heading);

  adw_bin_set_child (ADW_BIN (self), scroller);
}

GtkWidget *
stm_guidance_tab_new (StmStore *store)
{
  StmGuidanceTab *self = g_object_new (STM_TYPE_GUIDANCE_TAB, NULL);

  self->guidance.store = g_object_ref (store);

  return GTK_WIDGET (self);
}

/* What can only be read has no buttons to add to it. */
static void
show_buttons (StmGuidanceTab *self)
{
  gboolean may = self->guidance.may_edit;

  stm_part_group_set_button (self->steps, _("_Add a Step…"), may ? "dossier.add-step" : NULL);
  stm_part_group_set_button (self->goals, _("Add a _Working Point…"), may ? "dossier.add-goal" : NULL);
  stm_part_group_set_button (self->tasks, _("Add a _Task…"), may ? "dossier.add-task" : NULL);
  stm_part_group_set_button (self->sheets, _("_New Sheet…"), may ? "dossier.add-sheet" : NULL);
}

/* SPEC W8: by when the first one is to be closed, until it is. */
static void
describe_sheets (StmGuidanceTab *self)
{
  g_autofree char *due = stm_guidance_dup_sheet_due (&self->guidance);
  g_autofree char *day = stm_date_format (due);
  g_autofree char *text = NULL;
  g_autoptr (StmSheet) first = g_list_model_get_item (G_LIST_MODEL (self->guidance.file->sheets), 0);

  if (due != NULL && self->guidance.may_edit && (first == NULL || first->closed_on == NULL))
    text = g_strdup_printf (_("The first one is to be closed by %s, 15 calendar days after the first appointment."), day);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->sheets), text);
}

void
stm_guidance_tab_set_case (StmGuidanceTab *self, StmCaseFile *file, const char *today)
{
  StmGuidance *guidance = &self->guidance;
  g_autoptr (GListModel) signals = NULL;
  g_autoptr (GListModel) goals = NULL;
  g_autoptr (GListModel) tasks = NULL;

  stm_guidance_set (guidance, file, today);
  if (file == NULL)
    return;

  signals = stm_guidance_list_signals (guidance);
  goals = stm_guidance_list_goals (guidance);
  tasks = stm_guidance_list_tasks (guidance);

  stm_part_group_show (self->signals, signals, guidance);
  stm_part_group_show (self->steps, G_LIST_MODEL (file->activities), guidance);
  stm_part_group_show (self->goals, goals, guidance);
  stm_part_group_show (self->tasks, tasks, guidance);
  stm_part_group_show (self->sheets, G_LIST_MODEL (file->sheets), guidance);

  gtk_widget_set_visible (GTK_WIDGET (self->signals), g_list_model_get_n_items (signals) > 0);
  show_buttons (self);
  describe_sheets (self);
}

/* The group that a reason is about. */
static StmPartGroup *
find_group (StmGuidanceTab *self, StmReason reason)
{
  switch (reason)
    {
    case STM_REASON_SIGNAL:
      return self->signals;
    case STM_REASON_ACTION_SHEET:
      return self->sheets;
    case STM_REASON_TASK:
    case STM_REASON_COMPETENCES:
      return self->tasks;
    case STM_REASON_CONTRACT_DAYS:
    /* a stage that is to be ended first */
    case STM_REASON_ATTESTATION:
      return self->steps;
    case STM_REASON_NONE:
    case STM_REASON_NEW_SERVICE:
    case STM_REASON_FIRST_TODAY:
    case STM_REASON_COMPLETE_FIRST:
    case STM_REASON_NEW_APPOINTMENT:
    case STM_REASON_PRINT_LETTER:
    case STM_REASON_PRINT_AGREEMENT:
    case STM_REASON_SIGN_AGREEMENT:
    case STM_REASON_START_PROCESS:
    case STM_REASON_CONTACT_TODAY:
    case STM_REASON_COMPLETE_CONTACT:
    case STM_REASON_PAPERS:
    case STM_REASON_PLAN_CONTACT:
    case STM_REASON_END_SOON:
    case STM_REASON_TO_CLOSE:
    default:
      return NULL;
    }
}

gboolean
stm_guidance_tab_show_step (StmGuidanceTab *self, const StmNextStep *step)
{
  StmPartGroup *group = find_group (self, step->reason);
  GtkWidget *row;

  if (group == NULL)
    return FALSE;

  row = stm_part_group_find (group, step->subject);
  gtk_widget_child_focus (row != NULL ? row : GTK_WIDGET (group), GTK_DIR_TAB_FORWARD);

  return TRUE;
}

StmGuidance *
stm_guidance_tab_get_guidance (StmGuidanceTab *self)
{
  return &self->guidance;
}

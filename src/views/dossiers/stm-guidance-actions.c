#include "config.h"

#include "views/dossiers/stm-guidance-actions.h"

#include "core/stm-error.h"
#include "views/dossiers/stm-activity-dialog.h"
#include "views/dossiers/stm-day-dialog.h"
#include "views/dossiers/stm-guidance-tab.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-guidance-dialog.h"
#include "views/dossiers/stm-signal-actions.h"
#include "views/dossiers/stm-step-kind-dialog.h"
#include "views/stm-refusal.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

static StmGuidance *
get_guidance (gpointer widget)
{
  return stm_guidance_tab_get_guidance (STM_GUIDANCE_TAB (widget));
}

StmRecord *
stm_guidance_actions_find (GtkWidget *widget, GType type, GVariant *parameter)
{
  StmGuidance *guidance = get_guidance (widget);

  return guidance->file != NULL && parameter != NULL
           ? stm_case_file_find (guidance->file, type, g_variant_get_string (parameter, NULL)) : NULL;
}

static void
refuse (GtkWidget *widget, const char *heading, const GError *error)
{
  adw_dialog_present (stm_refusal_dialog_new (heading, error), widget);
}

gboolean
stm_guidance_actions_may (GtkWidget *widget, StmMoveType type, const char *subject)
{
  StmGuidance *guidance = get_guidance (widget);
  g_autoptr (GError) error = NULL;

  if (stm_case_may (guidance->file, type, subject, guidance->today, &error))
    return TRUE;

  refuse (widget, stm_move_type_get_label (type), error);

  return FALSE;
}

/* Whether something of that type can be entered now; says why not. */
static gboolean
may_add (GtkWidget *widget, GType type, const char *heading)
{
  StmGuidance *guidance = get_guidance (widget);
  g_autoptr (StmRecord) draft = stm_record_new (type);
  g_autoptr (GError) error = NULL;

  if (guidance->file == NULL)
    return FALSE;

  if (guidance->file->mediation != NULL)
    g_object_set (draft, "mediation", stm_record_get_uuid (STM_RECORD (guidance->file->mediation)), NULL);
  if (guidance->file->mediation != NULL
      && stm_case_may_edit (guidance->file, NULL, draft, guidance->today, &error))
    return TRUE;

  if (error == NULL)
    g_set_error_literal (&error, STM_ERROR, STM_ERROR_REFUSED, _("Enter first the service that the VDAB started."));
  refuse (widget, heading, error);

  return FALSE;
}

static void
kind_chosen (StmStepKindDialog *dialog, int type, GtkWidget *widget)
{
  StmGuidance *guidance = get_guidance (widget);
  g_autoptr (GError) error = NULL;

  /* which training is not known yet: what else stands in the way comes before that */
  if (type == STM_ACTIVITY_TYPE_REQUESTED
      && !stm_case_may (guidance->file, STM_MOVE_REQUEST_TRAINING, NULL, guidance->today, &error)
      && g_error_matches (error, STM_ERROR, STM_ERROR_REFUSED))
    refuse (widget, stm_move_type_get_label (STM_MOVE_REQUEST_TRAINING), error);
  else
    adw_dialog_present (stm_activity_dialog_new (guidance, type), widget);
}

static void
add_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog;

  if (!may_add (widget, STM_TYPE_ACTIVITY, _("Add a Step")))
    return;

  dialog = stm_step_kind_dialog_new ();
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (kind_chosen), widget, 0);
  adw_dialog_present (dialog, widget);
}

static void
edit_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *activity = stm_guidance_actions_find (widget, STM_TYPE_ACTIVITY, parameter);

  if (activity != NULL)
    adw_dialog_present (stm_activity_dialog_new_edit (get_guidance (widget), STM_ACTIVITY (activity)), widget);
}

/* The moves that ask for a day. */
static void
ask_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char  *name;
    GType      (*type) (void);
    StmMoveType  move;
  } moves[] = {
    { "dossier.start-step", stm_activity_get_type, STM_MOVE_START_ACTIVITY },
    { "dossier.end-step", stm_activity_get_type, STM_MOVE_END_ACTIVITY },
    { "dossier.cancel-step", stm_activity_get_type, STM_MOVE_CANCEL_ACTIVITY },
    { "dossier.give-notice", stm_activity_get_type, STM_MOVE_CANCEL_ACTIVITY },
    { "dossier.sign-sheet", stm_sheet_get_type, STM_MOVE_SIGN_SHEET },
    { "dossier.close-sheet", stm_sheet_get_type, STM_MOVE_CLOSE_SHEET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (name, moves[i].name))
      {
        StmRecord *subject = stm_guidance_actions_find (widget, moves[i].type (), parameter);

        if (subject != NULL && stm_guidance_actions_may (widget, moves[i].move, stm_record_get_uuid (subject)))
          adw_dialog_present (stm_day_dialog_new (get_guidance (widget), moves[i].move, subject), widget);
      }
}

void
stm_guidance_actions_run (GtkWidget *widget, StmMove *move, const char *done)
{
  StmGuidance *guidance = get_guidance (widget);

  stm_move_runner_run (widget, guidance->store, stm_guidance_get_dossier (guidance), move, done);
}

static void
request_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *activity = stm_guidance_actions_find (widget, STM_TYPE_ACTIVITY, parameter);

  if (activity != NULL && stm_guidance_actions_may (widget, STM_MOVE_REQUEST_TRAINING, stm_record_get_uuid (activity)))
    stm_guidance_actions_run (widget, stm_move_new (STM_MOVE_REQUEST_TRAINING, stm_record_get_uuid (activity)),
         _("Training requested: the mail to the contact person is ready"));
}

static void
add_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean is_goal = g_str_equal (name, "dossier.add-goal");
  GType type = is_goal ? STM_TYPE_GOAL : STM_TYPE_TASK;

  if (may_add (widget, type, is_goal ? _("New Working Point") : _("New Task")))
    adw_dialog_present (stm_guidance_dialog_new (get_guidance (widget), type, NULL), widget);
}

static void
add_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_guidance (widget)->file != NULL && stm_guidance_actions_may (widget, STM_MOVE_NEW_SHEET, NULL))
    adw_dialog_present (stm_guidance_dialog_new (get_guidance (widget), STM_TYPE_SHEET, NULL), widget);
}

static void
edit_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GType type = g_str_equal (name, "dossier.edit-goal") ? STM_TYPE_GOAL
               : g_str_equal (name, "dossier.edit-task") ? STM_TYPE_TASK : STM_TYPE_SHEET;
  StmRecord *record = stm_guidance_actions_find (widget, type, parameter);

  if (record != NULL)
    adw_dialog_present (stm_guidance_dialog_new (get_guidance (widget), type, record), widget);
}

static void
marked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    stm_presenter_show_error (widget, error);
}

/* record: (transfer full): a copy, as it is to be */
static void
mark (GtkWidget *widget, StmRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, record);
  stm_store_save_async (get_guidance (widget)->store, records, NULL, marked, g_object_ref (widget));
}

static void
mark_task (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *task = stm_guidance_actions_find (widget, STM_TYPE_TASK, parameter);
  gboolean is_done = g_str_equal (name, "dossier.task-done");
  StmRecord *copy;

  if (task == NULL)
    return;

  copy = stm_record_copy (task);
  g_object_set (copy, "progress", is_done ? STM_PROGRESS_DONE : STM_PROGRESS_OPEN,
                "done-on", is_done ? get_guidance (widget)->today : NULL, NULL);
  mark (widget, copy);
}

static void
drop_task (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *task = stm_guidance_actions_find (widget, STM_TYPE_TASK, parameter);
  StmRecord *copy;

  if (task == NULL)
    return;

  copy = stm_record_copy (task);
  g_object_set (copy, "progress", STM_PROGRESS_DROPPED, NULL);
  mark (widget, copy);
}

static void
mark_goal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmRecord *goal = stm_guidance_actions_find (widget, STM_TYPE_GOAL, parameter);
  StmRecord *copy;

  if (goal == NULL)
    return;

  copy = stm_record_copy (goal);
  g_object_set (copy, "reached-on", get_guidance (widget)->today, NULL);
  mark (widget, copy);
}

static void
print_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmGuidance *guidance = get_guidance (widget);
  StmRecord *sheet = stm_guidance_actions_find (widget, STM_TYPE_SHEET, parameter);

  if (sheet != NULL)
    stm_paper_show (widget, guidance->store, guidance->file, "action-sheet", stm_record_get_uuid (sheet),
                    STM_MOVE_KEEP_PRINTOUT);
}

static void
print_request (GtkWidget *widget, const char *name, GVariant *parameter)
{
  StmGuidance *guidance = get_guidance (widget);
  StmRecord *training = stm_guidance_actions_find (widget, STM_TYPE_ACTIVITY, parameter);

  if (training != NULL)
    stm_paper_show (widget, guidance->store, guidance->file, "training-request", stm_record_get_uuid (training),
                    STM_MOVE_KEEP_PRINTOUT);
}

void
stm_guidance_actions_install (GtkWidgetClass *tab_class)
{
  static const struct
  {
    const char                *name;
    const char                *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "dossier.add-step", NULL, add_step },
    { "dossier.edit-step", "s", edit_step },
    { "dossier.request-step", "s", request_step },
    { "dossier.start-step", "s", ask_day },
    { "dossier.end-step", "s", ask_day },
    { "dossier.cancel-step", "s", ask_day },
    { "dossier.give-notice", "s", ask_day },
    { "dossier.print-request", "s", print_request },
    { "dossier.add-goal", NULL, add_part },
    { "dossier.edit-goal", "s", edit_part },
    { "dossier.goal-reached", "s", mark_goal },
    { "dossier.add-task", NULL, add_part },
    { "dossier.edit-task", "s", edit_part },
    { "dossier.task-done", "s", mark_task },
    { "dossier.task-open", "s", mark_task },
    { "dossier.drop-task", "s", drop_task },
    { "dossier.add-sheet", NULL, add_sheet },
    { "dossier.edit-sheet", "s", edit_part },
    { "dossier.print-sheet", "s", print_sheet },
    { "dossier.sign-sheet", "s", ask_day },
    { "dossier.close-sheet", "s", ask_day },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (tab_class, actions[i].name, actions[i].parameter, actions[i].activate);

  stm_signal_actions_install (tab_class);
}

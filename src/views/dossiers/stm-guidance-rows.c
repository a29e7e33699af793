#include "config.h"

#include "views/dossiers/stm-guidance-rows.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-deadline-rules.h"

#include <glib/gi18n-lib.h>

/* kind: NULL where it cannot be deleted */
static void
set_menu (StmTaskRow *row, gboolean may_edit, const char *action, const char *kind, const char *uuid)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *edit = g_strdup_printf ("%s('%s')", action, uuid);
  g_autofree char *delete = g_strdup_printf ("win.delete-record(('%s','%s'))", kind, uuid);

  g_menu_append (menu, _("_Edit…"), edit);
  if (kind != NULL)
    g_menu_append (menu, _("_Delete"), delete);

  stm_task_row_set_menu (row, may_edit ? G_MENU_MODEL (menu) : NULL);
}

void
stm_signal_row_add (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Mail…"), "dossier.mail-signal", uuid);
  stm_task_row_add_button (row, _("_Print…"), "dossier.print-signal", uuid);
  stm_task_row_add_button (row, _("_Already Sent"), "dossier.signal-sent", uuid);
}

/* It can be sent when the dossier can only be read, too. */
void
stm_signal_row_fill (StmTaskRow *row, StmRecord *record, gpointer data)
{
  StmSignal *signal = STM_SIGNAL (record);
  g_autofree char *title = stm_record_dup_title (record);
  g_autofree char *day = stm_date_format (signal->made_on);
  g_autofree char *state = g_strdup_printf (_("Ready since %s"), day);
  const char *recipient = signal->recipient != NULL ? signal->recipient : _("The recipient is not known");
  g_autofree char *to = signal->email != NULL ? g_strdup_printf (_("To: %s, %s"), recipient, signal->email)
                                              : g_strdup_printf (_("To: %s"), recipient);

  stm_task_row_set_title (row, title);
  stm_task_row_set_state (row, STM_DEADLINE_SOON, state);
  stm_task_row_set_lines (row, (const char *const[]) { to, signal->text, NULL });
  stm_task_row_show_button (row, "dossier.mail-signal", TRUE, signal->email != NULL);
  stm_task_row_show_button (row, "dossier.print-signal", TRUE, FALSE);
  stm_task_row_show_button (row, "dossier.signal-sent", TRUE, FALSE);
}

void
stm_goal_row_add (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Reached"), "dossier.goal-reached", uuid);
}

const char *
stm_goal_row_get_heading (StmRecord *record)
{
  return _(stm_rubric_choices[STM_GOAL (record)->rubric].label);
}

/* How many tasks of the working point are still to be done. */
static char *
dup_open_tasks (StmGuidance *guidance, const char *goal)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (guidance->file->tasks)); i++)
    {
      g_autoptr (StmTask) task = g_list_model_get_item (G_LIST_MODEL (guidance->file->tasks), i);

      n += task->progress == STM_PROGRESS_OPEN && g_strcmp0 (task->goal, goal) == 0;
    }

  return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task to be done", "%u tasks to be done", n), n)
               : g_strdup ("");
}

void
stm_goal_row_fill (StmTaskRow *row, StmRecord *record, gpointer data)
{
  StmGuidance *guidance = data;
  StmGoal *goal = STM_GOAL (record);
  const char *uuid = stm_record_get_uuid (record);
  g_autofree char *day = stm_date_format (goal->reached_on);
  g_autofree char *reached = g_strdup_printf (_("Reached on %s"), day);
  g_autofree char *tasks = dup_open_tasks (guidance, uuid);
  const char *remarks = goal->remarks != NULL ? goal->remarks : "";

  stm_task_row_set_title (row, goal->name);
  stm_task_row_set_state (row, goal->reached_on != NULL ? STM_DEADLINE_DONE : -1, reached);
  stm_task_row_set_lines (row, (const char *const[]) { remarks, tasks, NULL });
  set_menu (row, guidance->may_edit, "dossier.edit-goal", "goal", uuid);
  stm_task_row_show_button (row, "dossier.goal-reached", guidance->may_edit && goal->reached_on == NULL, FALSE);
}

void
stm_assignment_row_add (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Done"), "dossier.task-done", uuid);
  stm_task_row_add_button (row, _("Do _Again"), "dossier.task-open", uuid);
  stm_task_row_add_button (row, _("No _Longer to Be Done"), "dossier.drop-task", uuid);
}

static char *
dup_task_state (StmTask *task, StmDeadlineState state)
{
  g_autofree char *due = stm_date_format (task->due_on);
  g_autofree char *done = stm_date_format (task->done_on);

  if (task->progress == STM_PROGRESS_DROPPED)
    return g_strdup (_(stm_progress_choices[task->progress].label));
  if (task->progress == STM_PROGRESS_DONE)
    return *done != '\0' ? g_strdup_printf (_("Done on %s"), done) : g_strdup (_("Done"));
  if (*due == '\0')
    return g_strdup (_("Without a deadline"));

  return state == STM_DEADLINE_LATE ? g_strdup_printf (_("Late: was due on %s"), due)
                                    : g_strdup_printf (_("Due on %s"), due);
}

void
stm_assignment_row_fill (StmTaskRow *row, StmRecord *record, gpointer data)
{
  StmGuidance *guidance = data;
  StmTask *task = STM_TASK (record);
  gboolean is_open = task->progress == STM_PROGRESS_OPEN;
  StmDeadlineState state = task->progress == STM_PROGRESS_DONE ? STM_DEADLINE_DONE
                           : is_open && task->due_on != NULL
                             ? stm_deadline_get_task_state (task->due_on, NULL, guidance->today) : STM_DEADLINE_OPEN;
  g_autofree char *text = dup_task_state (task, state);
  g_autofree char *goal = stm_guidance_dup_title (guidance, STM_TYPE_GOAL, task->goal);
  g_autofree char *step = stm_guidance_dup_title (guidance, STM_TYPE_ACTIVITY, task->activity);
  g_autofree char *sheet = stm_guidance_dup_title (guidance, STM_TYPE_SHEET, task->sheet);
  g_autofree char *for_goal = goal != NULL ? g_strdup_printf (_("Working point: %s"), goal) : g_strdup ("");
  g_autofree char *after = step != NULL ? g_strdup_printf (_("After: %s"), step) : g_strdup ("");
  const char *remarks = task->remarks != NULL ? task->remarks : "";

  stm_task_row_set_title (row, task->name);
  stm_task_row_set_state (row, state, text);
  stm_task_row_set_lines (row, (const char *const[]) { remarks, for_goal, after, sheet != NULL ? sheet : "", NULL });
  set_menu (row, guidance->may_edit, "dossier.edit-task", stm_guidance_is_signed (guidance, task) ? NULL : "task",
            stm_record_get_uuid (record));
  stm_task_row_show_button (row, "dossier.task-done", guidance->may_edit && is_open, FALSE);
  stm_task_row_show_button (row, "dossier.task-open", guidance->may_edit && !is_open, FALSE);
  stm_task_row_show_button (row, "dossier.drop-task", guidance->may_edit && is_open, FALSE);
}

void
stm_sheet_row_add (StmTaskRow *row, const char *uuid)
{
  stm_task_row_add_button (row, _("_Print…"), "dossier.print-sheet", uuid);
  stm_task_row_add_button (row, _("Note _Signatures…"), "dossier.sign-sheet", uuid);
  stm_task_row_add_button (row, _("Cl_ose…"), "dossier.close-sheet", uuid);
}

static char *
dup_signatures (StmSheet *sheet)
{
  g_autofree char *client = stm_date_format (sheet->client_signed_on);
  g_autofree char *mediator = stm_date_format (sheet->mediator_signed_on);

  if (*client == '\0' || *mediator == '\0')
    return g_strdup (_("Not signed by both yet"));
  if (g_str_equal (client, mediator))
    return g_strdup_printf (_("Signed by both on %s"), client);

  return g_strdup_printf (_("Signed by the client on %s and by the mediator on %s"), client, mediator);
}

/* SPEC W8: the first one is due. */
static char *
dup_sheet_state (StmSheet *sheet, StmGuidance *guidance, StmDeadlineState *state)
{
  g_autofree char *due = stm_guidance_dup_sheet_due (guidance);
  g_autofree char *day = stm_date_format (sheet->closed_on != NULL ? sheet->closed_on : due);

  *state = STM_DEADLINE_DONE;
  if (sheet->closed_on != NULL)
    return g_strdup_printf (_("Closed on %s"), day);

  *state = STM_DEADLINE_OPEN;
  if (sheet->number > 1 || due == NULL)
    return g_strdup (_("Open"));

  *state = stm_deadline_get_task_state (due, NULL, guidance->today);

  return *state == STM_DEADLINE_LATE ? g_strdup_printf (_("Late: was to be closed by %s"), day)
                                     : g_strdup_printf (_("To be closed by %s"), day);
}

void
stm_sheet_row_fill (StmTaskRow *row, StmRecord *record, gpointer data)
{
  StmGuidance *guidance = data;
  StmSheet *sheet = STM_SHEET (record);
  gboolean is_signed = stm_sheet_is_signed (sheet);
  gboolean is_open = sheet->closed_on == NULL;
  StmDeadlineState state;
  g_autofree char *title = stm_record_dup_title (record);
  g_autofree char *text = dup_sheet_state (sheet, guidance, &state);
  g_autofree char *day = stm_date_format (sheet->opened_on);
  g_autofree char *made = g_strdup_printf (_("Made on %s"), day);
  g_autofree char *signatures = dup_signatures (sheet);
  const char *agreements = sheet->agreements != NULL ? sheet->agreements : "";

  stm_task_row_set_title (row, title);
  stm_task_row_set_state (row, state, text);
  stm_task_row_set_lines (row, (const char *const[]) { made, agreements, signatures, NULL });
  set_menu (row, guidance->may_edit && is_open && !is_signed, "dossier.edit-sheet", NULL, stm_record_get_uuid (record));
  stm_task_row_show_button (row, "dossier.print-sheet", TRUE, FALSE);
  stm_task_row_show_button (row, "dossier.sign-sheet", guidance->may_edit && is_open && !is_signed, FALSE);
  stm_task_row_show_button (row, "dossier.close-sheet", guidance->may_edit && is_open, is_signed);
}

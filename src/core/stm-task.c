#include "config.h"

#include "core/stm-task.h"

#include "core/stm-activity.h"
#include "core/stm-choices.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-sheet.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmTask, stm_task, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTask, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "sheet", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTask, sheet),
    N_("Action sheet"), 0, .target = stm_sheet_get_type },
  { "goal", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTask, goal),
    N_("Working point"), 0, .target = stm_goal_get_type },
  { "activity", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmTask, activity),
    N_("Step towards work"), STM_FIELD_RULED, .target = stm_activity_get_type },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmTask, name),
    N_("Task"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "due-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmTask, due_on),
    N_("Deadline"), STM_FIELD_TRACKED },
  { "progress", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmTask, progress),
    N_("State"), STM_FIELD_TRACKED, .choices = stm_progress_choices },
  { "done-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmTask, done_on),
    N_("Done on"), STM_FIELD_TRACKED },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmTask, remarks),
    N_("Remarks"), 0 },
};

static char *
stm_task_dup_title (StmRecord *record)
{
  return g_strdup (STM_TASK (record)->name);
}

static void
stm_task_class_init (StmTaskClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_task_dup_title;

  stm_record_class_install (record_class, "task", "tasks", fields, G_N_ELEMENTS (fields));
}

static void
stm_task_init (StmTask *self)
{
}

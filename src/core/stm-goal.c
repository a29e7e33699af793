#include "config.h"

#include "core/stm-goal.h"

#include "core/stm-choices.h"
#include "core/stm-mediation.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmGoal, stm_goal, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmGoal, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "rubric", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmGoal, rubric),
    N_("Rubric"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED, .choices = stm_rubric_choices },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmGoal, name),
    N_("Working point"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmGoal, remarks),
    N_("Remarks"), 0 },
  { "reached-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmGoal, reached_on),
    N_("Reached on"), STM_FIELD_TRACKED },
};

static char *
stm_goal_dup_title (StmRecord *record)
{
  return g_strdup (STM_GOAL (record)->name);
}

static void
stm_goal_class_init (StmGoalClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_goal_dup_title;

  stm_record_class_install (record_class, "goal", "goals", fields, G_N_ELEMENTS (fields));
}

static void
stm_goal_init (StmGoal *self)
{
}

#include "config.h"

#include "core/stm-deadline.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-moment.h"
#include "core/stm-programme.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmDeadline, stm_deadline, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "programme", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmDeadline, programme),
    N_("Programme"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_programme_get_type },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDeadline, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "date", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDeadline, date),
    N_("Date"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "time", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDeadline, time),
    N_("Time"), STM_FIELD_FOR_SERVICE, .check = stm_time_check, .normalize = stm_time_normalize, .maximum = 5 },
  { "starts-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDeadline, starts_on),
    N_("First day"), STM_FIELD_FOR_SERVICE },
  { "weeks-before", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmDeadline, weeks_before),
    N_("Weeks before the start of a stage"), STM_FIELD_FOR_SERVICE, .maximum = 52 },
  { "round", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmDeadline, round),
    N_("Round"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .maximum = 9 },
  { "effect", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDeadline, effect),
    N_("Effect"), STM_FIELD_FOR_SERVICE, .choices = stm_deadline_effect_choices },
  { "audience", STM_FIELD_SET, G_STRUCT_OFFSET (StmDeadline, audience),
    N_("For"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .choices = stm_audience_choices },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmDeadline, remarks),
    N_("Remarks"), STM_FIELD_FOR_SERVICE },
  { "done-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDeadline, done_on),
    N_("Done on"), STM_FIELD_TRACKED },
};

static void
stm_deadline_check (StmRecord *record, StmProblemList *problems)
{
  StmDeadline *self = STM_DEADLINE (record);

  if ((self->date != NULL) == (self->weeks_before > 0))
    stm_problem_list_add (problems, "date", STM_SEVERITY_ERROR,
                          _("A moment has either a date, or a number of weeks before the start of each stage."));
  if (self->date == NULL && (self->time != NULL || self->starts_on != NULL))
    stm_problem_list_add (problems, "date", STM_SEVERITY_ERROR, _("A time or a first day needs a date."));
  if (self->date != NULL && self->starts_on != NULL && stm_date_compare (self->starts_on, self->date) > 0)
    stm_problem_list_add (problems, "starts-on", STM_SEVERITY_ERROR, _("The first day is after the last."));
  if (self->effect != STM_DEADLINE_REMINDER && (self->date == NULL || self->round == 0))
    stm_problem_list_add (problems, "round", STM_SEVERITY_ERROR,
                          _("What ends a step of a round needs a date and the number of the round."));
}

static char *
stm_deadline_dup_title (StmRecord *record)
{
  return g_strdup (STM_DEADLINE (record)->name);
}

static void
stm_deadline_class_init (StmDeadlineClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_deadline_check;
  record_class->dup_title = stm_deadline_dup_title;

  stm_record_class_install (record_class, "deadline", "deadlines", fields, G_N_ELEMENTS (fields));
}

static void
stm_deadline_init (StmDeadline *self)
{
}

#include "config.h"

#include "core/stm-request.h"

#include "core/stm-choices.h"
#include "core/stm-moment.h"
#include "core/stm-programme.h"
#include "core/stm-request-rules.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmRequest, stm_request, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "student", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmRequest, student),
    N_("Student"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_student_get_type },
  { "programme", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmRequest, programme),
    N_("Programme"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_programme_get_type },
  { "supervisor", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmRequest, supervisor),
    N_("Supervisor"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_supervisor_get_type },
  { "form", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmRequest, form),
    N_("Stage form"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_stage_form_choices },
  { "periods", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmRequest, periods),
    N_("Number of periods"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .maximum = STM_REQUEST_MAX_PERIODS },
  { "hours-per-week", STM_FIELD_HOURS, G_STRUCT_OFFSET (StmRequest, hours_per_week),
    N_("Hours a week"), STM_FIELD_FOR_SERVICE, .maximum = 60 * 60 },
  { "total-hours", STM_FIELD_HOURS, G_STRUCT_OFFSET (StmRequest, total_hours),
    N_("Total hours to do"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .maximum = 2000 * 60 },
  { "start-1", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, start[0]),
    N_("Start of period 1"), STM_FIELD_FOR_SERVICE | STM_FIELD_SORTED },
  { "end-1", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, end[0]),
    N_("End of period 1"), STM_FIELD_FOR_SERVICE },
  { "start-2", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, start[1]),
    N_("Start of period 2"), STM_FIELD_FOR_SERVICE },
  { "end-2", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, end[1]),
    N_("End of period 2"), STM_FIELD_FOR_SERVICE },
  { "start-3", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, start[2]),
    N_("Start of period 3"), STM_FIELD_FOR_SERVICE },
  { "end-3", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, end[2]),
    N_("End of period 3"), STM_FIELD_FOR_SERVICE },
  { "start-4", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, start[3]),
    N_("Start of period 4"), STM_FIELD_FOR_SERVICE },
  { "end-4", STM_FIELD_DATE, G_STRUCT_OFFSET (StmRequest, end[3]),
    N_("End of period 4"), STM_FIELD_FOR_SERVICE },
  { "preference-1", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmRequest, preference[0]),
    N_("First choice of service"), STM_FIELD_FOR_SERVICE, .target = stm_service_get_type },
  { "preference-2", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmRequest, preference[1]),
    N_("Second choice"), STM_FIELD_FOR_SERVICE, .target = stm_service_get_type },
  { "preference-3", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmRequest, preference[2]),
    N_("Third choice"), STM_FIELD_FOR_SERVICE, .target = stm_service_get_type },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmRequest, remarks),
    N_("Remarks"), STM_FIELD_HEALTH | STM_FIELD_FOR_SERVICE },
  { "entered", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRequest, entered),
    N_("Entered"), STM_FIELD_FOR_SERVICE, .check = stm_moment_check, .format = stm_moment_format, .maximum = 16 },
};

static void
stm_request_check (StmRecord *record, StmProblemList *problems)
{
  StmRequest *self = STM_REQUEST (record);

  stm_request_check_hours (self, problems);
  stm_request_check_periods (self, problems);
  stm_request_check_preferences (self, problems);
}

static void
stm_request_normalize (StmRecord *record)
{
  stm_request_drop_unused (STM_REQUEST (record));
}

static char *
stm_request_dup_title (StmRecord *record)
{
  return g_strdup (_("Stage request"));
}

static void
stm_request_class_init (StmRequestClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_request_check;
  record_class->normalize = stm_request_normalize;
  record_class->dup_title = stm_request_dup_title;

  stm_record_class_install (record_class, "request", "requests", fields, G_N_ELEMENTS (fields));
}

static void
stm_request_init (StmRequest *self)
{
}

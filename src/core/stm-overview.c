#include "config.h"

#include "core/stm-overview.h"

#include "core/stm-choices.h"
#include "core/stm-moment.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-supervisor.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmOverview, stm_overview, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "last-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, last_name),
    N_("Last name"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "first-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, first_name),
    N_("First name"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "study-year", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmOverview, study_year),
    N_("Study year"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_study_year_choices },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, place),
    N_("Place"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "school-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, school_name),
    N_("School"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "supervisor-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, supervisor_name),
    N_("Supervisor"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "form", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmOverview, form),
    N_("Stage form"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_stage_form_choices },
  { "periods", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmOverview, periods),
    N_("Periods"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "start-1", STM_FIELD_DATE, G_STRUCT_OFFSET (StmOverview, start_1),
    N_("Start"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "last-end", STM_FIELD_DATE, G_STRUCT_OFFSET (StmOverview, last_end),
    N_("End"), STM_FIELD_DERIVED },
  { "preference-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, preference_name),
    N_("First choice"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "status", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmOverview, status),
    N_("Status"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_status_choices },
  { "service-names", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, service_names),
    N_("Service"), STM_FIELD_DERIVED },
  { "notes", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmOverview, notes),
    N_("Notes"), STM_FIELD_DERIVED },
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOverview, school),
    N_("School"), STM_FIELD_DERIVED, .target = stm_school_get_type },
  { "supervisor", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOverview, supervisor),
    N_("Supervisor"), STM_FIELD_DERIVED, .target = stm_supervisor_get_type },
  { "programme", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOverview, programme),
    N_("Programme"), STM_FIELD_DERIVED, .target = stm_programme_get_type },
  { "request", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOverview, request),
    N_("Request"), STM_FIELD_DERIVED, .target = stm_request_get_type },
  { "preference-1", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmOverview, preference_1),
    N_("First choice"), STM_FIELD_DERIVED, .target = stm_service_get_type },
  { "province", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmOverview, province),
    N_("Province"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_province_choices },
  { "transport", STM_FIELD_SET, G_STRUCT_OFFSET (StmOverview, transport),
    N_("Means of transport"), STM_FIELD_DERIVED, .choices = stm_transport_choices },
  { "entered", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmOverview, entered),
    N_("Entered"), STM_FIELD_DERIVED, .format = stm_moment_format },
  { "round", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmOverview, round),
    N_("Round"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "timing", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmOverview, timing),
    N_("Timing"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_timing_choices },
};

static char *
stm_overview_dup_title (StmRecord *record)
{
  StmOverview *self = STM_OVERVIEW (record);

  return g_strdup_printf ("%s %s", self->first_name, self->last_name);
}

static void
stm_overview_class_init (StmOverviewClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_overview_dup_title;

  stm_record_class_install (record_class, "overview", "overview", fields, G_N_ELEMENTS (fields));
}

static void
stm_overview_init (StmOverview *self)
{
}

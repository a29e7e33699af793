#include "config.h"

#include "core/stm-demand.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-programme.h"
#include "core/stm-school.h"
#include "core/stm-stage-rules.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmDemand, stm_demand, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmDemand, school),
    N_("School"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_school_get_type },
  { "programme", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmDemand, programme),
    N_("Programme"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_programme_get_type },
  { "model", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDemand, model),
    N_("Model"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_model_choices },
  { "starts-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDemand, starts_on),
    N_("From"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "ends-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDemand, ends_on),
    N_("To"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE },
  { "days", STM_FIELD_SET, G_STRUCT_OFFSET (StmDemand, days),
    N_("Days"), STM_FIELD_FOR_SERVICE, .choices = stm_half_day_choices },
  { "half-day-hours", STM_FIELD_HOURS, G_STRUCT_OFFSET (StmDemand, half_day_hours),
    N_("Hours a half-day"), STM_FIELD_FOR_SERVICE, .maximum = 12 * 60 },
  { "number", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmDemand, number),
    N_("Number of pupils"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED, .maximum = 9999 },
  { "certainty", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDemand, certainty),
    N_("Certainty"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED, .choices = stm_certainty_choices },
  { "asked-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDemand, asked_on),
    N_("Asked on"), STM_FIELD_FOR_SERVICE },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDemand, contact_name),
    N_("Contact person"), STM_FIELD_FOR_SERVICE },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmDemand, remarks),
    N_("Remarks"), STM_FIELD_FOR_SERVICE },
  { "places-sent-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDemand, places_sent_on),
    N_("List of places passed on"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE | STM_FIELD_TRACKED },
};

static void
stm_demand_check (StmRecord *record, StmProblemList *problems)
{
  StmDemand *self = STM_DEMAND (record);

  stm_stage_check (self->model, self->starts_on, self->ends_on, self->days, problems);
}

static char *
stm_demand_dup_title (StmRecord *record)
{
  StmDemand *self = STM_DEMAND (record);
  g_autofree char *start = stm_date_format (self->starts_on);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d pupil from %s", "%d pupils from %s", self->number),
                          self->number, start);
}

static void
stm_demand_class_init (StmDemandClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_demand_check;
  record_class->dup_title = stm_demand_dup_title;

  stm_record_class_install (record_class, "demand", "demands", fields, G_N_ELEMENTS (fields));
}

static void
stm_demand_init (StmDemand *self)
{
}

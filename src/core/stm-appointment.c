#include "config.h"

#include "core/stm-appointment.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-mediation.h"
#include "core/stm-moment.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmAppointment, stm_appointment, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmAppointment, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "type", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmAppointment, type),
    N_("Type"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED, .choices = stm_contact_type_choices },
  { "registered", STM_FIELD_BOOLEAN, G_STRUCT_OFFSET (StmAppointment, registered),
    N_("By registered letter"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "date", STM_FIELD_DATE, G_STRUCT_OFFSET (StmAppointment, date),
    N_("Date"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED },
  { "time", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmAppointment, time),
    N_("Time"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED, .check = stm_time_check, .normalize = stm_time_normalize, .maximum = 5 },
  { "duration", STM_FIELD_HOURS, G_STRUCT_OFFSET (StmAppointment, duration),
    N_("Duration (hours)"), STM_FIELD_TRACKED, .maximum = 12 * 60 },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmAppointment, contact_name),
    N_("Contact"), 0 },
  { "location", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmAppointment, location),
    N_("Location"), STM_FIELD_TRACKED },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmAppointment, street),
    N_("Street"), STM_FIELD_TRACKED },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmAppointment, postcode),
    N_("Postcode"), STM_FIELD_TRACKED, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmAppointment, place),
    N_("Place"), STM_FIELD_TRACKED },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmAppointment, remarks),
    N_("Remark"), 0 },
  { "outcome", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmAppointment, outcome),
    N_("Outcome"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_outcome_choices },
  { "completed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmAppointment, completed_on),
    N_("Completed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "residence-checked", STM_FIELD_BOOLEAN, G_STRUCT_OFFSET (StmAppointment, residence_checked),
    N_("Residence status confirmed"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "work-card-checked", STM_FIELD_BOOLEAN, G_STRUCT_OFFSET (StmAppointment, work_card_checked),
    N_("Work card confirmed"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "letter-printed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmAppointment, letter_printed_on),
    N_("Letter printed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "replan-reason", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmAppointment, replan_reason),
    N_("Reason of planning again"), STM_FIELD_RULED },
};

/* SPEC W9: who came has shown both papers. */
static void
stm_appointment_check (StmRecord *record, StmProblemList *problems)
{
  StmAppointment *self = STM_APPOINTMENT (record);

  if (self->outcome == STM_OUTCOME_PRESENT && (!self->residence_checked || !self->work_card_checked))
    stm_problem_list_add (problems, self->residence_checked ? "work-card-checked" : "residence-checked", STM_SEVERITY_ERROR,
                          _("A contact cannot be completed before this is confirmed."));

  if (stm_date_compare (self->date, self->completed_on) > 0)
    stm_problem_list_add (problems, "completed-on", STM_SEVERITY_ERROR,
                          _("A contact cannot be completed before its day."));
}

static char *
stm_appointment_dup_title (StmRecord *record)
{
  StmAppointment *self = STM_APPOINTMENT (record);
  g_autofree char *date = stm_date_format (self->date);

  return g_strdup_printf (_("Appointment on %s"), date);
}

static void
stm_appointment_class_init (StmAppointmentClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_appointment_check;
  record_class->dup_title = stm_appointment_dup_title;

  stm_record_class_install (record_class, "appointment", "appointments", fields, G_N_ELEMENTS (fields));
}

static void
stm_appointment_init (StmAppointment *self)
{
}

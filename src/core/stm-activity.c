#include "config.h"

#include "core/stm-activity.h"

#include "core/stm-choices.h"
#include "core/stm-contact-checks.h"
#include "core/stm-date.h"
#include "core/stm-error.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (StmActivity, stm_activity, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmActivity, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "type", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmActivity, type),
    N_("Kind of step"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED, .choices = stm_activity_type_choices },
  { "code", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, code),
    N_("Training code"), STM_FIELD_SEARCHABLE | STM_FIELD_TRACKED, .check = stm_training_code_check, .maximum = 12 },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, name),
    N_("Title"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE },
  { "organiser", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, organiser),
    N_("Organisation"), STM_FIELD_SEARCHABLE },
  { "by-vdab", STM_FIELD_BOOLEAN, G_STRUCT_OFFSET (StmActivity, by_vdab),
    N_("Training of the VDAB"), STM_FIELD_TRACKED },
  { "service", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmActivity, service),
    N_("Place"), 0, .target = stm_service_get_type },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, contact_name),
    N_("Contact person"), 0 },
  { "contact-phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, contact_phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "contact-email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, contact_email),
    N_("E-mail"), 0, .check = stm_email_check },
  { "summary", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmActivity, summary),
    N_("Summary"), 0 },
  { "goal", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmActivity, goal),
    N_("Working point"), 0, .target = stm_goal_get_type },
  { "starts-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, starts_on),
    N_("From"), STM_FIELD_TRACKED },
  { "ends-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, ends_on),
    N_("To"), STM_FIELD_TRACKED },
  { "hours", STM_FIELD_HOURS, G_STRUCT_OFFSET (StmActivity, hours),
    N_("Hours"), STM_FIELD_TRACKED },
  { "client-agreed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, client_agreed_on),
    N_("Client agreed on"), STM_FIELD_TRACKED },
  { "mediator-agreed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, mediator_agreed_on),
    N_("Mediator agreed on"), STM_FIELD_TRACKED },
  { "state", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmActivity, state),
    N_("State"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_activity_state_choices },
  { "requested-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, requested_on),
    N_("Requested on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "started-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, started_on),
    N_("Started on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "ended-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, ended_on),
    N_("Ended on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "end-reason", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmActivity, end_reason),
    N_("Reason of ending"), 0 },
  { "cancelled-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, cancelled_on),
    N_("Cancelled on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "attested-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmActivity, attested_on),
    N_("C91 printed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
};

static void
stm_activity_check (StmRecord *record, StmProblemList *problems)
{
  StmActivity *self = STM_ACTIVITY (record);

  if (stm_date_compare (self->starts_on, self->ends_on) > 0)
    stm_problem_list_add (problems, "ends-on", STM_SEVERITY_ERROR, _("The end is before the start."));
  if (stm_date_compare (self->started_on, self->ended_on) > 0)
    stm_problem_list_add (problems, "ended-on", STM_SEVERITY_ERROR, _("The end is before the start."));
}

static char *
stm_activity_dup_title (StmRecord *record)
{
  return g_strdup (STM_ACTIVITY (record)->name);
}

static void
stm_activity_class_init (StmActivityClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_activity_check;
  record_class->dup_title = stm_activity_dup_title;

  stm_record_class_install (record_class, "activity", "activities", fields, G_N_ELEMENTS (fields));
}

static void
stm_activity_init (StmActivity *self)
{
}

/**
 * stm_training_code_check:
 * @text: what was entered as training code
 * @error: return location for a #STM_ERROR_INVALID
 *
 * Returns: whether @text has digits only, as 953081 (SPEC W10)
 */
gboolean
stm_training_code_check (const char *text, GError **error)
{
  if (strspn (text, "0123456789") == strlen (text))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("A training code has digits only."));
  return FALSE;
}

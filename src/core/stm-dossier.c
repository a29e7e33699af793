#include "config.h"

#include "core/stm-dossier.h"

#include "core/stm-address-rules.h"
#include "core/stm-choices.h"
#include "core/stm-contact-checks.h"
#include "core/stm-error.h"
#include "core/stm-mediator.h"
#include "core/stm-national-number.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (StmDossier, stm_dossier, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "last-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, last_name),
    N_("Last name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "first-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, first_name),
    N_("First name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "client-number", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, client_number),
    N_("IKL"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_TRACKED, .check = stm_client_number_check, .maximum = 12 },
  { "national-number", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, national_number),
    N_("National number"), STM_FIELD_SENSITIVE, .maximum = 40, .normalize = stm_national_number_normalize, .format = stm_national_number_format },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, street),
    N_("Street"), 0 },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, postcode),
    N_("Postcode"), STM_FIELD_SEARCHABLE, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, place),
    N_("Place"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "province", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDossier, province),
    N_("Province"), 0, .choices = stm_province_choices },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, email),
    N_("E-mail"), 0, .check = stm_email_check },
  { "work-situation", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, work_situation),
    N_("Work situation"), 0 },
  { "category", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, category),
    N_("Catwz"), STM_FIELD_SORTED | STM_FIELD_TRACKED, .maximum = 6 },
  { "lot", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, lot),
    N_("Lot"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_TRACKED },
  { "mediator", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmDossier, mediator),
    N_("Mediator"), STM_FIELD_REQUIRED, .target = stm_mediator_get_type },
  { "counsellor-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, counsellor_name),
    N_("VDAB mediator"), STM_FIELD_SEARCHABLE },
  { "counsellor-phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, counsellor_phone),
    N_("Phone of the VDAB mediator"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "counsellor-email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, counsellor_email),
    N_("E-mail of the VDAB mediator"), 0, .check = stm_email_check },
  { "residence-status", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDossier, residence_status),
    N_("Residence status"), STM_FIELD_TRACKED, .choices = stm_residence_choices },
  { "residence-until", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDossier, residence_until),
    N_("Residence status until"), STM_FIELD_TRACKED },
  { "work-card", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDossier, work_card),
    N_("Work card"), STM_FIELD_TRACKED, .choices = stm_work_card_choices },
  { "work-card-until", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDossier, work_card_until),
    N_("Work card until"), STM_FIELD_TRACKED },
  { "cv-published-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDossier, cv_published_on),
    N_("CV published on"), STM_FIELD_TRACKED },
  { "paying-institution", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmDossier, paying_institution),
    N_("Paying institution"), 0 },
  { "followed-reason", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmDossier, followed_reason),
    N_("Followed up"), STM_FIELD_TRACKED, .choices = stm_reason_choices },
  { "followed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmDossier, followed_on),
    N_("Followed up on"), STM_FIELD_TRACKED },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmDossier, remarks),
    N_("Remarks"), STM_FIELD_HEALTH },
};

static void
stm_dossier_check (StmRecord *record, StmProblemList *problems)
{
  StmDossier *self = STM_DOSSIER (record);
  g_autoptr (GError) error = NULL;

  stm_address_check_province (self->postcode, self->province, problems);

  if (self->national_number == NULL)
    stm_problem_list_add (problems, "national-number", STM_SEVERITY_WARNING,
                          _("The agreement and the C91 will need the national number."));
  else if (!stm_national_number_check (self->national_number, FALSE, NULL, &error))
    stm_problem_list_add (problems, "national-number", STM_SEVERITY_ERROR, "%s", error->message);
}

static char *
stm_dossier_dup_title (StmRecord *record)
{
  StmDossier *self = STM_DOSSIER (record);

  return g_strjoin (self->first_name != NULL && self->last_name != NULL ? " " : NULL,
                    self->first_name != NULL ? self->first_name : "",
                    self->last_name != NULL ? self->last_name : "", NULL);
}

static void
stm_dossier_class_init (StmDossierClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_dossier_check;
  record_class->dup_title = stm_dossier_dup_title;

  stm_record_class_install (record_class, "dossier", "dossiers", fields, G_N_ELEMENTS (fields));
}

static void
stm_dossier_init (StmDossier *self)
{
}

/**
 * stm_client_number_check:
 * @text: what was entered as IKL
 * @error: return location for a #STM_ERROR_INVALID
 *
 * Returns: whether @text has digits only, as the numbers of clients have (SPEC W2)
 */
gboolean
stm_client_number_check (const char *text, GError **error)
{
  if (strspn (text, "0123456789") == strlen (text))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("An IKL has digits only."));
  return FALSE;
}

#include "config.h"

#include "core/stm-caseload.h"

#include "core/stm-choices.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmCaseload, stm_caseload, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "last-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, last_name),
    N_("Last name"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "first-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, first_name),
    N_("First name"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "client-number", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, client_number),
    N_("IKL"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "category", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, category),
    N_("Catwz"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "work-situation", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, work_situation),
    N_("Work situation"), STM_FIELD_DERIVED },
  { "lot", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, lot),
    N_("Lot"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, place),
    N_("Place"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "mediator-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmCaseload, mediator_name),
    N_("Mediator"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "phase", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCaseload, phase),
    N_("State"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_phase_choices },
  { "referred-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseload, referred_on),
    N_("Referred on"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "attended-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseload, attended_on),
    N_("First appointment attended on"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "next-contact", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseload, next_contact),
    N_("Next contact"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "ended-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseload, ended_on),
    N_("Ended on"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "ending", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCaseload, ending),
    N_("Reason of ending"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_ending_choices },
  { "advice", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmCaseload, advice),
    N_("Final advice"), STM_FIELD_SORTED | STM_FIELD_DERIVED, .choices = stm_advice_choices },
  { "closed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseload, closed_on),
    N_("Closed on"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "access-until", STM_FIELD_DATE, G_STRUCT_OFFSET (StmCaseload, access_until),
    N_("Access until"), STM_FIELD_SORTED | STM_FIELD_DERIVED },
  { "mediator", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmCaseload, mediator),
    N_("Mediator"), STM_FIELD_DERIVED, .target = stm_mediator_get_type },
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmCaseload, mediation),
    N_("Mediation"), STM_FIELD_DERIVED, .target = stm_mediation_get_type },
};

static char *
stm_caseload_dup_title (StmRecord *record)
{
  StmCaseload *self = STM_CASELOAD (record);

  return g_strdup_printf ("%s %s", self->first_name, self->last_name);
}

static void
stm_caseload_class_init (StmCaseloadClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_caseload_dup_title;

  stm_record_class_install (record_class, "caseload", "caseloads", fields, G_N_ELEMENTS (fields));
}

static void
stm_caseload_init (StmCaseload *self)
{
}

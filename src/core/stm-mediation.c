#include "config.h"

#include "core/stm-mediation.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-dossier.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmMediation, stm_mediation, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "dossier", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmMediation, dossier),
    N_("Dossier"), STM_FIELD_REQUIRED, .target = stm_dossier_get_type },
  { "referred-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, referred_on),
    N_("Referred on"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_TRACKED },
  { "attended-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, attended_on),
    N_("First appointment attended on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "weo-printed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, weo_printed_on),
    N_("Agreement printed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "weo-signed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, weo_signed_on),
    N_("Agreement signed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "process-started-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, process_started_on),
    N_("Mediation process started on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "process-ended-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, process_ended_on),
    N_("Mediation process ended on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "ending", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmMediation, ending),
    N_("Reason of ending"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_ending_choices },
  { "ending-remark", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmMediation, ending_remark),
    N_("Explanation"), STM_FIELD_RULED },
  { "advice", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmMediation, advice),
    N_("Final advice"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_advice_choices },
  { "advice-remark", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmMediation, advice_remark),
    N_("Remark on the final advice"), STM_FIELD_RULED },
  { "advice-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, advice_on),
    N_("Final advice given on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "advice-delivery", STM_FIELD_SET, G_STRUCT_OFFSET (StmMediation, advice_delivery),
    N_("Final advice delivered by"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_delivery_choices },
  { "closed-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, closed_on),
    N_("Closed on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "closing", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmMediation, closing),
    N_("Way of closing"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_closing_choices },
  { "access-until", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMediation, access_until),
    N_("Access until"), STM_FIELD_TRACKED | STM_FIELD_RULED },
};

static char *
stm_mediation_dup_title (StmRecord *record)
{
  g_autofree char *date = stm_date_format (STM_MEDIATION (record)->referred_on);

  return g_strdup_printf (_("Mediation since %s"), date);
}

static void
stm_mediation_class_init (StmMediationClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_mediation_dup_title;

  stm_record_class_install (record_class, "mediation", "mediations", fields, G_N_ELEMENTS (fields));
}

static void
stm_mediation_init (StmMediation *self)
{
}

/**
 * stm_mediation_get_phase:
 * @self: a mediation
 *
 * Returns: where it stands (SPEC W5 to W12)
 */
StmPhase
stm_mediation_get_phase (StmMediation *self)
{
  if (self->closed_on != NULL)
    return self->ending == STM_ENDING_ABSENCE ? STM_PHASE_REFUSED : STM_PHASE_CLOSED;
  if (self->process_ended_on != NULL)
    return STM_PHASE_TO_CLOSE;
  if (self->process_started_on != NULL)
    return STM_PHASE_RUNNING;
  if (self->weo_signed_on != NULL)
    return STM_PHASE_SIGNED;
  if (self->weo_printed_on != NULL)
    return STM_PHASE_PRINTED;

  return self->attended_on != NULL ? STM_PHASE_ATTENDED : STM_PHASE_REFERRED;
}

/**
 * stm_mediation_has_access:
 * @self: a mediation
 * @today: an ISO day
 *
 * The partner sees and changes a dossier until the day after the advice, or not
 * even that day where the maximum duration ended it (SPEC W12, W15).
 *
 * Returns: whether the partner still has the right of access
 */
gboolean
stm_mediation_has_access (StmMediation *self, const char *today)
{
  return self->access_until == NULL || stm_date_compare (today, self->access_until) <= 0;
}

/**
 * stm_mediation_has_banner:
 * @self: a mediation
 * @today: an ISO day
 *
 * Returns: whether the "rode balk" stands, which tells the VDAB that the partner
 *   mediates: from the attended appointment while there is access (SPEC W6, W12)
 */
gboolean
stm_mediation_has_banner (StmMediation *self, const char *today)
{
  return self->attended_on != NULL && stm_mediation_has_access (self, today);
}

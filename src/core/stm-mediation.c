#include "config.h"

#include "core/stm-mediation.h"

#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-dossier.h"
#include "core/stm-term.h"

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

/* SPEC W5 to W12: what comes after what.  The day of the referral is entered by
 * hand, and a process can have ended before its start was noted: these are told
 * only. */
static const struct
{
  const char  *name;
  const char  *after;
  gboolean     is_needed;       /* and not without it */
  StmSeverity  severity;
} steps[] = {
  { "attended-on", "referred-on", FALSE, STM_SEVERITY_WARNING },
  { "weo-printed-on", "attended-on", TRUE, STM_SEVERITY_ERROR },
  { "weo-signed-on", "weo-printed-on", TRUE, STM_SEVERITY_ERROR },
  { "process-started-on", "weo-signed-on", TRUE, STM_SEVERITY_ERROR },
  { "process-ended-on", "process-started-on", FALSE, STM_SEVERITY_WARNING },
  { "process-ended-on", "attended-on", TRUE, STM_SEVERITY_ERROR },
  { "advice-on", "process-ended-on", TRUE, STM_SEVERITY_ERROR },
  { "closed-on", "referred-on", FALSE, STM_SEVERITY_WARNING },
  { "closed-on", "attended-on", FALSE, STM_SEVERITY_ERROR },
  { "closed-on", "process-ended-on", FALSE, STM_SEVERITY_ERROR },
  { "closed-on", "advice-on", FALSE, STM_SEVERITY_ERROR },
};

/* What is written together. */
static const char *const together[][2] = {
  { "closing", "closed-on" },
  { "access-until", "closed-on" },
  { "advice", "advice-on" },
};

static void
check_steps (StmRecord *record, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const StmField *field = stm_record_class_find_field (klass, steps[i].name);
      const StmField *after = stm_record_class_find_field (klass, steps[i].after);

      if (stm_record_is_empty (record, field))
        continue;

      if (stm_record_is_empty (record, after))
        {
          if (steps[i].is_needed)
            stm_problem_list_add (problems, steps[i].name, STM_SEVERITY_ERROR,
                                  /* Translators: the label of a date that comes before this one */
                                  _("This comes after “%s”, which is not filled in."), stm_field_get_label (after));
        }
      else if (stm_date_compare (stm_record_get_text (record, field), stm_record_get_text (record, after)) < 0)
        stm_problem_list_add (problems, steps[i].name, steps[i].severity,
                              /* Translators: the label of a date that comes before this one */
                              _("The date is before “%s”."), stm_field_get_label (after));
    }
}

static void
check_together (StmRecord *record, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    for (guint j = 0; j < 2; j++)
      {
        const StmField *given = stm_record_class_find_field (klass, together[i][j]);
        const StmField *missing = stm_record_class_find_field (klass, together[i][!j]);

        if (!stm_record_is_empty (record, given) && stm_record_is_empty (record, missing))
          stm_problem_list_add (problems, missing->name, STM_SEVERITY_ERROR,
                                /* Translators: the label of another field */
                                _("This is missing, and belongs with “%s”."), stm_field_get_label (given));
      }
}

/* SPEC W12: the access ends with the closing, on maximum duration the day before;
 * where the VDAB closed, with the day on which that was noted. */
static void
check_access (StmMediation *self, StmProblemList *problems)
{
  g_autofree char *earliest = stm_term_add_days (self->closed_on, -1);

  if (self->access_until != NULL && earliest != NULL && stm_date_compare (self->access_until, earliest) < 0)
    stm_problem_list_add (problems, "access-until", STM_SEVERITY_ERROR,
                          _("The right of access ends at the earliest the day before the service closes."));
}

static void
check_ending (StmMediation *self, StmProblemList *problems)
{
  if (self->ending == STM_ENDING_ABSENCE && self->attended_on != NULL)
    stm_problem_list_add (problems, "ending", STM_SEVERITY_ERROR,
                          _("The client attended the first appointment, and was not refused for absence."));
  else if (self->ending == STM_ENDING_ABSENCE && self->closed_on == NULL)
    stm_problem_list_add (problems, "ending", STM_SEVERITY_ERROR, _("With this reason the service closes by itself."));
  else if (self->ending != STM_ENDING_ABSENCE && (self->ending != STM_ENDING_NONE) != (self->process_ended_on != NULL))
    stm_problem_list_add (problems, self->ending != STM_ENDING_NONE ? "process-ended-on" : "ending", STM_SEVERITY_ERROR,
                          _("A process that ended has a day and a reason."));

  if ((self->closing == STM_CLOSING_BY_PARTNER) != (self->advice != STM_ADVICE_NONE))
    stm_problem_list_add (problems, self->advice != STM_ADVICE_NONE ? "closing" : "advice", STM_SEVERITY_ERROR,
                          _("The partner closes the service with the final advice, and in no other way."));
}

static void
stm_mediation_check (StmRecord *record, StmProblemList *problems)
{
  check_steps (record, problems);
  check_together (record, problems);
  check_access (STM_MEDIATION (record), problems);
  check_ending (STM_MEDIATION (record), problems);
}

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

  record_class->check = stm_mediation_check;
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
 * stm_mediation_get_last_day:
 * @self: a mediation
 *
 * Returns: (nullable): the last day with the right of access, an ISO date; %NULL
 *   while the service is open (SPEC W12, W15)
 */
const char *
stm_mediation_get_last_day (StmMediation *self)
{
  return self->access_until != NULL ? self->access_until : self->closed_on;
}

/**
 * stm_mediation_has_access:
 * @self: a mediation
 * @today: an ISO day
 *
 * The partner sees and changes a dossier until the day after the advice, or not
 * even that day where the maximum duration ended it (SPEC W12, W15).  Where that day
 * is missing, it is the one on which the service closed.
 *
 * Returns: whether the partner still has the right of access
 */
gboolean
stm_mediation_has_access (StmMediation *self, const char *today)
{
  const char *last = stm_mediation_get_last_day (self);

  return last == NULL || stm_date_compare (today, last) <= 0;
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

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

/* SPEC W5 to W12: what comes after what.  A process can have ended before its start
 * was noted, and a service closed before its referral was put right: these are told
 * only. */
static const struct
{
  const char  *name;
  const char  *after;
  gboolean     is_needed;       /* and not without it */
  StmSeverity  severity;
} steps[] = {
  { "attended-on", "referred-on", FALSE, STM_SEVERITY_ERROR },
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

static void
add_of_day (StmProblemList *problems, const char *field, const char *sentence, const char *day)
{
  g_autofree char *shown = stm_date_format (day);
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", shown, 1);
  stm_problem_list_add (problems, field, STM_SEVERITY_ERROR, "%s", text->str);
}

/* SPEC W12: the access ends with the closing, on maximum duration the day before it
 * where nobody closed; where the VDAB closed, with the day on which that was noted. */
static void
check_access (StmMediation *self, StmProblemList *problems)
{
  g_autofree char *day_before = stm_term_add_days (self->closed_on, -1);
  const char *latest = self->closing == STM_CLOSING_AUTOMATIC && self->ending == STM_ENDING_MAXIMUM_DURATION
                         ? day_before : self->closed_on;

  if (self->access_until == NULL || day_before == NULL)
    return;

  if (stm_date_compare (self->access_until, day_before) < 0)
    stm_problem_list_add (problems, "access-until", STM_SEVERITY_ERROR,
                          _("The right of access ends at the earliest the day before the service closes."));
  else if (self->closing != STM_CLOSING_BY_VDAB && stm_date_compare (self->access_until, latest) > 0)
    add_of_day (problems, "access-until", _("The right of access ended on %s, with this way of closing."), latest);
}

/* SPEC W6, W11: no process outlasts the agreement, and one that ended by itself did
 * so when its term was over. */
static void
check_end_day (StmMediation *self, StmProblemList *problems)
{
  g_autofree char *end = stm_term_agreement_end (self->attended_on);
  g_autofree char *earliest = stm_term_contract_limit (self->process_started_on);

  if (self->process_ended_on == NULL || end == NULL)
    return;

  if (self->ending == STM_ENDING_MAXIMUM_DURATION)
    {
      if (stm_date_compare (self->process_ended_on, end) != 0)
        add_of_day (problems, "process-ended-on", _("The two years run until %s: the process then ends by itself."), end);
    }
  else if (stm_date_compare (self->process_ended_on, end) > 0)
    add_of_day (problems, "process-ended-on", _("The two years ended on %s: the reason is the maximum duration."), end);
  else if (self->ending == STM_ENDING_NO_CONTRACT_DAYS && earliest == NULL)
    stm_problem_list_add (problems, "ending", STM_SEVERITY_ERROR,
                          _("Contract days count from the start of the mediation process, which is not filled in."));
  else if (self->ending == STM_ENDING_NO_CONTRACT_DAYS && stm_date_compare (self->process_ended_on, earliest) < 0)
    add_of_day (problems, "process-ended-on",
                _("Two months without contract days are over after %s: the process then ends by itself."), earliest);
}

/* SPEC W12: the service closes with the advice, or by itself once the term for it is
 * over. */
static void
check_closing (StmMediation *self, StmProblemList *problems)
{
  g_autofree char *due = stm_term_advice_due (self->process_ended_on);
  g_autofree char *closes_on = stm_term_add_days (due, 1);

  if (due != NULL && self->advice_on != NULL && stm_date_compare (self->advice_on, due) > 0)
    add_of_day (problems, "advice-on", _("The final advice could be given until %s: the service closes without it."), due);

  if (self->closing == STM_CLOSING_BY_PARTNER && self->advice_on != NULL && self->closed_on != NULL
      && stm_date_compare (self->closed_on, self->advice_on) > 0)
    add_of_day (problems, "closed-on", _("The final advice closed the service on %s."), self->advice_on);

  if (self->closing != STM_CLOSING_AUTOMATIC || self->ending == STM_ENDING_ABSENCE || self->closed_on == NULL)
    return;

  if (self->process_ended_on == NULL)
    stm_problem_list_add (problems, "closing", STM_SEVERITY_ERROR,
                          _("A service closes by itself only after its process ended, or for absence."));
  else if (closes_on != NULL && stm_date_compare (self->closed_on, self->process_ended_on) >= 0
           && stm_date_compare (self->closed_on, closes_on) != 0)
    add_of_day (problems, "closed-on", _("Without final advice the service closes by itself on %s."), closes_on);
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
  check_end_day (STM_MEDIATION (record), problems);
  check_closing (STM_MEDIATION (record), problems);
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

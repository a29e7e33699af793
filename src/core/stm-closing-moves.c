#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-calendar-rules.h"
#include "core/stm-case-facts.h"
#include "core/stm-date.h"
#include "core/stm-signal-texts.h"
#include "core/stm-term.h"

#include <glib/gi18n-lib.h>

/* SPEC W11: these are chosen by hand, the others the calendar decides. */
static gboolean
is_chosen (int ending)
{
  return ending == STM_ENDING_PASSIVE || ending == STM_ENDING_DISMISSAL || ending == STM_ENDING_EARLY_STOP;
}

/* Why the calendar does not agree with a reason. */
static gboolean
refuse_ending (StmCaseFile *file, int ending, const char *today, GError **error)
{
  g_autofree char *end = stm_case_dup_agreement_end (file);
  g_autofree char *limit = stm_case_dup_contract_limit (file, today);

  if (ending == STM_ENDING_MAXIMUM_DURATION)
    return stm_move_refuse_since (error, _("The two years run until %s: the process then ends by itself."), end);
  if (ending == STM_ENDING_NO_CONTRACT_DAYS && limit != NULL)
    return stm_move_refuse_since (error, _("Two months without contract days are over after %s: the process then ends by itself."), limit);
  if (ending == STM_ENDING_NO_CONTRACT_DAYS)
    return stm_move_refuse (error, _("Start the mediation process first: contract days count from then on."));
  if (ending == STM_ENDING_ABSENCE)
    return stm_move_refuse (error, _("The client attended the first appointment: choose another reason."));

  return stm_move_refuse (error, _("Choose the reason of the ending first."));
}

static gboolean
check_chosen_day (StmCaseFile *file, const char *day, const char *today, GError **error)
{
  g_autofree char *end = stm_case_dup_agreement_end (file);
  const char *earliest = file->mediation->process_started_on != NULL ? file->mediation->process_started_on
                                                                     : file->mediation->attended_on;

  if (!stm_move_check_day (day, earliest, today, error))
    return FALSE;

  if (stm_date_compare (day, end) > 0)
    return stm_move_refuse_since (error, _("The two years ended on %s: the reason is the maximum duration."), end);

  return TRUE;
}

/**
 * stm_closing_end_process:
 *
 * Ends the process for a reason that is chosen by hand, or for one that the
 * calendar decided, with the day that it decided (SPEC W11).  "Ontzetting" and
 * "vervroegde stopzetting" go to the project follower.
 *
 * Returns: whether it was ended
 */
gboolean
stm_closing_end_process (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  gboolean chosen = is_chosen (move->ending);
  g_autofree char *day = chosen ? g_strdup (stm_move_get_day (move, today))
                                : stm_case_dup_calendar_end (file, move->ending, today);

  if (day == NULL)
    return refuse_ending (file, move->ending, today, error);
  if (chosen && !check_chosen_day (file, day, today, error))
    return FALSE;

  g_object_set (file->mediation,
                "process-ended-on", day,
                "ending", move->ending,
                "ending-remark", stm_move_has_text (move) ? move->text : NULL,
                NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), NULL);

  if (move->ending == STM_ENDING_DISMISSAL || move->ending == STM_ENDING_EARLY_STOP)
    {
      g_autoptr (StmSignal) word = stm_signal_compose (file, STM_SIGNAL_TOPIC_STOPPED, NULL,
                                                       file->mediation->ending_remark, today);

      stm_case_file_touch (file, STM_RECORD (word), NULL);
    }

  return TRUE;
}

/**
 * stm_closing_may_advise:
 *
 * Returns: whether the final advice can be given: within a month after the process
 *   ended (SPEC W12), and with no stage running that is to give a C91 (SPEC W14)
 */
gboolean
stm_closing_may_advise (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  g_autofree char *due = stm_term_advice_due (file->mediation->process_ended_on);

  if (file->mediation->process_ended_on == NULL)
    return stm_move_refuse (error, _("End the mediation process first."));

  if (stm_date_compare (today, due) > 0)
    return stm_move_refuse_since (error, _("The final advice could be given until %s: the service closes without it."), due);

  if (stm_case_find_stage_to_end (file) != NULL)
    return stm_move_refuse (error, _("End the work experience stage first: after the final advice its C91 can no longer be delivered."));

  return TRUE;
}

static gboolean
check_advice (StmCaseFile *file, StmMove *move, GError **error)
{
  if (move->advice <= STM_ADVICE_NONE || move->advice > STM_ADVICE_REASSESS)
    return stm_move_refuse (error, _("Choose one of the four advices first."));

  if ((move->delivery & (STM_DELIVERY_MAIL | STM_DELIVERY_PRINT)) == 0)
    return stm_move_refuse (error, _("Choose Mail final advice, Print final advice, or both first."));

  if ((move->delivery & STM_DELIVERY_MAIL) && file->dossier->email == NULL)
    return stm_move_refuse (error, _("The client has no e-mail address: enter it first, or choose Print final advice only."));

  return TRUE;
}

/**
 * stm_closing_advise:
 *
 * Closes the service with the advice; banner and access end the day after.  For
 * "Mail eindadvies" a message to the client is ready to be sent (SPEC W12).
 *
 * Returns: whether the advice was given
 */
gboolean
stm_closing_advise (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  if (!check_advice (file, move, error))
    return FALSE;

  g_object_set (file->mediation,
                "advice", move->advice,
                "advice-remark", stm_move_has_text (move) ? move->text : NULL,
                "advice-on", today,
                "advice-delivery", move->delivery & (STM_DELIVERY_MAIL | STM_DELIVERY_PRINT),
                "closed-on", today,
                "closing", STM_CLOSING_BY_PARTNER,
                "access-until", today,
                NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), NULL);

  if (move->delivery & STM_DELIVERY_MAIL)
    {
      g_autoptr (StmSignal) word = stm_signal_compose (file, STM_SIGNAL_TOPIC_ADVICE, NULL,
                                                       file->mediation->advice_remark, today);

      stm_case_file_touch (file, STM_RECORD (word), NULL);
    }

  return TRUE;
}

/**
 * stm_closing_close_by_vdab:
 *
 * Notes that the VDAB closed the service (SPEC W13); the right of access ends
 * with today.
 *
 * Returns: whether it was noted
 */
gboolean
stm_closing_close_by_vdab (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmMediation *mediation = file->mediation;
  const char *day = stm_move_get_day (move, today);
  const char *earliest = mediation->process_ended_on != NULL ? mediation->process_ended_on
                         : mediation->attended_on != NULL    ? mediation->attended_on
                                                             : mediation->referred_on;

  if (!stm_move_check_day (day, earliest, today, error))
    return FALSE;

  g_object_set (mediation, "closed-on", day, "closing", STM_CLOSING_BY_VDAB, "access-until", today, NULL);
  if (stm_move_has_text (move))
    g_object_set (mediation, "ending-remark", move->text, NULL);
  stm_case_file_touch (file, STM_RECORD (mediation), NULL);

  return TRUE;
}

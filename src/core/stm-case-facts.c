#include "config.h"

#include "core/stm-case-facts.h"

#include "core/stm-date.h"
#include "core/stm-move-private.h"
#include "core/stm-term.h"
#include "core/stm-training-rules.h"

/**
 * stm_case_dup_agreement_end:
 * @file: all of a dossier
 *
 * Returns: (transfer full) (nullable): the last day of the WEO and the
 *   "vrijstelling" (SPEC W6, W7); %NULL before the first appointment was attended
 */
char *
stm_case_dup_agreement_end (StmCaseFile *file)
{
  return file->mediation != NULL ? stm_term_agreement_end (file->mediation->attended_on) : NULL;
}

/* The last day until today on which a step towards work ran, or NULL. */
static const char *
find_last_day (StmActivity *activity, const char *today)
{
  const char *end = activity->ended_on != NULL ? activity->ended_on : activity->ends_on;

  if ((activity->state != STM_ACTIVITY_STATE_STARTED && activity->state != STM_ACTIVITY_STATE_ENDED)
      || stm_date_compare (activity->started_on, today) > 0)
    return NULL;

  if (end == NULL || stm_date_compare (end, today) > 0)
    return today;

  return stm_date_compare (end, activity->started_on) < 0 ? activity->started_on : end;
}

/**
 * stm_case_dup_last_contract_day:
 * @file: all of a dossier
 * @today: an ISO day
 *
 * Contract days come from the stages, trainings and work that were started (SPEC
 * W11): from their start until they ended, or were planned to end.
 *
 * Returns: (transfer full) (nullable): the last one until @today; where there is
 *   none yet, the day on which the process was started; %NULL before that
 */
char *
stm_case_dup_last_contract_day (StmCaseFile *file, const char *today)
{
  const char *last = file->mediation != NULL ? file->mediation->process_started_on : NULL;

  for (guint i = 0; last != NULL && i < stm_case_count (file->activities); i++)
    {
      const char *day = find_last_day (STM_ACTIVITY (stm_case_peek (file->activities, i)), today);

      if (day != NULL && stm_date_compare (day, last) > 0)
        last = day;
    }

  return g_strdup (last);
}

/**
 * stm_case_dup_contract_limit:
 * @file: all of a dossier
 * @today: an ISO day
 *
 * Returns: (transfer full) (nullable): the day with which the process ends where no
 *   contract day comes (SPEC W11); %NULL before it was started
 */
char *
stm_case_dup_contract_limit (StmCaseFile *file, const char *today)
{
  g_autofree char *last = stm_case_dup_last_contract_day (file, today);

  return stm_term_contract_limit (last);
}

/**
 * stm_case_has_open_actions:
 * @file: all of a dossier
 *
 * Returns: whether tasks, steps towards work or contacts remain open, which brings
 *   the mediation back to the VDAB in any case (SPEC W13)
 */
gboolean
stm_case_has_open_actions (StmCaseFile *file)
{
  for (guint i = 0; i < stm_case_count (file->appointments); i++)
    if (STM_APPOINTMENT (stm_case_peek (file->appointments, i))->outcome == STM_OUTCOME_PLANNED)
      return TRUE;

  for (guint i = 0; i < stm_case_count (file->tasks); i++)
    if (STM_TASK (stm_case_peek (file->tasks, i))->progress == STM_PROGRESS_OPEN)
      return TRUE;

  for (guint i = 0; i < stm_case_count (file->activities); i++)
    if (STM_ACTIVITY (stm_case_peek (file->activities, i))->state < STM_ACTIVITY_STATE_ENDED)
      return TRUE;

  return FALSE;
}

/**
 * stm_case_is_sheet_late:
 * @file: all of a dossier
 * @sheet: an action sheet of it
 * @today: an ISO day
 *
 * Returns: whether @sheet is the first one, and was or is not closed within 15 days
 *   of the attended first appointment (SPEC W8)
 */
gboolean
stm_case_is_sheet_late (StmCaseFile *file, StmSheet *sheet, const char *today)
{
  g_autofree char *due = file->mediation != NULL ? stm_term_sheet_due (file->mediation->attended_on) : NULL;

  return due != NULL
         && stm_case_peek (file->sheets, 0) == STM_RECORD (sheet)
         && stm_date_compare (sheet->closed_on != NULL ? sheet->closed_on : today, due) > 0;
}

/**
 * stm_case_find_stage_to_end:
 * @file: all of a dossier
 *
 * Returns: (transfer none) (nullable): a werkervaringsstage that runs, and is to be
 *   ended before the final advice: else its C91 can never be delivered (SPEC W14)
 */
StmActivity *
stm_case_find_stage_to_end (StmCaseFile *file)
{
  for (guint i = 0; i < stm_case_count (file->activities); i++)
    {
      StmActivity *activity = STM_ACTIVITY (stm_case_peek (file->activities, i));

      if (activity->state == STM_ACTIVITY_STATE_STARTED && stm_training_has_attestation (activity->code))
        return activity;
    }

  return NULL;
}

/**
 * stm_case_has_attestation_due:
 * @file: all of a dossier
 * @activity: a step towards work of it
 *
 * Returns: whether its C91 is to be delivered still: after the final advice, for a
 *   werkervaringsstage that is over (SPEC W14)
 */
gboolean
stm_case_has_attestation_due (StmCaseFile *file, StmActivity *activity)
{
  return file->mediation->advice_on != NULL
         && activity->state == STM_ACTIVITY_STATE_ENDED
         && activity->attested_on == NULL
         && stm_training_has_attestation (activity->code);
}

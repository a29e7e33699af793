#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-error.h"
#include "core/stm-signal-texts.h"
#include "core/stm-training-rules.h"

#include <glib/gi18n-lib.h>

/* in the order of StmActivityState: why it can no longer be requested or started */
static const char *const past_states[] = {
  NULL,
  NULL,
  N_("This step towards work has started already."),
  N_("This step towards work is over."),
  N_("This step towards work was cancelled."),
};

static gboolean
check_to_come (StmActivity *activity, GError **error)
{
  if (past_states[activity->state] != NULL)
    return stm_move_refuse (error, "%s", _(past_states[activity->state]));

  if (activity->type == STM_ACTIVITY_TYPE_NONE)
    return stm_move_refuse (error, _("Choose first what kind of step towards work it is."));

  return TRUE;
}

/* SPEC W10: what the codes of trainings allow */
static gboolean
check_training (StmActivity *activity, const char *starts_on, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  stm_training_check_start (activity->code, starts_on, activity->ends_on, problems);

  problem = stm_problem_list_find (problems, "starts-on");

  return problem == NULL ? stm_training_check_days (activity->code, starts_on, activity->ends_on, error)
                         : stm_move_refuse (error, "%s", stm_problem_get_message (problem));
}

/**
 * stm_activity_may_request:
 *
 * Returns: whether a training can be requested of its organiser (SPEC W10)
 */
gboolean
stm_activity_may_request (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);

  if (!check_to_come (activity, error))
    return FALSE;

  if (activity->state == STM_ACTIVITY_STATE_REQUESTED)
    return stm_move_refuse_since (error, _("This training was requested on %s."), activity->requested_on);
  if (activity->type != STM_ACTIVITY_TYPE_REQUESTED)
    return stm_move_refuse (error, _("Only a training of another organisation is requested: start this step when it begins."));
  if (activity->organiser == NULL && activity->contact_name == NULL && activity->contact_email == NULL)
    return stm_move_refuse (error, _("Enter the organisation and its contact person first."));

  return TRUE;
}

/**
 * stm_activity_request:
 *
 * Makes the message to the organiser's contact person, with the "Samenvatting"
 * (SPEC W10).
 *
 * Returns: whether the training was requested
 */
gboolean
stm_activity_request (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);
  g_autoptr (StmSignal) word = NULL;

  if (!check_training (activity, activity->starts_on != NULL ? activity->starts_on : today, error))
    return FALSE;

  if (stm_move_has_text (move))
    g_object_set (subject, "summary", move->text, NULL);
  g_object_set (subject, "state", STM_ACTIVITY_STATE_REQUESTED, "requested-on", today, NULL);
  stm_case_file_touch (file, subject, NULL);

  word = stm_signal_compose (file, STM_SIGNAL_TOPIC_TRAINING_REQUEST, activity, activity->summary, today);
  stm_case_file_touch (file, STM_RECORD (word), NULL);

  return TRUE;
}

/**
 * stm_activity_may_start:
 *
 * Returns: whether a step towards work can start: a training of another
 *   organisation was requested, on an IBO both agreed (SPEC W10)
 */
gboolean
stm_activity_may_start (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);

  if (!check_to_come (activity, error))
    return FALSE;

  if (activity->type == STM_ACTIVITY_TYPE_REQUESTED && activity->state == STM_ACTIVITY_STATE_PLANNED)
    return stm_move_refuse (error, _("Request the training first."));
  if (activity->type != STM_ACTIVITY_TYPE_IBO)
    return TRUE;

  if (activity->client_agreed_on == NULL)
    return stm_move_refuse (error, _("Note first when the client agreed on the IBO."));
  if (activity->mediator_agreed_on == NULL)
    return stm_move_refuse (error, _("Note first when the mediator agreed on the IBO."));

  return TRUE;
}

/**
 * stm_activity_start:
 *
 * Returns: whether it was started: within the process, and as its code allows
 */
gboolean
stm_activity_start (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  const char *day = stm_move_get_day (move, today);

  if (!stm_move_check_day (day, file->mediation->process_started_on, today, error)
      || !check_training (STM_ACTIVITY (subject), day, error))
    return FALSE;

  g_object_set (subject, "state", STM_ACTIVITY_STATE_STARTED, "started-on", day, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

/**
 * stm_activity_may_end:
 *
 * Returns: whether a step towards work can be ended: one that runs
 */
gboolean
stm_activity_may_end (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);

  if (activity->state == STM_ACTIVITY_STATE_STARTED)
    return TRUE;
  if (past_states[activity->state] != NULL)
    return stm_move_refuse (error, "%s", _(past_states[activity->state]));

  return stm_move_refuse (error, _("Start this step towards work first, or cancel it."));
}

/* SPEC W10: after a training the competences are to be updated.  The task stands on
 * action sheets, which are Dutch in every language of the program. */
static void
add_task (StmCaseFile *file, StmActivity *activity)
{
  g_autoptr (StmRecord) task = stm_record_new (STM_TYPE_TASK);
  g_autofree char *name = g_strdup_printf ("Competenties aanpassen na %s", activity->name);

  g_object_set (task,
                "mediation", activity->mediation,
                "goal", activity->goal,
                "activity", stm_record_get_uuid (STM_RECORD (activity)),
                "name", name,
                NULL);
  stm_case_file_touch (file, task, NULL);
}

/* SPEC W14: what the C91 tells beside the end */
static gboolean
check_hours (StmActivity *activity, int minutes, GError **error)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (activity), "hours");
  int most = stm_field_get_maximum (field);

  if (minutes <= most)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_INVALID, _("There can be at most %d hours."), most / 60);

  return FALSE;
}

/**
 * stm_activity_end:
 *
 * Returns: whether it was ended, within the time that its code allows; after a
 *   training, a stage or an IBO there is a task to update the competences
 */
gboolean
stm_activity_end (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);
  const char *day = stm_move_get_day (move, today);

  if (!stm_move_check_day (day, activity->started_on, today, error)
      || !stm_training_check_days (activity->code, activity->started_on, day, error)
      || !check_hours (activity, move->hours, error))
    return FALSE;

  g_object_set (subject,
                "state", STM_ACTIVITY_STATE_ENDED,
                "ended-on", day,
                "end-reason", stm_move_has_text (move) ? move->text : NULL,
                "hours", move->hours >= 0 ? move->hours : activity->hours,
                NULL);
  stm_case_file_touch (file, subject, NULL);

  if (activity->type != STM_ACTIVITY_TYPE_WORK)
    add_task (file, activity);

  return TRUE;
}

/* what was requested of the VDAB */
static gboolean
is_notice (StmActivity *activity)
{
  return activity->by_vdab && activity->state == STM_ACTIVITY_STATE_REQUESTED;
}

/**
 * stm_activity_may_cancel:
 *
 * Returns: whether a step towards work can be cancelled, or, for a training that
 *   was requested of the VDAB, whether notice can be given (SPEC W10)
 */
gboolean
stm_activity_may_cancel (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);

  /* nobody was asked for what is only planned */
  if (activity->state == STM_ACTIVITY_STATE_PLANNED || is_notice (activity))
    return TRUE;

  return stm_training_may_cancel (activity, error);
}

/**
 * stm_activity_cancel:
 *
 * A training that was requested of the VDAB is never cancelled here: with a
 * reason, the move makes the notice to its contact person and leaves it as it is;
 * without one it is refused with the sentence that says so (SPEC W10).
 *
 * Returns: whether it was cancelled, or the notice made
 */
gboolean
stm_activity_cancel (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);

  if (is_notice (activity))
    {
      g_autoptr (StmSignal) word = NULL;

      if (!stm_move_has_text (move))
        return stm_training_may_cancel (activity, error);

      word = stm_signal_compose (file, STM_SIGNAL_TOPIC_TRAINING_NOTICE, activity, move->text, today);
      stm_case_file_touch (file, STM_RECORD (word), NULL);
      return TRUE;
    }

  g_object_set (subject,
                "state", STM_ACTIVITY_STATE_CANCELLED,
                "cancelled-on", today,
                "end-reason", stm_move_has_text (move) ? move->text : NULL,
                NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

/**
 * stm_activity_may_attest:
 *
 * Returns: whether the attestation for form C91 can be printed: for a
 *   werkervaringsstage that is over, after the final advice (SPEC W14)
 */
gboolean
stm_activity_may_attest (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (subject);

  if (!stm_training_has_attestation (activity->code))
    return stm_move_refuse (error, _("Only a work experience stage (code %s) gives a C91."), STM_TRAINING_WORK_STAGE);
  if (activity->state != STM_ACTIVITY_STATE_ENDED)
    return stm_move_refuse (error, activity->state == STM_ACTIVITY_STATE_STARTED
                                     ? _("End the work experience stage first.")
                                     : _("The work experience stage did not take place."));
  if (file->mediation->advice_on != NULL)
    return TRUE;

  return file->mediation->closed_on != NULL
           ? stm_move_refuse_since (error, _("The service was closed on %s without final advice, and the C91 follows that advice."),
                                    file->mediation->closed_on)
           : stm_move_refuse (error, _("Give the final advice first."));
}

/**
 * stm_activity_attest:
 *
 * Returns: %TRUE: the attestation is printed; the first time counts
 */
gboolean
stm_activity_attest (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  if (STM_ACTIVITY (subject)->attested_on != NULL)
    return TRUE;

  g_object_set (subject, "attested-on", today, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

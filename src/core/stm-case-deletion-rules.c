#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-date.h"
#include "core/stm-printout.h"

#include <glib/gi18n-lib.h>

/* A kind of record with its own conditions. */
typedef gboolean (*DeleteFunc) (StmCaseFile *file,
                                StmRecord   *record,
                                const char  *today,
                                GError     **error);

/* What went is entered again only where no step is passed over by it. */
static gboolean
check_appointment (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  StmAppointment *appointment = STM_APPOINTMENT (record);

  if (appointment->outcome != STM_OUTCOME_PLANNED)
    return stm_move_refuse (error, _("This appointment is completed, and stays as it is."));

  if (stm_date_compare (appointment->date, today) <= 0)
    return stm_move_refuse_since (error, _("The appointment was on %s: complete it first, or plan it again."), appointment->date);

  return TRUE;
}

static gboolean
check_sheet (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  StmSheet *sheet = STM_SHEET (record);

  if (sheet->client_signed_on != NULL || sheet->mediator_signed_on != NULL || sheet->closed_on != NULL)
    return stm_move_refuse (error, _("Action sheet %d is signed, and stays as it is."), sheet->number);

  return TRUE;
}

static gboolean
check_task (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  StmSheet *sheet = STM_SHEET (stm_case_file_find (file, STM_TYPE_SHEET, STM_TASK (record)->sheet));

  if (sheet != NULL && sheet->closed_on != NULL)
    return stm_move_refuse (error, _("This task stands on action sheet %d, which is closed: mark it as dropped instead."), sheet->number);
  if (sheet != NULL && stm_sheet_is_signed (sheet))
    return stm_move_refuse (error, _("This task stands on action sheet %d, which is signed: mark it as dropped instead."), sheet->number);

  return TRUE;
}

static gboolean
check_activity (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  StmActivity *activity = STM_ACTIVITY (record);

  if (activity->state == STM_ACTIVITY_STATE_PLANNED)
    return TRUE;

  return activity->state == STM_ACTIVITY_STATE_REQUESTED
           ? stm_move_refuse (error, _("This training was requested: cancel it instead."))
           : stm_move_refuse (error, _("This step towards work stays in the history: it was started or cancelled."));
}

/* These must reach the VDAB. */
static gboolean
check_signal (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  StmSignal *signal = STM_SIGNAL (record);

  if (signal->sent_on != NULL)
    return stm_move_refuse (error, _("This signal was sent, and stays as it is."));

  if (signal->topic == STM_SIGNAL_TOPIC_REFUSED || signal->topic == STM_SIGNAL_TOPIC_STOPPED)
    return stm_move_refuse (error, _("This signal must be sent: the service ended with it."));

  return TRUE;
}

static gboolean
check_printout (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  return stm_move_refuse (error, _("What was printed stays as it was printed."));
}

static gboolean
check_goal (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  return TRUE;
}

/* the parts of a mediation */
static const struct
{
  GType     (*type) (void);
  DeleteFunc  check;
} parts[] = {
  { stm_appointment_get_type, check_appointment },
  { stm_sheet_get_type,       check_sheet },
  { stm_goal_get_type,        check_goal },
  { stm_task_get_type,        check_task },
  { stm_activity_get_type,    check_activity },
  { stm_signal_get_type,      check_signal },
  { stm_printout_get_type,    check_printout },
};

static gboolean
is_part (StmRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (G_OBJECT_TYPE (record) == parts[i].type ())
      return TRUE;

  return FALSE;
}

/* Only what was entered by mistake goes. */
static gboolean
check_mediation (StmCaseFile *file, StmRecord *record, GError **error)
{
  StmMediation *mediation = STM_MEDIATION (record);

  if (mediation->closed_on != NULL || mediation->attended_on != NULL || stm_case_find_last_absence (file) != NULL)
    return stm_move_refuse (error, _("This mediation has begun, and stays in the history."));

  return TRUE;
}

/**
 * stm_case_may_delete:
 * @file: all of a dossier
 * @record: something of it, or the dossier itself
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED that says why not
 *
 * No step that was taken disappears (SPEC W16), nothing that was open when the
 * service closed (SPEC W13), and nothing at all after the right of access ended
 * (SPEC W15).  A whole dossier goes while its mediation is not
 * running: one that was entered by mistake, or is kept no longer.
 *
 * Returns: whether @record may be deleted
 */
gboolean
stm_case_may_delete (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  StmMediation *mediation = file->mediation;

  if (STM_IS_DOSSIER (record))
    return mediation == NULL || mediation->attended_on == NULL || mediation->closed_on != NULL
           || stm_move_refuse (error, _("This client is in mediation: the dossier is deleted after the service was closed."));

  if (!stm_case_check_access (file, today, error))
    return FALSE;
  if (STM_IS_MEDIATION (record))
    return check_mediation (file, record, error);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (G_OBJECT_TYPE (record) == parts[i].type ())
      return stm_case_check_is_part (file, record, error)
             && stm_case_check_open (file, record, error)
             && parts[i].check (file, record, today, error);

  return TRUE;
}

/**
 * stm_case_may_restore:
 * @file: all of a dossier, without @record
 * @record: something deleted of it
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED that says why not
 *
 * Returns: whether the deletion may be taken back: not where another took its place,
 *   nor after the service closed
 */
gboolean
stm_case_may_restore (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  if (STM_IS_DOSSIER (record))
    return TRUE;

  if (!stm_case_check_access (file, today, error))
    return FALSE;

  if (STM_IS_MEDIATION (record))
    return stm_case_check_new (file, record, today, error);

  return (!is_part (record) || stm_case_check_open (file, record, error))
         && (!STM_IS_APPOINTMENT (record) || stm_case_check_new (file, record, today, error));
}

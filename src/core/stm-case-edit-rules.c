#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-date.h"
#include "core/stm-printout.h"
#include "core/stm-training-rules.h"

#include <glib/gi18n-lib.h>

/* A kind of record with its own conditions. */
typedef gboolean (*EditFunc) (StmCaseFile *file,
                              StmRecord   *before,
                              StmRecord   *record,
                              GError     **error);

static const char *const appointment_fields[] = {
  "mediation", "type", "date", "time", "duration", "location", "street", "postcode", "place", NULL
};
/* of a task that both signed for; how far it is, and how it went, is written later */
static const char *const signed_task_fields[] = { "mediation", "sheet", "goal", "name", "due-on", NULL };
static const char *const activity_fields[] = { "mediation", "type", "code", "by-vdab", NULL };

/* The first of these fields that is another than it was, or NULL. */
static const StmField *
find_changed (StmRecord *before, StmRecord *record, const char *const *names)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const StmField *field = stm_record_class_find_field (klass, names[i]);

      if (stm_field_is_text (field)
            ? g_strcmp0 (stm_record_get_text (before, field), stm_record_get_text (record, field)) != 0
            : stm_record_get_number (before, field) != stm_record_get_number (record, field))
        return field;
    }

  return NULL;
}

/* SPEC W5: the first one only is entered, those after it follow from the machine. */
static gboolean
check_new_appointment (StmCaseFile *file, StmAppointment *appointment, GError **error)
{
  if (appointment->type != STM_CONTACT_TYPE_FIRST)
    return stm_case_check_ladder (file->mediation, STM_PHASE_ATTENDED, error);

  for (guint i = 0; i < stm_case_count (file->appointments); i++)
    if (STM_APPOINTMENT (stm_case_peek (file->appointments, i))->type == STM_CONTACT_TYPE_FIRST)
      return stm_move_refuse (error, _("There is a first appointment already. "
                                       "After an absence, choose “Make a new first appointment”."));

  return TRUE;
}

static gboolean
check_appointment (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  const StmField *changed;

  if (before == NULL)
    return check_new_appointment (file, STM_APPOINTMENT (record), error);

  if (STM_APPOINTMENT (before)->outcome != STM_OUTCOME_PLANNED)
    return stm_move_refuse (error, _("This appointment is completed, and stays as it is."));

  changed = find_changed (before, record, appointment_fields);
  if (changed == NULL)
    return TRUE;

  return stm_move_refuse (error,
                          /* Translators: the label of a field */
                          _("“%s” of an appointment changes only with “Plan the contact again”, where you cannot be there yourself."),
                          stm_field_get_label (changed));
}

/* SPEC W8: what both signed stays as they signed it. */
static gboolean
check_sheet (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  if (before == NULL)
    return stm_move_refuse (error, _("Make an action sheet with “New action sheet”, which numbers it."));

  if (STM_SHEET (before)->closed_on != NULL)
    return stm_move_refuse (error, _("Action sheet %d is closed, and stays as it is."), STM_SHEET (before)->number);
  if (stm_sheet_is_signed (STM_SHEET (before)))
    return stm_move_refuse (error, _("Action sheet %d is signed, and stays as it is."), STM_SHEET (before)->number);

  return TRUE;
}

/**
 * stm_case_find_signed_sheet:
 * @file: all of a dossier
 * @task: a task in it
 *
 * Returns: (transfer none) (nullable): the action sheet of @task where both signed
 *   it or it is closed, so that the task stays as they signed it (SPEC W8)
 */
StmSheet *
stm_case_find_signed_sheet (StmCaseFile *file, StmTask *task)
{
  StmRecord *sheet = stm_case_file_find (file, STM_TYPE_SHEET, task->sheet);

  return sheet != NULL && (STM_SHEET (sheet)->closed_on != NULL || stm_sheet_is_signed (STM_SHEET (sheet)))
           ? STM_SHEET (sheet) : NULL;
}

/* What both signed is not added to, and not changed. */
static gboolean
check_task (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  StmSheet *kept = before != NULL ? stm_case_find_signed_sheet (file, STM_TASK (before)) : NULL;
  const StmField *changed = kept != NULL ? find_changed (before, record, signed_task_fields) : NULL;
  StmSheet *sheet = kept == NULL ? stm_case_find_signed_sheet (file, STM_TASK (record)) : NULL;

  if (changed != NULL)
    return stm_move_refuse (error,
                            /* Translators: the label of a field, and the number of an action sheet */
                            _("“%s” of this task stays as it is: it was signed on action sheet %d."),
                            stm_field_get_label (changed), kept->number);
  if (sheet == NULL)
    return TRUE;

  return stm_move_refuse (error,
                          sheet->closed_on != NULL ? _("Action sheet %d is closed: put the task on a new one.")
                                                   : _("Action sheet %d is signed: put the task on a new one."),
                          sheet->number);
}

/* What was requested or started for some days lasts no longer than its code allows,
 * whenever these are entered (SPEC W10). */
static gboolean
check_activity_days (StmActivity *before, StmActivity *activity, GError **error)
{
  static const char *const days[] = { "starts-on", "ends-on", NULL };
  const char *starts_on = activity->started_on != NULL ? activity->started_on : activity->starts_on;

  if (find_changed (STM_RECORD (before), STM_RECORD (activity), days) == NULL)
    return TRUE;

  return stm_training_check_days (activity->code, starts_on, activity->ends_on, error);
}

/* The C91 tells why it ended: what was forgotten then is written later, by the advice
 * (SPEC W14). */
static gboolean
check_end_reason (StmActivity *before, StmActivity *activity, GError **error)
{
  if (g_strcmp0 (before != NULL ? before->end_reason : NULL, activity->end_reason) == 0
      || (before != NULL && (before->state == STM_ACTIVITY_STATE_ENDED || before->state == STM_ACTIVITY_STATE_CANCELLED)))
    return TRUE;

  return stm_move_refuse (error, _("Why a step towards work ended is entered when it ends."));
}

static gboolean
check_activity (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  const StmField *changed;

  if (!check_end_reason (before != NULL ? STM_ACTIVITY (before) : NULL, STM_ACTIVITY (record), error))
    return FALSE;
  if (before == NULL || STM_ACTIVITY (before)->state == STM_ACTIVITY_STATE_PLANNED)
    return TRUE;

  changed = find_changed (before, record, activity_fields);
  if (changed == NULL)
    return check_activity_days (STM_ACTIVITY (before), STM_ACTIVITY (record), error);

  return stm_move_refuse (error,
                          /* Translators: the label of a field */
                          _("“%s” stays as it is: this step towards work was requested or started with it."),
                          stm_field_get_label (changed));
}

static gboolean
check_signal (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  if (before != NULL && STM_SIGNAL (before)->sent_on != NULL)
    return stm_move_refuse (error, _("This signal was sent, and stays as it is."));

  return TRUE;
}

static gboolean
check_printout (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  if (before != NULL)
    return stm_move_refuse (error, _("What was printed stays as it was printed."));

  return TRUE;
}

static gboolean
check_goal (StmCaseFile *file, StmRecord *before, StmRecord *record, GError **error)
{
  return TRUE;
}

/* the parts of a mediation */
static const struct
{
  GType   (*type) (void);
  EditFunc  check;
} parts[] = {
  { stm_appointment_get_type, check_appointment },
  { stm_sheet_get_type,       check_sheet },
  { stm_goal_get_type,        check_goal },
  { stm_task_get_type,        check_task },
  { stm_activity_get_type,    check_activity },
  { stm_signal_get_type,      check_signal },
  { stm_printout_get_type,    check_printout },
};

/* SPEC W11: who enters late what began before the calendar ended the process, reads
 * which rule that was. */
static gboolean
refuse_without_days (StmMediation *mediation, GError **error)
{
  g_autofree char *ended = stm_date_format (mediation->process_ended_on);
  g_autofree char *closed = stm_date_format (stm_mediation_get_last_day (mediation));

  return stm_move_refuse (error,
                          /* Translators: two days */
                          _("The right of access ended on %s: this dossier can only be read. "
                            "The process had ended on %s, after 2 months without contract days. "
                            "If a step with contract days began before that and was not entered, "
                            "ask the VDAB to refer the client again, and enter it there."),
                          closed, ended);
}

/**
 * stm_case_check_access:
 * @file: all of a dossier
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Returns: whether the dossier can be changed still (SPEC W15)
 */
gboolean
stm_case_check_access (StmCaseFile *file, const char *today, GError **error)
{
  if (file->mediation == NULL || stm_mediation_has_access (file->mediation, today))
    return TRUE;

  if (file->mediation->ending == STM_ENDING_NO_CONTRACT_DAYS && file->mediation->process_ended_on != NULL)
    return refuse_without_days (file->mediation, error);

  return stm_move_refuse_since (error, _("The right of access ended on %s: this dossier can only be read."),
                                stm_mediation_get_last_day (file->mediation));
}

/**
 * stm_case_check_is_part:
 * @file: all of a dossier
 * @record: a record that has a mediation
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Returns: whether it belongs to the newest mediation, which alone is changed
 */
gboolean
stm_case_check_is_part (StmCaseFile *file, StmRecord *record, GError **error)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "mediation");

  if (file->mediation == NULL)
    return stm_move_refuse (error, _("Enter first the service that the VDAB started."));

  if (!g_str_equal (stm_record_get_text (record, field), stm_record_get_uuid (STM_RECORD (file->mediation))))
    return stm_move_refuse (error, _("This belongs to another mediation, which can only be read."));

  return TRUE;
}

/**
 * stm_case_check_open:
 * @file: all of a dossier
 * @record: (nullable): a part of its mediation; %NULL for a new one
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * What brings a client back to the VDAB is decided with the closing (SPEC W13): no
 * task, step or contact is opened or closed after it, also not on the day itself.
 * Only a letter that is to be sent still can be put right.
 *
 * Returns: whether @record can be changed still
 */
gboolean
stm_case_check_open (StmCaseFile *file, StmRecord *record, GError **error)
{
  if (file->mediation == NULL || file->mediation->closed_on == NULL || STM_IS_SIGNAL (record))
    return TRUE;

  return stm_move_refuse_since (error, _("The service was closed on %s."), file->mediation->closed_on);
}

static gboolean
check_part (StmCaseFile *file, StmRecord *before, StmRecord *record, EditFunc check, GError **error)
{
  if (!stm_case_check_is_part (file, record, error)
      || (before != NULL && !stm_case_check_is_part (file, before, error)))
    return FALSE;

  return stm_case_check_open (file, before, error) && check (file, before, record, error);
}

/**
 * stm_case_check_new:
 * @file: all of a dossier
 * @record: an appointment or a mediation that it does not have
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Returns: whether it may have it beside what it has (SPEC W5)
 */
gboolean
stm_case_check_new (StmCaseFile *file, StmRecord *record, const char *today, GError **error)
{
  return STM_IS_APPOINTMENT (record) ? check_new_appointment (file, STM_APPOINTMENT (record), error)
                                     : stm_referral_check_new (file, STM_MEDIATION (record), today, error);
}

/**
 * stm_case_may_edit:
 * @file: all of a dossier, as it is kept
 * @before: (nullable): the record as it is kept; %NULL for a new one
 * @record: as it is to be
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED that says why not, and which
 *   step does it
 *
 * After the right of access ended all of it is read only, until the VDAB refers
 * the client again (SPEC W15).
 *
 * Returns: whether @record may be saved without a move
 */
gboolean
stm_case_may_edit (StmCaseFile *file, StmRecord *before, StmRecord *record, const char *today, GError **error)
{
  if (STM_IS_MEDIATION (record) && before == NULL)
    return stm_case_check_new (file, record, today, error);

  if (!stm_case_check_access (file, today, error))
    return FALSE;
  if (STM_IS_MEDIATION (record))
    return stm_referral_check_changed (file, STM_MEDIATION (before), STM_MEDIATION (record), today, error);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (G_OBJECT_TYPE (record) == parts[i].type ())
      return check_part (file, before, record, parts[i].check, error);

  return TRUE;
}

#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

/* How long a move can be made. */
typedef enum
{
  UNTIL_ENDED,   /* while the mediation process goes on */
  UNTIL_CLOSED,  /* while the service is open */
  WITH_ACCESS,   /* while the dossier can be changed at all */
  ALWAYS         /* after the right of access ended too */
} Until;

typedef struct
{
  const char   *key;
  const char   *label;
  GType       (*subject) (void);
  StmPhase      needs;
  Until         until;
  StmMayFunc    may;
  StmApplyFunc  apply;
} Row;

/* In the order of StmMoveType.  SPEC W15 leaves the printing of the C91 after the
 * access ended, and it is kept; the letters that were ready then can still be noted
 * as sent, which is ours and changes nothing of the client's. */
static const Row rows[] = {
  { "complete", N_("Complete the appointment"), stm_appointment_get_type, STM_PHASE_REFERRED, UNTIL_CLOSED,
    stm_appointment_may_complete, stm_appointment_complete },
  { "replan", N_("Plan the contact again"), stm_appointment_get_type, STM_PHASE_REFERRED, UNTIL_CLOSED,
    stm_appointment_may_replan, stm_appointment_replan },
  { "new-first", N_("Make a new first appointment"), NULL, STM_PHASE_REFERRED, UNTIL_ENDED,
    stm_appointment_may_new_first, stm_appointment_new_first },
  { "print-letter", N_("Print the invitation"), stm_appointment_get_type, STM_PHASE_REFERRED, UNTIL_CLOSED,
    stm_appointment_may_print, stm_appointment_print },
  { "print-agreement", N_("Print the work experience agreement"), NULL, STM_PHASE_ATTENDED, UNTIL_CLOSED,
    stm_agreement_may_print, stm_agreement_print },
  { "sign-agreement", N_("Note the signature of the WEO"), NULL, STM_PHASE_PRINTED, UNTIL_ENDED,
    stm_agreement_may_sign, stm_agreement_sign },
  { "start-process", N_("Start mediation process"), NULL, STM_PHASE_SIGNED, UNTIL_ENDED,
    stm_agreement_may_start, stm_agreement_start },
  { "new-sheet", N_("New action sheet"), NULL, STM_PHASE_ATTENDED, UNTIL_ENDED,
    NULL, stm_sheet_make },
  { "sign-sheet", N_("Note the signatures of the action sheet"), stm_sheet_get_type, STM_PHASE_ATTENDED, UNTIL_CLOSED,
    stm_sheet_may_sign, stm_sheet_sign },
  { "close-sheet", N_("Close the action sheet"), stm_sheet_get_type, STM_PHASE_ATTENDED, UNTIL_CLOSED,
    stm_sheet_may_close, stm_sheet_close },
  { "request-training", N_("Request the training"), stm_activity_get_type, STM_PHASE_RUNNING, UNTIL_ENDED,
    stm_activity_may_request, stm_activity_request },
  { "start-activity", N_("Start the step towards work"), stm_activity_get_type, STM_PHASE_RUNNING, UNTIL_ENDED,
    stm_activity_may_start, stm_activity_start },
  { "end-activity", N_("End the step towards work"), stm_activity_get_type, STM_PHASE_ATTENDED, UNTIL_CLOSED,
    stm_activity_may_end, stm_activity_end },
  { "cancel-activity", N_("Cancel the step towards work"), stm_activity_get_type, STM_PHASE_ATTENDED, UNTIL_CLOSED,
    stm_activity_may_cancel, stm_activity_cancel },
  { "end-process", N_("End the mediation process"), NULL, STM_PHASE_ATTENDED, UNTIL_ENDED,
    NULL, stm_closing_end_process },
  { "give-advice", N_("Give final advice"), NULL, STM_PHASE_ATTENDED, UNTIL_CLOSED,
    stm_closing_may_advise, stm_closing_advise },
  { "close-by-vdab", N_("Note that the VDAB closed the service"), NULL, STM_PHASE_REFERRED, UNTIL_CLOSED,
    NULL, stm_closing_close_by_vdab },
  { "print-attestation", N_("Print the C91 attestation"), stm_activity_get_type, STM_PHASE_ATTENDED, ALWAYS,
    stm_activity_may_attest, stm_activity_attest },
  { "send-signal", N_("Note that the signal is sent"), stm_signal_get_type, STM_PHASE_REFERRED, ALWAYS,
    stm_signal_may_send, stm_signal_send },
  { "keep-printout", N_("Keep the printed document"), NULL, STM_PHASE_REFERRED, WITH_ACCESS,
    NULL, stm_printout_keep },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == STM_N_MOVES);

/**
 * stm_move_new:
 * @type: what is done
 * @subject: (nullable): the uuid of what it is done to
 *
 * Returns: (transfer full): a move of which the rest is to be filled in
 */
StmMove *
stm_move_new (StmMoveType type, const char *subject)
{
  StmMove *self = g_new0 (StmMove, 1);

  self->type = type;
  self->subject = g_strdup (subject);
  self->hours = -1;

  return self;
}

/**
 * stm_move_free:
 * @self: (transfer full): a move
 */
void
stm_move_free (StmMove *self)
{
  g_free (self->subject);
  g_free (self->date);
  g_free (self->text);
  g_clear_object (&self->papers);
  g_clear_object (&self->draft);
  g_clear_object (&self->printout);
  g_free (self);
}

/**
 * stm_move_type_get_key:
 * @type: what is done
 *
 * Returns: its name in commands and files
 */
const char *
stm_move_type_get_key (StmMoveType type)
{
  return rows[type].key;
}

/**
 * stm_move_type_get_label:
 * @type: what is done
 *
 * Returns: (transfer none): what the user calls it
 */
const char *
stm_move_type_get_label (StmMoveType type)
{
  return _(rows[type].label);
}

/**
 * stm_move_type_from_key:
 * @key: (nullable): the name of a move
 *
 * Returns: the #StmMoveType, or -1 where there is none of that name
 */
int
stm_move_type_from_key (const char *key)
{
  for (int i = 0; i < STM_N_MOVES; i++)
    if (g_strcmp0 (rows[i].key, key) == 0)
      return i;

  return -1;
}

/**
 * stm_move_type_get_subject:
 * @type: what is done
 *
 * Returns: the type of the record that it is done to, or %G_TYPE_INVALID where it
 *   is done to the dossier itself
 */
GType
stm_move_type_get_subject (StmMoveType type)
{
  return rows[type].subject != NULL ? rows[type].subject () : G_TYPE_INVALID;
}

/* SPEC W5 to W7: the steps that open a mediation, each with what is missing
 * before it was taken. */
static const struct
{
  StmPhase    phase;
  gsize       offset;
  const char *missing;
} ladder[] = {
  { STM_PHASE_ATTENDED, G_STRUCT_OFFSET (StmMediation, attended_on),
    N_("First complete the first appointment with Present.") },
  { STM_PHASE_PRINTED, G_STRUCT_OFFSET (StmMediation, weo_printed_on),
    N_("Print the WEO first.") },
  { STM_PHASE_SIGNED, G_STRUCT_OFFSET (StmMediation, weo_signed_on),
    N_("Note first that the WEO is signed.") },
  { STM_PHASE_RUNNING, G_STRUCT_OFFSET (StmMediation, process_started_on),
    N_("Start the mediation process first.") },
};

/**
 * stm_case_check_ladder:
 * @mediation: a mediation
 * @phase: from #STM_PHASE_REFERRED to #STM_PHASE_RUNNING
 * @error: return location for a #STM_ERROR_REFUSED that names the first step missing
 *
 * Returns: whether all the steps to @phase were taken (SPEC W5 to W7)
 */
gboolean
stm_case_check_ladder (StmMediation *mediation, StmPhase phase, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (ladder) && ladder[i].phase <= phase; i++)
    if (G_STRUCT_MEMBER (char *, mediation, ladder[i].offset) == NULL)
      return stm_move_refuse (error, "%s", _(ladder[i].missing));

  return TRUE;
}

static gboolean
check_until (const Row *row, StmCaseFile *file, const char *today, GError **error)
{
  StmMediation *mediation = file->mediation;

  if (row->until == ALWAYS)
    return TRUE;

  if (!stm_case_check_access (file, today, error))
    return FALSE;

  if (row->until == WITH_ACCESS)
    return TRUE;
  if (mediation->closed_on != NULL)
    return stm_move_refuse_since (error, _("The service was closed on %s."), mediation->closed_on);

  if (row->until == UNTIL_ENDED && mediation->process_ended_on != NULL)
    return stm_move_refuse_since (error, _("The mediation process ended on %s: only the final advice is still to be given."),
                                  mediation->process_ended_on);

  return TRUE;
}

/* What is said where a dossier has nothing yet that a move could be made to. */
static const struct
{
  GType     (*type) (void);
  gsize       list;
  const char *missing;
} subjects[] = {
  { stm_appointment_get_type, G_STRUCT_OFFSET (StmCaseFile, appointments), N_("Enter first the appointment that the VDAB planned.") },
  { stm_sheet_get_type, G_STRUCT_OFFSET (StmCaseFile, sheets), N_("Make an action sheet first.") },
  { stm_activity_get_type, G_STRUCT_OFFSET (StmCaseFile, activities), N_("Add a step towards work first.") },
  { stm_signal_get_type, G_STRUCT_OFFSET (StmCaseFile, signals), N_("There is no signal to send.") },
};

static gboolean
tell_missing (StmCaseFile *file, const Row *row, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (subjects[i].type () == row->subject ()
        && stm_case_count (G_STRUCT_MEMBER (GListStore *, file, subjects[i].list)) == 0)
      return stm_move_refuse (error, "%s", _(subjects[i].missing));

  g_set_error (error, STM_ERROR, STM_ERROR_NOT_FOUND,
               _("“%s”: what it is to be done to is not in this dossier."), _(row->label));

  return FALSE;
}

static gboolean
find_subject (StmCaseFile *file, const Row *row, const char *uuid, StmRecord **subject, GError **error)
{
  *subject = NULL;
  if (row->subject == NULL)
    return TRUE;

  *subject = stm_case_file_find (file, row->subject (), uuid);

  return *subject != NULL || tell_missing (file, row, error);
}

static gboolean
may (StmCaseFile *file, const Row *row, const char *uuid, StmRecord **subject, const char *today, GError **error)
{
  if (file->mediation == NULL)
    return stm_move_refuse (error, _("Enter first the service that the VDAB started."));

  /* what is closed climbs no further */
  return check_until (row, file, today, error)
         && (file->mediation->closed_on != NULL || stm_case_check_ladder (file->mediation, row->needs, error))
         && find_subject (file, row, uuid, subject, error)
         && (row->may == NULL || row->may (file, *subject, today, error));
}

/**
 * stm_case_may:
 * @file: all of a dossier
 * @type: what is to be done
 * @subject: (nullable): the uuid of what it is to be done to
 * @today: an ISO day
 * @error: return location for a #STM_ERROR_REFUSED that says why not, and which
 *   step comes first; #STM_ERROR_NOT_FOUND where the dossier has no @subject
 *
 * Returns: whether the move can be made now (SPEC W4 to W15)
 */
gboolean
stm_case_may (StmCaseFile *file, StmMoveType type, const char *subject, const char *today, GError **error)
{
  StmRecord *record = NULL;

  return may (file, &rows[type], subject, &record, today, error);
}

static gboolean
check_printout (StmCaseFile *file, StmMove *move, GError **error)
{
  if (move->printout == NULL)
    return TRUE;

  g_object_set (move->printout, "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)), NULL);

  return stm_move_check_record (STM_RECORD (move->printout), error);
}

/**
 * stm_case_move:
 * @file: all of a dossier
 * @move: what is done
 * @today: an ISO day
 * @error: return location; as stm_case_may(), and #STM_ERROR_INVALID where what was
 *   entered is not right
 *
 * Changes the records of @file and touches them, new ones too; keeps what was
 * printed with it (SPEC B4).  Changes nothing where it fails.
 *
 * Returns: whether the move was made
 */
gboolean
stm_case_move (StmCaseFile *file, StmMove *move, const char *today, GError **error)
{
  const Row *row = &rows[move->type];
  StmRecord *subject = NULL;

  if (!may (file, row, move->subject, &subject, today, error)
      || !check_printout (file, move, error)
      || !row->apply (file, subject, move, today, error))
    return FALSE;

  if (move->printout != NULL)
    stm_case_file_touch (file, STM_RECORD (move->printout), NULL);

  return TRUE;
}

#include "config.h"

#include "core/stm-move-private.h"

#include "core/stm-absence-rules.h"
#include "core/stm-calendar-rules.h"
#include "core/stm-date.h"
#include "core/stm-paper-rules.h"
#include "core/stm-signal-texts.h"

#include <glib/gi18n-lib.h>

/* What REPLAN may change (SPEC W4). */
static const char *const planned_fields[] = {
  "date", "time", "duration", "contact-name", "location", "street", "postcode", "place", NULL
};

static gboolean
is_absence (int outcome)
{
  return outcome == STM_OUTCOME_ABSENT_VALID || outcome == STM_OUTCOME_ABSENT_INVALID;
}

static gboolean
check_planned (StmAppointment *appointment, GError **error)
{
  if (appointment->outcome == STM_OUTCOME_PLANNED)
    return TRUE;

  return stm_move_refuse_since (error, _("The appointment of %s is completed already."), appointment->date);
}

/**
 * stm_appointment_may_complete:
 *
 * Returns: whether an appointment can be completed: a planned one that is not in
 *   the future (SPEC W5, W9)
 */
gboolean
stm_appointment_may_complete (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmAppointment *appointment = STM_APPOINTMENT (subject);

  if (!check_planned (appointment, error))
    return FALSE;

  if (stm_date_compare (appointment->date, today) > 0)
    return stm_move_refuse_since (error, _("The appointment is on %s: it can be completed from that day on."),
                                  appointment->date);

  return TRUE;
}

/* SPEC W9; who is absent has nothing to show. */
static gboolean
check_outcome (StmMove *move, GError **error)
{
  if (move->outcome != STM_OUTCOME_PRESENT && !is_absence (move->outcome))
    return stm_move_refuse (error, _("Choose first whether the client was present."));

  if (move->outcome != STM_OUTCOME_PRESENT || (move->residence_checked && move->work_card_checked))
    return TRUE;

  if (move->work_card_checked)
    return stm_move_refuse (error, _("Confirm the residence status first."));
  if (move->residence_checked)
    return stm_move_refuse (error, _("Confirm the work card first."));

  return stm_move_refuse (error, _("Confirm the residence status and the work card first."));
}

/* While no first appointment is completed, the day of the referral can be put right. */
static gboolean
check_referred (StmCaseFile *file, StmAppointment *appointment, GError **error)
{
  if (appointment->type != STM_CONTACT_TYPE_FIRST
      || stm_date_compare (appointment->date, file->mediation->referred_on) >= 0)
    return TRUE;

  return stm_move_refuse_since (error, _("The client was referred on %s, after this appointment: put the date of the referral right first."),
                                file->mediation->referred_on);
}

/* SPEC W5: the service ends by itself, and the VDAB mediator gets word. */
static void
refuse_service (StmCaseFile *file, const char *today)
{
  g_autoptr (StmSignal) word = stm_signal_compose (file, STM_SIGNAL_TOPIC_REFUSED, NULL, NULL, today);

  g_object_set (file->mediation,
                "ending", STM_ENDING_ABSENCE,
                "closed-on", today,
                "closing", STM_CLOSING_AUTOMATIC,
                "access-until", today,
                NULL);
  stm_case_file_touch (file, STM_RECORD (file->mediation), STM_RULE_ABSENCE);
  stm_case_file_touch (file, STM_RECORD (word), STM_RULE_ABSENCE);
}

/**
 * stm_appointment_complete:
 *
 * A first appointment moves the machine of SPEC W5 on, and is recorded as that
 * says; the day of the one that the client attended is where the mediation begins
 * (SPEC W6).  Later contacts are recorded only.
 *
 * Returns: whether it was completed
 */
gboolean
stm_appointment_complete (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmAppointment *appointment = STM_APPOINTMENT (subject);
  StmAbsenceState state = stm_absence_find_state (G_LIST_MODEL (file->appointments));
  gboolean present = move->outcome == STM_OUTCOME_PRESENT;
  int recorded = move->outcome;

  if (!check_outcome (move, error) || !check_referred (file, appointment, error))
    return FALSE;

  if (appointment->type == STM_CONTACT_TYPE_FIRST)
    state = stm_absence_get_next (state, move->outcome, &recorded);

  if (present && move->papers != NULL && !stm_paper_take_shown (file, move->papers, error))
    return FALSE;

  g_object_set (appointment,
                "outcome", recorded,
                "completed-on", today,
                "residence-checked", present,
                "work-card-checked", present,
                NULL);
  if (stm_move_has_text (move))
    g_object_set (appointment, "remarks", move->text, NULL);
  stm_case_file_touch (file, subject, NULL);

  if (appointment->type != STM_CONTACT_TYPE_FIRST || file->mediation->attended_on != NULL)
    return TRUE;

  if (state == STM_ABSENCE_STARTED)
    {
      g_object_set (file->mediation, "attended-on", appointment->date, NULL);
      stm_case_file_touch (file, STM_RECORD (file->mediation), NULL);
    }
  else if (state == STM_ABSENCE_STOPPED)
    refuse_service (file, today);

  return TRUE;
}

/**
 * stm_appointment_may_replan:
 *
 * Returns: whether a contact can be planned again: one that is not completed; for
 *   an absent client the right step is named (SPEC W4)
 */
gboolean
stm_appointment_may_replan (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmAppointment *appointment = STM_APPOINTMENT (subject);

  if (!is_absence (appointment->outcome))
    return check_planned (appointment, error);

  return appointment->type == STM_CONTACT_TYPE_FIRST
           ? stm_move_refuse (error, _("The client was absent: make a new first appointment instead. "
                                       "A contact is planned again only where you cannot be there yourself."))
           : stm_move_refuse (error, _("The client was absent: plan a new contact instead. "
                                       "A contact is planned again only where you cannot be there yourself."));
}

/* not in the past nor years ahead, nor before the appointment that the client missed */
static gboolean
check_moment (StmCaseFile *file, StmAppointment *draft, const char *today, GError **error)
{
  StmAppointment *missed = draft->type == STM_CONTACT_TYPE_FIRST ? stm_case_find_last_absence (file) : NULL;

  if (stm_date_compare (draft->date, today) < 0)
    return stm_move_refuse (error, _("The new appointment lies in the past: choose a day from today on."));

  if (missed != NULL && stm_date_compare (draft->date, missed->date) == 0
      && g_strcmp0 (draft->time, missed->time) <= 0)
    return stm_move_refuse (error, _("The new appointment must be after the one that the client missed."));

  return stm_move_check_ahead (draft->date, today, error);
}

static void
copy_field (StmRecord *from, StmRecord *to, const char *name)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (from), name, &value);
  g_object_set_property (G_OBJECT (to), name, &value);
}

/* Each reason with the day on which it was given. */
static char *
dup_reasons (StmAppointment *appointment, StmMove *move, const char *today)
{
  g_autofree char *day = stm_date_format (today);
  g_autofree char *reason = g_strstrip (g_strdup (move->text));

  return g_strdup_printf ("%s%s%s: %s", appointment->replan_reason != NULL ? appointment->replan_reason : "",
                          appointment->replan_reason != NULL ? "\n" : "", day, reason);
}

/**
 * stm_appointment_replan:
 *
 * Takes day, hour, length and address from the draft (SPEC W4).  An invitation
 * that was printed names another day, so it is to be printed again.
 *
 * Returns: whether it was planned again
 */
gboolean
stm_appointment_replan (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmAppointment *appointment = STM_APPOINTMENT (subject);
  g_autoptr (StmRecord) planned = stm_record_copy (subject);
  g_autofree char *reasons = NULL;

  if (!stm_move_has_text (move))
    return stm_move_refuse (error, _("Give first the reason why you cannot be there. "
                                     "Where the client is absent, complete the appointment with Absent instead."));
  if (!STM_IS_APPOINTMENT (move->draft))
    return stm_move_refuse (error, _("Choose the new date and time first."));

  for (guint i = 0; planned_fields[i] != NULL; i++)
    copy_field (move->draft, planned, planned_fields[i]);
  if (!stm_move_check_record (planned, error)
      || !check_moment (file, STM_APPOINTMENT (planned), today, error))
    return FALSE;

  reasons = dup_reasons (appointment, move, today);
  for (guint i = 0; planned_fields[i] != NULL; i++)
    copy_field (planned, subject, planned_fields[i]);
  g_object_set (appointment, "replan-reason", reasons, "letter-printed-on", NULL, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

/**
 * stm_appointment_may_new_first:
 *
 * Returns: whether a new first appointment can be made: the client missed the last
 *   one, and none is planned (SPEC W5)
 */
gboolean
stm_appointment_may_new_first (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmAppointment *planned = stm_case_find_planned (file, STM_CONTACT_TYPE_FIRST, NULL);

  if (file->mediation->attended_on != NULL)
    return stm_move_refuse_since (error, _("The client attended the first appointment on %s: plan a follow-up contact."),
                                  file->mediation->attended_on);

  if (planned != NULL)
    return stm_move_refuse_since (error, _("Complete the first appointment of %s with Absent first."), planned->date);

  if (stm_case_find_last_absence (file) == NULL)
    return stm_move_refuse (error, _("Enter first the appointment that the VDAB planned."));

  return TRUE;
}

/**
 * stm_appointment_new_first:
 *
 * Makes the appointment of the draft, by registered letter where SPEC W5 says so.
 * That it is to be made within 7 days is told by stm_case_list_next(); later it is
 * made all the same.
 *
 * Returns: whether it was made
 */
gboolean
stm_appointment_new_first (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  StmAbsenceState state = stm_absence_find_state (G_LIST_MODEL (file->appointments));

  if (!STM_IS_APPOINTMENT (move->draft))
    return stm_move_refuse (error, _("Choose the new date and time first."));

  g_object_set (move->draft,
                "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)),
                "type", STM_CONTACT_TYPE_FIRST,
                "registered", stm_absence_is_registered (state),
                "outcome", STM_OUTCOME_PLANNED,
                NULL);
  if (!stm_move_check_record (move->draft, error)
      || !check_moment (file, STM_APPOINTMENT (move->draft), today, error))
    return FALSE;

  stm_case_file_touch (file, move->draft, NULL);

  return TRUE;
}

/**
 * stm_appointment_may_print:
 *
 * Returns: whether an invitation can be printed: to an appointment to come
 */
gboolean
stm_appointment_may_print (StmCaseFile *file, StmRecord *subject, const char *today, GError **error)
{
  StmAppointment *appointment = STM_APPOINTMENT (subject);

  if (!check_planned (appointment, error))
    return FALSE;

  if (stm_date_compare (appointment->date, today) < 0)
    return stm_move_refuse_since (error, _("The appointment was on %s: complete it first, or plan it again."),
                                  appointment->date);

  return TRUE;
}

/**
 * stm_appointment_print:
 *
 * Returns: %TRUE: the invitation is printed; the first time counts
 */
gboolean
stm_appointment_print (StmCaseFile *file, StmRecord *subject, StmMove *move, const char *today, GError **error)
{
  if (STM_APPOINTMENT (subject)->letter_printed_on != NULL)
    return TRUE;

  g_object_set (subject, "letter-printed-on", today, NULL);
  stm_case_file_touch (file, subject, NULL);

  return TRUE;
}

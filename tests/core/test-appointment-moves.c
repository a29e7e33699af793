#include "config.h"

#include "case-fixture.h"

#include "core/stm-absence-rules.h"
#include "core/stm-error.h"

static StmAppointment *
get_appointment (StmCaseFile *file, guint index)
{
  g_autoptr (StmAppointment) appointment = g_list_model_get_item (G_LIST_MODEL (file->appointments), index);

  return appointment;
}

static StmMove *
new_completion (StmAppointment *appointment, StmOutcome outcome, gboolean residence, gboolean work_card)
{
  StmMove *move = case_new_move (STM_MOVE_COMPLETE, appointment);

  move->outcome = outcome;
  move->residence_checked = residence;
  move->work_card_checked = work_card;

  return move;
}

static void
test_checks (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmAppointment *first = get_appointment (file, 0);

  case_fail (file, new_completion (first, STM_OUTCOME_PRESENT, FALSE, FALSE), FIRST_ON,
             "Confirm the residence status and the work card first.");
  case_fail (file, new_completion (first, STM_OUTCOME_PRESENT, TRUE, FALSE), FIRST_ON, "Confirm the work card first.");
  case_fail (file, new_completion (first, STM_OUTCOME_PRESENT, FALSE, TRUE), FIRST_ON, "Confirm the residence status first.");
  case_fail (file, new_completion (first, STM_OUTCOME_PLANNED, TRUE, TRUE), FIRST_ON, "Choose first whether the client was present.");
  case_fail (file, new_completion (first, 9, TRUE, TRUE), FIRST_ON, "Choose first whether the client was present.");

  case_make (file, new_completion (first, STM_OUTCOME_ABSENT_VALID, FALSE, FALSE), FIRST_ON);
  g_assert_false (first->residence_checked);
  g_assert_false (first->work_card_checked);
}

/* The day of the referral is put right before anything follows from it. */
static void
test_referred_later (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmAppointment *first = get_appointment (file, 0);

  g_object_set (file->mediation, "referred-on", "2027-01-12", NULL);
  case_fail (file, new_completion (first, STM_OUTCOME_PRESENT, TRUE, TRUE), "2027-01-15",
             "The client was referred on 12-01-2027, after this appointment: put the date of the referral right first.");
  case_fail (file, new_completion (first, STM_OUTCOME_ABSENT_INVALID, FALSE, FALSE), "2027-01-15",
             "The client was referred on 12-01-2027, after this appointment: put the date of the referral right first.");
  g_object_set (file->mediation, "referred-on", FIRST_ON, NULL);
  case_make (file, new_completion (first, STM_OUTCOME_PRESENT, TRUE, TRUE), "2027-01-15");
}

static void
test_day (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmAppointment *first = get_appointment (file, 0);
  StmMove *move;

  case_fail (file, new_completion (first, STM_OUTCOME_PRESENT, TRUE, TRUE), "2027-01-10",
             "The appointment is on 11-01-2027: it can be completed from that day on.");

  /* noted days later: the mediation began on the day itself */
  move = new_completion (first, STM_OUTCOME_PRESENT, TRUE, TRUE);
  move->text = g_strdup ("Bracht zijn kaart mee.");
  case_make (file, move, "2027-01-15");
  g_assert_cmpstr (file->mediation->attended_on, ==, FIRST_ON);
  g_assert_cmpstr (first->completed_on, ==, "2027-01-15");
  g_assert_cmpstr (first->remarks, ==, "Bracht zijn kaart mee.");
  g_assert_true (first->residence_checked && first->work_card_checked);
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 2);
  g_assert_null (stm_case_file_get_touched (file, 0)->rule);
  g_assert_null (stm_case_file_get_touched (file, 1)->rule);

  case_fail (file, new_completion (first, STM_OUTCOME_ABSENT_VALID, TRUE, TRUE), "2027-01-15",
             "The appointment of 11-01-2027 is completed already.");
}

/* Later contacts are recorded, and stop nothing. */
static void
test_later (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *day = g_strdup_printf ("2027-02-%02u", i + 1);

      case_complete (file, case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, day), STM_OUTCOME_ABSENT_INVALID, day);
      g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 1);
    }

  g_assert_cmpint (stm_mediation_get_phase (file->mediation), ==, STM_PHASE_RUNNING);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (file->signals)), ==, 0);
}

static void
assert_refused (StmCaseFile *file, const char *day)
{
  StmMediation *mediation = file->mediation;
  StmSignal *word = case_find_signal (file, STM_SIGNAL_TOPIC_REFUSED);

  g_assert_cmpint (stm_mediation_get_phase (mediation), ==, STM_PHASE_REFUSED);
  g_assert_cmpint (mediation->ending, ==, STM_ENDING_ABSENCE);
  g_assert_cmpint (mediation->closing, ==, STM_CLOSING_AUTOMATIC);
  g_assert_cmpstr (mediation->closed_on, ==, day);
  g_assert_cmpstr (mediation->access_until, ==, day);
  g_assert_null (mediation->attended_on);
  g_assert_null (mediation->process_ended_on);
  g_assert_false (stm_mediation_has_banner (mediation, day));

  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 3);
  g_assert_null (stm_case_file_get_touched (file, 0)->rule);
  g_assert_cmpstr (stm_case_file_get_touched (file, 1)->rule, ==, "absence");
  g_assert_cmpstr (stm_case_file_get_touched (file, 2)->rule, ==, "absence");

  g_assert_cmpstr (word->recipient, ==, "Els Vermeulen");
  g_assert_cmpstr (word->email, ==, "els@vdab.example");
  g_assert_cmpstr (word->made_on, ==, day);
  g_assert_null (word->sent_on);
  g_assert_nonnull (strstr (word->text, "Service geweigerd wegens afwezigheid: Jan Janssens (IKL 12774435)."));
  g_assert_nonnull (strstr (word->text, "- 11 januari 2027: afwezig – "));
  g_assert_null (strstr (word->text, NATIONAL_NUMBER));
  g_assert_null (strchr (word->text, '{'));
}

typedef struct
{
  guint n_sequences;
  guint n_stopped;
} Walk;

/* One sequence of SPEC W5, made move by move. */
static void
make_sequence (const int *outcomes, guint n, StmAbsenceState end, gpointer data)
{
  static const char *const days[] = { FIRST_ON, "2027-01-25", "2027-02-08" };
  g_autoptr (StmCaseFile) file = case_new ();
  StmAbsenceState state = STM_ABSENCE_FIRST;
  Walk *walk = data;

  for (guint i = 0; i < n; i++)
    {
      StmAppointment *appointment = get_appointment (file, i);
      int recorded;

      g_assert_cmpint (appointment->registered, ==, stm_absence_is_registered (state));
      g_assert_cmpint (appointment->type, ==, STM_CONTACT_TYPE_FIRST);
      case_complete (file, appointment, outcomes[i], days[i]);
      state = stm_absence_get_next (state, outcomes[i], &recorded);
      g_assert_cmpint (appointment->outcome, ==, recorded);

      if (i + 1 < n)
        {
          StmMove *again = case_new_move (STM_MOVE_NEW_FIRST, NULL);

          g_assert_cmpint (stm_mediation_get_phase (file->mediation), ==, STM_PHASE_REFERRED);
          again->draft = case_new_draft (days[i + 1], "09:00");
          case_make (file, again, days[i]);
        }
    }

  walk->n_sequences++;
  walk->n_stopped += end == STM_ABSENCE_STOPPED;
  if (end == STM_ABSENCE_STOPPED)
    {
      assert_refused (file, days[n - 1]);
      return;
    }

  g_assert_cmpstr (file->mediation->attended_on, ==, days[n - 1]);
  g_assert_true (stm_mediation_has_banner (file->mediation, days[n - 1]));
  g_assert_cmpint (stm_mediation_get_phase (file->mediation), ==, STM_PHASE_ATTENDED);
  g_assert_null (case_find_signal (file, STM_SIGNAL_TOPIC_REFUSED));
}

static void
test_sequences (void)
{
  Walk walk = { 0 };

  stm_absence_foreach_sequence (make_sequence, &walk);
  g_assert_cmpint (walk.n_sequences, ==, 13);
  g_assert_cmpint (walk.n_stopped, ==, 7);
}

/* S5: after A2 the last absence is without valid reason, whatever it was. */
static void
test_recorded (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  static const char *const days[] = { FIRST_ON, "2027-01-18", "2027-01-25" };

  for (guint i = 0; i < 3; i++)
    {
      if (i > 0)
        {
          StmMove *again = case_new_move (STM_MOVE_NEW_FIRST, NULL);

          again->draft = case_new_draft (days[i], "09:00");
          case_make (file, again, days[i - 1]);
        }
      case_complete (file, get_appointment (file, i), STM_OUTCOME_ABSENT_VALID, days[i]);
    }

  g_assert_cmpint (get_appointment (file, 1)->outcome, ==, STM_OUTCOME_ABSENT_VALID);
  g_assert_cmpint (get_appointment (file, 2)->outcome, ==, STM_OUTCOME_ABSENT_INVALID);
  assert_refused (file, "2027-01-25");
}

static void
test_new_first (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmMove *again = case_new_move (STM_MOVE_NEW_FIRST, NULL);

  case_complete (file, get_appointment (file, 0), STM_OUTCOME_ABSENT_INVALID, "2027-01-12");

  case_fail (file, again, "2027-01-12", "Choose the new date and time first.");
  again = case_new_move (STM_MOVE_NEW_FIRST, NULL);
  again->draft = case_new_draft ("2029-01-13", "09:00");
  case_fail (file, again, "2027-01-12", "13-01-2029 is more than two years ahead: look at the year, it seems mistyped.");
  again = case_new_move (STM_MOVE_NEW_FIRST, NULL);
  again->draft = case_new_draft ("2027-01-11", "09:00");
  case_fail (file, again, "2027-01-12", "The new appointment lies in the past: choose a day from today on.");
  again = case_new_move (STM_MOVE_NEW_FIRST, NULL);
  again->draft = case_new_draft ("2027-01-20", "negen uur");
  g_autoptr (GError) error = NULL;
  g_assert_false (stm_case_move (file, again, "2027-01-12", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "appointment.time: "));
  stm_move_free (again);

  /* past the seven days it is made all the same */
  again = case_new_move (STM_MOVE_NEW_FIRST, NULL);
  again->draft = case_new_draft ("2027-03-20", "09:00");
  case_make (file, again, "2027-02-12");
  g_assert_true (get_appointment (file, 1)->registered);
  case_fail (file, case_new_move (STM_MOVE_NEW_FIRST, NULL), "2027-02-12",
             "Complete the first appointment of 20-03-2027 with Absent first.");
}

/* On the day itself it comes after the one that was missed. */
static void
test_same_day (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmMove *again = case_new_move (STM_MOVE_NEW_FIRST, NULL);

  case_complete (file, get_appointment (file, 0), STM_OUTCOME_ABSENT_VALID, FIRST_ON);
  again->draft = case_new_draft (FIRST_ON, "09:00");
  case_fail (file, again, FIRST_ON, "The new appointment must be after the one that the client missed.");
  again = case_new_move (STM_MOVE_NEW_FIRST, NULL);
  again->draft = case_new_draft (FIRST_ON, "14:00");
  case_make (file, again, FIRST_ON);
  g_assert_false (get_appointment (file, 1)->registered);
}

static void
test_no_appointment (void)
{
  g_autoptr (StmCaseFile) file = case_new ();

  g_list_store_remove_all (file->appointments);
  case_fail (file, case_new_move (STM_MOVE_NEW_FIRST, NULL), FIRST_ON, "Enter first the appointment that the VDAB planned.");
}

static StmMove *
new_replan (StmAppointment *appointment, const char *reason, const char *date)
{
  StmMove *move = case_new_move (STM_MOVE_REPLAN, appointment);

  move->text = g_strdup (reason);
  move->draft = date != NULL ? case_new_draft (date, "10:30") : NULL;

  return move;
}

static void
test_replan (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmAppointment *first = get_appointment (file, 0);

  case_fail (file, new_replan (first, "  ", "2027-01-18"), "2027-01-10",
             "Give first the reason why you cannot be there. Where the client is absent, complete the appointment with Absent instead.");
  case_fail (file, new_replan (first, "ziek", "2199-01-18"), "2027-01-10",
             "18-01-2199 is more than two years ahead: look at the year, it seems mistyped.");
  case_fail (file, new_replan (first, "ziek", NULL), "2027-01-10", "Choose the new date and time first.");
  case_fail (file, new_replan (first, "ziek", "2027-01-09"), "2027-01-10",
             "The new appointment lies in the past: choose a day from today on.");
  case_fail (file, new_replan (first, "ziek", "2027-02-30"), "2027-01-10",
             "appointment.date: This is not a date. Write it as day-month-year, such as 3-9-2026.");

  case_make (file, case_new_move (STM_MOVE_PRINT_LETTER, first), "2027-01-10");
  g_assert_cmpstr (first->letter_printed_on, ==, "2027-01-10");
  case_make (file, new_replan (first, " ziek ", "2027-01-18"), "2027-01-10");
  g_assert_cmpstr (first->date, ==, "2027-01-18");
  g_assert_cmpstr (first->time, ==, "10:30");
  g_assert_cmpint (first->duration, ==, 45);
  g_assert_cmpstr (first->street, ==, "Geldenaaksebaan 327");
  g_assert_cmpstr (first->place, ==, "Heverlee");
  g_assert_cmpint (first->type, ==, STM_CONTACT_TYPE_FIRST);
  g_assert_cmpint (first->outcome, ==, STM_OUTCOME_PLANNED);
  /* the letter names another day */
  g_assert_null (first->letter_printed_on);

  case_make (file, new_replan (first, "verlof", "2027-01-25"), "2027-01-18");
  g_assert_cmpstr (first->replan_reason, ==, "10-01-2027: ziek\n18-01-2027: verlof");
}

static void
test_replan_absent (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmAppointment *first = get_appointment (file, 0);
  StmAppointment *contact;

  case_complete (file, first, STM_OUTCOME_ABSENT_VALID, FIRST_ON);
  case_fail (file, new_replan (first, "ziek", "2027-01-18"), FIRST_ON,
             "The client was absent: make a new first appointment instead. "
             "A contact is planned again only where you cannot be there yourself.");

  g_clear_object (&file);
  file = case_new_in (STM_PHASE_RUNNING);
  contact = case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-02-01");
  case_complete (file, contact, STM_OUTCOME_ABSENT_INVALID, "2027-02-01");
  case_fail (file, new_replan (contact, "ziek", "2027-02-18"), "2027-02-01",
             "The client was absent: plan a new contact instead. "
             "A contact is planned again only where you cannot be there yourself.");
  case_fail (file, new_replan (get_appointment (file, 0), "ziek", "2027-02-18"), "2027-02-01",
             "The appointment of 11-01-2027 is completed already.");
}

static void
test_letter (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  StmAppointment *first = get_appointment (file, 0);

  case_fail (file, case_new_move (STM_MOVE_PRINT_LETTER, first), "2027-01-12",
             "The appointment was on 11-01-2027: complete it first, or plan it again.");
  case_make (file, case_new_move (STM_MOVE_PRINT_LETTER, first), "2027-01-08");
  case_make (file, case_new_move (STM_MOVE_PRINT_LETTER, first), FIRST_ON);
  g_assert_cmpstr (first->letter_printed_on, ==, "2027-01-08");
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/appointment-moves/checks-W9", test_checks);
  g_test_add_func ("/appointment-moves/referred-later-W5-W7", test_referred_later);
  g_test_add_func ("/appointment-moves/day-W5-W6", test_day);
  g_test_add_func ("/appointment-moves/later-contacts-W9", test_later);
  g_test_add_func ("/appointment-moves/every-sequence-W5", test_sequences);
  g_test_add_func ("/appointment-moves/last-absence-W5", test_recorded);
  g_test_add_func ("/appointment-moves/new-first-W5", test_new_first);
  g_test_add_func ("/appointment-moves/new-first-on-the-day-W5", test_same_day);
  g_test_add_func ("/appointment-moves/new-first-without-any-W5", test_no_appointment);
  g_test_add_func ("/appointment-moves/replan-W4", test_replan);
  g_test_add_func ("/appointment-moves/replan-absent-W4", test_replan_absent);
  g_test_add_func ("/appointment-moves/letter-W5", test_letter);

  return g_test_run ();
}

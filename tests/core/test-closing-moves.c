#include "config.h"

#include "case-fixture.h"

#include "core/stm-signal-texts.h"

static StmMove *
new_end (StmEnding ending, const char *date, const char *text)
{
  StmMove *move = case_new_move (STM_MOVE_END_PROCESS, NULL);

  move->ending = ending;
  move->date = g_strdup (date);
  move->text = g_strdup (text);

  return move;
}

static StmMove *
new_advice (StmAdvice advice, int delivery)
{
  StmMove *move = case_new_move (STM_MOVE_GIVE_ADVICE, NULL);

  move->advice = advice;
  move->delivery = delivery;

  return move;
}

static void
test_endings (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);

  case_fail (file, new_end (STM_ENDING_NONE, NULL, NULL), ENDED_ON, "Choose the reason of the ending first.");
  case_fail (file, new_end (99, NULL, NULL), ENDED_ON, "Choose the reason of the ending first.");
  case_fail (file, new_end (STM_ENDING_ABSENCE, NULL, NULL), ENDED_ON,
             "The client attended the first appointment: choose another reason.");
  case_fail (file, new_end (STM_ENDING_MAXIMUM_DURATION, NULL, NULL), ENDED_ON,
             "The two years run until 10-01-2029: the process then ends by itself.");
  case_fail (file, new_end (STM_ENDING_NO_CONTRACT_DAYS, NULL, NULL), ENDED_ON,
             "Two months without contract days are over after 14-03-2027: the process then ends by itself.");
  case_fail (file, new_end (STM_ENDING_PASSIVE, "2027-01-13", NULL), ENDED_ON,
             "The date cannot be before 14-01-2027, when the step before it was taken.");
  case_fail (file, new_end (STM_ENDING_PASSIVE, "2027-03-02", NULL), ENDED_ON,
             "The date lies in the future: note it when it is done.");
  case_fail (file, new_end (STM_ENDING_PASSIVE, "2029-01-11", NULL), "2029-02-01",
             "The two years ended on 10-01-2029: the reason is the maximum duration.");

  case_make (file, new_end (STM_ENDING_PASSIVE, "2027-02-20", "drie keer"), ENDED_ON);
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2027-02-20");
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_PASSIVE);
  g_assert_cmpstr (file->mediation->ending_remark, ==, "drie keer");
  g_assert_cmpint (stm_mediation_get_phase (file->mediation), ==, STM_PHASE_TO_CLOSE);
  g_assert_true (stm_mediation_has_banner (file->mediation, ENDED_ON));
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 1);
}

/* By hand where the calendar agrees, with the day that it decides. */
static void
test_calendar_endings (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);

  case_make (file, new_end (STM_ENDING_NO_CONTRACT_DAYS, NULL, NULL), "2027-03-20");
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2027-03-14");
  g_assert_null (stm_case_file_get_touched (file, 0)->rule);

  g_clear_object (&file);
  file = case_new_in (STM_PHASE_ATTENDED);
  case_fail (file, new_end (STM_ENDING_NO_CONTRACT_DAYS, NULL, NULL), "2028-03-20",
             "Start the mediation process first: contract days count from then on.");
  case_make (file, new_end (STM_ENDING_MAXIMUM_DURATION, NULL, NULL), "2029-01-11");
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2029-01-10");
}

static void
test_follower (void)
{
  static const StmEnding endings[] = { STM_ENDING_DISMISSAL, STM_ENDING_EARLY_STOP };
  static const char *const words[] = { "Reden: ontzetting.", "Reden: vervroegde stopzetting." };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
      StmSignal *word;

      case_make (file, new_end (endings[i], NULL, "Kwam niet meer opdagen."), ENDED_ON);
      g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 2);
      word = case_find_signal (file, STM_SIGNAL_TOPIC_STOPPED);
      g_assert_cmpstr (word->recipient, ==, "Piet Opvolger");
      g_assert_cmpstr (word->email, ==, "piet@vdab.example");
      g_assert_nonnull (strstr (word->text, words[i]));
      g_assert_nonnull (strstr (word->text, "beëindigd op 1 maart 2027"));
      g_assert_nonnull (strstr (word->text, "Kwam niet meer opdagen."));
      g_assert_null (strstr (word->text, NATIONAL_NUMBER));
    }
}

static void
test_advice (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);
  StmMove *move;

  case_fail (file, new_advice (STM_ADVICE_NONE, STM_DELIVERY_PRINT), CLOSED_ON, "Choose one of the four advices first.");
  case_fail (file, new_advice (STM_ADVICE_REASSESS + 1, STM_DELIVERY_PRINT), CLOSED_ON, "Choose one of the four advices first.");
  case_fail (file, new_advice (STM_ADVICE_NEED, 0), CLOSED_ON,
             "Choose Mail final advice, Print final advice, or both first.");

  move = new_advice (STM_ADVICE_NEED, STM_DELIVERY_PRINT);
  move->text = g_strdup ("Veel succes!");
  case_make (file, move, CLOSED_ON);
  g_assert_cmpint (file->mediation->advice, ==, STM_ADVICE_NEED);
  g_assert_cmpstr (file->mediation->advice_on, ==, CLOSED_ON);
  g_assert_cmpstr (file->mediation->advice_remark, ==, "Veel succes!");
  g_assert_cmpint (file->mediation->advice_delivery, ==, STM_DELIVERY_PRINT);
  g_assert_cmpstr (file->mediation->closed_on, ==, CLOSED_ON);
  g_assert_cmpint (file->mediation->closing, ==, STM_CLOSING_BY_PARTNER);
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_PASSIVE);
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 1);

  /* banner and access end the day after */
  g_assert_true (stm_mediation_has_banner (file->mediation, CLOSED_ON));
  g_assert_true (stm_mediation_has_access (file->mediation, CLOSED_ON));
  g_assert_false (stm_mediation_has_banner (file->mediation, "2027-03-11"));
  g_assert_false (stm_mediation_has_access (file->mediation, "2027-03-11"));
}

static void
test_term (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);

  case_fail (file, new_advice (STM_ADVICE_NEED, STM_DELIVERY_PRINT), "2027-04-02",
             "The final advice could be given until 01-04-2027: the service closes without it.");
  case_make (file, new_advice (STM_ADVICE_NEED, STM_DELIVERY_PRINT), "2027-04-01");
}

/* "Mail eindadvies": the sentence of S5 that belongs to each of the four. */
static void
test_mail (void)
{
  static const char *const beginnings[] = {
    "", "Je zit op koers naar passend werk", "Je hebt nog verdere hulp nodig", "Je zet je zoektocht naar werk zelfstandig verder.",
    "We kunnen op dit moment niet inschatten"
  };

  for (StmAdvice advice = STM_ADVICE_NO_NEED; advice <= STM_ADVICE_REASSESS; advice++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);
      StmMove *move = new_advice (advice, STM_DELIVERY_MAIL | STM_DELIVERY_PRINT);
      StmSignal *word;

      move->text = g_strdup ("Veel succes met {advice}!");
      case_make (file, move, CLOSED_ON);
      g_assert_cmpint (file->mediation->advice_delivery, ==, STM_DELIVERY_MAIL | STM_DELIVERY_PRINT);
      word = case_find_signal (file, STM_SIGNAL_TOPIC_ADVICE);
      g_assert_cmpstr (word->email, ==, "jan@example.be");
      g_assert_cmpstr (word->recipient, ==, "Jan Janssens");
      g_assert_true (g_str_has_prefix (stm_advice_get_sentence (advice), beginnings[advice]));
      g_assert_nonnull (strstr (word->text, stm_advice_get_sentence (advice)));
      g_assert_nonnull (strstr (word->text, "Veel succes met {advice}!"));
    }
}

static void
test_no_address (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);

  g_object_set (file->dossier, "email", NULL, NULL);
  case_fail (file, new_advice (STM_ADVICE_NEED, STM_DELIVERY_MAIL), CLOSED_ON,
             "The client has no e-mail address: enter it first, or choose Print final advice only.");
  case_make (file, new_advice (STM_ADVICE_NEED, STM_DELIVERY_PRINT), CLOSED_ON);
}

static void
test_by_vdab (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmMove *move = case_new_move (STM_MOVE_CLOSE_BY_VDAB, NULL);

  move->date = g_strdup ("2027-01-10");
  case_fail (file, move, "2027-02-10", "The date cannot be before 11-01-2027, when the step before it was taken.");

  move = case_new_move (STM_MOVE_CLOSE_BY_VDAB, NULL);
  move->date = g_strdup ("2027-02-08");
  move->text = g_strdup ("verhuisd");
  case_make (file, move, "2027-02-10");
  g_assert_cmpstr (file->mediation->closed_on, ==, "2027-02-08");
  g_assert_cmpint (file->mediation->closing, ==, STM_CLOSING_BY_VDAB);
  g_assert_cmpstr (file->mediation->access_until, ==, "2027-02-10");
  g_assert_cmpstr (file->mediation->ending_remark, ==, "verhuisd");
  g_assert_cmpint (stm_mediation_get_phase (file->mediation), ==, STM_PHASE_CLOSED);
}

static void
test_attestation (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);
  StmActivity *stage = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", "2027-01-18", NULL);
  StmActivity *other = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953082", "2027-01-18", NULL);
  StmActivity *planned = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953081");

  case_fail (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, other), CLOSED_ON,
             "Only a work experience stage (code 953081) gives a C91.");
  case_fail (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, planned), CLOSED_ON,
             "The work experience stage did not take place.");
  case_fail (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, stage), CLOSED_ON, "End the work experience stage first.");

  /* SPEC W14: else the C91 would be lost */
  case_fail (file, new_advice (STM_ADVICE_EXHAUSTED, STM_DELIVERY_PRINT), CLOSED_ON,
             "End the work experience stage first: after the final advice its C91 can no longer be delivered.");
  case_make (file, case_new_move (STM_MOVE_END_ACTIVITY, stage), CLOSED_ON);
  case_fail (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, stage), CLOSED_ON, "Give the final advice first.");
  case_make (file, new_advice (STM_ADVICE_EXHAUSTED, STM_DELIVERY_PRINT), CLOSED_ON);

  /* months after the access ended */
  case_make (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, stage), "2027-06-01");
  g_assert_cmpstr (stage->attested_on, ==, "2027-06-01");
  case_make (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, stage), "2027-07-01");
  g_assert_cmpstr (stage->attested_on, ==, "2027-06-01");
}

static void
test_send (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_REFUSED);
  StmSignal *word = case_find_signal (file, STM_SIGNAL_TOPIC_REFUSED);
  StmMove *move;

  case_fail (file, case_new_move (STM_MOVE_SEND_SIGNAL, word), "2027-01-21", "Choose first how the signal was sent.");
  move = case_new_move (STM_MOVE_SEND_SIGNAL, word);
  move->way = STM_WAY_MAILED;
  move->date = g_strdup ("2027-01-19");
  case_fail (file, move, "2027-01-21", "The date cannot be before 20-01-2027, when the step before it was taken.");

  /* the access ended the day before */
  move = case_new_move (STM_MOVE_SEND_SIGNAL, word);
  move->way = STM_WAY_PRINTED;
  case_make (file, move, "2027-01-21");
  g_assert_cmpstr (word->sent_on, ==, "2027-01-21");
  g_assert_cmpint (word->sent_by, ==, STM_WAY_PRINTED);
  move = case_new_move (STM_MOVE_SEND_SIGNAL, word);
  move->way = STM_WAY_PRINTED;
  case_fail (file, move, "2027-01-22", "This signal was sent on 21-01-2027.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closing-moves/endings-W11", test_endings);
  g_test_add_func ("/closing-moves/calendar-endings-W11", test_calendar_endings);
  g_test_add_func ("/closing-moves/follower-W11", test_follower);
  g_test_add_func ("/closing-moves/advice-W12", test_advice);
  g_test_add_func ("/closing-moves/advice-term-W12", test_term);
  g_test_add_func ("/closing-moves/mail-W12", test_mail);
  g_test_add_func ("/closing-moves/no-address-W12", test_no_address);
  g_test_add_func ("/closing-moves/by-vdab-W13", test_by_vdab);
  g_test_add_func ("/closing-moves/attestation-W14", test_attestation);
  g_test_add_func ("/closing-moves/send", test_send);

  return g_test_run ();
}

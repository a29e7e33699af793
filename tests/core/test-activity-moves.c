#include "config.h"

#include "case-fixture.h"

#define TODAY "2027-02-01"

static StmMove *
new_dated (StmMoveType type, gpointer activity, const char *date)
{
  StmMove *move = case_new_move (type, activity);

  move->date = g_strdup (date);

  return move;
}

static void
test_own (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *stage = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953081");
  g_autoptr (StmTask) task = NULL;
  StmMove *move;

  case_fail (file, new_dated (STM_MOVE_START_ACTIVITY, stage, "2027-01-13"), TODAY,
             "The date cannot be before 14-01-2027, when the step before it was taken.");
  case_fail (file, new_dated (STM_MOVE_START_ACTIVITY, stage, "2027-02-02"), TODAY,
             "The date lies in the future: note it when it is done.");
  case_fail (file, case_new_move (STM_MOVE_END_ACTIVITY, stage), TODAY, "Start this step towards work first, or cancel it.");
  case_fail (file, case_new_move (STM_MOVE_REQUEST_TRAINING, stage), TODAY,
             "Only a training of another organisation is requested: start this step when it begins.");

  case_make (file, new_dated (STM_MOVE_START_ACTIVITY, stage, "2027-01-18"), TODAY);
  g_assert_cmpint (stage->state, ==, STM_ACTIVITY_STATE_STARTED);
  g_assert_cmpstr (stage->started_on, ==, "2027-01-18");
  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, stage), TODAY, "This step towards work has started already.");
  case_fail (file, case_new_move (STM_MOVE_CANCEL_ACTIVITY, stage), TODAY, "It has started, and can only be ended.");

  case_fail (file, new_dated (STM_MOVE_END_ACTIVITY, stage, "2027-01-17"), TODAY,
             "The date cannot be before 18-01-2027, when the step before it was taken.");
  move = new_dated (STM_MOVE_END_ACTIVITY, stage, "2027-01-29");
  move->text = g_strdup ("volledig gevolgd");
  move->hours = 10000 * 60 + 1;
  case_fail (file, move, TODAY, "There can be at most 10000 hours.");
  move = new_dated (STM_MOVE_END_ACTIVITY, stage, "2027-01-29");
  move->text = g_strdup ("volledig gevolgd");
  move->hours = 38 * 60 + 30;
  case_make (file, move, TODAY);
  g_assert_cmpint (stage->state, ==, STM_ACTIVITY_STATE_ENDED);
  g_assert_cmpstr (stage->ended_on, ==, "2027-01-29");
  g_assert_cmpstr (stage->end_reason, ==, "volledig gevolgd");
  g_assert_cmpint (stage->hours, ==, 38 * 60 + 30);

  /* SPEC W10: the competences */
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 2);
  task = g_list_model_get_item (G_LIST_MODEL (file->tasks), 0);
  g_assert_cmpstr (task->name, ==, "Competenties aanpassen na Stage bij de bakker");
  g_assert_cmpstr (task->activity, ==, stm_record_get_uuid (STM_RECORD (stage)));
  g_assert_cmpint (task->progress, ==, STM_PROGRESS_OPEN);

  case_fail (file, case_new_move (STM_MOVE_END_ACTIVITY, stage), TODAY, "This step towards work is over.");
  case_fail (file, case_new_move (STM_MOVE_CANCEL_ACTIVITY, stage), TODAY, "It is over already.");
}

static void
test_work (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *work = case_add_activity (file, STM_ACTIVITY_TYPE_WORK, NULL);
  StmActivity *none = case_add_activity (file, STM_ACTIVITY_TYPE_NONE, NULL);

  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, none), TODAY, "Choose first what kind of step towards work it is.");
  case_make (file, case_new_move (STM_MOVE_START_ACTIVITY, work), TODAY);
  g_object_set (work, "hours", 19 * 60, NULL);
  case_make (file, case_new_move (STM_MOVE_END_ACTIVITY, work), TODAY);
  /* what nobody speaks of stays */
  g_assert_cmpint (work->hours, ==, 19 * 60);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (file->tasks)), ==, 0);
}

static void
test_ibo (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *ibo = case_add_activity (file, STM_ACTIVITY_TYPE_IBO, NULL);

  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, ibo), TODAY, "Note first when the client agreed on the IBO.");
  g_object_set (ibo, "client-agreed-on", TODAY, NULL);
  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, ibo), TODAY, "Note first when the mediator agreed on the IBO.");
  g_object_set (ibo, "mediator-agreed-on", TODAY, NULL);
  case_make (file, case_new_move (STM_MOVE_START_ACTIVITY, ibo), TODAY);
  case_make (file, case_new_move (STM_MOVE_END_ACTIVITY, ibo), TODAY);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (file->tasks)), ==, 1);
}

static void
test_request (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *training = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  StmActivity *nowhere = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  StmSignal *word;

  g_object_set (nowhere, "organiser", NULL, "contact-name", NULL, "contact-email", NULL, NULL);
  case_fail (file, case_new_move (STM_MOVE_REQUEST_TRAINING, nowhere), TODAY, "Enter the organisation and its contact person first.");
  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, training), TODAY, "Request the training first.");

  g_object_set (training, "summary", "Graag in de namiddag.", "starts-on", "2027-03-01", "ends-on", "2027-03-31", NULL);
  case_make (file, case_new_move (STM_MOVE_REQUEST_TRAINING, training), TODAY);
  g_assert_cmpint (training->state, ==, STM_ACTIVITY_STATE_REQUESTED);
  g_assert_cmpstr (training->requested_on, ==, TODAY);

  word = case_find_signal (file, STM_SIGNAL_TOPIC_TRAINING_REQUEST);
  g_assert_cmpstr (word->recipient, ==, "Rik Claes");
  g_assert_cmpstr (word->email, ==, "rik@syntra.example");
  g_assert_cmpstr (word->text, ==,
                   "Beste Rik Claes\n\n"
                   "Graag vraag ik een opleiding aan voor Jan Janssens (IKL 12774435).\n\n"
                   "Opleiding: Stage bij de bakker (42100)\n"
                   "Periode: van 1 maart 2027 tot en met 31 maart 2027\n\n"
                   "Graag in de namiddag.\n\n"
                   "Kan u mij laten weten wat de startvoorwaarden zijn?\n\n"
                   "Met vriendelijke groeten\n\n"
                   "Dorien Jespers\nWerkpunt vzw\n+3216123456");

  case_fail (file, case_new_move (STM_MOVE_REQUEST_TRAINING, training), TODAY, "This training was requested on 01-02-2027.");
  case_make (file, case_new_move (STM_MOVE_START_ACTIVITY, training), "2027-03-01");
  case_fail (file, case_new_move (STM_MOVE_CANCEL_ACTIVITY, training), "2027-03-01", "It has started, and can only be ended.");
}

static void
test_cancel (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *training = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  StmMove *move;

  case_make (file, case_new_move (STM_MOVE_REQUEST_TRAINING, training), TODAY);
  move = case_new_move (STM_MOVE_CANCEL_ACTIVITY, training);
  move->text = g_strdup ("werk gevonden");
  case_make (file, move, "2027-02-03");
  g_assert_cmpint (training->state, ==, STM_ACTIVITY_STATE_CANCELLED);
  g_assert_cmpstr (training->cancelled_on, ==, "2027-02-03");
  g_assert_cmpstr (training->end_reason, ==, "werk gevonden");
  g_assert_null (case_find_signal (file, STM_SIGNAL_TOPIC_TRAINING_NOTICE));
  case_fail (file, case_new_move (STM_MOVE_CANCEL_ACTIVITY, training), TODAY, "It was cancelled already.");
  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, training), TODAY, "This step towards work was cancelled.");
}

/* A training of the VDAB is never cancelled: its contact person gets word. */
static void
test_vdab (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *training = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  StmActivity *planned = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  StmMove *move;
  StmSignal *word;

  g_object_set (training, "by-vdab", TRUE, NULL);
  g_object_set (planned, "by-vdab", TRUE, NULL);
  case_make (file, case_new_move (STM_MOVE_REQUEST_TRAINING, training), TODAY);

  g_assert_true (stm_case_may (file, STM_MOVE_CANCEL_ACTIVITY, stm_record_get_uuid (STM_RECORD (training)), TODAY, NULL));
  case_fail (file, case_new_move (STM_MOVE_CANCEL_ACTIVITY, training), TODAY,
             "A training of the VDAB is not cancelled here. Tell its contact person, who cancels it.");
  move = case_new_move (STM_MOVE_CANCEL_ACTIVITY, training);
  move->text = g_strdup ("Jan heeft werk gevonden.");
  case_make (file, move, TODAY);
  g_assert_cmpint (training->state, ==, STM_ACTIVITY_STATE_REQUESTED);
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 1);
  word = case_find_signal (file, STM_SIGNAL_TOPIC_TRAINING_NOTICE);
  g_assert_cmpstr (word->recipient, ==, "Rik Claes");
  g_assert_nonnull (strstr (word->text, "zal de aangevraagde opleiding niet volgen"));
  g_assert_nonnull (strstr (word->text, "Jan heeft werk gevonden."));

  /* nobody was asked yet */
  case_make (file, case_new_move (STM_MOVE_CANCEL_ACTIVITY, planned), TODAY);
  g_assert_cmpint (planned->state, ==, STM_ACTIVITY_STATE_CANCELLED);
}

/* What the codes allow stops a start and a request. */
static void
test_codes (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *old = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953030");
  StmActivity *lengthy = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953082");
  StmActivity *asked = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "953082");

  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, old), TODAY,
             "A training with code 953030 (Exploratory stage) could start until 31-12-2022 only.");

  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, lengthy), TODAY,
             "A training with code 953082 lasts at most 3 months. Enter its last day.");
  g_object_set (lengthy, "ends-on", "2027-05-01", NULL);
  case_fail (file, case_new_move (STM_MOVE_START_ACTIVITY, lengthy), TODAY,
             "A training with code 953082 lasts at most 3 months: until 30-04-2027.");
  g_object_set (lengthy, "ends-on", "2027-04-30", NULL);
  case_make (file, case_new_move (STM_MOVE_START_ACTIVITY, lengthy), TODAY);
  case_fail (file, case_new_move (STM_MOVE_END_ACTIVITY, lengthy), "2027-05-01",
             "A training with code 953082 lasts at most 3 months: until 30-04-2027.");
  case_make (file, new_dated (STM_MOVE_END_ACTIVITY, lengthy, "2027-04-30"), "2027-05-01");

  g_object_set (asked, "starts-on", "2027-03-01", NULL);
  case_fail (file, case_new_move (STM_MOVE_REQUEST_TRAINING, asked), TODAY,
             "A training with code 953082 lasts at most 3 months. Enter its last day.");
  g_object_set (asked, "ends-on", "2027-06-01", NULL);
  case_fail (file, case_new_move (STM_MOVE_REQUEST_TRAINING, asked), TODAY,
             "A training with code 953082 lasts at most 3 months: until 31-05-2027.");
  g_object_set (asked, "ends-on", "2027-05-31", NULL);
  case_make (file, case_new_move (STM_MOVE_REQUEST_TRAINING, asked), TODAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/activity-moves/own-W10", test_own);
  g_test_add_func ("/activity-moves/work-W11", test_work);
  g_test_add_func ("/activity-moves/ibo-W10", test_ibo);
  g_test_add_func ("/activity-moves/request-W10", test_request);
  g_test_add_func ("/activity-moves/cancel-W10", test_cancel);
  g_test_add_func ("/activity-moves/vdab-W10", test_vdab);
  g_test_add_func ("/activity-moves/codes-W10", test_codes);

  return g_test_run ();
}

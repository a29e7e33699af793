#include "config.h"

#include "case-fixture.h"

#include "core/stm-error.h"

#define N_COLUMNS 9

/* The phases in which a move is tried: closed and refused on the same day, and the
 * day after, without access. */
static const struct
{
  const char *name;
  StmPhase    phase;
  const char *today;
  const char *closed_on;
} columns[N_COLUMNS] = {
  { "referred",  STM_PHASE_REFERRED, "2027-01-11", NULL },
  { "attended",  STM_PHASE_ATTENDED, "2027-01-14", NULL },
  { "printed",   STM_PHASE_PRINTED,  "2027-01-14", NULL },
  { "signed",    STM_PHASE_SIGNED,   "2027-01-14", NULL },
  { "running",   STM_PHASE_RUNNING,  "2027-02-01", NULL },
  { "to-close",  STM_PHASE_TO_CLOSE, "2027-03-02", NULL },
  { "closed",    STM_PHASE_CLOSED,   "2027-03-10", "10-03-2027" },
  { "refused",   STM_PHASE_REFUSED,  "2027-01-20", "20-01-2027" },
  { "no-access", STM_PHASE_CLOSED,   "2027-03-11", "10-03-2027" },
};

/* What each column answers: o may be done; a first the appointment, p the print, s
 * the signature, r the start; e the process ended, c it is closed, x there is no
 * access; 1 and 2 the sentences of the row. */
static const struct
{
  const char *answers;
  const char *one;
  const char *two;
} moves[STM_N_MOVES] = {
  [STM_MOVE_COMPLETE]          = { "ooooooccx" },
  [STM_MOVE_REPLAN]            = { "ooooooccx" },
  [STM_MOVE_NEW_FIRST]         = { "12222eccx", "Complete the first appointment of 11-01-2027 with Absent first.",
                                   "The client attended the first appointment on 11-01-2027: plan a follow-up contact." },
  [STM_MOVE_PRINT_LETTER]      = { "ooooooccx" },
  [STM_MOVE_PRINT_AGREEMENT]   = { "aoooooccx" },
  [STM_MOVE_SIGN_AGREEMENT]    = { "apo11eccx", "That the WEO was signed on 13-01-2027 is noted already." },
  [STM_MOVE_START_PROCESS]     = { "apso1eccx", "The mediation process was started on 14-01-2027." },
  [STM_MOVE_NEW_SHEET]         = { "aooooeccx" },
  [STM_MOVE_SIGN_SHEET]        = { "aoooooccx" },
  [STM_MOVE_CLOSE_SHEET]       = { "aoooooccx" },
  [STM_MOVE_REQUEST_TRAINING]  = { "apsroeccx" },
  [STM_MOVE_START_ACTIVITY]    = { "apsroeccx" },
  [STM_MOVE_END_ACTIVITY]      = { "aoooooccx" },
  [STM_MOVE_CANCEL_ACTIVITY]   = { "aoooooccx" },
  [STM_MOVE_END_PROCESS]       = { "aooooeccx" },
  [STM_MOVE_GIVE_ADVICE]       = { "a1111occx", "End the mediation process first." },
  [STM_MOVE_CLOSE_BY_VDAB]     = { "ooooooccx" },
  [STM_MOVE_PRINT_ATTESTATION] = { "a11111o2o", "Give the final advice first.",
                                   "The service was closed on 20-01-2027 without final advice, and the C91 follows that advice." },
  [STM_MOVE_SEND_SIGNAL]       = { "ooooooooo" },
  [STM_MOVE_KEEP_PRINTOUT]     = { "oooooooox" },
};

static char *
dup_sentence (StmMoveType type, guint column)
{
  switch (moves[type].answers[column])
    {
    case 'a':
      return g_strdup ("First complete the first appointment with Present.");
    case 'p':
      return g_strdup ("Print the WEO first.");
    case 's':
      return g_strdup ("Note first that the WEO is signed.");
    case 'r':
      return g_strdup ("Start the mediation process first.");
    case 'e':
      return g_strdup ("The mediation process ended on 01-03-2027: only the final advice is still to be given.");
    case 'c':
      return g_strdup_printf ("The service was closed on %s.", columns[column].closed_on);
    case 'x':
      return g_strdup_printf ("The right of access ended on %s: this dossier can only be read.", columns[column].closed_on);
    case '1':
      return g_strdup (moves[type].one);
    case '2':
      return g_strdup (moves[type].two);
    default:
      return NULL;
    }
}

/* The first appointment while that is open, then one of today. */
static gpointer
prepare_appointment (StmCaseFile *file, const char *today)
{
  if (file->mediation->attended_on == NULL && file->mediation->closed_on == NULL)
    {
      g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);

      return first;
    }

  return case_add_appointment (file, file->mediation->attended_on != NULL ? STM_CONTACT_TYPE_FOLLOW_UP : STM_CONTACT_TYPE_FIRST,
                               today);
}

static gpointer
prepare_signal (StmCaseFile *file)
{
  g_autoptr (StmRecord) word = stm_record_new (STM_TYPE_SIGNAL);

  g_object_set (word, "made-on", FIRST_ON, NULL);
  stm_case_file_add (file, word);

  return word;
}

static gpointer
prepare_ended (StmCaseFile *file)
{
  StmActivity *stage = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", FIRST_ON, NULL);

  g_object_set (stage, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", FIRST_ON, NULL);

  return stage;
}

/* What the move is done to, as it must be for it. */
static gpointer
prepare_subject (StmCaseFile *file, StmMoveType type, const char *today)
{
  switch ((int) type)
    {
    case STM_MOVE_COMPLETE:
    case STM_MOVE_REPLAN:
    case STM_MOVE_PRINT_LETTER:
      return prepare_appointment (file, today);
    case STM_MOVE_SIGN_SHEET:
      return case_add_sheet (file, 1, NULL);
    case STM_MOVE_CLOSE_SHEET:
      return case_add_sheet (file, 1, FIRST_ON);
    case STM_MOVE_REQUEST_TRAINING:
      return case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "12345");
    case STM_MOVE_START_ACTIVITY:
    case STM_MOVE_CANCEL_ACTIVITY:
      return case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953081");
    case STM_MOVE_END_ACTIVITY:
      return case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", FIRST_ON, NULL);
    case STM_MOVE_PRINT_ATTESTATION:
      return prepare_ended (file);
    case STM_MOVE_SEND_SIGNAL:
      return prepare_signal (file);
    default:
      return NULL;
    }
}

/* And all else that any move takes. */
static StmMove *
prepare (StmCaseFile *file, StmMoveType type, const char *today)
{
  StmMove *move = case_new_move (type, prepare_subject (file, type, today));

  move->outcome = STM_OUTCOME_PRESENT;
  move->residence_checked = move->work_card_checked = TRUE;
  move->ending = STM_ENDING_PASSIVE;
  move->advice = STM_ADVICE_EXHAUSTED;
  move->delivery = STM_DELIVERY_PRINT;
  move->way = STM_WAY_MAILED;
  move->text = g_strdup ("ziek");
  if (type == STM_MOVE_REPLAN || type == STM_MOVE_NEW_FIRST)
    move->draft = case_new_draft ("2027-04-01", "10:00");
  if (type == STM_MOVE_KEEP_PRINTOUT)
    {
      move->printout = case_new_printout ();
      g_object_set (move->printout, "template", "own", NULL);
    }

  return move;
}

static void
test_matrix (gconstpointer data)
{
  guint cell = GPOINTER_TO_UINT (data);
  StmMoveType type = cell / N_COLUMNS;
  guint column = cell % N_COLUMNS;
  const char *today = columns[column].today;
  g_autoptr (StmCaseFile) file = case_new_in (columns[column].phase);
  g_autofree char *sentence = dup_sentence (type, column);
  g_autoptr (GError) error = NULL;
  StmMove *move = prepare (file, type, today);

  g_assert_cmpint (stm_case_may (file, type, move->subject, today, &error), ==, sentence == NULL);
  if (sentence == NULL)
    {
      g_assert_no_error (error);
      case_make (file, move, today);
    }
  else
    {
      g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, sentence);
      case_fail (file, move, today, sentence);
    }
}

static void
test_names (void)
{
  for (int i = 0; i < STM_N_MOVES; i++)
    {
      g_assert_cmpint (stm_move_type_from_key (stm_move_type_get_key (i)), ==, i);
      g_assert_cmpstr (stm_move_type_get_label (i), !=, "");
    }

  g_assert_cmpint (stm_move_type_from_key ("shout"), ==, -1);
  g_assert_cmpint (stm_move_type_from_key (NULL), ==, -1);
}

/* What is not in the dossier is not found, and of another kind neither. */
static void
test_subject (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmSheet *sheet = case_add_sheet (file, 1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_case_may (file, STM_MOVE_COMPLETE, NULL, "2027-02-01", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (stm_case_may (file, STM_MOVE_COMPLETE, stm_record_get_uuid (STM_RECORD (sheet)), "2027-02-01", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
}

/* Where there is nothing yet, what comes first is named. */
static void
test_nothing_yet (void)
{
  static const struct
  {
    StmMoveType type;
    const char *sentence;
  } nothing[] = {
    { STM_MOVE_SIGN_SHEET, "Make an action sheet first." },
    { STM_MOVE_CLOSE_SHEET, "Make an action sheet first." },
    { STM_MOVE_START_ACTIVITY, "Add a step towards work first." },
    { STM_MOVE_PRINT_ATTESTATION, "Add a step towards work first." },
    { STM_MOVE_SEND_SIGNAL, "There is no signal to send." },
  };
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    case_fail (file, case_new_move (nothing[i].type, NULL), "2027-02-01", nothing[i].sentence);
}

/* SPEC W5, B4: no document tells of a step that was not taken. */
static void
check_paper (StmCaseFile *file, const char *template_id, gpointer about, const char *today, const char *sentence)
{
  StmMove *move = case_new_move (STM_MOVE_KEEP_PRINTOUT, NULL);

  move->printout = case_new_printout ();
  g_object_set (move->printout, "template", template_id,
                "about", about != NULL ? stm_record_get_uuid (about) : NULL, NULL);
  if (sentence != NULL)
    case_fail (file, move, today, sentence);
  else
    case_make (file, move, today);
}

static void
test_papers_of_steps (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_REFERRED);
  g_autoptr (StmCaseFile) running = case_new_in (STM_PHASE_RUNNING);
  g_autoptr (StmCaseFile) to_close = case_new_in (STM_PHASE_TO_CLOSE);
  g_autoptr (StmCaseFile) refused = case_new_in (STM_PHASE_REFUSED);
  gpointer word = case_find_signal (refused, STM_SIGNAL_TOPIC_REFUSED);
  const char *no_refusal = "There is no refusal to signal: the service was not refused because of absence.";

  check_paper (file, "weo", NULL, FIRST_ON, "First complete the first appointment with Present.");
  check_paper (file, "advice", NULL, FIRST_ON, "First complete the first appointment with Present.");
  check_paper (file, "refusal-signal", NULL, FIRST_ON, no_refusal);
  check_paper (file, "action-sheet", NULL, FIRST_ON, "Make an action sheet first.");
  check_paper (file, "registered-invitation", NULL, FIRST_ON,
               "There is no appointment by registered letter: the client must have missed the first appointment before.");
  check_paper (file, "invitation", NULL, FIRST_ON, NULL);

  check_paper (running, "refusal-signal", NULL, "2027-02-01", no_refusal);
  check_paper (running, "follower-signal", NULL, "2027-02-01",
               "There is no signal to the project follower: the process was not stopped early.");
  check_paper (running, "advice", NULL, "2027-02-01", "End the mediation process first.");
  check_paper (running, "weo", NULL, "2027-02-01", NULL);
  check_paper (running, "action-sheet", case_add_sheet (running, 1, NULL), "2027-02-01", NULL);
  check_paper (to_close, "advice", NULL, "2027-03-02", NULL);

  check_paper (refused, "refusal-signal", word, "2027-01-20", NULL);
  check_paper (refused, "follower-signal", word, "2027-01-20",
               "There is no signal to the project follower: the process was not stopped early.");
}

static void
test_without_mediation (void)
{
  g_autoptr (StmCaseFile) file = stm_case_file_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_case_may (file, STM_MOVE_NEW_FIRST, NULL, FIRST_ON, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "Enter first the service that the VDAB started.");
}

/* What was printed with a move is saved with it; a damaged one stops it. */
static void
test_printout (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_ATTENDED);
  StmMove *move = case_new_move (STM_MOVE_PRINT_AGREEMENT, NULL);
  const StmTouched *touched;

  move->printout = case_new_printout ();
  g_object_set (move->printout, "content", "not a document", NULL);
  case_fail (file, move, PRINTED_ON, "printout.content: This is not a PDF file in Base64.");

  move = case_new_move (STM_MOVE_PRINT_AGREEMENT, NULL);
  move->printout = case_new_printout ();
  case_make (file, move, PRINTED_ON);
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 2);
  touched = stm_case_file_get_touched (file, 1);
  g_assert_true (STM_IS_PRINTOUT (touched->record));
  g_assert_cmpstr (STM_PRINTOUT (touched->record)->mediation, ==, stm_record_get_uuid (STM_RECORD (file->mediation)));
  g_assert_null (touched->rule);

  /* once more: the day stays, the paper is kept */
  move = case_new_move (STM_MOVE_PRINT_AGREEMENT, NULL);
  move->printout = case_new_printout ();
  case_make (file, move, "2027-01-20");
  g_assert_cmpstr (file->mediation->weo_printed_on, ==, PRINTED_ON);
  g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 1);

  case_fail (file, case_new_move (STM_MOVE_KEEP_PRINTOUT, NULL), "2027-01-20", "Print the document first.");
}

/* SPEC W6, W7: the days of the WEO follow each other. */
static void
test_agreement_days (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_PRINTED);
  static const struct
  {
    StmMoveType type;
    const char *date, *sentence;
  } days[] = {
    { STM_MOVE_SIGN_AGREEMENT, "2027-01-11", "The date cannot be before 12-01-2027, when the step before it was taken." },
    { STM_MOVE_SIGN_AGREEMENT, "2027-02-02", "The date lies in the future: note it when it is done." },
    { STM_MOVE_SIGN_AGREEMENT, "morgen", "The date is not a day of the calendar." },
    { STM_MOVE_SIGN_AGREEMENT, "2027-01-12", NULL },
    { STM_MOVE_START_PROCESS, "2027-01-11", "The date cannot be before 12-01-2027, when the step before it was taken." },
    { STM_MOVE_START_PROCESS, "2027-02-02", "The date lies in the future: note it when it is done." },
    { STM_MOVE_START_PROCESS, "2027-01-15", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      StmMove *move = case_new_move (days[i].type, NULL);

      move->date = g_strdup (days[i].date);
      if (days[i].sentence != NULL)
        case_fail (file, move, "2027-02-01", days[i].sentence);
      else
        case_make (file, move, "2027-02-01");
    }

  g_assert_cmpstr (file->mediation->weo_signed_on, ==, "2027-01-12");
  g_assert_cmpstr (file->mediation->process_started_on, ==, "2027-01-15");
}

/* SPEC W8: numbered, signed by both, then closed; late is late, and done all the same. */
static void
test_sheets (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmMove *move = case_new_move (STM_MOVE_NEW_SHEET, NULL);
  g_autoptr (StmRecord) sheet = stm_record_new (STM_TYPE_SHEET);
  g_autoptr (StmRecord) second = NULL;

  g_object_set (sheet, "opened-on", "2027-01-10", "agreements", "Elke week solliciteren", NULL);
  move->draft = g_object_ref (sheet);
  case_fail (file, move, "2027-02-01", "The date cannot be before 11-01-2027, when the step before it was taken.");

  g_object_set (sheet, "opened-on", "2027-01-15", NULL);
  move = case_new_move (STM_MOVE_NEW_SHEET, NULL);
  move->draft = g_object_ref (sheet);
  case_make (file, move, "2027-02-01");
  g_assert_cmpint (STM_SHEET (sheet)->number, ==, 1);
  case_make (file, case_new_move (STM_MOVE_NEW_SHEET, NULL), "2027-02-01");
  second = g_list_model_get_item (G_LIST_MODEL (file->sheets), 1);
  g_assert_cmpint (STM_SHEET (second)->number, ==, 2);
  g_assert_cmpstr (STM_SHEET (second)->opened_on, ==, "2027-02-01");

  case_fail (file, case_new_move (STM_MOVE_CLOSE_SHEET, sheet), "2027-02-01", "Note first that both have signed action sheet 1.");
  move = case_new_move (STM_MOVE_SIGN_SHEET, sheet);
  move->date = g_strdup ("2027-01-14");
  case_fail (file, move, "2027-02-01", "The date cannot be before 15-01-2027, when the step before it was taken.");
  case_make (file, case_new_move (STM_MOVE_SIGN_SHEET, sheet), "2027-02-01");
  g_assert_cmpstr (STM_SHEET (sheet)->client_signed_on, ==, "2027-02-01");
  g_assert_cmpstr (STM_SHEET (sheet)->mediator_signed_on, ==, "2027-02-01");
  case_fail (file, case_new_move (STM_MOVE_SIGN_SHEET, sheet), "2027-02-01",
             "That both have signed action sheet 1 is noted already: close it.");
  case_make (file, case_new_move (STM_MOVE_CLOSE_SHEET, sheet), "2027-02-02");
  g_assert_cmpstr (STM_SHEET (sheet)->closed_on, ==, "2027-02-02");
  case_fail (file, case_new_move (STM_MOVE_CLOSE_SHEET, sheet), "2027-02-02", "Action sheet 1 was closed on 02-02-2027.");
  case_fail (file, case_new_move (STM_MOVE_SIGN_SHEET, sheet), "2027-02-02", "Action sheet 1 was closed on 02-02-2027.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint type = 0; type < STM_N_MOVES; type++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        g_autofree char *path = g_strdup_printf ("/moves/%s/%s-W4-W15", stm_move_type_get_key (type), columns[column].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (type * N_COLUMNS + column), test_matrix);
      }
  g_test_add_func ("/moves/names", test_names);
  g_test_add_func ("/moves/subject", test_subject);
  g_test_add_func ("/moves/nothing-yet", test_nothing_yet);
  g_test_add_func ("/moves/papers-of-steps-W5-B4", test_papers_of_steps);
  g_test_add_func ("/moves/without-mediation", test_without_mediation);
  g_test_add_func ("/moves/printout-B4", test_printout);
  g_test_add_func ("/moves/agreement-days-W7", test_agreement_days);
  g_test_add_func ("/moves/sheets-W8", test_sheets);

  return g_test_run ();
}

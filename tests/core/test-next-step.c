#include "config.h"

#include "case-fixture.h"

#include "core/stm-choices.h"

static void
assert_list (StmCaseFile *file, const char *today, const char *expected)
{
  g_autofree char *list = case_list (file, today);

  g_assert_cmpstr (list, ==, expected);
}

/* What stands there in each phase, without anything beside it. */
static const struct
{
  const char *name;
  StmPhase    phase;
  const char *today;
  const char *list;
} phases[] = {
  { "referred",        STM_PHASE_REFERRED, "2027-01-10", "new-service|new|2027-01-11|\n" },
  { "referred-today",  STM_PHASE_REFERRED, "2027-01-11", "first-today|due|2027-01-11|complete\n" },
  { "referred-after",  STM_PHASE_REFERRED, "2027-01-12", "complete-first|late|2027-01-11|complete\n" },
  { "attended",        STM_PHASE_ATTENDED, "2027-01-12", "print-agreement|due||print-agreement\naction-sheet|due|2027-01-26|new-sheet\n" },
  { "printed",         STM_PHASE_PRINTED,  "2027-01-13", "sign-agreement|due||sign-agreement\naction-sheet|due|2027-01-26|new-sheet\n" },
  { "signed",          STM_PHASE_SIGNED,   "2027-01-14", "start-process|due||start-process\naction-sheet|due|2027-01-26|new-sheet\n" },
  { "running",         STM_PHASE_RUNNING,  "2027-01-26", "action-sheet|due|2027-01-26|new-sheet\nplan-contact|due||\n" },
  { "running-late",    STM_PHASE_RUNNING,  "2027-01-27", "action-sheet|late|2027-01-26|new-sheet\nplan-contact|due||\n" },
  { "to-close",        STM_PHASE_TO_CLOSE, "2027-04-01", "to-close|due|2027-04-01|give-advice\n" },
  { "to-close-late",   STM_PHASE_TO_CLOSE, "2027-04-02", "to-close|late|2027-04-01|give-advice\n" },
  { "closed",          STM_PHASE_CLOSED,   "2027-03-10", "" },
  { "closed-after",    STM_PHASE_CLOSED,   "2027-06-10", "" },
  { "refused",         STM_PHASE_REFUSED,  "2027-01-21", "signal|due||send-signal\n" },
};

static void
test_phase (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmCaseFile) file = case_new_in (phases[row].phase);

  assert_list (file, phases[row].today, phases[row].list);
}

/* Whatever the day, an open dossier has a next step, and each move can be made. */
static void
test_never_empty (void)
{
  for (StmPhase phase = STM_PHASE_REFERRED; phase <= STM_PHASE_REFUSED; phase++)
    for (int month = 1; month <= 12; month++)
      {
        g_autoptr (StmCaseFile) file = case_new_in (phase);
        g_autofree char *today = g_strdup_printf ("2027-%02d-20", month);
        g_autoptr (GPtrArray) steps = NULL;

        while (stm_case_pass_time (file, today))
          continue;
        steps = stm_case_list_next (file, today);
        if (file->mediation->closed_on == NULL)
          g_assert_cmpint (steps->len, >, 0);

        for (guint i = 0; i < steps->len; i++)
          {
            StmNextStep *step = steps->pdata[i];
            g_autoptr (GError) error = NULL;

            if (step->move >= 0)
              stm_case_may (file, step->move, step->subject, today, &error);
            g_assert_no_error (error);
          }
      }
}

static void
test_no_mediation (void)
{
  g_autoptr (StmCaseFile) file = case_new ();

  g_list_store_remove_all (file->appointments);
  assert_list (file, FIRST_ON, "new-service|new||\n");
  g_clear_object (&file->mediation);
  assert_list (file, FIRST_ON, "new-service|new||\n");
}

static StmAppointment *
make_again (StmCaseFile *file, const char *date, const char *today)
{
  StmMove *move = case_new_move (STM_MOVE_NEW_FIRST, NULL);
  StmRecord *draft = case_new_draft (date, "09:00");

  move->draft = draft;
  case_make (file, move, today);

  return STM_APPOINTMENT (draft);
}

/* SPEC W5: the new appointment is due within seven days of the absence. */
static void
test_absence (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmAppointment) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);
  g_autoptr (GPtrArray) steps = NULL;
  StmAppointment *again;

  case_complete (file, first, STM_OUTCOME_ABSENT_INVALID, "2027-01-12");
  assert_list (file, "2027-01-18", "new-appointment|due|2027-01-18|new-first\n");
  assert_list (file, "2027-01-19", "new-appointment|late|2027-01-18|new-first\n");
  steps = stm_case_list_next (file, "2027-01-18");
  g_assert_cmpstr (((StmNextStep *) steps->pdata[0])->text, ==,
                   "The client was absent on 11-01-2027. Make a new first appointment, by registered letter.");

  again = make_again (file, "2027-01-25", "2027-01-12");
  assert_list (file, "2027-01-18", "print-letter|due|2027-01-18|print-letter\n");
  assert_list (file, "2027-01-19", "print-letter|late|2027-01-18|print-letter\n");
  case_make (file, case_new_move (STM_MOVE_PRINT_LETTER, again), "2027-01-13");
  assert_list (file, "2027-01-14", "|calm|2027-01-25|\n");
  assert_list (file, "2027-01-25", "first-today|due|2027-01-25|complete\n");
  assert_list (file, "2027-01-26", "complete-first|late|2027-01-25|complete\n");
}

static void
test_sheets (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmSheet *sheet = case_add_sheet (file, 1, NULL);

  case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-02-20");
  assert_list (file, "2027-01-20", "action-sheet|due|2027-01-26|sign-sheet\n");
  case_make (file, case_new_move (STM_MOVE_SIGN_SHEET, sheet), "2027-01-20");
  assert_list (file, "2027-01-27", "action-sheet|late|2027-01-26|close-sheet\n");
  case_make (file, case_new_move (STM_MOVE_CLOSE_SHEET, sheet), "2027-01-27");
  assert_list (file, "2027-01-27", "|calm|2027-02-20|\n");

  case_add_sheet (file, 2, NULL);
  assert_list (file, "2027-02-10", "action-sheet|due||sign-sheet\n");
}

static void
add_closed_sheet (StmCaseFile *file, int number, const char *opened_on)
{
  StmSheet *sheet = case_add_sheet (file, number, SIGNED_ON);

  g_object_set (sheet, "opened-on", opened_on, "closed-on", STARTED_ON, NULL);
}

/* A running dossier in which all that comes by itself is done. */
static StmCaseFile *
new_calm (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);

  add_closed_sheet (file, 1, FIRST_ON);
  case_start_activity (file, STM_ACTIVITY_TYPE_WORK, NULL, STARTED_ON, NULL);
  case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2028-12-01");

  return g_steal_pointer (&file);
}

/* SPEC W8: a new one every three months; that is a reminder only. */
static void
test_next_sheet (void)
{
  g_autoptr (StmCaseFile) file = new_calm ();
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, "2027-04-12");

  assert_list (file, "2027-04-11", "|calm|2028-12-01|\n");
  assert_list (file, "2027-04-12", "action-sheet|new||new-sheet\n");
  g_assert_cmpstr (((StmNextStep *) steps->pdata[0])->text, ==, "Make a new action sheet: the last one is of 11-01-2027.");

  add_closed_sheet (file, 2, "2027-04-12");
  assert_list (file, "2027-07-12", "|calm|2028-12-01|\n");
  assert_list (file, "2027-07-13", "action-sheet|new||new-sheet\n");
}

static void
test_contacts (void)
{
  g_autoptr (StmCaseFile) file = new_calm ();

  assert_list (file, "2027-02-01", "|calm|2028-12-01|\n");
  case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-02-03");
  assert_list (file, "2027-02-02", "|calm|2027-02-03|\n");
  assert_list (file, "2027-02-03", "contact-today|due|2027-02-03|complete\n");
  assert_list (file, "2027-02-04", "complete-contact|late|2027-02-03|complete\n");
}

static void
test_tasks (void)
{
  g_autoptr (StmCaseFile) file = new_calm ();
  StmTask *task = case_add_task (file, "2027-02-10");
  StmActivity *stage = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", STARTED_ON, NULL);

  assert_list (file, "2027-02-10", "|calm|2028-12-01|\n");
  assert_list (file, "2027-02-11", "task|late|2027-02-10|\n");
  g_object_set (task, "progress", STM_PROGRESS_DONE, NULL);
  assert_list (file, "2027-02-11", "|calm|2028-12-01|\n");

  case_make (file, case_new_move (STM_MOVE_END_ACTIVITY, stage), "2027-02-11");
  assert_list (file, "2027-02-11", "competences|due||\n");
}

/* SPEC W9: from a month before the papers expire. */
static void
test_papers (void)
{
  g_autoptr (StmCaseFile) file = new_calm ();

  g_object_set (file->dossier, "residence-until", "2027-03-31", "work-card-until", "2027-04-30", NULL);
  assert_list (file, "2027-02-28", "|calm|2028-12-01|\n");
  assert_list (file, "2027-03-01", "papers|due|2027-03-31|\n");
  assert_list (file, "2027-03-31", "papers|due|2027-03-31|\npapers|due|2027-04-30|\n");
  assert_list (file, "2027-04-01", "papers|late|2027-03-31|\npapers|due|2027-04-30|\n");
}

/* SPEC W11: what ends by itself is told a month before. */
static void
test_terms (void)
{
  g_autoptr (StmCaseFile) file = new_calm ();
  g_autoptr (StmActivity) work = g_list_model_get_item (G_LIST_MODEL (file->activities), 0);

  case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2029-01-09");
  add_closed_sheet (file, 2, "2028-11-01");
  assert_list (file, "2028-11-30", "|calm|2028-12-01|\n");
  g_list_store_remove (file->appointments, 1);
  assert_list (file, "2028-12-10", "|calm|2029-01-09|\n");
  assert_list (file, "2028-12-11", "end-soon|due|2029-01-10|\n");

  g_object_set (work, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", "2027-05-10", NULL);
  assert_list (file, "2027-06-09", "|calm|2029-01-09|\n");
  assert_list (file, "2027-06-10", "contract-days|due|2027-07-10|\n");
  assert_list (file, "2027-07-10", "contract-days|due|2027-07-10|\n");
}

static void
test_closing (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);
  StmActivity *stage = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", STARTED_ON, NULL);
  StmMove *move = case_new_move (STM_MOVE_GIVE_ADVICE, NULL);

  case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-03-04");
  assert_list (file, "2027-03-05", "complete-contact|late|2027-03-04|complete\n"
                                   "attestation|due|2027-04-01|end-activity\n"
                                   "to-close|due|2027-04-01|\n");
  case_make (file, case_new_move (STM_MOVE_END_ACTIVITY, stage), "2027-03-05");
  assert_list (file, "2027-03-04", "to-close|due|2027-04-01|give-advice\n"
                                   "contact-today|due|2027-03-04|complete\n"
                                   "competences|due||\n");

  move->advice = STM_ADVICE_NEED;
  move->delivery = STM_DELIVERY_MAIL;
  case_make (file, move, "2027-03-05");
  assert_list (file, "2027-08-01", "attestation|due||print-attestation\nsignal|due||send-signal\n");
  case_make (file, case_new_move (STM_MOVE_PRINT_ATTESTATION, stage), "2027-08-01");
  assert_list (file, "2027-08-01", "signal|due||send-signal\n");
}

/* The late ones first, whatever they are. */
static void
test_order (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_SIGNED);

  case_add_task (file, "2027-01-12");
  assert_list (file, "2027-01-20", "task|late|2027-01-12|\n"
                                   "start-process|due||start-process\n"
                                   "action-sheet|due|2027-01-26|new-sheet\n");
}

static void
test_subjects (void)
{
  g_autoptr (StmCaseFile) file = new_calm ();
  StmTask *task = case_add_task (file, "2027-01-20");
  StmAppointment *contact = case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-02-01");
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, "2027-02-01");
  StmNextStep *step = steps->pdata[0];

  g_assert_cmpint (step->reason, ==, STM_REASON_TASK);
  g_assert_cmpint (step->move, ==, -1);
  g_assert_cmpstr (step->subject, ==, stm_record_get_uuid (STM_RECORD (task)));
  step = steps->pdata[1];
  g_assert_cmpstr (step->subject, ==, stm_record_get_uuid (STM_RECORD (contact)));
  g_assert_cmpstr (step->text, ==, "There is a contact today at 09:00.");
}

/* SPEC W1: marked at most seven days ago, for the same reason, and not late. */
static void
test_followed (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);
  StmNextStep step = { .reason = STM_REASON_TO_CLOSE, .urgency = STM_URGENCY_DUE };

  g_assert_false (stm_case_is_followed (file->dossier, &step, "2027-03-05"));
  g_object_set (file->dossier, "followed-reason", STM_REASON_TO_CLOSE, "followed-on", "2027-03-05", NULL);
  g_assert_false (stm_case_is_followed (file->dossier, &step, "2027-03-04"));
  g_assert_true (stm_case_is_followed (file->dossier, &step, "2027-03-05"));
  g_assert_true (stm_case_is_followed (file->dossier, &step, "2027-03-12"));
  g_assert_false (stm_case_is_followed (file->dossier, &step, "2027-03-13"));

  step.urgency = STM_URGENCY_LATE;
  g_assert_false (stm_case_is_followed (file->dossier, &step, "2027-03-05"));
  step.urgency = STM_URGENCY_DUE;
  step.reason = STM_REASON_SIGNAL;
  g_assert_false (stm_case_is_followed (file->dossier, &step, "2027-03-05"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/next-step/phase/%s-W1", phases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_phase);
    }
  g_test_add_func ("/next-step/never-empty-W1", test_never_empty);
  g_test_add_func ("/next-step/no-mediation-W1", test_no_mediation);
  g_test_add_func ("/next-step/absence-W5", test_absence);
  g_test_add_func ("/next-step/sheets-W8", test_sheets);
  g_test_add_func ("/next-step/next-sheet-W8", test_next_sheet);
  g_test_add_func ("/next-step/contacts-W3", test_contacts);
  g_test_add_func ("/next-step/tasks-W8-W10", test_tasks);
  g_test_add_func ("/next-step/papers-W9", test_papers);
  g_test_add_func ("/next-step/terms-W11", test_terms);
  g_test_add_func ("/next-step/closing-W12-W14", test_closing);
  g_test_add_func ("/next-step/order-W1", test_order);
  g_test_add_func ("/next-step/subjects-W1", test_subjects);
  g_test_add_func ("/next-step/followed-W1", test_followed);

  return g_test_run ();
}

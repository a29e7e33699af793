#include "config.h"

#include "case-fixture.h"

#include "core/stm-error.h"

#define TODAY "2027-02-01"

/* sentence: NULL where it may be saved */
static void
assert_edit (StmCaseFile *file, gpointer before, gpointer record, const char *today, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  gboolean may = stm_case_may_edit (file, before, record, today, &error);

  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, sentence);
  g_assert_cmpint (may, ==, sentence == NULL);
  if (error != NULL)
    g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
}

/* sentence: NULL where it may be deleted */
static void
assert_delete (StmCaseFile *file, gpointer record, const char *today, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  gboolean may = stm_case_may_delete (file, record, today, &error);

  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, sentence);
  g_assert_cmpint (may, ==, sentence == NULL);
}

static StmRecord *
new_part (StmCaseFile *file, GType type)
{
  StmRecord *record = stm_record_new (type);

  g_object_set (record, "mediation", stm_record_get_uuid (STM_RECORD (file->mediation)), NULL);

  return record;
}

static void
test_new_appointment (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmRecord) contact = new_part (file, STM_TYPE_APPOINTMENT);

  g_object_set (contact, "type", STM_CONTACT_TYPE_FIRST, NULL);
  assert_edit (file, NULL, contact, FIRST_ON,
               "There is a first appointment already. After an absence, choose “Make a new first appointment”.");
  g_object_set (contact, "type", STM_CONTACT_TYPE_FOLLOW_UP, NULL);
  assert_edit (file, NULL, contact, FIRST_ON, "First complete the first appointment with Present.");

  g_list_store_remove_all (file->appointments);
  g_object_set (contact, "type", STM_CONTACT_TYPE_FIRST, NULL);
  assert_edit (file, NULL, contact, FIRST_ON, NULL);

  g_object_set (file->mediation, "attended-on", FIRST_ON, NULL);
  g_object_set (contact, "type", STM_CONTACT_TYPE_FOLLOW_UP, NULL);
  assert_edit (file, NULL, contact, FIRST_ON, NULL);
}

/* SPEC W11: the refusal tells which rule closed it, and when. */
static void
test_without_contract_days (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  g_autoptr (StmRecord) stage = new_part (file, STM_TYPE_ACTIVITY);

  g_object_set (file->mediation, "process-ended-on", ENDED_ON, "ending", STM_ENDING_NO_CONTRACT_DAYS, "closed-on", CLOSED_ON,
                "closing", STM_CLOSING_AUTOMATIC, "access-until", CLOSED_ON, NULL);
  assert_edit (file, NULL, stage, "2027-03-11",
               "The right of access ended on 10-03-2027: this dossier can only be read. "
               "The process had ended on 01-03-2027, after 2 months without contract days. "
               "If a step with contract days began before that and was not entered, "
               "ask the VDAB to refer the client again, and enter it there.");
}

/* SPEC W4: day, hour and address of a kept appointment by "contact herinplannen". */
static void
test_kept_appointment (void)
{
  static const struct
  {
    const char *field, *value, *label;
  } fields[] = {
    { "date", "2027-02-09", "Date" }, { "time", "11:00", "Time" }, { "location", "Elders", "Location" },
    { "street", "Stationsplein 1", "Street" }, { "postcode", "3000", "Postcode" }, { "place", "Leuven", "Place" },
    { "remarks", "Brengt zijn CV mee", NULL }, { "contact-name", "Edu", NULL },
  };
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmAppointment *contact = case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-02-08");
  g_autoptr (StmRecord) draft = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *sentence = g_strdup_printf ("“%s” of an appointment changes only with “Plan the contact again”, "
                                                   "where you cannot be there yourself.", fields[i].label);
      g_autoptr (StmRecord) changed = stm_record_copy (STM_RECORD (contact));

      g_object_set (changed, fields[i].field, fields[i].value, NULL);
      assert_edit (file, contact, changed, TODAY, fields[i].label != NULL ? sentence : NULL);
    }

  draft = stm_record_copy (STM_RECORD (contact));
  g_object_set (draft, "duration", 15, NULL);
  assert_edit (file, contact, draft, TODAY,
               "“Duration (hours)” of an appointment changes only with “Plan the contact again”, where you cannot be there yourself.");
  g_object_set (draft, "duration", 60, "type", STM_CONTACT_TYPE_FIRST, NULL);
  assert_edit (file, contact, draft, TODAY,
               "“Type” of an appointment changes only with “Plan the contact again”, where you cannot be there yourself.");

  case_complete (file, contact, STM_OUTCOME_PRESENT, "2027-02-08");
  g_object_set (draft, "type", STM_CONTACT_TYPE_FOLLOW_UP, "remarks", "anders", NULL);
  assert_edit (file, contact, draft, "2027-02-08", "This appointment is completed, and stays as it is.");
}

static void
test_sheet (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  g_autoptr (StmRecord) new_sheet = new_part (file, STM_TYPE_SHEET);
  g_autoptr (StmRecord) new_task = new_part (file, STM_TYPE_TASK);
  g_autoptr (StmRecord) moved = NULL;
  StmSheet *sheet = case_add_sheet (file, 1, NULL);
  g_autoptr (StmRecord) draft = stm_record_copy (STM_RECORD (sheet));
  StmTask *task = case_add_task (file, NULL);

  assert_edit (file, NULL, new_sheet, TODAY, "Make an action sheet with “New action sheet”, which numbers it.");
  g_object_set (draft, "agreements", "Elke week solliciteren", NULL);
  assert_edit (file, sheet, draft, TODAY, NULL);
  g_object_set (new_task, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  assert_edit (file, NULL, new_task, TODAY, NULL);

  g_object_set (sheet, "client-signed-on", FIRST_ON, "mediator-signed-on", FIRST_ON, "closed-on", TODAY, NULL);
  assert_edit (file, sheet, draft, TODAY, "Action sheet 1 is closed, and stays as it is.");
  assert_edit (file, NULL, new_task, TODAY, "Action sheet 1 is closed: put the task on a new one.");
  moved = stm_record_copy (STM_RECORD (task));
  g_object_set (moved, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  assert_edit (file, task, moved, TODAY, "Action sheet 1 is closed: put the task on a new one.");

  /* what became of a task of a closed sheet */
  g_object_set (task, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  g_object_set (moved, "progress", STM_PROGRESS_DONE, NULL);
  assert_edit (file, task, moved, TODAY, NULL);
}

/* SPEC W8: what both signed stays, also before the sheet is closed. */
static void
test_signed_sheet (void)
{
  static const struct
  {
    const char *field, *value, *label;
  } fields[] = {
    { "name", "Iets anders", "Task" }, { "due-on", "2027-03-01", "Deadline" }, { "sheet", NULL, "Action sheet" },
    { "remarks", "Ging vlot", NULL }, { "done-on", TODAY, NULL },
  };
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmSheet *sheet = case_add_sheet (file, 1, FIRST_ON);
  g_autoptr (StmRecord) draft = stm_record_copy (STM_RECORD (sheet));
  g_autoptr (StmRecord) new_task = new_part (file, STM_TYPE_TASK);
  StmTask *task = case_add_task (file, NULL);
  g_autoptr (StmRecord) moved = stm_record_copy (STM_RECORD (task));

  g_object_set (draft, "agreements", "Elke week solliciteren", NULL);
  assert_edit (file, sheet, draft, TODAY, "Action sheet 1 is signed, and stays as it is.");
  g_object_set (new_task, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  assert_edit (file, NULL, new_task, TODAY, "Action sheet 1 is signed: put the task on a new one.");
  g_object_set (moved, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  assert_edit (file, task, moved, TODAY, "Action sheet 1 is signed: put the task on a new one.");

  g_object_set (task, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  assert_delete (file, task, TODAY, "This task stands on action sheet 1, which is signed: mark it as dropped instead.");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (StmRecord) changed = stm_record_copy (STM_RECORD (task));
      g_autofree char *sentence = g_strdup_printf ("“%s” of this task stays as it is: it was signed on action sheet 1.",
                                                   fields[i].label);

      g_object_set (changed, "progress", STM_PROGRESS_DONE, fields[i].field, fields[i].value, NULL);
      assert_edit (file, task, changed, TODAY, fields[i].label != NULL ? sentence : NULL);
    }

  /* one of both is not enough */
  g_object_set (sheet, "mediator-signed-on", NULL, NULL);
  assert_edit (file, sheet, draft, TODAY, NULL);
}

static void
test_activity (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *training = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  g_autoptr (StmRecord) draft = stm_record_copy (STM_RECORD (training));

  g_object_set (draft, "code", "42101", NULL);
  assert_edit (file, training, draft, TODAY, NULL);
  g_object_set (training, "state", STM_ACTIVITY_STATE_REQUESTED, NULL);
  assert_edit (file, training, draft, TODAY,
               "“Training code” stays as it is: this step towards work was requested or started with it.");
  g_object_set (draft, "code", "42100", "by-vdab", TRUE, NULL);
  assert_edit (file, training, draft, TODAY,
               "“Training of the VDAB” stays as it is: this step towards work was requested or started with it.");
  g_object_set (draft, "by-vdab", FALSE, "hours", 600, NULL);
  assert_edit (file, training, draft, TODAY, NULL);

  /* SPEC W14: what was forgotten at the end is still written for the C91 */
  g_object_set (draft, "end-reason", "Volledig gevolgd", NULL);
  assert_edit (file, training, draft, TODAY, "Why a step towards work ended is entered when it ends.");
  assert_edit (file, NULL, draft, TODAY, "Why a step towards work ended is entered when it ends.");
  g_object_set (training, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", TODAY, NULL);
  assert_edit (file, training, draft, TODAY, NULL);
}

/* SPEC W10: at most three months, also when the last day is moved after the start. */
static void
test_activity_days (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *training = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953082", "2027-01-18", "2027-03-31");
  g_autoptr (StmRecord) draft = stm_record_copy (STM_RECORD (training));

  g_object_set (draft, "ends-on", "2027-04-17", NULL);
  assert_edit (file, training, draft, TODAY, NULL);
  g_object_set (draft, "ends-on", "2027-04-18", NULL);
  assert_edit (file, training, draft, TODAY, "A training with code 953082 lasts at most 3 months: until 17-04-2027.");
  g_object_set (draft, "ends-on", NULL, NULL);
  assert_edit (file, training, draft, TODAY, "A training with code 953082 lasts at most 3 months. Enter its last day.");

  /* what lasted longer before is not in the way of the rest */
  g_object_set (training, "ends-on", "2027-06-30", NULL);
  g_object_set (draft, "ends-on", "2027-06-30", "hours", 600, NULL);
  assert_edit (file, training, draft, TODAY, NULL);
}

static void
test_unchangeable (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  g_autoptr (StmRecord) printout = new_part (file, STM_TYPE_PRINTOUT);
  g_autoptr (StmRecord) word = new_part (file, STM_TYPE_SIGNAL);
  g_autoptr (StmRecord) sent = stm_record_copy (word);

  assert_edit (file, NULL, printout, TODAY, NULL);
  assert_edit (file, printout, printout, TODAY, "What was printed stays as it was printed.");
  assert_edit (file, word, word, TODAY, NULL);
  g_object_set (sent, "sent-on", TODAY, NULL);
  assert_edit (file, sent, sent, TODAY, "This signal was sent, and stays as it is.");
}

static void
test_mediation (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  g_autoptr (StmRecord) another = stm_record_new (STM_TYPE_MEDIATION);
  g_autoptr (StmRecord) foreign = stm_record_new (STM_TYPE_TASK);

  g_object_set (another, "dossier", stm_record_get_uuid (STM_RECORD (file->dossier)), "referred-on", TODAY, NULL);
  assert_edit (file, NULL, another, TODAY, "This client has an open mediation: it is closed before a new one begins.");
  assert_edit (file, file->mediation, file->mediation, TODAY, NULL);

  g_object_set (foreign, "mediation", stm_record_get_uuid (another), NULL);
  assert_edit (file, NULL, foreign, TODAY, "This belongs to another mediation, which can only be read.");

  /* the VDAB refers the client again, on the day itself or later */
  g_clear_object (&file);
  file = case_new_in (STM_PHASE_CLOSED);
  assert_edit (file, NULL, another, CLOSED_ON, NULL);
  assert_edit (file, NULL, another, "2028-01-01", NULL);
  g_object_set (another, "referred-on", "2027-01-03", NULL);
  assert_edit (file, NULL, another, "2028-01-01", "The last mediation of this client was referred on 04-01-2027: a new one comes after it.");

  g_clear_object (&file->mediation);
  assert_edit (file, NULL, another, TODAY, NULL);
  assert_edit (file, NULL, foreign, TODAY, "Enter first the service that the VDAB started.");
  assert_edit (file, file->dossier, file->dossier, TODAY, NULL);
}

/* What the last one owes is in the way of the next one (SPEC W5, W14). */
static void
test_referral (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_REFUSED);
  g_autoptr (StmRecord) another = stm_record_new (STM_TYPE_MEDIATION);
  StmActivity *stage;

  g_object_set (another, "dossier", stm_record_get_uuid (STM_RECORD (file->dossier)), "referred-on", "2027-03-12", NULL);
  assert_edit (file, NULL, another, "2027-03-11",
               "The date of the referral lies in the future: enter it when the VDAB has referred the client.");
  assert_edit (file, NULL, another, "2027-03-12",
               "First send the signal of the last mediation that is ready: Service refused because of absence.");
  g_object_set (case_find_signal (file, STM_SIGNAL_TOPIC_REFUSED), "sent-on", "2027-01-21", NULL);
  assert_edit (file, NULL, another, "2027-03-12", NULL);

  g_clear_object (&file);
  file = case_new_in (STM_PHASE_CLOSED);
  stage = case_start_activity (file, STM_ACTIVITY_TYPE_OWN, "953081", STARTED_ON, NULL);
  g_object_set (stage, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", ENDED_ON, NULL);
  assert_edit (file, NULL, another, "2027-03-12", "First deliver the C91 of the work experience stage that ended on 01-03-2027.");
  g_object_set (stage, "attested-on", "2027-03-11", NULL);
  assert_edit (file, NULL, another, "2027-03-12", NULL);
}

/* The day of the referral is put right until something followed from it. */
static void
test_referral_changed (void)
{
  static const char *const kept = "The date of the referral stays as it is: the first appointment was completed, or the service closed.";
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);
  g_autoptr (StmRecord) draft = stm_record_copy (STM_RECORD (file->mediation));

  g_object_set (draft, "referred-on", "2027-01-05", NULL);
  assert_edit (file, file->mediation, draft, FIRST_ON, NULL);
  assert_edit (file, file->mediation, draft, REFERRED_ON,
               "The date of the referral lies in the future: enter it when the VDAB has referred the client.");
  case_complete (file, first, STM_OUTCOME_ABSENT_VALID, FIRST_ON);
  assert_edit (file, file->mediation, draft, FIRST_ON, kept);
  g_object_set (draft, "referred-on", REFERRED_ON, NULL);
  assert_edit (file, file->mediation, draft, FIRST_ON, NULL);
  g_object_set (draft, "dossier", stm_record_get_uuid (first), NULL);
  assert_edit (file, file->mediation, draft, FIRST_ON, "A mediation stays with its client.");

  for (StmPhase phase = STM_PHASE_ATTENDED; phase <= STM_PHASE_CLOSED; phase++)
    {
      g_autoptr (StmCaseFile) later = case_new_in (phase);
      g_autoptr (StmRecord) changed = stm_record_copy (STM_RECORD (later->mediation));

      g_object_set (changed, "referred-on", "2027-01-05", NULL);
      assert_edit (later, later->mediation, changed, CLOSED_ON, kept);
    }
}

/* SPEC W13: what decided the closing does not change on the day itself either. */
static void
test_closing_day (void)
{
  static const char *const sentence = "The service was closed on 10-03-2027.";
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_CLOSED);
  g_autoptr (StmRecord) word = new_part (file, STM_TYPE_SIGNAL);
  gpointer parts[] = { case_add_task (file, NULL), case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-03-20"),
                       case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953082"), case_add_sheet (file, 1, NULL) };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      assert_edit (file, parts[i], parts[i], CLOSED_ON, sentence);
      assert_delete (file, parts[i], CLOSED_ON, sentence);
      g_assert_false (stm_case_may_restore (file, parts[i], CLOSED_ON, &error));
      g_assert_cmpstr (error->message, ==, sentence);
      g_clear_error (&error);
    }

  assert_edit (file, word, word, CLOSED_ON, NULL);
  assert_delete (file, word, CLOSED_ON, NULL);
  g_assert_true (stm_case_may_restore (file, word, CLOSED_ON, NULL));
}

/* SPEC W15: read only in all its parts. */
static void
test_no_access (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_CLOSED);
  GType parts[] = { STM_TYPE_APPOINTMENT, STM_TYPE_SHEET, STM_TYPE_GOAL, STM_TYPE_TASK, STM_TYPE_ACTIVITY,
                    STM_TYPE_SIGNAL, STM_TYPE_PRINTOUT };
  GType of_client[] = { STM_TYPE_DOSSIER, STM_TYPE_COMPETENCE, STM_TYPE_STUDY, STM_TYPE_TARGET };
  const char *sentence = "The right of access ended on 10-03-2027: this dossier can only be read.";

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (StmRecord) part = new_part (file, parts[i]);

      assert_edit (file, NULL, part, "2027-03-11", sentence);
      assert_edit (file, part, part, "2027-03-11", sentence);
      /* closed, and still to be seen */
      assert_edit (file, NULL, part, CLOSED_ON, "The service was closed on 10-03-2027.");
    }

  for (guint i = 0; i < G_N_ELEMENTS (of_client); i++)
    {
      g_autoptr (StmRecord) part = stm_record_new (of_client[i]);

      assert_edit (file, NULL, part, "2027-03-11", sentence);
      assert_edit (file, part, part, "2027-03-11", sentence);
      assert_edit (file, part, part, CLOSED_ON, NULL);
    }

  assert_edit (file, file->mediation, file->mediation, "2027-03-11", sentence);
}

static void
test_delete (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);
  g_autoptr (StmRecord) goal = new_part (file, STM_TYPE_GOAL);
  g_autoptr (StmRecord) printout = new_part (file, STM_TYPE_PRINTOUT);
  g_autoptr (StmRecord) word = new_part (file, STM_TYPE_SIGNAL);
  StmAppointment *contact = case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-02-02");
  StmActivity *step = case_add_activity (file, STM_ACTIVITY_TYPE_REQUESTED, "42100");
  StmSheet *sheet = case_add_sheet (file, 1, NULL);
  StmTask *task = case_add_task (file, NULL);

  assert_delete (file, goal, TODAY, NULL);
  assert_delete (file, first, TODAY, "This appointment is completed, and stays as it is.");
  assert_delete (file, contact, TODAY, NULL);
  assert_delete (file, contact, "2027-02-02", "The appointment was on 02-02-2027: complete it first, or plan it again.");

  assert_delete (file, sheet, TODAY, NULL);
  g_object_set (task, "sheet", stm_record_get_uuid (STM_RECORD (sheet)), NULL);
  assert_delete (file, task, TODAY, NULL);
  g_object_set (sheet, "client-signed-on", TODAY, "closed-on", TODAY, NULL);
  assert_delete (file, sheet, TODAY, "Action sheet 1 is signed, and stays as it is.");
  assert_delete (file, task, TODAY, "This task stands on action sheet 1, which is closed: mark it as dropped instead.");

  assert_delete (file, step, TODAY, NULL);
  g_object_set (step, "state", STM_ACTIVITY_STATE_REQUESTED, NULL);
  assert_delete (file, step, TODAY, "This training was requested: cancel it instead.");
  g_object_set (step, "state", STM_ACTIVITY_STATE_ENDED, NULL);
  assert_delete (file, step, TODAY, "This step towards work stays in the history: it was started or cancelled.");

  assert_delete (file, printout, TODAY, "What was printed stays as it was printed.");
  g_object_set (word, "topic", STM_SIGNAL_TOPIC_STOPPED, NULL);
  assert_delete (file, word, TODAY, "This signal must be sent: the service ended with it.");
  g_object_set (word, "topic", STM_SIGNAL_TOPIC_TRAINING_REQUEST, NULL);
  assert_delete (file, word, TODAY, NULL);
  g_object_set (word, "sent-on", TODAY, NULL);
  assert_delete (file, word, TODAY, "This signal was sent, and stays as it is.");
}

/* A dossier that was entered by mistake, and one that is over; never one that runs. */
static void
test_delete_whole (void)
{
  static const struct
  {
    StmPhase phase;
    gboolean mediation, dossier;
  } wholes[] = {
    { STM_PHASE_REFERRED, TRUE, TRUE },   { STM_PHASE_ATTENDED, FALSE, FALSE }, { STM_PHASE_RUNNING, FALSE, FALSE },
    { STM_PHASE_TO_CLOSE, FALSE, FALSE }, { STM_PHASE_CLOSED, FALSE, TRUE },    { STM_PHASE_REFUSED, FALSE, TRUE },
  };
  g_autoptr (StmCaseFile) missed = case_new ();
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (missed->appointments), 0);

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (wholes[i].phase);

      assert_delete (file, file->mediation, FIRST_ON,
                     wholes[i].mediation ? NULL : "This mediation has begun, and stays in the history.");
      assert_delete (file, file->dossier, "2027-06-01",
                     wholes[i].dossier ? NULL : "This client is in mediation: the dossier is deleted after the service was closed.");
    }

  case_complete (missed, first, STM_OUTCOME_ABSENT_VALID, FIRST_ON);
  assert_delete (missed, missed->mediation, FIRST_ON, "This mediation has begun, and stays in the history.");
}

static void
test_delete_no_access (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_CLOSED);
  g_autoptr (StmRecord) study = stm_record_new (STM_TYPE_STUDY);
  StmTask *task = case_add_task (file, NULL);

  assert_delete (file, study, CLOSED_ON, NULL);
  assert_delete (file, study, "2027-03-11", "The right of access ended on 10-03-2027: this dossier can only be read.");
  assert_delete (file, task, "2027-03-11", "The right of access ended on 10-03-2027: this dossier can only be read.");
}

static void
test_restore (void)
{
  g_autoptr (StmCaseFile) file = case_new ();
  g_autoptr (StmRecord) deleted = new_part (file, STM_TYPE_APPOINTMENT);
  g_autoptr (StmRecord) task = new_part (file, STM_TYPE_TASK);

  g_object_set (deleted, "type", STM_CONTACT_TYPE_FIRST, NULL);
  g_assert_false (stm_case_may_restore (file, deleted, FIRST_ON, NULL));
  g_list_store_remove_all (file->appointments);
  g_assert_true (stm_case_may_restore (file, deleted, FIRST_ON, NULL));
  g_assert_true (stm_case_may_restore (file, task, FIRST_ON, NULL));
  g_assert_true (stm_case_may_restore (file, STM_RECORD (file->dossier), FIRST_ON, NULL));
  g_object_set (file->mediation, "closed-on", REFERRED_ON, "access-until", REFERRED_ON, NULL);
  g_assert_false (stm_case_may_restore (file, task, FIRST_ON, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-edit-rules/without-contract-days-W11", test_without_contract_days);
  g_test_add_func ("/case-edit-rules/new-appointment-W5", test_new_appointment);
  g_test_add_func ("/case-edit-rules/kept-appointment-W4", test_kept_appointment);
  g_test_add_func ("/case-edit-rules/sheet-W8", test_sheet);
  g_test_add_func ("/case-edit-rules/signed-sheet-W8", test_signed_sheet);
  g_test_add_func ("/case-edit-rules/activity-W10", test_activity);
  g_test_add_func ("/case-edit-rules/activity-days-W10", test_activity_days);
  g_test_add_func ("/case-edit-rules/unchangeable-W16-B4", test_unchangeable);
  g_test_add_func ("/case-edit-rules/mediation-W3", test_mediation);
  g_test_add_func ("/case-edit-rules/referral-W5-W14", test_referral);
  g_test_add_func ("/case-edit-rules/referral-changed-W16", test_referral_changed);
  g_test_add_func ("/case-edit-rules/closing-day-W13", test_closing_day);
  g_test_add_func ("/case-edit-rules/no-access-W15", test_no_access);

  g_test_add_func ("/case-edit-rules/delete-W16", test_delete);
  g_test_add_func ("/case-edit-rules/delete-whole-W16", test_delete_whole);
  g_test_add_func ("/case-edit-rules/delete-no-access-W15", test_delete_no_access);
  g_test_add_func ("/case-edit-rules/restore-W5", test_restore);

  return g_test_run ();
}

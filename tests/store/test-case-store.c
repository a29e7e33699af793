#include "config.h"

#include "store-fixture.h"

#include "core/stm-caseload.h"
#include "core/stm-row.h"
#include "store/stm-store-case.h"

/* Dossiers in the database: what may be written, in which transaction, and what is
 * noted of it.  The rules themselves are tried in tests/core. */

#define UUID(record) (stm_record_get_uuid (STM_RECORD (record)))

#define FIRST_DAY  "2026-02-02"
#define SIGNED_DAY "2026-02-04"
#define LAST_DAY   "2028-02-01"   /* of the two years */
#define CLOSED_DAY "2028-03-02"   /* a month and a day later */

typedef struct
{
  StoreFixture    store;
  StmMediator    *mediator;
  StmDossier     *dossier;
  StmMediation   *mediation;
  StmAppointment *appointment;
} CaseFixture;

static StmRecord *
add (CaseFixture *fixture, GType type, const char *first, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list args;

  va_start (args, first);
  g_object_set_valist (G_OBJECT (record), first, args);
  va_end (args);
  store_fixture_save (&fixture->store, record);

  return record;
}

static StmDossier *
add_dossier (CaseFixture *fixture, const char *last_name, const char *client_number)
{
  return STM_DOSSIER (add (fixture, STM_TYPE_DOSSIER, "first-name", "Peter", "last-name", last_name, "client-number", client_number,
                           "national-number", "85112526868", "mediator", UUID (fixture->mediator), NULL));
}

static void
set_up (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) profile = NULL;

  store_fixture_set_up (&fixture->store, data);
  profile = stm_store_dup_profile (fixture->store.store);
  g_object_set (profile, "role", STM_ROLE_PARTNER, NULL);
  store_fixture_save (&fixture->store, profile);
  stm_store_set_role (fixture->store.store, STM_ROLE_PARTNER);

  fixture->mediator = STM_MEDIATOR (add (fixture, STM_TYPE_MEDIATOR, "name", "EDU LIMB06", NULL));
  fixture->dossier = add_dossier (fixture, "SELIE", "12770380");
  fixture->mediation = STM_MEDIATION (add (fixture, STM_TYPE_MEDIATION, "dossier", UUID (fixture->dossier), "referred-on", "2026-01-19", NULL));
  fixture->appointment = STM_APPOINTMENT (add (fixture, STM_TYPE_APPOINTMENT, "mediation", UUID (fixture->mediation),
                                               "type", STM_CONTACT_TYPE_FIRST, "date", FIRST_DAY, "time", "09:00", NULL));
}

static void
tear_down (CaseFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->mediator);
  g_clear_object (&fixture->dossier);
  g_clear_object (&fixture->mediation);
  g_clear_object (&fixture->appointment);
  store_fixture_tear_down (&fixture->store, data);
}

static gboolean
try_move (CaseFixture *fixture, StmMove *move, const char *today, GError **error)
{
  return stm_store_move (fixture->store.store, UUID (fixture->dossier), move, today, error);
}

static void
make (CaseFixture *fixture, StmMoveType type, const char *today)
{
  StmMove *move = stm_move_new (type, type == STM_MOVE_COMPLETE ? UUID (fixture->appointment) : NULL);
  g_autoptr (GError) error = NULL;

  move->outcome = STM_OUTCOME_PRESENT;
  move->residence_checked = move->work_card_checked = TRUE;
  try_move (fixture, move, today, &error);
  g_assert_no_error (error);
}

static StmMediation *
get_mediation (CaseFixture *fixture)
{
  g_autoptr (StmCaseFile) file = stm_store_get_case (fixture->store.store, UUID (fixture->dossier), NULL);

  return g_object_ref (file->mediation);
}

/* In mediation since February. */
static void
start (CaseFixture *fixture)
{
  make (fixture, STM_MOVE_COMPLETE, FIRST_DAY);
  make (fixture, STM_MOVE_PRINT_AGREEMENT, FIRST_DAY);
  make (fixture, STM_MOVE_SIGN_AGREEMENT, SIGNED_DAY);
  make (fixture, STM_MOVE_START_PROCESS, SIGNED_DAY);
}

static char *
dup_history (CaseFixture *fixture)
{
  g_autoptr (GListModel) events = stm_store_list_case_events (fixture->store.store, UUID (fixture->dossier), NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);
      const char *changes = stm_event_get_changes (event);

      g_string_append_printf (text, "%s %s %s\n", stm_event_type_get_key (stm_event_get_event_type (event)),
                              stm_event_get_kind (event), changes != NULL ? changes : "");
    }

  return g_string_free_and_steal (text);
}

/* SPEC W4 to W15: every field that a move writes, and no plain save. */
static void
test_ruled_fields (CaseFixture *fixture, gconstpointer data)
{
  StmRecord *records[] = { STM_RECORD (fixture->mediation), STM_RECORD (fixture->appointment) };
  guint n_ruled = 0;

  for (guint r = 0; r < G_N_ELEMENTS (records); r++)
    {
      StmRecordClass *klass = STM_RECORD_GET_CLASS (records[r]);

      for (guint i = 0; i < klass->n_fields; i++)
        {
          const StmField *field = &klass->fields[i];
          g_autoptr (StmRecord) draft = stm_record_copy (records[r]);
          g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
          g_autoptr (GError) error = NULL;

          if (!(field->flags & STM_FIELD_RULED))
            continue;

          if (stm_field_is_text (field))
            stm_record_set_text (draft, field, "2026-02-02");
          else
            stm_record_set_number (draft, field, 1);
          /* refused, or wrong without the steps before it */
          g_ptr_array_add (drafts, draft);
          g_assert_false (stm_store_save (fixture->store.store, drafts, &error));
          g_assert_true (g_error_matches (error, STM_ERROR, STM_ERROR_REFUSED)
                           ? strstr (error->message, stm_field_get_label (field)) != NULL
                           : g_error_matches (error, STM_ERROR, STM_ERROR_INVALID));
          n_ruled++;
        }
    }
  g_assert_cmpuint (n_ruled, ==, 14 + 7);
}

static void
test_ruled_in_a_new_record (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediation = stm_record_new (STM_TYPE_MEDIATION);
  g_autoptr (StmDossier) other = add_dossier (fixture, "NAAMCLIMB0093", "12774435");

  g_object_set (mediation, "dossier", UUID (other), "referred-on", "2026-01-19", "attended-on", FIRST_DAY, NULL);
  store_fixture_refuse (&fixture->store, mediation, STM_ERROR_REFUSED, "First appointment attended on");
}

/* SPEC W16: who, when, old and new value; nothing that a person is known by. */
static void
test_events (CaseFixture *fixture, gconstpointer data)
{
  g_autofree char *history = NULL;

  start (fixture);
  history = dup_history (fixture);

  g_assert_nonnull (strstr (history, "changed mediation process-started-on:"));
  g_assert_nonnull (strstr (history, "→ " SIGNED_DAY));
  g_assert_nonnull (strstr (history, "outcome:"));
  g_assert_nonnull (strstr (history, "created dossier"));
  g_assert_null (strstr (history, "SELIE"));
  g_assert_null (strstr (history, "8511252"));
}

/* SPEC W9: what the client shows is kept with the completion, and told in the history. */
static void
test_papers_shown (CaseFixture *fixture, gconstpointer data)
{
  StmMove *move = stm_move_new (STM_MOVE_COMPLETE, UUID (fixture->appointment));
  g_autoptr (StmCaseFile) file = NULL;
  g_autofree char *history = NULL;
  g_autoptr (GError) error = NULL;

  move->outcome = STM_OUTCOME_PRESENT;
  move->residence_checked = move->work_card_checked = TRUE;
  move->papers = stm_record_copy (STM_RECORD (fixture->dossier));
  g_object_set (move->papers, "work-card", 2, "work-card-until", "2027-06-30", NULL);
  g_assert_true (stm_store_move (fixture->store.store, UUID (fixture->dossier), move, FIRST_DAY, &error));
  g_assert_no_error (error);

  file = stm_store_get_case (fixture->store.store, UUID (fixture->dossier), NULL);
  g_assert_cmpint (file->dossier->work_card, ==, 2);
  g_assert_cmpstr (file->dossier->work_card_until, ==, "2027-06-30");
  history = dup_history (fixture);
  g_assert_nonnull (strstr (history, "changed dossier work-card:"));
}

/* SPEC W7, W9: a step that must wait for another changes nothing. */
static void
test_refused (CaseFixture *fixture, gconstpointer data)
{
  g_autofree char *before = dup_history (fixture);
  g_autofree char *after = NULL;
  g_autoptr (StmMediation) mediation = NULL;
  StmMove *move = stm_move_new (STM_MOVE_COMPLETE, UUID (fixture->appointment));
  g_autoptr (GError) error = NULL;

  move->outcome = STM_OUTCOME_PRESENT;
  g_assert_false (try_move (fixture, move, FIRST_DAY, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (try_move (fixture, stm_move_new (STM_MOVE_START_PROCESS, NULL), FIRST_DAY, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);

  after = dup_history (fixture);
  mediation = get_mediation (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (stm_mediation_get_phase (mediation), ==, STM_PHASE_REFERRED);
}

/* What the calendar decides comes before a move, and goes with it where it is
 * refused. */
static void
test_refused_after_time (CaseFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (StmMediation) mediation = NULL;
  StmMove *move = stm_move_new (STM_MOVE_GIVE_ADVICE, NULL);
  g_autoptr (GError) error = NULL;

  start (fixture);
  before = dup_history (fixture);

  move->advice = STM_ADVICE_NEED;
  move->delivery = STM_DELIVERY_PRINT;
  g_assert_false (try_move (fixture, move, "2029-01-01", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);

  after = dup_history (fixture);
  mediation = get_mediation (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (stm_mediation_get_phase (mediation), ==, STM_PHASE_RUNNING);
}

/* Entered before the process starts: the clock of the computer has passed its end. */
static StmRecord *
add_work (CaseFixture *fixture)
{
  return add (fixture, STM_TYPE_ACTIVITY, "mediation", UUID (fixture->mediation),
              "type", STM_ACTIVITY_TYPE_WORK, "name", "Poetshulp", "starts-on", SIGNED_DAY, NULL);
}

static void
start_work (CaseFixture *fixture, StmRecord *activity)
{
  StmMove *move = stm_move_new (STM_MOVE_START_ACTIVITY, UUID (activity));
  g_autoptr (GError) error = NULL;

  try_move (fixture, move, SIGNED_DAY, &error);
  g_assert_no_error (error);
}

static void
assert_passed (CaseFixture *fixture, const char *today, int n_applied)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (stm_store_pass_time (fixture->store.store, today, &error), ==, n_applied);
  g_assert_no_error (error);
}

/* SPEC W11, W12: each rule once, with the day that it names, and by nobody. */
static void
test_pass_time (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) work = NULL;
  g_autofree char *history = NULL;
  g_autoptr (StmMediation) mediation = NULL;

  work = add_work (fixture);
  start (fixture);
  start_work (fixture, work);

  assert_passed (fixture, LAST_DAY, 0);
  assert_passed (fixture, "2028-02-20", 1);
  assert_passed (fixture, "2028-02-20", 0);
  mediation = get_mediation (fixture);
  g_assert_cmpstr (mediation->process_ended_on, ==, LAST_DAY);
  g_assert_cmpint (mediation->ending, ==, STM_ENDING_MAXIMUM_DURATION);
  g_clear_object (&mediation);

  assert_passed (fixture, "2028-06-01", 1);
  assert_passed (fixture, "2028-06-01", 0);
  mediation = get_mediation (fixture);
  g_assert_cmpstr (mediation->closed_on, ==, CLOSED_DAY);
  g_assert_cmpint (mediation->closing, ==, STM_CLOSING_AUTOMATIC);
  g_assert_false (stm_mediation_has_access (mediation, CLOSED_DAY));

  history = dup_history (fixture);
  g_assert_nonnull (strstr (history, "applied mediation rule: maximum-duration\n"));
  g_assert_nonnull (strstr (history, "applied mediation rule: advice-term\n"));
  g_assert_nonnull (strstr (history, "→ " LAST_DAY));
}

/* A window that stood open for years: all rules that came meanwhile, at once. */
static void
test_much_time (CaseFixture *fixture, gconstpointer data)
{
  start (fixture);
  assert_passed (fixture, "2030-01-01", 2);
  assert_passed (fixture, "2030-01-01", 0);
}

/* SPEC W3: one IKL, and one open mediation. */
static void
test_only_one (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediation = stm_record_new (STM_TYPE_MEDIATION);
  g_autoptr (StmRecord) dossier = stm_record_copy (STM_RECORD (fixture->dossier));
  g_autofree char *uuid = g_uuid_string_random ();

  g_object_set (mediation, "dossier", UUID (fixture->dossier), "referred-on", "2026-03-01", NULL);
  store_fixture_refuse (&fixture->store, mediation, STM_ERROR_REFUSED, NULL);

  stm_record_set_uuid (dossier, uuid);
  stm_record_set_revision (dossier, 0);
  store_fixture_refuse (&fixture->store, dossier, STM_ERROR_INVALID, "another dossier with this IKL");
}

static char *
dup_names (CaseFixture *fixture, const char *sort, gboolean descending, const char *field, const char *value, const char *search)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_CASELOAD);
  g_autoptr (StmRecordList) list = NULL;
  GString *names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  stm_query_set_sort (query, sort, descending);
  if (field != NULL)
    stm_query_set_filter (query, field, value);
  stm_query_set_search (query, search);
  list = stm_store_query (fixture->store.store, query);
  stm_record_list_wait (list, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", STM_CASELOAD (stm_row_get_record (row))->last_name);
    }

  return g_string_free_and_steal (names);
}

static void
assert_list (CaseFixture *fixture, const char *sort, gboolean descending, const char *field, const char *value,
             const char *search, const char *expected)
{
  g_autofree char *names = dup_names (fixture, sort, descending, field, value, search);

  g_assert_cmpstr (names, ==, expected);
}

/* SPEC W2: the list of dossiers, sorted, filtered and searched. */
static void
test_list (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDossier) second = add_dossier (fixture, "Ähnlich", "12774435");
  g_autoptr (StmDossier) third = add_dossier (fixture, "Zorg", "100");
  g_autoptr (StmRecord) mediation = add (fixture, STM_TYPE_MEDIATION, "dossier", UUID (second), "referred-on", "2026-03-01", NULL);

  make (fixture, STM_MOVE_COMPLETE, FIRST_DAY);
  g_object_set (third, "lot", "Perceel 7", "category", "00", "place", "Genk", NULL);
  store_fixture_save (&fixture->store, third);

  assert_list (fixture, "last-name", FALSE, NULL, NULL, NULL, "Ähnlich SELIE Zorg");
  assert_list (fixture, "last-name", TRUE, NULL, NULL, NULL, "Zorg SELIE Ähnlich");
  assert_list (fixture, "phase", TRUE, "phase", "attended", NULL, "SELIE");
  assert_list (fixture, "last-name", FALSE, "phase", "referred", NULL, "Ähnlich Zorg");
  assert_list (fixture, "last-name", FALSE, "lot", "Perceel 7", NULL, "Zorg");
  assert_list (fixture, "last-name", FALSE, "mediator", UUID (fixture->mediator), NULL, "Ähnlich SELIE Zorg");
  assert_list (fixture, "last-name", FALSE, NULL, NULL, "ahn", "Ähnlich");
  assert_list (fixture, "last-name", FALSE, NULL, NULL, "12770", "SELIE");
  assert_list (fixture, "last-name", FALSE, NULL, NULL, "limb06", "Ähnlich SELIE Zorg");
  assert_list (fixture, "last-name", FALSE, NULL, NULL, "8511252", "");
}

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GListModel **) data = stm_store_list_cases_finish (STM_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* SPEC W1: in the background, the late ones first. */
static void
test_cases (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDossier) second = add_dossier (fixture, "Ähnlich", "12774435");
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (StmCaseRow) first = NULL;
  g_autoptr (StmCaseRow) last = NULL;

  stm_store_list_cases_async (fixture->store.store, "2026-02-10", NULL, on_listed, &rows);
  while (rows == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  first = g_list_model_get_item (rows, 0);
  last = g_list_model_get_item (rows, 1);
  g_assert_cmpstr (first->dossier, ==, UUID (fixture->dossier));
  g_assert_cmpint (first->next->reason, ==, STM_REASON_COMPLETE_FIRST);
  g_assert_cmpint (last->next->reason, ==, STM_REASON_NEW_SERVICE);
}

/* SPEC W12, W15: with the access the right to change goes, and the number. */
static void
test_access (CaseFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) dossier = NULL;
  StmMove *move = stm_move_new (STM_MOVE_CLOSE_BY_VDAB, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_store_is_accepted_by_viewer (fixture->store.store, STM_RECORD (fixture->dossier)));
  start (fixture);
  try_move (fixture, move, "2026-03-01", &error);
  g_assert_no_error (error);

  g_assert_false (stm_store_is_accepted_by_viewer (fixture->store.store, STM_RECORD (fixture->dossier)));
  dossier = stm_store_get (fixture->store.store, STM_TYPE_DOSSIER, UUID (fixture->dossier), NULL);
  g_object_set (dossier, "place", "Genk", NULL);
  store_fixture_refuse (&fixture->store, dossier, STM_ERROR_REFUSED, "access");
}

#define ADD(path, func) g_test_add ("/store/case-store/" path, CaseFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("W4-W15/ruled-fields", test_ruled_fields);
  ADD ("W9/papers-as-they-are-shown", test_papers_shown);
  ADD ("W4-W15/ruled-in-a-new-record", test_ruled_in_a_new_record);
  ADD ("W16/events", test_events);
  ADD ("W7/refused", test_refused);
  ADD ("W12/refused-after-time", test_refused_after_time);
  ADD ("W11/pass-time", test_pass_time);
  ADD ("W11/much-time", test_much_time);
  ADD ("W3/only-one", test_only_one);
  ADD ("W2/list", test_list);
  ADD ("W1/cases", test_cases);
  ADD ("W15/access", test_access);

  return g_test_run ();
}

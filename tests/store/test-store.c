#include "config.h"

#include "store-fixture.h"

#include "core/stm-row.h"

#define TEXT(record, name) \
  stm_record_get_text (STM_RECORD (record), \
                       stm_record_class_find_field (STM_RECORD_GET_CLASS (record), (name)))

static void
assert_count (StoreFixture *fixture, GType type, gint64 expected)
{
  g_assert_cmpint (stm_store_count (fixture->store, type, NULL), ==, expected);
}

static void
test_save_gives_identity (StoreFixture *fixture, gconstpointer data)
{
  StmRecord *record = STM_RECORD (fixture->student);
  g_autoptr (StmRecord) kept = NULL;

  g_assert_cmpint (stm_record_get_id (record), >, 0);
  g_assert_cmpint (stm_record_get_revision (record), ==, 1);
  g_assert_nonnull (stm_record_get_created_at (record));
  g_assert_cmpstr (fixture->student->national_number, ==, "85112526868");

  store_fixture_reopen (fixture, STM_STORE_DEFAULT);
  kept = stm_store_get (fixture->store, STM_TYPE_STUDENT, stm_record_get_uuid (record), NULL);
  g_assert_true (stm_record_equal (kept, record));
  g_assert_cmpint (stm_store_get_role (fixture->store), ==, STM_ROLE_REGION);
}

static void
test_save_unchanged_keeps_revision (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_save (fixture, fixture->student);
  g_assert_cmpint (stm_record_get_revision (STM_RECORD (fixture->student)), ==, 1);
}

static void
test_conflict (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mine = stm_record_copy (STM_RECORD (fixture->student));
  g_autoptr (StmRecord) kept = NULL;

  g_object_set (fixture->student, "place", "Aalst", NULL);
  store_fixture_save (fixture, fixture->student);

  g_object_set (mine, "place", "Ninove", NULL);
  store_fixture_refuse (fixture, mine, STM_ERROR_CONFLICT, NULL);
  g_assert_cmpstr (TEXT (mine, "place"), ==, "Ninove");

  kept = stm_store_get (fixture->store, STM_TYPE_STUDENT, stm_record_get_uuid (mine), NULL);
  g_assert_cmpstr (TEXT (kept, "place"), ==, "Aalst");
}

static void
test_one_transaction (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (StmRecord) good = stm_record_new (STM_TYPE_SCHOOL);
  g_autoptr (StmRecord) bad = stm_record_new (STM_TYPE_SCHOOL);
  g_autoptr (GError) error = NULL;

  g_object_set (good, "name", "Goede School", "strands", 1, NULL);
  g_object_set (bad, "strands", 1, NULL);
  g_ptr_array_add (records, good);
  g_ptr_array_add (records, bad);

  g_assert_false (stm_store_save (fixture->store, records, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_cmpint (stm_record_get_revision (good), ==, 0);
  assert_count (fixture, STM_TYPE_SCHOOL, 1);
}

static void
test_wrong_number (StoreFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->student, "national-number", "85112526869", NULL);
  store_fixture_refuse (fixture, fixture->student, STM_ERROR_INVALID, "national-number");
}

static void
test_other_schools_supervisor (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) school = stm_record_new (STM_TYPE_SCHOOL);
  g_autoptr (StmRecord) supervisor = stm_record_new (STM_TYPE_SUPERVISOR);

  g_object_set (school, "name", "Andere School", "strands", 1, NULL);
  store_fixture_save (fixture, school);
  g_object_set (supervisor, "school", stm_record_get_uuid (school), "name", "Ben", NULL);
  store_fixture_save (fixture, supervisor);

  g_object_set (fixture->request, "supervisor", stm_record_get_uuid (supervisor), NULL);
  store_fixture_refuse (fixture, fixture->request, STM_ERROR_INVALID, "supervisor");
}

static void
test_study_year (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  g_object_set (fixture->student, "study-year", 6, NULL);
  stm_store_check_record (fixture->store, STM_RECORD (fixture->request), STM_RECORD (fixture->student), problems);
  g_assert_nonnull (stm_problem_list_find (problems, "programme"));
}

static void
test_second_request (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) second = stm_record_new (STM_TYPE_REQUEST);
  StmRequest *first = fixture->request;

  g_object_set (second, "student", first->student, "programme", first->programme, "supervisor", first->supervisor,
                "form", STM_STAGE_FORM_ALTERNATING, "periods", 1, "total-hours", 60,
                "start-1", "2026-10-05", "end-1", "2026-10-30", NULL);
  store_fixture_refuse (fixture, second, STM_ERROR_INVALID, "programme");
}

static void
test_unused_dates_dropped (StoreFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->request, "periods", 1, NULL);
  store_fixture_save (fixture, fixture->request);
  g_assert_null (fixture->request->start[1]);
  g_assert_null (fixture->request->end[1]);
}

static void
test_delete_linked_supervisor (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) titles = NULL;
  g_autoptr (StmTitle) title = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (store_fixture_write (fixture, stm_store_delete_async, fixture->supervisor, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  assert_count (fixture, STM_TYPE_SUPERVISOR, 1);

  titles = stm_store_list_references (fixture->store, STM_RECORD (fixture->supervisor), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (titles), ==, 1);
  title = g_list_model_get_item (titles, 0);
  g_assert_cmpstr (stm_title_get_title (title), ==, "Zoë Ånderson");
  g_assert_cmpstr (stm_title_get_kind (title), ==, "student");
}

static void
test_delete_and_restore (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, stm_store_delete_async, fixture->student, &error);
  g_assert_no_error (error);
  g_assert_nonnull (stm_record_get_deleted_at (STM_RECORD (fixture->student)));
  assert_count (fixture, STM_TYPE_STUDENT, 0);
  assert_count (fixture, STM_TYPE_REQUEST, 0);

  store_fixture_write (fixture, stm_store_restore_async, fixture->student, &error);
  g_assert_no_error (error);
  assert_count (fixture, STM_TYPE_STUDENT, 1);
  assert_count (fixture, STM_TYPE_REQUEST, 1);
}

/* A draft that was typed in is not what is deleted. */
static void
test_delete_draft (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (fixture->student, "place", "Nergens", "study-year", 0, NULL);
  store_fixture_write (fixture, stm_store_delete_async, fixture->student, &error);
  g_assert_no_error (error);
  kept = stm_store_get (fixture->store, STM_TYPE_STUDENT, stm_record_get_uuid (STM_RECORD (fixture->student)), NULL);
  g_assert_cmpstr (TEXT (kept, "place"), ==, "Gent");
  g_assert_nonnull (stm_record_get_deleted_at (kept));
}

static void
test_delete_refusals (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) unsaved = stm_record_new (STM_TYPE_SERVICE);
  g_autoptr (StmRecord) stale = stm_record_copy (STM_RECORD (fixture->other_service));
  g_autoptr (GError) error = NULL;

  g_object_set (unsaved, "name", "Niet bewaard", NULL);
  g_assert_false (store_fixture_write (fixture, stm_store_delete_async, unsaved, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_object_set (fixture->other_service, "name", "Anders", NULL);
  store_fixture_save (fixture, fixture->other_service);
  g_assert_false (store_fixture_write (fixture, stm_store_delete_async, stale, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_CONFLICT);
  g_clear_error (&error);

  /* nothing to take back */
  g_assert_false (store_fixture_write (fixture, stm_store_restore_async, fixture->other_service, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_CONFLICT);
}

static void
test_acceptance_locks (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (GError) error = NULL;

  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  store_fixture_refuse (fixture, accepted, STM_ERROR_REFUSED, NULL);

  stm_store_set_role (fixture->store, STM_ROLE_REGION);
  store_fixture_save (fixture, accepted);
  g_assert_true (stm_store_is_accepted (fixture->store, STM_RECORD (fixture->student)));

  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  g_object_set (fixture->student, "place", "Aalst", NULL);
  store_fixture_refuse (fixture, fixture->student, STM_ERROR_REFUSED, NULL);
  g_object_set (fixture->request, "total-hours", 6000, NULL);
  store_fixture_refuse (fixture, fixture->request, STM_ERROR_REFUSED, NULL);
  g_assert_false (store_fixture_write (fixture, stm_store_delete_async, fixture->student, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);

  stm_store_set_role (fixture->store, STM_ROLE_REGION);
  g_object_set (accepted, "state", STM_DECISION_WITHDRAWN, "reason", "ziek", NULL);
  store_fixture_save (fixture, accepted);

  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  store_fixture_save (fixture, fixture->student);
}

static void
test_one_service_a_period (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) first = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) same = store_fixture_decide (fixture, fixture->other_service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) next = store_fixture_decide (fixture, fixture->other_service, 2, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) none = store_fixture_decide (fixture, fixture->other_service, 3, STM_DECISION_ACCEPTED);

  store_fixture_save (fixture, first);
  store_fixture_refuse (fixture, same, STM_ERROR_REFUSED, NULL);
  store_fixture_save (fixture, next);
  store_fixture_refuse (fixture, none, STM_ERROR_REFUSED, NULL);
}

static StmOverview *
get_overview (StoreFixture *fixture)
{
  StmRecord *record = stm_store_get (fixture->store, STM_TYPE_OVERVIEW,
                                     stm_record_get_uuid (STM_RECORD (fixture->student)), NULL);

  return STM_OVERVIEW (record);
}

static void
test_overview (StoreFixture *fixture, gconstpointer data)
{
  const struct { int period; StmDecision decision; int status; } steps[] = {
    { 0, 0, STM_STATUS_REQUESTED },
    { 1, STM_DECISION_DECLINED, STM_STATUS_DECLINED },
    { 1, STM_DECISION_ACCEPTED, STM_STATUS_PARTLY },
    { 2, STM_DECISION_ACCEPTED, STM_STATUS_ACCEPTED },
  };
  g_autoptr (StmOverview) last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (StmOverview) overview = NULL;

      if (steps[i].period > 0)
        {
          g_autoptr (StmPlacement) decision =
            store_fixture_decide (fixture, steps[i].period == 1 ? fixture->service : fixture->other_service,
                                  steps[i].period, steps[i].decision);

          store_fixture_save (fixture, decision);
        }
      overview = get_overview (fixture);
      g_assert_cmpint (overview->status, ==, steps[i].status);
    }

  last = get_overview (fixture);
  g_assert_cmpstr (last->school_name, ==, "Sint-Élisabeth");
  g_assert_cmpstr (last->supervisor_name, ==, "An Begeleider");
  g_assert_cmpstr (last->preference_name, ==, "Thuiszorg De Linde");
  g_assert_cmpstr (last->service_names, ==, "Thuiszorg De Linde, Woonzorg Het Anker");
  g_assert_cmpstr (last->last_end, ==, "2027-03-26");
}

static void
test_overview_names_once (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) first = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) second = store_fixture_decide (fixture, fixture->service, 2, STM_DECISION_ACCEPTED);
  g_autoptr (StmOverview) overview = NULL;

  store_fixture_save (fixture, first);
  store_fixture_save (fixture, second);
  overview = get_overview (fixture);
  g_assert_cmpstr (overview->service_names, ==, "Thuiszorg De Linde");
  g_assert_cmpstr (overview->notes, ==, "Mieke Contact");
}

static guint
count_matches (StoreFixture *fixture, GType type, const char *search, const char *field, const char *value)
{
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (StmRecordList) list = NULL;
  g_autoptr (GError) error = NULL;

  stm_query_set_search (query, search);
  if (field != NULL)
    stm_query_set_filter (query, field, value);
  list = stm_store_query (fixture->store, query);
  stm_record_list_wait (list, &error);
  g_assert_no_error (error);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_search (StoreFixture *fixture, gconstpointer data)
{
  const struct { const char *text; guint matches; } rows[] = {
    { "zoe", 1 }, { "ZOË", 1 }, { "and", 1 }, { "zo an", 1 }, { "zo an ge", 1 }, { "sint-eli", 1 }, { "linde", 1 },
    { "begel", 1 }, { "anker", 0 }, { "x", 0 }, { "\"", 1 }, { "zoe NOT an", 0 }, { "*", 1 }, { "' OR 1 --", 0 }, { "", 1 },
    { "\xff\xfe", 1 }, { "zoe\xff", 1 }, { "NEAR(zoe an)", 0 }, { "first_name:zoe", 0 }, { "^zoe", 1 }, { "zoe OR an", 0 },
    { "{zoe}", 1 }, { "zoe\tan\n", 1 }, { "%", 1 }, { "z_e", 1 }, { "'; DROP TABLE student; --", 0 },
    { "zo\xcc\x85" "e", 0 }, { "zoe\xcc\x88", 1 }, { "\xf0\x9f\x98\x80", 1 }, { "z\xf0\x9e\x84\x80" "e", 0 },
    { "zoe \xcc\x85", 0 }, { "\xe2\x80\xae zoe", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint matches = count_matches (fixture, STM_TYPE_OVERVIEW, rows[i].text, NULL, NULL);

      if (matches != rows[i].matches)
        g_error ("“%s” found %u", rows[i].text, matches);
    }
}

static void
test_filter (StoreFixture *fixture, gconstpointer data)
{
  const struct { const char *field, *value; guint matches; } rows[] = {
    { "status", "requested", 1 }, { "status", "accepted", 0 }, { "status", "requested|declined", 1 },
    { "form", "block", 1 }, { "form", "alternating", 0 }, { "periods", "2", 1 }, { "study-year", "7", 1 },
    { "province", "east-flanders", 0 }, { "transport", "car", 0 }, { "form", "nonsense", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (count_matches (fixture, STM_TYPE_OVERVIEW, NULL, rows[i].field, rows[i].value), ==, rows[i].matches);

  g_assert_cmpuint (count_matches (fixture, STM_TYPE_OVERVIEW, NULL, "school",
                                   stm_record_get_uuid (STM_RECORD (fixture->school))), ==, 1);
}

typedef struct
{
  guint position, removed, added, n;
} Emission;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Emission *emission)
{
  *emission = (Emission) { position, removed, added, emission->n + 1 };
}

static void
test_list_follows (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecordList) list = stm_store_query (fixture->store, query);
  g_autoptr (StmRecord) another = stm_record_copy (STM_RECORD (fixture->student));
  g_autoptr (StmRow) row = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  Emission emission = { 0 };

  stm_record_list_wait (list, NULL);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &emission);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (TEXT (stm_row_get_record (row), "first-name"), ==, "Zoë");

  stm_record_set_id (another, 0);
  stm_record_set_revision (another, 0);
  stm_record_set_uuid (another, uuid);
  g_object_set (another, "last-name", "Zwart", NULL);
  store_fixture_save (fixture, another);
  while (emission.n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (emission.position, ==, 1);
  g_assert_cmpuint (emission.removed, ==, 0);
  g_assert_cmpuint (emission.added, ==, 1);

  g_object_set (fixture->student, "first-name", "Zoé", NULL);
  store_fixture_save (fixture, fixture->student);
  while (emission.n == 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (emission.position, ==, 0);
  g_assert_cmpuint (emission.removed, ==, 1);
  g_assert_cmpuint (emission.added, ==, 1);
  g_assert_cmpuint (stm_record_list_find (list, uuid), ==, 1);
}

static void
test_history (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) events = NULL;
  g_autoptr (StmEvent) changed = NULL;
  g_autoptr (StmEvent) created = NULL;

  g_object_set (fixture->student, "place", "Aalst", "phone", "0470 00 00 00", NULL);
  store_fixture_save (fixture, fixture->student);

  events = stm_store_list_events (fixture->store, stm_record_get_uuid (STM_RECORD (fixture->student)), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 2);
  changed = g_list_model_get_item (events, 0);
  created = g_list_model_get_item (events, 1);
  g_assert_cmpint (stm_event_get_event_type (changed), ==, STM_EVENT_CHANGED);
  g_assert_cmpstr (stm_event_get_fields (changed), ==, "place phone");
  g_assert_cmpint (stm_event_get_role (changed), ==, STM_ROLE_REGION);
  g_assert_cmpint (stm_event_get_event_type (created), ==, STM_EVENT_CREATED);
}

static void
work_as_person (StoreFixture *fixture, const char *person)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store);

  g_object_set (profile, "person", person, NULL);
  store_fixture_save (fixture, profile);
}

static void
assert_newest_person (StoreFixture *fixture, const char *person)
{
  g_autoptr (GListModel) events = stm_store_list_events (fixture->store, stm_record_get_uuid (STM_RECORD (fixture->student)), NULL);
  g_autoptr (StmEvent) newest = g_list_model_get_item (events, 0);

  g_assert_cmpstr (stm_event_get_person (newest), ==, person);
}

/* Who takes over stands in the history of what comes next, and of that only. */
static void
test_person (StoreFixture *fixture, gconstpointer data)
{
  assert_newest_person (fixture, NULL);

  work_as_person (fixture, "An Peeters");
  g_object_set (fixture->student, "place", "Aalst", NULL);
  store_fixture_save (fixture, fixture->student);
  assert_newest_person (fixture, "An Peeters");

  work_as_person (fixture, "Nele Baert");
  assert_newest_person (fixture, "An Peeters");
  g_object_set (fixture->student, "place", "Ninove", NULL);
  store_fixture_save (fixture, fixture->student);
  assert_newest_person (fixture, "Nele Baert");

  work_as_person (fixture, "");
  g_object_set (fixture->student, "place", "Gent", NULL);
  store_fixture_save (fixture, fixture->student);
  assert_newest_person (fixture, NULL);
}

typedef struct
{
  StmEvent *event;
  gboolean  added;
} Put;

static gboolean
put_event (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Put *put = data;

  return stm_transaction_put_event (transaction, put->event, &put->added, error);
}

static gboolean
note_first (StmEvent *event, gpointer data, GError **error)
{
  StmEvent **first = data;

  if (*first == NULL)
    *first = g_object_ref (event);

  return TRUE;
}

static gboolean
pass (StmRecord *record, gpointer data, GError **error)
{
  return TRUE;
}

/* What happened elsewhere takes its place in time, once. */
static void
test_event_of_a_file (StoreFixture *fixture, gconstpointer data)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->student));
  g_autoptr (StmEvent) event = stm_event_new (STM_EVENT_CHANGED, STM_ROLE_SCHOOL, "2020-01-02T03:04:05Z", "student", uuid, "phone");
  Put put = { event, FALSE };
  g_autoptr (GListModel) events = NULL;
  g_autoptr (StmEvent) oldest = NULL;
  g_autoptr (StmEvent) first = NULL;

  stm_event_set_person (event, "An Peeters");
  g_assert_true (stm_store_run (fixture->store, put_event, &put, NULL, NULL));
  g_assert_true (put.added);
  g_assert_true (stm_store_run (fixture->store, put_event, &put, NULL, NULL));
  g_assert_false (put.added);

  events = stm_store_list_events (fixture->store, uuid, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, 2);
  oldest = g_list_model_get_item (events, 1);
  g_assert_cmpstr (stm_event_get_at (oldest), ==, "2020-01-02T03:04:05Z");
  g_assert_cmpstr (stm_event_get_person (oldest), ==, "An Peeters");
  g_assert_cmpint (stm_event_get_role (oldest), ==, STM_ROLE_SCHOOL);

  g_assert_true (stm_store_foreach_with_events (fixture->store, NULL, 0, pass, note_first, &first, NULL, NULL));
  g_assert_cmpstr (stm_event_get_at (first), ==, "2020-01-02T03:04:05Z");
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  GListModel **titles = data;

  *titles = stm_store_search_finish (STM_STORE (source), result, NULL);
}

static void
test_search_over_all (StoreFixture *fixture, gconstpointer data)
{
  const char *const expected[] = { "student", "supervisor", "service" };
  g_autoptr (GListModel) titles = NULL;

  stm_store_search_async (fixture->store, "an", 5, NULL, on_found, &titles);
  while (titles == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (titles), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (titles, i);

      g_assert_cmpstr (stm_title_get_kind (title), ==, expected[i]);
    }
}

static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_reopen (fixture, STM_STORE_READ_ONLY);
  g_object_set (fixture->student, "place", "Aalst", NULL);
  store_fixture_refuse (fixture, fixture->student, STM_ERROR_READ_ONLY, NULL);
  assert_count (fixture, STM_TYPE_STUDENT, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("save/identity", test_save_gives_identity);
  ADD ("save/unchanged", test_save_unchanged_keeps_revision);
  ADD ("save/conflict", test_conflict);
  ADD ("save/one-transaction", test_one_transaction);
  ADD ("T3/wrong-number", test_wrong_number);
  ADD ("T4/other-schools-supervisor", test_other_schools_supervisor);
  ADD ("T4/second-request", test_second_request);
  ADD ("T5/unused-dates-dropped", test_unused_dates_dropped);
  ADD ("T6/study-year", test_study_year);
  ADD ("T2/delete-linked-supervisor", test_delete_linked_supervisor);
  ADD ("T8/delete-and-restore", test_delete_and_restore);
  ADD ("T8/delete-draft", test_delete_draft);
  ADD ("T8/delete-refusals", test_delete_refusals);
  ADD ("T8/acceptance-locks", test_acceptance_locks);
  ADD ("T8/one-service-a-period", test_one_service_a_period);
  ADD ("T9/overview", test_overview);
  ADD ("T9/overview-names-once", test_overview_names_once);
  ADD ("T9/search", test_search);
  ADD ("T9/filter", test_filter);
  ADD ("list/follows", test_list_follows);
  ADD ("history", test_history);
  ADD ("W16/person", test_person);
  ADD ("W16/event-of-a-file", test_event_of_a_file);
  ADD ("search-over-all", test_search_over_all);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}

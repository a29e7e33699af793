#include "config.h"

#include "place-fixture.h"

#include "core/stm-tally.h"

#define UUID(record) stm_record_get_uuid (STM_RECORD (record))

typedef struct
{
  StoreFixture store;
  PlaceFixture places;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->store, NULL);
  place_fixture_set_up (&fixture->places, &fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  place_fixture_tear_down (&fixture->places);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
test_not_overbooked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) more = stm_record_new (STM_TYPE_ARRANGEMENT);

  g_object_set (more, "demand", UUID (fixture->places.demand), "offer", UUID (fixture->places.offer), "places", 3, NULL);
  store_fixture_refuse (&fixture->store, more, STM_ERROR_INVALID, "This offer has 2 places left.");
  g_object_set (more, "places", 2, NULL);
  store_fixture_save (&fixture->store, more);

  g_object_set (fixture->places.offer, "places", 3, NULL);
  store_fixture_refuse (&fixture->store, fixture->places.offer, STM_ERROR_INVALID, "4 places are arranged already.");
}

static void
test_other_programme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  g_object_set (fixture->places.offer, "programme", UUID (fixture->store.programme), NULL);
  store_fixture_save (&fixture->store, fixture->places.offer);
  g_object_set (fixture->places.arrangement, "places", 1, NULL);
  store_fixture_refuse (&fixture->store, fixture->places.arrangement, STM_ERROR_INVALID,
                        "This offer is for another programme.");

  g_object_set (fixture->places.demand, "programme", UUID (fixture->store.programme), NULL);
  stm_store_check_record (fixture->store.store, STM_RECORD (fixture->places.demand), NULL, problems);
  g_assert_nonnull (stm_problem_list_find (problems, "programme"));
  g_assert_false (stm_problem_list_has_errors (problems));
}

static StmTally *
get_tally (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  StmRecord *tally = stm_store_get (fixture->store.store, STM_TYPE_TALLY, UUID (fixture->places.demand), &error);

  g_assert_no_error (error);
  g_assert_nonnull (tally);

  return STM_TALLY (tally);
}

/* The view of the database and the rule say the same. */
static void
assert_tally (Fixture *fixture, int arranged, int assigned, int unused)
{
  g_autoptr (StmTally) tally = get_tally (fixture);
  StmStore *store = fixture->store.store;
  g_autoptr (GListModel) arrangements = stm_store_list (store, STM_TYPE_ARRANGEMENT, "demand", UUID (tally), NULL);
  g_autoptr (GListModel) assignments = stm_store_list (store, STM_TYPE_ASSIGNMENT, NULL, NULL, NULL);
  g_autoptr (GListModel) messages = stm_store_list (store, STM_TYPE_MESSAGE, "demand", UUID (tally), NULL);
  StmStageTally counted;

  stm_demand_count (fixture->places.demand, arrangements, assignments, messages, &counted);
  g_assert_cmpint (tally->arranged, ==, arranged);
  g_assert_cmpint (tally->assigned, ==, assigned);
  g_assert_cmpint (tally->unused, ==, unused);
  g_assert_cmpint (counted.arranged, ==, arranged);
  g_assert_cmpint (counted.assigned, ==, assigned);
  g_assert_cmpint (counted.unused, ==, unused);
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  PlaceFixture *places = &fixture->places;
  g_autoptr (StmStudent) one = place_fixture_add_student (places, "Sanne", "Bakker");
  g_autoptr (StmStudent) two = place_fixture_add_student (places, "Daan", "Visser");
  g_autoptr (StmStudent) three = place_fixture_add_student (places, "Lotte", "Smit");
  g_autoptr (StmAssignment) first = place_fixture_new_assignment (places, places->arrangement, one);
  g_autoptr (StmAssignment) second = place_fixture_new_assignment (places, places->arrangement, two);
  g_autoptr (StmAssignment) third = place_fixture_new_assignment (places, places->arrangement, three);
  g_autoptr (StmAssignment) again = place_fixture_new_assignment (places, places->arrangement, one);

  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  assert_tally (fixture, 2, 0, 0);
  store_fixture_save (&fixture->store, first);
  store_fixture_refuse (&fixture->store, again, STM_ERROR_INVALID, "This pupil already has a place in this period.");
  store_fixture_save (&fixture->store, second);
  store_fixture_refuse (&fixture->store, third, STM_ERROR_INVALID, "Only 2 places are arranged here.");
  assert_tally (fixture, 2, 2, 0);

  g_assert_true (store_fixture_write (&fixture->store, stm_store_delete_async, second, NULL));
  assert_tally (fixture, 2, 1, 0);
  place_fixture_send (places, places->arrangement, STM_TOPIC_PUPILS);
  assert_tally (fixture, 2, 1, 1);
}

static void
test_own_pupils_only (Fixture *fixture, gconstpointer data)
{
  PlaceFixture *places = &fixture->places;
  g_autoptr (StmRecord) school = stm_record_new (STM_TYPE_SCHOOL);
  g_autoptr (StmStudent) student = place_fixture_add_student (places, "Sanne", "Bakker");
  g_autoptr (StmAssignment) assignment = place_fixture_new_assignment (places, places->arrangement, student);

  g_object_set (school, "name", "Noorderpoort", "strands", 4, NULL);
  store_fixture_save (&fixture->store, school);
  g_object_set (student, "school", stm_record_get_uuid (school), NULL);
  store_fixture_save (&fixture->store, student);
  store_fixture_refuse (&fixture->store, assignment, STM_ERROR_INVALID, "This pupil is of another school.");
}

/* One row a task: days from today to the start, and to when it was asked for. */
static void
test_states (Fixture *fixture, gconstpointer data)
{
  static const struct { int start, asked; } rows[] = {
    { 100, 0 }, { 57, -1 }, { 56, -1 }, { 55, -1 }, { 42, -1 }, { 42, 0 }, { 41, -1 }, { 41, 0 }, { 30, -20 },
    { 29, -20 }, { 28, -20 }, { 27, -20 }, { 14, -20 }, { 13, -20 }, { 13, 0 }, { 0, -20 }, { -30, -60 },
  };
  g_autoptr (GListModel) arrangements = stm_store_list (fixture->store.store, STM_TYPE_ARRANGEMENT, NULL, NULL, NULL);
  g_autoptr (GListModel) messages = stm_store_list (fixture->store.store, STM_TYPE_MESSAGE, NULL, NULL, NULL);
  g_autofree char *now = g_strconcat (place_fixture_day (0), " 12:00", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StmDemand *demand = fixture->places.demand;
      g_autoptr (StmTally) tally = NULL;
      StmStageTask places, pupils;

      g_object_set (demand, "starts-on", place_fixture_day (rows[i].start), "ends-on", place_fixture_day (rows[i].start + 80),
                    "asked-on", place_fixture_day (rows[i].asked), NULL);
      store_fixture_save (&fixture->store, demand);
      tally = get_tally (fixture);
      g_assert_true (stm_demand_find_places_task (demand, messages, now, &places));
      g_assert_true (stm_demand_find_pupils_task (demand, arrangements, messages, now, &pupils));
      g_assert_cmpstr (tally->places_due, ==, places.due);
      g_assert_cmpint (tally->places_state, ==, places.state);
      g_assert_cmpstr (tally->pupils_due, ==, pupils.due);
      g_assert_cmpint (tally->pupils_state, ==, pupils.state);
      g_assert_cmpint (tally->next_task, ==, 1);
      g_assert_cmpint (tally->next_state, ==, places.state);
    }
}

static void
test_next_task (Fixture *fixture, gconstpointer data)
{
  StmTally *tally;

  place_fixture_send (&fixture->places, NULL, STM_TOPIC_PLACES);
  tally = get_tally (fixture);
  g_assert_cmpint (tally->places_state, ==, STM_DEADLINE_DONE);
  g_assert_cmpint (tally->next_task, ==, 2);
  g_assert_cmpint (tally->next_state, ==, STM_DEADLINE_OPEN);
  g_object_unref (tally);

  place_fixture_send (&fixture->places, fixture->places.arrangement, STM_TOPIC_PUPILS);
  tally = get_tally (fixture);
  g_assert_cmpint (tally->pupils_state, ==, STM_DEADLINE_DONE);
  g_assert_cmpint (tally->next_task, ==, 0);
  g_assert_cmpint (tally->next_state, ==, STM_DEADLINE_DONE);
  g_object_unref (tally);
}

static guint
count_found (Fixture *fixture, GType type, const char *text)
{
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (StmRecordList) list = NULL;
  g_autoptr (GError) error = NULL;

  stm_query_set_search (query, text);
  list = stm_store_query (fixture->store.store, query);
  stm_record_list_wait (list, &error);
  g_assert_no_error (error);

  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_found (fixture, STM_TYPE_TALLY, "elisabeth"), ==, 1);
  g_assert_cmpuint (count_found (fixture, STM_TYPE_TALLY, "vmbo elis"), ==, 1);
  g_assert_cmpuint (count_found (fixture, STM_TYPE_TALLY, "noorderpoort"), ==, 0);
  g_assert_cmpuint (count_found (fixture, STM_TYPE_OFFER, "keuken"), ==, 1);
  g_assert_cmpuint (count_found (fixture, STM_TYPE_OFFER, "linde vmbo"), ==, 1);
  g_assert_cmpuint (count_found (fixture, STM_TYPE_OFFER, "anker"), ==, 0);
}

/* SPEC V2: the number is known from the history, and who has to hear of it. */
static void
test_history_of_the_number (Fixture *fixture, gconstpointer data)
{
  StmDemand *demand = fixture->places.demand;
  g_autoptr (GListModel) events = NULL;
  g_autoptr (GListModel) messages = NULL;
  g_autoptr (GArray) changes = NULL;
  StmNumberChange change;

  g_object_set (demand, "places-sent-on", place_fixture_day (-1), NULL);
  store_fixture_save (&fixture->store, demand);
  g_object_set (demand, "number", 5, "certainty", STM_CERTAINTY_EXACT, NULL);
  store_fixture_save (&fixture->store, demand);

  events = stm_store_list_events (fixture->store.store, UUID (demand), NULL);
  changes = stm_demand_list_changes (events);
  g_assert_cmpuint (changes->len, ==, 1);
  messages = stm_store_list (fixture->store.store, STM_TYPE_MESSAGE, "demand", UUID (demand), NULL);
  g_assert_true (stm_demand_find_unreported (demand, events, messages, &change));
  g_assert_cmpint (change.from, ==, 3);
  g_assert_cmpint (change.to, ==, 5);
}

/* SPEC T2: a refusal names what stands in the way, as people know it. */
static void
test_references (Fixture *fixture, gconstpointer data)
{
  PlaceFixture *places = &fixture->places;
  g_autoptr (StmStudent) student = place_fixture_add_student (places, "Sanne", "Bakker");
  g_autoptr (StmAssignment) assignment = place_fixture_new_assignment (places, places->arrangement, student);
  StmRecord *records[] = { STM_RECORD (student), STM_RECORD (places->offer) };

  store_fixture_save (&fixture->store, assignment);
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GListModel) titles = stm_store_list_references (fixture->store.store, records[i], NULL);
      g_autoptr (StmTitle) title = g_list_model_get_item (titles, 0);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (stm_title_get_kind (title), ==, "demand");
      g_assert_cmpstr (stm_title_get_uuid (title), ==, UUID (places->demand));
      g_assert_false (store_fixture_write (&fixture->store, stm_store_delete_async, records[i], &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
    }

  g_assert_true (store_fixture_write (&fixture->store, stm_store_delete_async, places->demand, NULL));
  g_assert_true (store_fixture_write (&fixture->store, stm_store_delete_async, student, NULL));
  g_assert_true (store_fixture_write (&fixture->store, stm_store_delete_async, places->offer, NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/places/offer-is-not-overbooked-M1", test_not_overbooked);
  ADD ("/places/other-programme-V2", test_other_programme);
  ADD ("/places/assign-pupils-V3", test_assign);
  ADD ("/places/own-pupils-only-V3", test_own_pupils_only);
  ADD ("/places/states-of-the-tasks-V3", test_states);
  ADD ("/places/next-task-V3", test_next_task);
  ADD ("/places/references-T2", test_references);
  ADD ("/places/search", test_search);
  ADD ("/places/history-of-the-number-V2", test_history_of_the_number);

  return g_test_run ();
}

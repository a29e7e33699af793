#include "config.h"

#include "core/stm-arrangement-rules.h"
#include "core/stm-deadline.h"
#include "core/stm-demand-rules.h"
#include "core/stm-event.h"

#define NOW "2026-08-01 09:00"

/* A demand of 12 pupils, an offer of 8 places that suits it, 5 of them arranged. */
typedef struct
{
  StmDemand      *demand;
  StmOffer       *offer;
  StmArrangement *arrangement;
  StmStudent     *student;
  GListStore     *arrangements;
  GListStore     *assignments;
  GListStore     *messages;
  GListStore     *events;
} Fixture;

static StmArrangement *
add_arrangement (Fixture *fixture, const char *offer, int places)
{
  g_autoptr (StmRecord) arrangement = stm_record_new (STM_TYPE_ARRANGEMENT);

  g_object_set (arrangement, "demand", stm_record_get_uuid (STM_RECORD (fixture->demand)), "offer", offer,
                "places", places, NULL);
  g_list_store_append (fixture->arrangements, arrangement);

  return STM_ARRANGEMENT (arrangement);
}

static StmAssignment *
add_assignment (Fixture *fixture, StmArrangement *arrangement, const char *student)
{
  g_autoptr (StmRecord) assignment = stm_record_new (STM_TYPE_ASSIGNMENT);

  g_object_set (assignment, "arrangement", stm_record_get_uuid (STM_RECORD (arrangement)), "student", student, NULL);
  g_list_store_append (fixture->assignments, assignment);

  return STM_ASSIGNMENT (assignment);
}

static void
add_message (Fixture *fixture, const char *arrangement, StmTopic topic, const char *sent_on, const char *created_at)
{
  g_autoptr (StmMessage) message = stm_message_new (fixture->demand, arrangement, topic, "Text", sent_on);

  stm_record_set_times (STM_RECORD (message), created_at, created_at, NULL);
  g_list_store_append (fixture->messages, message);
}

static void
add_event (Fixture *fixture, const char *at, const char *changes)
{
  g_autoptr (StmEvent) event = stm_event_new (STM_EVENT_CHANGED, STM_ROLE_SCHOOL, at, "demand", "u", "number");

  stm_event_set_changes (event, changes);
  g_list_store_insert (fixture->events, 0, event);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->demand = STM_DEMAND (stm_record_new (STM_TYPE_DEMAND));
  g_object_set (fixture->demand, "school", "school", "programme", "programme", "model", STM_MODEL_BLOCK,
                "starts-on", "2026-10-05", "ends-on", "2026-10-16", "number", 12, "days", 15, NULL);
  fixture->offer = STM_OFFER (stm_record_new (STM_TYPE_OFFER));
  g_object_set (fixture->offer, "programme", "programme", "model", STM_MODEL_BLOCK, "places", 8,
                "starts-on", "2026-09-01", "ends-on", "2026-12-18", NULL);
  fixture->student = STM_STUDENT (stm_record_new (STM_TYPE_STUDENT));
  g_object_set (fixture->student, "school", "school", NULL);

  fixture->arrangements = g_list_store_new (STM_TYPE_ARRANGEMENT);
  fixture->assignments = g_list_store_new (STM_TYPE_ASSIGNMENT);
  fixture->messages = g_list_store_new (STM_TYPE_MESSAGE);
  fixture->events = g_list_store_new (STM_TYPE_EVENT);
  fixture->arrangement = add_arrangement (fixture, stm_record_get_uuid (STM_RECORD (fixture->offer)), 5);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->demand);
  g_object_unref (fixture->offer);
  g_object_unref (fixture->student);
  g_object_unref (fixture->arrangements);
  g_object_unref (fixture->assignments);
  g_object_unref (fixture->messages);
  g_object_unref (fixture->events);
}

static const char *
check_arrangement (Fixture *fixture, const char *field, StmSeverity severity)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  stm_arrangement_check_places (fixture->arrangement, fixture->offer, fixture->demand,
                                G_LIST_MODEL (fixture->arrangements), G_LIST_MODEL (fixture->assignments), problems);
  problem = stm_problem_list_find (problems, field);
  g_assert_true (problem == NULL || stm_problem_get_severity (problem) == severity);

  return problem != NULL ? g_intern_string (stm_problem_get_message (problem)) : NULL;
}

static void
test_overbooked (Fixture *fixture, gconstpointer data)
{
  g_assert_null (check_arrangement (fixture, "places", STM_SEVERITY_ERROR));
  g_object_set (fixture->arrangement, "places", 8, NULL);
  g_assert_null (check_arrangement (fixture, "places", STM_SEVERITY_ERROR));
  g_object_set (fixture->arrangement, "places", 9, NULL);
  g_assert_cmpstr (check_arrangement (fixture, "places", STM_SEVERITY_ERROR), ==, "This offer has 8 places left.");

  /* what another school got is gone, what is of another offer is not */
  add_arrangement (fixture, stm_record_get_uuid (STM_RECORD (fixture->offer)), 7);
  add_arrangement (fixture, "another offer", 100);
  g_object_set (fixture->arrangement, "places", 2, NULL);
  g_assert_cmpstr (check_arrangement (fixture, "places", STM_SEVERITY_ERROR), ==, "This offer has 1 place left.");
  g_object_set (fixture->arrangement, "places", 1, NULL);
  g_assert_null (check_arrangement (fixture, "places", STM_SEVERITY_ERROR));
  g_assert_cmpint (stm_offer_count_arranged (fixture->offer, G_LIST_MODEL (fixture->arrangements), NULL), ==, 8);
  g_assert_cmpint (stm_offer_count_arranged (fixture->offer, G_LIST_MODEL (fixture->arrangements), fixture->arrangement),
                   ==, 7);
}

static void
test_fewer_than_assigned (Fixture *fixture, gconstpointer data)
{
  add_assignment (fixture, fixture->arrangement, "one");
  add_assignment (fixture, fixture->arrangement, "two");
  g_object_set (fixture->arrangement, "places", 2, NULL);
  g_assert_null (check_arrangement (fixture, "places", STM_SEVERITY_ERROR));
  g_object_set (fixture->arrangement, "places", 1, NULL);
  g_assert_cmpstr (check_arrangement (fixture, "places", STM_SEVERITY_ERROR), ==, "2 pupils are assigned here already.");
}

static void
test_offer_keeps_what_is_arranged (Fixture *fixture, gconstpointer data)
{
  for (int places = 4; places <= 5; places++)
    {
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      g_object_set (fixture->offer, "places", places, NULL);
      stm_offer_check_arranged (fixture->offer, G_LIST_MODEL (fixture->arrangements), problems);
      g_assert_cmpint (stm_problem_list_has_errors (problems), ==, places < 5);
    }
}

static void
test_suits (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field, *value;
    int         model;
    const char *message;
  } rows[] = {
    { "programme", "another", STM_MODEL_BLOCK, "This offer is for another programme." },
    { "programme", "programme", STM_MODEL_RIBBON, "This offer is for another model of stage." },
    { "starts-on", "2026-10-06", STM_MODEL_BLOCK, "This offer is not for the whole period of the demand." },
    { "starts-on", "2026-10-05", STM_MODEL_BLOCK, NULL },
    { "ends-on", "2026-10-15", STM_MODEL_BLOCK, "This offer is not for the whole period of the demand." },
    { "ends-on", "2026-10-16", STM_MODEL_BLOCK, NULL },
    { "ends-on", "later", STM_MODEL_BLOCK, "This offer is not for the whole period of the demand." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_object_set (fixture->offer, rows[i].field, rows[i].value, "model", rows[i].model, NULL);
      g_assert_cmpstr (check_arrangement (fixture, "offer", STM_SEVERITY_ERROR), ==, rows[i].message);
      g_assert_cmpint (stm_offer_suits (fixture->offer, fixture->demand), ==, rows[i].message == NULL);
    }
}

static void
test_other_days (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->offer, "days", 3, NULL);
  g_assert_cmpstr (check_arrangement (fixture, "offer", STM_SEVERITY_WARNING), ==,
                   "The school asks for half-days on which this offer has no places.");
  g_object_set (fixture->offer, "days", 31, NULL);
  g_assert_null (check_arrangement (fixture, "offer", STM_SEVERITY_WARNING));
}

static const char *
check_assignment (Fixture *fixture, StmAssignment *assignment, const char *field)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  stm_assignment_check_place (assignment, fixture->arrangement, fixture->demand, fixture->student,
                              G_LIST_MODEL (fixture->assignments), problems);
  problem = stm_problem_list_find (problems, field);

  return problem != NULL ? g_intern_string (stm_problem_get_message (problem)) : NULL;
}

static void
test_beyond_the_places (Fixture *fixture, gconstpointer data)
{
  StmAssignment *assignment = add_assignment (fixture, fixture->arrangement, "one");

  g_object_set (fixture->arrangement, "places", 2, NULL);
  g_assert_null (check_assignment (fixture, assignment, "arrangement"));
  add_assignment (fixture, fixture->arrangement, "two");
  g_assert_null (check_assignment (fixture, assignment, "arrangement"));
  add_assignment (fixture, fixture->arrangement, "three");
  g_assert_cmpstr (check_assignment (fixture, assignment, "arrangement"), ==, "Only 2 places are arranged here.");
}

static void
test_one_place_a_pupil (Fixture *fixture, gconstpointer data)
{
  StmArrangement *other = add_arrangement (fixture, "another offer", 3);
  StmAssignment *assignment = add_assignment (fixture, fixture->arrangement, "one");

  add_assignment (fixture, other, "two");
  g_assert_null (check_assignment (fixture, assignment, "student"));
  add_assignment (fixture, other, "one");
  g_assert_cmpstr (check_assignment (fixture, assignment, "student"), ==, "This pupil already has a place in this period.");

  g_object_set (fixture->student, "school", "another school", NULL);
  g_assert_cmpstr (check_assignment (fixture, assignment, "student"), ==, "This pupil is of another school.");
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  StmArrangement *other = add_arrangement (fixture, "another offer", 4);
  StmStageTally tally;

  add_assignment (fixture, fixture->arrangement, "one");
  add_assignment (fixture, fixture->arrangement, "two");
  add_assignment (fixture, other, "three");
  stm_demand_count (fixture->demand, G_LIST_MODEL (fixture->arrangements), G_LIST_MODEL (fixture->assignments),
                    G_LIST_MODEL (fixture->messages), &tally);
  g_assert_cmpint (tally.number, ==, 12);
  g_assert_cmpint (tally.arranged, ==, 9);
  g_assert_cmpint (tally.assigned, ==, 3);
  g_assert_cmpint (tally.unused, ==, 0);

  /* told by the record, and told by the log */
  g_object_set (fixture->arrangement, "pupils-sent-on", "2026-09-20", NULL);
  add_message (fixture, stm_record_get_uuid (STM_RECORD (other)), STM_TOPIC_PUPILS, "2026-09-21", "2026-09-21T08:00:00Z");
  stm_demand_count (fixture->demand, G_LIST_MODEL (fixture->arrangements), G_LIST_MODEL (fixture->assignments),
                    G_LIST_MODEL (fixture->messages), &tally);
  g_assert_cmpint (tally.unused, ==, 3 + 3);
}

static void
test_places_task (Fixture *fixture, gconstpointer data)
{
  StmStageTask task;

  g_assert_true (stm_demand_find_places_task (fixture->demand, G_LIST_MODEL (fixture->messages), NOW, &task));
  g_assert_cmpstr (task.due, ==, "2026-08-24");
  g_assert_cmpint (task.state, ==, STM_DEADLINE_OPEN);

  add_message (fixture, NULL, STM_TOPIC_CHANGE, "2026-08-01", "2026-08-01T08:00:00Z");
  stm_demand_find_places_task (fixture->demand, G_LIST_MODEL (fixture->messages), NOW, &task);
  g_assert_cmpint (task.state, ==, STM_DEADLINE_OPEN);

  add_message (fixture, NULL, STM_TOPIC_PLACES, "2026-08-01", "2026-08-01T08:00:00Z");
  stm_demand_find_places_task (fixture->demand, G_LIST_MODEL (fixture->messages), NOW, &task);
  g_assert_cmpint (task.state, ==, STM_DEADLINE_DONE);
}

static void
test_pupils_task (Fixture *fixture, gconstpointer data)
{
  GListModel *arrangements = G_LIST_MODEL (fixture->arrangements);
  GListModel *messages = G_LIST_MODEL (fixture->messages);
  StmArrangement *other = add_arrangement (fixture, "another offer", 4);
  StmStageTask task;

  g_assert_true (stm_demand_find_pupils_task (fixture->demand, arrangements, messages, NOW, &task));
  g_assert_cmpstr (task.due, ==, "2026-09-21");

  /* done when the last institution has its list */
  g_object_set (fixture->arrangement, "pupils-sent-on", "2026-09-18", NULL);
  stm_demand_find_pupils_task (fixture->demand, arrangements, messages, "2026-09-22 09:00", &task);
  g_assert_cmpint (task.state, ==, STM_DEADLINE_LATE);
  add_message (fixture, stm_record_get_uuid (STM_RECORD (other)), STM_TOPIC_PUPILS, "2026-09-22", "2026-09-22T08:00:00Z");
  stm_demand_find_pupils_task (fixture->demand, arrangements, messages, "2026-09-22 10:00", &task);
  g_assert_cmpint (task.state, ==, STM_DEADLINE_DONE);

  /* nothing is arranged: nothing is passed on */
  g_list_store_remove_all (fixture->arrangements);
  stm_demand_find_pupils_task (fixture->demand, arrangements, messages, "2026-09-22 10:00", &task);
  g_assert_cmpint (task.state, ==, STM_DEADLINE_LATE);
}

static void
test_audiences (void)
{
  g_assert_cmpint (stm_topic_get_audience (STM_TOPIC_PLACES), ==, STM_AUDIENCE_SCHOOL);
  g_assert_cmpint (stm_topic_get_audience (STM_TOPIC_PUPILS), ==, STM_AUDIENCE_SERVICE | STM_AUDIENCE_REGION);
  g_assert_cmpint (stm_topic_get_audience (STM_TOPIC_CHANGE), ==, STM_AUDIENCE_REGION);
  g_assert_cmpint (stm_topic_get_audience (STM_TOPIC_UNUSED), ==, STM_AUDIENCE_SERVICE | STM_AUDIENCE_REGION);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) changes = NULL;

  add_event (fixture, "2026-05-23T08:00:00Z", NULL);
  add_event (fixture, "2026-06-01T08:00:00Z", "number: 10 → 14\ncertainty: provisional → exact");
  add_event (fixture, "2026-06-02T08:00:00Z", "certainty: exact → provisional");
  add_event (fixture, "2026-06-03T08:00:00Z", "places-sent-on:  → 2026-06-03\nnumber: 14 → 12");

  changes = stm_demand_list_changes (G_LIST_MODEL (fixture->events));
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (g_array_index (changes, StmNumberChange, 0).at, ==, "2026-06-03T08:00:00Z");
  g_assert_cmpint (g_array_index (changes, StmNumberChange, 0).from, ==, 14);
  g_assert_cmpint (g_array_index (changes, StmNumberChange, 0).to, ==, 12);
  g_assert_cmpint (g_array_index (changes, StmNumberChange, 1).from, ==, 10);
}

static void
assert_unreported (Fixture *fixture, int from, int to)
{
  StmNumberChange change;
  gboolean found = stm_demand_find_unreported (fixture->demand, G_LIST_MODEL (fixture->events),
                                               G_LIST_MODEL (fixture->messages), &change);

  g_assert_cmpint (found, ==, from != to);
  if (found)
    {
      g_assert_cmpint (change.from, ==, from);
      g_assert_cmpint (change.to, ==, to);
    }
}

static void
test_unreported (Fixture *fixture, gconstpointer data)
{
  add_event (fixture, "2026-06-01T08:00:00Z", "number: 8 → 10");
  assert_unreported (fixture, 0, 0);

  add_message (fixture, NULL, STM_TOPIC_PLACES, "2026-06-02", "2026-06-02T08:00:00Z");
  assert_unreported (fixture, 0, 0);
  add_event (fixture, "2026-06-03T08:00:00Z", "number: 10 → 11");
  add_event (fixture, "2026-06-04T08:00:00Z", "number: 11 → 12");
  assert_unreported (fixture, 10, 12);

  add_message (fixture, NULL, STM_TOPIC_CHANGE, "2026-06-05", "2026-06-05T08:00:00Z");
  assert_unreported (fixture, 0, 0);

  /* there and back again is no change */
  add_event (fixture, "2026-06-06T08:00:00Z", "number: 12 → 13");
  add_event (fixture, "2026-06-07T08:00:00Z", "number: 13 → 12");
  assert_unreported (fixture, 0, 0);
}

static void
test_unreported_without_log (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->demand, "places-sent-on", "2026-06-02", NULL);
  add_event (fixture, "2026-06-02T08:00:00Z", "number: 8 → 10");
  assert_unreported (fixture, 0, 0);
  /* the third of June began at ten in the evening, in UTC */
  add_event (fixture, "2026-06-02T21:59:59Z", "number: 10 → 11");
  assert_unreported (fixture, 0, 0);
  add_event (fixture, "2026-06-02T22:00:00Z", "number: 11 → 12");
  assert_unreported (fixture, 11, 12);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/arrangement-rules/offer-is-not-overbooked-M1", test_overbooked);
  ADD ("/arrangement-rules/no-pupil-loses-a-place", test_fewer_than_assigned);
  ADD ("/arrangement-rules/offer-keeps-what-is-arranged", test_offer_keeps_what_is_arranged);
  ADD ("/arrangement-rules/offer-suits-V2", test_suits);
  ADD ("/arrangement-rules/other-days-V1", test_other_days);
  ADD ("/arrangement-rules/assignment-beyond-the-places", test_beyond_the_places);
  ADD ("/arrangement-rules/one-place-a-pupil", test_one_place_a_pupil);
  ADD ("/arrangement-rules/counts-V4", test_counts);
  ADD ("/demand-rules/list-of-places-V3", test_places_task);
  ADD ("/demand-rules/list-of-pupils-V3", test_pupils_task);
  g_test_add_func ("/demand-rules/audiences-V4", test_audiences);
  ADD ("/demand-rules/changes-V2", test_changes);
  ADD ("/demand-rules/unreported-change-V4", test_unreported);
  ADD ("/demand-rules/unreported-change-without-log-V4", test_unreported_without_log);

  return g_test_run ();
}

#include "config.h"

#include "store-fixture.h"

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-message.h"
#include "core/stm-offer.h"

/* What lives and dies with its owner, and what the history keeps of it. */

/* A demand for four pupils, with two places of an offer arranged, one pupil
 * assigned, and two messages, of which one is about the arrangement. */
typedef struct
{
  StoreFixture  store;
  StmRecord    *programme;
  StmRecord    *offer;
  StmRecord    *demand;
  StmRecord    *arrangement;
  StmRecord    *assignment;
  StmRecord    *messages[2];
} Fixture;

#define UUID(record) (stm_record_get_uuid (STM_RECORD (record)))

static StmRecord *
save_new (Fixture *fixture, GType type, const char *first, ...)
{
  va_list arguments;
  StmRecord *record = stm_record_new (type);

  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (record), first, arguments);
  va_end (arguments);
  store_fixture_save (&fixture->store, record);

  return record;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_fixture_set_up (&fixture->store, NULL);

  fixture->programme = save_new (fixture, STM_TYPE_PROGRAMME, "name", "Vmbo", "school-year", "2026-2027", "study", "Zorg",
                                 "study-years", 127, "method", STM_PROGRAMME_BY_NUMBER, NULL);
  fixture->offer = save_new (fixture, STM_TYPE_OFFER, "service", UUID (fixture->store.service),
                             "programme", UUID (fixture->programme), "model", 1, "places", 3,
                             "starts-on", "2027-01-11", "ends-on", "2027-01-29", NULL);
  fixture->demand = save_new (fixture, STM_TYPE_DEMAND, "school", UUID (fixture->store.school),
                              "programme", UUID (fixture->programme), "model", 1, "number", 4,
                              "starts-on", "2027-01-11", "ends-on", "2027-01-29", "contact-name", "Jan Vragens", NULL);
  fixture->arrangement = save_new (fixture, STM_TYPE_ARRANGEMENT, "demand", UUID (fixture->demand),
                                   "offer", UUID (fixture->offer), "places", 2, NULL);
  fixture->assignment = save_new (fixture, STM_TYPE_ASSIGNMENT, "arrangement", UUID (fixture->arrangement),
                                  "student", UUID (fixture->store.student), NULL);
  for (int i = 0; i < 2; i++)
    fixture->messages[i] = save_new (fixture, STM_TYPE_MESSAGE, "demand", UUID (fixture->demand),
                                     "arrangement", i == 0 ? NULL : UUID (fixture->arrangement), "topic", 2 + i,
                                     "audience", 1, "text", "Er verandert iets.", "sent-on", "2026-12-01", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->programme);
  g_object_unref (fixture->offer);
  g_object_unref (fixture->demand);
  g_object_unref (fixture->arrangement);
  g_object_unref (fixture->assignment);
  g_object_unref (fixture->messages[0]);
  g_object_unref (fixture->messages[1]);
  store_fixture_tear_down (&fixture->store, NULL);
}

static void
delete_record (Fixture *fixture, StmRecord *record)
{
  g_autoptr (GError) error = NULL;

  store_fixture_write (&fixture->store, stm_store_delete_async, record, &error);
  g_assert_no_error (error);
}

static void
restore_record (Fixture *fixture, StmRecord *record)
{
  g_autoptr (GError) error = NULL;

  store_fixture_write (&fixture->store, stm_store_restore_async, record, &error);
  g_assert_no_error (error);
}

static void
refuse_deletion (Fixture *fixture, gpointer record)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_fixture_write (&fixture->store, stm_store_delete_async, record, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
}

static void
assert_counts (Fixture *fixture, int demands, int arrangements, int assignments, int messages)
{
  StmStore *store = fixture->store.store;

  g_assert_cmpint (stm_store_count (store, STM_TYPE_DEMAND, NULL), ==, demands);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_ARRANGEMENT, NULL), ==, arrangements);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_ASSIGNMENT, NULL), ==, assignments);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_MESSAGE, NULL), ==, messages);
}

static void
test_demand (Fixture *fixture, gconstpointer data)
{
  assert_counts (fixture, 1, 1, 1, 2);
  delete_record (fixture, fixture->demand);
  assert_counts (fixture, 0, 0, 0, 0);
  restore_record (fixture, fixture->demand);
  assert_counts (fixture, 1, 1, 1, 2);
}

/* SPEC V4: messages are a log, which stays when an arrangement goes. */
static void
test_arrangement (Fixture *fixture, gconstpointer data)
{
  delete_record (fixture, fixture->arrangement);
  assert_counts (fixture, 1, 0, 0, 2);
  restore_record (fixture, fixture->arrangement);
  assert_counts (fixture, 1, 1, 1, 2);
}

static void
test_deadlines (Fixture *fixture, gconstpointer data)
{
  StmStore *store = fixture->store.store;
  g_autoptr (StmRecord) programme = save_new (fixture, STM_TYPE_PROGRAMME, "name", "Leeg", "school-year", "2026-2027",
                                              "study", "Zorg", "study-years", 1, NULL);
  g_autoptr (StmRecord) kept = save_new (fixture, STM_TYPE_DEADLINE, "programme", UUID (programme), "name", "Einde",
                                         "date", "2026-09-15", "audience", 1, NULL);
  g_autoptr (StmRecord) gone = save_new (fixture, STM_TYPE_DEADLINE, "programme", UUID (programme), "name", "Vergissing",
                                         "date", "2026-09-16", "audience", 1, NULL);

  delete_record (fixture, gone);
  /* what was deleted in another second than its owner does not come back with it */
  g_usleep (1100 * 1000);
  delete_record (fixture, programme);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_DEADLINE, NULL), ==, 0);
  restore_record (fixture, programme);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_DEADLINE, NULL), ==, 1);
}

/* What is no part of what goes keeps it. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  refuse_deletion (fixture, fixture->offer);
  refuse_deletion (fixture, fixture->programme);
  refuse_deletion (fixture, fixture->store.school);
  refuse_deletion (fixture, fixture->store.student);
  assert_counts (fixture, 1, 1, 1, 2);

  delete_record (fixture, fixture->assignment);
  delete_record (fixture, STM_RECORD (fixture->store.student));
  delete_record (fixture, fixture->demand);
  delete_record (fixture, fixture->offer);
}

static StmEvent *
get_newest_event (Fixture *fixture, gpointer record)
{
  g_autoptr (GListModel) events = stm_store_list_events (fixture->store.store, UUID (record), NULL);
  StmEvent *newest = NULL;

  /* whichever end they begin at */
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      if (stm_event_get_event_type (event) == STM_EVENT_CHANGED)
        g_set_object (&newest, event);
    }

  return newest;
}

static void
assert_change (Fixture *fixture, gpointer record, const char *fields, const char *changes)
{
  g_autoptr (StmEvent) event = NULL;

  store_fixture_save (&fixture->store, record);
  event = get_newest_event (fixture, record);
  g_assert_cmpstr (stm_event_get_fields (event), ==, fields);
  g_assert_cmpstr (stm_event_get_changes (event), ==, changes);
}

/* SPEC V2: numbers have a history, and nothing of a person is in it. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->demand, "number", 6, "contact-name", "An Anders", NULL);
  assert_change (fixture, fixture->demand, "number contact-name", "number: 4 → 6");
}

static void
test_changes_of_several (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->demand, "number", 5, "certainty", 1, "places-sent-on", "2026-11-30", NULL);
  assert_change (fixture, fixture->demand, "number certainty places-sent-on",
                 "number: 4 → 5\ncertainty: provisional → exact\nplaces-sent-on:  → 2026-11-30");
}

static void
test_changes_of_people (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->store.student, "first-name", "Anders", "study-year", 6, "phone", "0450 00 00 01", NULL);
  assert_change (fixture, fixture->store.student, "first-name study-year phone", NULL);
  g_object_set (fixture->demand, "contact-name", "An Anders", NULL);
  assert_change (fixture, fixture->demand, "contact-name", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/parts/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("V2/of-a-demand", test_demand);
  ADD ("V4/of-an-arrangement", test_arrangement);
  ADD ("T7/of-a-programme", test_deadlines);
  ADD ("T2/kept-by-others", test_kept);
  ADD ("V2/changes", test_changes);
  ADD ("V2/changes-of-several", test_changes_of_several);
  ADD ("P4/changes-of-people", test_changes_of_people);

  return g_test_run ();
}

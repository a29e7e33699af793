#include "config.h"

#include "store-fixture.h"

#include "core/stm-offer.h"

/* What the role of a profile, and whose it is, makes of its records. */

#define UUID(record) (stm_record_get_uuid (STM_RECORD (record)))

static StmRecord *
new_offer (StoreFixture *fixture, StmService *service)
{
  StmRecord *offer = stm_record_new (STM_TYPE_OFFER);

  g_object_set (offer, "service", UUID (service), "programme", UUID (fixture->programme), "model", 1, "places", 3,
                "starts-on", "2027-01-11", "ends-on", "2027-01-29", NULL);

  return offer;
}

/* SPEC T8: a service decides and offers for itself only */
static void
test_service (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) own = new_offer (fixture, fixture->service);
  g_autoptr (StmRecord) other = new_offer (fixture, fixture->other_service);
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) foreign = store_fixture_decide (fixture, fixture->other_service, 2, STM_DECISION_ACCEPTED);
  g_autoptr (GError) error = NULL;

  store_fixture_work_as (fixture, fixture->service);
  store_fixture_save (fixture, own);
  store_fixture_save (fixture, accepted);
  g_object_set (fixture->service, "remarks", "Wij nemen graag nog iemand.", NULL);
  store_fixture_save (fixture, fixture->service);

  store_fixture_refuse (fixture, other, STM_ERROR_REFUSED, NULL);
  store_fixture_refuse (fixture, foreign, STM_ERROR_REFUSED, NULL);
  g_object_set (fixture->other_service, "remarks", "Anders.", NULL);
  store_fixture_refuse (fixture, fixture->other_service, STM_ERROR_REFUSED, NULL);
  g_assert_false (store_fixture_write (fixture, stm_store_delete_async, fixture->other_service, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);

  g_object_set (fixture->student, "remarks", "Anders.", NULL);
  store_fixture_refuse (fixture, fixture->student, STM_ERROR_REFUSED, NULL);
  g_object_set (fixture->request, "remarks", "Anders.", NULL);
  store_fixture_refuse (fixture, fixture->request, STM_ERROR_REFUSED, NULL);
}

/* Taking what is another's, with a record that was one's own. */
static void
test_service_takes_nothing (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) offer = new_offer (fixture, fixture->other_service);

  store_fixture_save (fixture, offer);
  store_fixture_work_as (fixture, fixture->service);
  g_object_set (offer, "service", UUID (fixture->service), NULL);
  store_fixture_refuse (fixture, offer, STM_ERROR_REFUSED, NULL);
}

static void
assert_accepted_by_viewer (StoreFixture *fixture, gboolean expected)
{
  g_autoptr (StmRecord) overview = stm_store_get (fixture->store, STM_TYPE_OVERVIEW, UUID (fixture->student), NULL);

  g_assert_cmpint (stm_store_is_accepted_by_viewer (fixture->store, STM_RECORD (fixture->student)), ==, expected);
  g_assert_cmpint (stm_store_is_accepted_by_viewer (fixture->store, STM_RECORD (fixture->request)), ==, expected);
  g_assert_cmpint (stm_store_is_accepted_by_viewer (fixture->store, overview), ==, expected);
}

/* SPEC P3: only the service that accepted sees the number, phone and e-mail. */
static void
test_accepted_by_viewer (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) declined = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_DECLINED);
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->other_service, 2, STM_DECISION_ACCEPTED);

  store_fixture_save (fixture, declined);
  store_fixture_save (fixture, accepted);
  assert_accepted_by_viewer (fixture, FALSE);

  store_fixture_work_as (fixture, fixture->service);
  assert_accepted_by_viewer (fixture, FALSE);

  stm_store_set_role (fixture->store, STM_ROLE_REGION);
  store_fixture_work_as (fixture, fixture->other_service);
  assert_accepted_by_viewer (fixture, TRUE);

  g_object_set (accepted, "state", STM_DECISION_WITHDRAWN, "reason", "ziek", NULL);
  store_fixture_save (fixture, accepted);
  assert_accepted_by_viewer (fixture, FALSE);

  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  assert_accepted_by_viewer (fixture, FALSE);
}

/* A service that is not known yet accepted nobody. */
static void
test_unknown_service (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);

  store_fixture_save (fixture, accepted);
  stm_store_set_role (fixture->store, STM_ROLE_SERVICE);
  assert_accepted_by_viewer (fixture, FALSE);
}

/* SPEC T7: told by the store when a request is first saved, and kept. */
static void
test_entered (StoreFixture *fixture, gconstpointer data)
{
  const char *uuid = UUID (fixture->request);
  g_autoptr (StmRecord) first = stm_store_get (fixture->store, STM_TYPE_REQUEST, uuid, NULL);
  g_autoptr (StmRecord) kept = NULL;
  g_autofree char *entered = g_strdup (STM_REQUEST (first)->entered);

  g_assert_cmpuint (strlen (entered), ==, strlen ("2026-09-03 12:00"));

  /* a draft made before the first save does not take it back */
  g_object_set (fixture->request, "total-hours", 6000, "entered", NULL, NULL);
  store_fixture_save (fixture, fixture->request);
  kept = stm_store_get (fixture->store, STM_TYPE_REQUEST, uuid, NULL);
  g_assert_cmpstr (STM_REQUEST (kept)->entered, ==, entered);
}

/* What another profile says of it stands. */
static void
test_entered_elsewhere (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) student = stm_record_copy (STM_RECORD (fixture->student));
  g_autoptr (StmRecord) request = stm_record_copy (STM_RECORD (fixture->request));
  g_autoptr (StmRecord) kept = NULL;
  StmRecord *const records[] = { student, request };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autofree char *uuid = g_uuid_string_random ();

      stm_record_set_id (records[i], 0);
      stm_record_set_revision (records[i], 0);
      stm_record_set_uuid (records[i], uuid);
    }
  store_fixture_save (fixture, student);
  g_object_set (request, "student", UUID (student), "entered", "2026-09-02 09:30", NULL);
  store_fixture_save (fixture, request);

  kept = stm_store_get (fixture->store, STM_TYPE_REQUEST, UUID (request), NULL);
  g_assert_cmpstr (STM_REQUEST (kept)->entered, ==, "2026-09-02 09:30");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/roles/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("T8/service", test_service);
  ADD ("T8/service-takes-nothing", test_service_takes_nothing);
  ADD ("P3/accepted-by-viewer", test_accepted_by_viewer);
  ADD ("P3/unknown-service", test_unknown_service);
  ADD ("T7/entered", test_entered);
  ADD ("T7/entered-elsewhere", test_entered_elsewhere);

  return g_test_run ();
}

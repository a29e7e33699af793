#include "store-fixture.h"

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-offer.h"
#include "core/stm-package-rules.h"
#include "core/stm-package.h"
#include "core/stm-peer.h"
#include "core/stm-stage-rules.h"
#include "store/stm-store-numbers.h"

#define NOW "2026-09-28 10:00"

static void
on_numbers (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static StmNumbers *
read_numbers_at (StoreFixture *fixture, StmRole role, const char *now)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StmNumbers *numbers;

  stm_store_set_role (fixture->store, role);
  stm_store_numbers_async (fixture->store, now, NULL, on_numbers, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  numbers = stm_store_numbers_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  stm_store_set_role (fixture->store, STM_ROLE_REGION);

  return numbers;
}

static StmNumbers *
read_numbers (StoreFixture *fixture)
{
  return read_numbers_at (fixture, STM_ROLE_REGION, NOW);
}

static const char *
uuid_of (gpointer record)
{
  return stm_record_get_uuid (STM_RECORD (record));
}

static void
decide (StoreFixture *fixture, StmService *service, int period, StmDecision decision, const char *decided_at)
{
  g_autoptr (StmPlacement) placement = store_fixture_decide (fixture, service, period, decision);

  g_object_set (placement, "decided-at", decided_at, NULL);
  store_fixture_save (fixture, placement);
}

static StmRecord *
add_offer (StoreFixture *fixture, StmService *service, int places)
{
  StmRecord *offer = stm_record_new (STM_TYPE_OFFER);

  g_object_set (offer, "service", uuid_of (service), "programme", uuid_of (fixture->programme), "model", STM_MODEL_BLOCK,
                "places", places, "starts-on", "2026-10-05", "ends-on", "2026-10-30", NULL);
  store_fixture_save (fixture, offer);

  return offer;
}

static void
add_deadline (StoreFixture *fixture, const char *date, int effect, int round)
{
  g_autoptr (StmRecord) deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", uuid_of (fixture->programme), "name", "Ronde", "date", date, "time", "12:00",
                "effect", effect, "round", round, "audience", STM_AUDIENCE_SCHOOL, NULL);
  store_fixture_save (fixture, deadline);
}

/* SPEC T8: a school does not see that a service declined. */
static void
test_status (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) before = read_numbers (fixture);
  g_autoptr (StmNumbers) region = NULL;
  g_autoptr (StmNumbers) school = NULL;

  g_assert_cmpint (stm_numbers_count_students (before), ==, 1);
  g_assert_cmpint (before->status[STM_STATUS_REQUESTED], ==, 1);
  g_assert_cmpint (before->counts[STM_COUNT_SUPERVISORS], ==, 1);
  g_assert_cmpint (before->counts[STM_COUNT_WITHOUT_PREFERENCE], ==, 0);

  decide (fixture, fixture->service, 1, STM_DECISION_DECLINED, NULL);
  region = read_numbers (fixture);
  school = read_numbers_at (fixture, STM_ROLE_SCHOOL, NOW);
  g_assert_cmpint (region->status[STM_STATUS_DECLINED], ==, 1);
  g_assert_cmpint (school->status[STM_STATUS_DECLINED], ==, 0);
  g_assert_cmpint (school->status[STM_STATUS_REQUESTED], ==, 1);
}

static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) numbers = NULL;

  store_fixture_write (fixture, stm_store_delete_async, fixture->student, NULL);
  numbers = read_numbers (fixture);
  g_assert_cmpint (stm_numbers_count_students (numbers), ==, 0);
  for (guint i = 0; i < numbers->weeks->len; i++)
    g_assert_cmpint (g_array_index (numbers->weeks, StmWeekNumbers, i).undecided, ==, 0);
}

static void
assert_service (StmNumbers *numbers, guint index, const char *name, int accepted, int offered)
{
  StmServiceNumbers *service = numbers->services->pdata[index];

  g_assert_cmpstr (service->name, ==, name);
  g_assert_cmpint (service->accepted, ==, accepted);
  g_assert_cmpint (service->offered, ==, offered);
}

/* A service that takes a student twice takes one student; the largest is first. */
static void
test_services (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) before = read_numbers (fixture);
  g_autoptr (StmNumbers) after = NULL;
  g_autoptr (StmRecord) offer = NULL;
  g_autoptr (StmRecord) other = NULL;

  g_assert_cmpuint (before->services->len, ==, 0);
  g_assert_cmpint (before->counts[STM_COUNT_WITHOUT_OFFER], ==, 2);
  g_assert_cmpint (before->counts[STM_COUNT_OFFERS], ==, 0);

  decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED, NULL);
  decide (fixture, fixture->service, 2, STM_DECISION_ACCEPTED, NULL);
  offer = add_offer (fixture, fixture->service, 3);
  other = add_offer (fixture, fixture->other_service, 5);
  after = read_numbers (fixture);
  g_assert_cmpuint (after->services->len, ==, 2);
  assert_service (after, 0, "Woonzorg Het Anker", 0, 5);
  assert_service (after, 1, "Thuiszorg De Linde", 1, 3);
  g_assert_cmpint (after->counts[STM_COUNT_FREE_PLACES], ==, 7);
  g_assert_cmpint (after->counts[STM_COUNT_WITHOUT_OFFER], ==, 0);
  g_assert_cmpint (after->counts[STM_COUNT_OFFERS], ==, 2);
}

static void
test_provinces (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) before = NULL;
  g_autoptr (StmNumbers) after = NULL;
  g_autoptr (StmRecord) offer = add_offer (fixture, fixture->service, 3);

  g_object_set (fixture->student, "province", STM_PROVINCE_EAST_FLANDERS, NULL);
  store_fixture_save (fixture, fixture->student);
  g_object_set (fixture->service, "province", STM_PROVINCE_EAST_FLANDERS, NULL);
  store_fixture_save (fixture, fixture->service);

  before = read_numbers (fixture);
  g_assert_cmpint (before->provinces[STM_PROVINCE_EAST_FLANDERS].requests, ==, 1);
  g_assert_cmpint (before->provinces[STM_PROVINCE_EAST_FLANDERS].unplaced, ==, 1);
  g_assert_cmpint (before->provinces[STM_PROVINCE_EAST_FLANDERS].free_places, ==, 3);
  g_assert_cmpint (before->provinces[STM_PROVINCE_LIMBURG].requests, ==, 0);

  decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED, NULL);
  decide (fixture, fixture->service, 2, STM_DECISION_ACCEPTED, NULL);
  after = read_numbers (fixture);
  g_assert_cmpint (after->provinces[STM_PROVINCE_EAST_FLANDERS].requests, ==, 1);
  g_assert_cmpint (after->provinces[STM_PROVINCE_EAST_FLANDERS].unplaced, ==, 0);
  g_assert_cmpint (after->provinces[STM_PROVINCE_EAST_FLANDERS].free_places, ==, 2);
}

static void
assert_week (StmNumbers *numbers, const char *monday, int on_stage, int undecided)
{
  for (guint i = 0; i < numbers->weeks->len; i++)
    {
      StmWeekNumbers *week = &g_array_index (numbers->weeks, StmWeekNumbers, i);

      if (g_str_equal (week->monday, monday))
        {
          g_assert_cmpint (week->on_stage, ==, on_stage);
          g_assert_cmpint (week->undecided, ==, undecided);
          return;
        }
    }

  g_assert_not_reached ();
}

/* From the week of 1 September on, until July where nobody has a stage then. */
static void
test_weeks (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) numbers = NULL;
  g_autoptr (StmNumbers) next_year = NULL;

  decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED, NULL);
  numbers = read_numbers (fixture);
  g_assert_cmpstr (g_array_index (numbers->weeks, StmWeekNumbers, 0).monday, ==, "2026-08-31");
  g_assert_cmpuint (numbers->weeks->len, ==, 44);
  assert_week (numbers, "2026-09-28", 0, 0);
  assert_week (numbers, "2026-10-05", 1, 0);
  assert_week (numbers, "2026-10-26", 1, 0);
  assert_week (numbers, "2026-11-02", 0, 0);
  assert_week (numbers, "2027-03-01", 0, 1);
  assert_week (numbers, "2027-03-22", 0, 1);
  assert_week (numbers, "2027-03-29", 0, 0);

  next_year = read_numbers_at (fixture, STM_ROLE_REGION, "2027-09-02 08:00");
  g_assert_cmpstr (g_array_index (next_year->weeks, StmWeekNumbers, 0).monday, ==, "2027-08-30");
  g_assert_cmpuint (g_list_model_get_n_items (next_year->programmes), ==, 0);
}

/* What a request is entered at is what the clock says. */
static void
test_late (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) none = read_numbers (fixture);
  g_autoptr (StmNumbers) late = NULL;
  g_autoptr (StmNumbers) after = NULL;

  g_assert_cmpint (none->counts[STM_COUNT_LATE] + none->counts[STM_COUNT_AFTER_ROUNDS], ==, 0);

  add_deadline (fixture, "2001-09-15", STM_DEADLINE_ROUND, 1);
  after = read_numbers (fixture);
  g_assert_cmpint (after->counts[STM_COUNT_LATE], ==, 0);
  g_assert_cmpint (after->counts[STM_COUNT_AFTER_ROUNDS], ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (after->deadlines), ==, 1);

  add_deadline (fixture, "2099-09-29", STM_DEADLINE_ROUND, 2);
  late = read_numbers (fixture);
  g_assert_cmpint (late->counts[STM_COUNT_LATE], ==, 1);
  g_assert_cmpint (late->counts[STM_COUNT_AFTER_ROUNDS], ==, 0);
}

static void
test_new_and_starting (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNumbers) soon = NULL;
  g_autoptr (StmNumbers) early = NULL;

  decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED, "2026-09-20T08:00:00Z");
  soon = read_numbers (fixture);
  g_assert_cmpint (soon->counts[STM_COUNT_NEW], ==, 1);
  g_assert_cmpint (soon->counts[STM_COUNT_STARTING], ==, 1);
  early = read_numbers_at (fixture, STM_ROLE_REGION, "2026-10-06 10:00");
  g_assert_cmpint (early->counts[STM_COUNT_NEW], ==, 0);
  g_assert_cmpint (early->counts[STM_COUNT_STARTING], ==, 0);
}

static StmRecord *
add_peer (StoreFixture *fixture, StmRole role, const char *field, gpointer whose)
{
  StmRecord *peer = stm_record_new (STM_TYPE_PEER);
  g_autofree char *profile = g_uuid_string_random ();

  g_object_set (peer, "name", "Partner", "role", role, "profile", profile, NULL);
  if (field != NULL)
    g_object_set (peer, field, uuid_of (whose), NULL);
  store_fixture_save (fixture, peer);

  return peer;
}

/* The log of packages is not edited, but by the exchange. */
static gboolean
put (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return stm_transaction_put (transaction, data, error);
}

static void
send_package (StoreFixture *fixture, StmRecord *peer, StmPackageContent content, const char *made_at)
{
  g_autoptr (StmRecord) package = stm_record_new (STM_TYPE_PACKAGE);
  g_autoptr (GError) error = NULL;

  g_object_set (package, "direction", STM_DIRECTION_SENT, "content", content, "peer", uuid_of (peer),
                "made-at", made_at, NULL);
  stm_record_set_revision (package, 1);
  stm_record_set_times (package, made_at, made_at, NULL);
  stm_store_run (fixture->store, put, package, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_unpassed (StoreFixture *fixture, StmRole role, int n)
{
  g_autoptr (StmNumbers) numbers = read_numbers_at (fixture, role, NOW);

  g_assert_cmpint (numbers->counts[STM_COUNT_UNPASSED], ==, n);
}

static void
test_unpassed_by_school (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) peer = NULL;

  assert_unpassed (fixture, STM_ROLE_SCHOOL, 0);
  peer = add_peer (fixture, STM_ROLE_REGION, NULL, NULL);
  assert_unpassed (fixture, STM_ROLE_SCHOOL, 1);
  send_package (fixture, peer, STM_PACKAGE_REQUESTS, "2001-01-01T00:00:00Z");
  assert_unpassed (fixture, STM_ROLE_SCHOOL, 1);
  send_package (fixture, peer, STM_PACKAGE_REQUESTS, "2999-01-01T00:00:00Z");
  assert_unpassed (fixture, STM_ROLE_SCHOOL, 0);
}

/* A region counts whom it has news for: the school of a decision, and the
 * services that a request prefers. */
static void
test_unpassed_by_region (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) school = add_peer (fixture, STM_ROLE_SCHOOL, "school", fixture->school);
  g_autoptr (StmRecord) service = NULL;
  g_autoptr (StmRecord) other = NULL;

  assert_unpassed (fixture, STM_ROLE_REGION, 0);
  service = add_peer (fixture, STM_ROLE_SERVICE, "service", fixture->service);
  other = add_peer (fixture, STM_ROLE_SERVICE, "service", fixture->other_service);
  assert_unpassed (fixture, STM_ROLE_REGION, 1);
  decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED, NULL);
  assert_unpassed (fixture, STM_ROLE_REGION, 2);
  send_package (fixture, school, STM_PACKAGE_CATALOGUE, "2999-01-01T00:00:00Z");
  assert_unpassed (fixture, STM_ROLE_REGION, 2);
  send_package (fixture, school, STM_PACKAGE_PLACEMENTS, "2999-01-01T00:00:00Z");
  send_package (fixture, service, STM_PACKAGE_CANDIDATES, "2999-01-01T00:00:00Z");
  assert_unpassed (fixture, STM_ROLE_REGION, 0);
}

/* SPEC V2–V4 */
static void
test_demands (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) demand = stm_record_new (STM_TYPE_DEMAND);
  g_autoptr (StmRecord) arrangement = stm_record_new (STM_TYPE_ARRANGEMENT);
  g_autoptr (StmRecord) offer = NULL;
  g_autoptr (StmNumbers) asked = NULL;
  g_autoptr (StmNumbers) arranged = NULL;
  g_autoptr (StmNumbers) sent = NULL;
  g_autoptr (StmNumbers) over = NULL;
  StmDemandNumbers *found;

  g_object_set (fixture->programme, "method", STM_PROGRAMME_BY_NUMBER, NULL);
  store_fixture_save (fixture, fixture->programme);
  offer = add_offer (fixture, fixture->service, 6);
  g_object_set (demand, "school", uuid_of (fixture->school), "programme", uuid_of (fixture->programme),
                "model", STM_MODEL_BLOCK, "starts-on", "2026-10-05", "ends-on", "2026-10-30", "number", 6, NULL);
  store_fixture_save (fixture, demand);
  asked = read_numbers (fixture);
  g_assert_cmpuint (asked->demands->len, ==, 1);
  found = asked->demands->pdata[0];
  g_assert_cmpstr (found->school, ==, "Sint-Élisabeth");
  g_assert_cmpint (found->arranged, ==, 0);

  g_object_set (arrangement, "demand", uuid_of (demand), "offer", uuid_of (offer), "places", 4, NULL);
  store_fixture_save (fixture, arrangement);
  arranged = read_numbers (fixture);
  found = arranged->demands->pdata[0];
  g_assert_cmpint (found->arranged, ==, 4);
  g_assert_cmpint (found->lists_due, ==, 1);
  g_assert_cmpint (found->unused, ==, 0);
  assert_service (arranged, 0, "Thuiszorg De Linde", 4, 6);

  g_object_set (arrangement, "pupils-sent-on", "2026-09-20", NULL);
  store_fixture_save (fixture, arrangement);
  sent = read_numbers (fixture);
  found = sent->demands->pdata[0];
  g_assert_cmpint (found->lists_due, ==, 0);
  g_assert_cmpint (found->unused, ==, 4);

  over = read_numbers_at (fixture, STM_ROLE_REGION, "2026-10-31 08:00");
  g_assert_cmpuint (over->demands->len, ==, 0);
}

/* A school is not reminded of what is not for its pupils. */
static void
test_programmes_of_a_school (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) by_number = stm_record_copy (STM_RECORD (fixture->programme));
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store);
  g_autoptr (StmNumbers) region = NULL;
  g_autoptr (StmNumbers) secondary = NULL;
  g_autoptr (StmNumbers) vmbo = NULL;
  g_autofree char *uuid = g_uuid_string_random ();

  stm_record_set_uuid (by_number, uuid);
  stm_record_set_revision (by_number, 0);
  stm_record_set_id (by_number, 0);
  g_object_set (by_number, "method", STM_PROGRAMME_BY_NUMBER, "study", "Vmbo", NULL);
  store_fixture_save (fixture, by_number);
  g_object_set (profile, "role", STM_ROLE_SCHOOL, "school", uuid_of (fixture->school), NULL);
  store_fixture_save (fixture, profile);

  region = read_numbers (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (region->programmes), ==, 2);
  secondary = read_numbers_at (fixture, STM_ROLE_SCHOOL, NOW);
  g_assert_cmpuint (g_list_model_get_n_items (secondary->programmes), ==, 1);
  g_object_set (fixture->school, "strands", 1 | 1 << 2, NULL);
  store_fixture_save (fixture, fixture->school);
  vmbo = read_numbers_at (fixture, STM_ROLE_SCHOOL, NOW);
  g_assert_cmpuint (g_list_model_get_n_items (vmbo->programmes), ==, 2);
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  stm_store_numbers_async (fixture->store, NOW, cancellable, on_numbers, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (stm_store_numbers_finish (fixture->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/numbers/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("T8/status", test_status);
  ADD ("deleted", test_deleted);
  ADD ("T8/services", test_services);
  ADD ("T3/provinces", test_provinces);
  ADD ("T5/weeks", test_weeks);
  ADD ("T7/late", test_late);
  ADD ("T8/new-and-starting", test_new_and_starting);
  ADD ("X1/unpassed-by-school", test_unpassed_by_school);
  ADD ("X1/unpassed-by-region", test_unpassed_by_region);
  ADD ("V2/demands", test_demands);
  ADD ("T7/programmes-of-a-school", test_programmes_of_a_school);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}

#include "config.h"

#include "package-tools.h"

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-deadline.h"
#include "core/stm-demand-rules.h"
#include "core/stm-event.h"
#include "core/stm-offer.h"
#include "core/stm-stage-rules.h"

#define UUID(record) stm_record_get_uuid (STM_RECORD (record))

static void
send (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (StmImportPlan) plan = package_send (fixture, from, to, content);
}

static void
prefer (PackageFixture *fixture, StmService *service)
{
  g_autoptr (StmRecord) request = package_find_request (fixture->base.store, "Wouters");

  g_object_set (request, "preference-1", UUID (service), NULL);
  package_save (fixture->base.store, request);
}

static void
begin (PackageFixture *fixture)
{
  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
}

static void
assert_candidate (StmStore *store, gboolean is_one)
{
  g_autoptr (StmRecord) student = package_find (store, "Wouters");
  g_autoptr (StmRecord) request = package_find_request (store, "Wouters");

  g_assert_true ((student != NULL) == is_one);
  g_assert_true ((request != NULL) == is_one);
}

/* SPEC P3: who does not come any more is not kept, and comes back when preferred again */
static void
test_stale (PackageFixture *fixture, gconstpointer data)
{
  begin (fixture);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_candidate (fixture->service, TRUE);

  prefer (fixture, fixture->base.other_service);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_candidate (fixture->service, FALSE);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_DETAILS);
  assert_candidate (fixture->service, FALSE);

  prefer (fixture, fixture->base.service);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_candidate (fixture->service, TRUE);
}

/* but on whom it decided, it keeps, even before the region knows */
static void
test_decided_stays (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) placement = NULL;

  begin (fixture);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  placement = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_ACCEPTED);
  prefer (fixture, fixture->base.other_service);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_candidate (fixture->service, TRUE);

  send (fixture, fixture->service, fixture->base.store, STM_PACKAGE_DECISIONS);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_candidate (fixture->service, TRUE);
}

/* a package that was overtaken does not take away who came later */
static void
test_overtaken (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) old = NULL;
  g_autoptr (StmImportPlan) late = NULL;

  package_meet (fixture);
  old = package_order (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  g_usleep (1100000);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);

  late = package_take (fixture->service, old, NULL, STM_IMPORT_DEFAULT, NULL);
  g_assert_true (stm_import_plan_get_origin (late)->is_older);
  g_assert_true (stm_import_plan_is_written (late));
  assert_candidate (fixture->service, TRUE);
}

static void
send_undecided (PackageFixture *fixture)
{
  StmPackageOrder order = { STM_PACKAGE_CANDIDATES, UUID (fixture->base.service), NULL, TRUE };
  g_autoptr (GFile) file = exchange_get_file (&fixture->base, "round.stagematching");
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = NULL;

  stm_package_export (fixture->base.store, &order, file, NULL, NULL, &error);
  g_assert_no_error (error);
  plan = package_take (fixture->service, file, NULL, STM_IMPORT_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (stm_import_plan_is_written (plan));
}

/* SPEC T7, T8: in the second round a service hears of all who have no place yet */
static void
test_second_round (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) taken = NULL;

  begin (fixture);
  prefer (fixture, fixture->base.other_service);
  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_candidate (fixture->service, FALSE);
  send_undecided (fixture);
  assert_candidate (fixture->service, TRUE);

  taken = package_decide (fixture->base.store, fixture->base.other_service, "Wouters", STM_DECISION_ACCEPTED);
  send_undecided (fixture);
  assert_candidate (fixture->service, FALSE);
}

static StmRecord *
add_deadline (StmStore *store, StmProgramme *programme)
{
  StmRecord *deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", UUID (programme), "name", "Aanvragen", "date", "2026-09-03", "time", "12:00",
                "round", 1, "effect", STM_DEADLINE_REQUESTS, "audience", STM_AUDIENCE_SCHOOL, "done-on", "2026-09-01", NULL);

  return package_save (store, deadline);
}

/* SPEC X1: renamed and deleted services and moved moments reach a school; what it
 * noted as done stays its own */
static void
test_catalogue (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) deadline = add_deadline (region, fixture->base.programme);
  g_autoptr (StmRecord) theirs = NULL;
  g_autoptr (StmRecord) moved = NULL;
  g_autoptr (StmRecord) renamed = NULL;
  g_autoptr (StmRecord) gone = NULL;

  package_meet (fixture);
  theirs = package_get (fixture->school, STM_TYPE_DEADLINE, deadline);
  g_assert_null (STM_DEADLINE (theirs)->done_on);
  g_object_set (theirs, "done-on", "2026-09-02", NULL);
  package_save (fixture->school, theirs);

  g_object_set (deadline, "date", "2026-09-04", NULL);
  package_save (region, deadline);
  g_object_set (fixture->base.service, "name", "De Nieuwe Linde", NULL);
  package_save (region, STM_RECORD (fixture->base.service));
  package_delete (region, STM_RECORD (fixture->base.other_service));
  send (fixture, region, fixture->school, STM_PACKAGE_CATALOGUE);

  moved = package_get (fixture->school, STM_TYPE_DEADLINE, deadline);
  g_assert_cmpstr (STM_DEADLINE (moved)->date, ==, "2026-09-04");
  g_assert_cmpstr (STM_DEADLINE (moved)->done_on, ==, "2026-09-02");
  renamed = package_get (fixture->school, STM_TYPE_SERVICE, fixture->base.service);
  g_assert_cmpstr (STM_SERVICE (renamed)->name, ==, "De Nieuwe Linde");
  gone = package_get (fixture->school, STM_TYPE_SERVICE, fixture->base.other_service);
  g_assert_nonnull (stm_record_get_deleted_at (gone));
}

/* a service that is gone but still asked for: the reason is told, nothing is written */
static void
test_catalogue_in_use (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) request = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  request = package_find_request (fixture->school, "Wouters");
  g_object_set (request, "preference-1", UUID (fixture->base.other_service), NULL);
  package_save (fixture->school, request);
  package_delete (fixture->base.store, STM_RECORD (fixture->base.other_service));

  file = package_order (fixture, fixture->base.store, fixture->school, STM_PACKAGE_CATALOGUE);
  before = package_dup_state (fixture->school);
  plan = package_take (fixture->school, file, NULL, STM_IMPORT_DEFAULT, &error);
  after = package_dup_state (fixture->school);
  g_assert_false (stm_import_plan_is_written (plan));
  g_assert_false (stm_import_plan_to_error (plan, &error));
  g_assert_nonnull (strstr (error->message, "services["));
  g_assert_nonnull (strstr (error->message, "refer"));
  g_assert_cmpstr (after, ==, before);
}

/* SPEC X1: a service that the region does not know comes along; one that it knows is the region's */
static void
test_only_adds (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) unknown = stm_record_new (STM_TYPE_SERVICE);
  g_autoptr (StmRecord) known = NULL;
  g_autoptr (StmRecord) request = NULL;
  g_autoptr (StmRecord) added = NULL;
  g_autoptr (StmRecord) kept = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  g_object_set (unknown, "name", "Huize Avondrood", NULL);
  package_save (fixture->school, unknown);
  known = package_get (fixture->school, STM_TYPE_SERVICE, fixture->base.service);
  g_object_set (known, "name", "Linde, zeggen wij", NULL);
  package_save (fixture->school, known);
  request = package_find_request (fixture->school, "Wouters");
  g_object_set (request, "preference-2", UUID (unknown), NULL);
  package_save (fixture->school, request);

  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  added = package_get (fixture->base.store, STM_TYPE_SERVICE, unknown);
  g_assert_cmpstr (STM_SERVICE (added)->name, ==, "Huize Avondrood");
  kept = package_get (fixture->base.store, STM_TYPE_SERVICE, fixture->base.service);
  g_assert_cmpstr (STM_SERVICE (kept)->name, ==, "Thuiszorg De Linde");
}

static StmRecord *
add_offer (PackageFixture *fixture)
{
  StmRecord *offer = stm_record_new (STM_TYPE_OFFER);

  g_object_set (offer, "service", UUID (fixture->base.service), "programme", UUID (fixture->base.programme),
                "model", STM_MODEL_RIBBON, "starts-on", "2026-09-01", "ends-on", "2027-06-30", "days", 12, "places", 4,
                "department", "Keuken", NULL);

  return package_save (fixture->service, offer);
}

static StmRecord *
add_demand (PackageFixture *fixture)
{
  StmRecord *demand = stm_record_new (STM_TYPE_DEMAND);

  g_object_set (demand, "school", UUID (fixture->base.school), "programme", UUID (fixture->base.programme),
                "model", STM_MODEL_RIBBON, "starts-on", "2027-01-11", "ends-on", "2027-04-02", "days", 12,
                "half-day-hours", 240, "number", 3, "asked-on", "2026-11-02", NULL);

  return package_save (fixture->school, demand);
}

static StmRecord *
arrange (PackageFixture *fixture, StmRecord *demand, StmRecord *offer)
{
  StmRecord *arrangement = stm_record_new (STM_TYPE_ARRANGEMENT);

  g_object_set (arrangement, "demand", UUID (demand), "offer", UUID (offer), "places", 2, NULL);

  return package_save (fixture->base.store, arrangement);
}

static StmRecord *
assign (PackageFixture *fixture, StmRecord *arrangement, StmRecord *student)
{
  StmRecord *assignment = stm_record_new (STM_TYPE_ASSIGNMENT);

  g_object_set (assignment, "arrangement", UUID (arrangement), "student", UUID (student), NULL);

  return package_save (fixture->school, assignment);
}

static void
assert_changes (StmStore *store, StmRecord *record, const char *changes)
{
  g_autoptr (GListModel) events = stm_store_list_events (store, UUID (record), NULL);
  g_autoptr (StmEvent) event = g_list_model_get_item (events, 0);

  g_assert_cmpstr (stm_event_get_changes (event), ==, changes);
}

/* SPEC V2–V4: places by number go round too, with pupils and messages */
static void
test_by_number (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) offer = NULL;
  g_autoptr (StmRecord) demand = NULL;
  g_autoptr (StmRecord) arrangement = NULL;
  g_autoptr (StmRecord) student = NULL;
  g_autoptr (StmRecord) assignment = NULL;
  g_autoptr (StmRecord) message = NULL;
  g_autoptr (StmRecord) pupil = NULL;
  g_autoptr (StmRecord) there = NULL;
  g_autoptr (StmRecord) told = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  offer = add_offer (fixture);
  demand = add_demand (fixture);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  g_object_set (demand, "number", 2, NULL);
  package_save (fixture->school, demand);
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  assert_changes (region, demand, "from: school\nnumber: 3 → 2");

  arrangement = arrange (fixture, demand, offer);
  send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  student = package_find (fixture->school, "Wouters");
  assignment = assign (fixture, arrangement, student);
  message = STM_RECORD (stm_message_new (STM_DEMAND (demand), UUID (arrangement), STM_TOPIC_PUPILS, "De lijst", "2026-12-01"));
  package_save (fixture->school, message);

  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  there = package_get (fixture->service, STM_TYPE_ASSIGNMENT, assignment);
  g_assert_nonnull (there);
  pupil = package_find (fixture->service, "Wouters");
  g_assert_null (STM_STUDENT (pupil)->national_number);
  told = package_get (fixture->service, STM_TYPE_MESSAGE, message);
  g_assert_true ((told != NULL) == ((STM_MESSAGE (message)->audience & STM_AUDIENCE_SERVICE) != 0));
}

#define ADD(name, func) \
  g_test_add ("/exchange/package-places/" name, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("P3/stale", test_stale);
  ADD ("P3/decided-stays", test_decided_stays);
  ADD ("P3/overtaken", test_overtaken);
  ADD ("T7/second-round", test_second_round);
  ADD ("X1/catalogue", test_catalogue);
  ADD ("X1/catalogue-in-use", test_catalogue_in_use);
  ADD ("X1/only-adds", test_only_adds);
  ADD ("V4/by-number", test_by_number);

  return g_test_run ();
}

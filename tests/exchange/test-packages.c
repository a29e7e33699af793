#include "config.h"

#include "package-tools.h"

#include "core/stm-deadline.h"
#include "core/stm-event.h"
#include "core/stm-package.h"

static void
send (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (StmImportPlan) plan = package_send (fixture, from, to, content);
}

/* SPEC T10: who joins is from then on the region's record of itself */
static void
test_join (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) school = NULL;
  g_autoptr (StmProfile) service = NULL;
  g_autoptr (StmRecord) record = NULL;

  package_join (fixture);
  school = stm_store_dup_profile (fixture->school);
  service = stm_store_dup_profile (fixture->service);

  g_assert_cmpstr (school->school, ==, stm_record_get_uuid (STM_RECORD (fixture->base.school)));
  g_assert_cmpstr (service->service, ==, stm_record_get_uuid (STM_RECORD (fixture->base.service)));
  g_assert_nonnull (school->region);
  g_assert_cmpstr (school->region, ==, service->region);

  /* the region's name holds, and what only the school knew is kept */
  record = package_get_only (fixture->school, STM_TYPE_SCHOOL);
  g_assert_cmpstr (STM_SCHOOL (record)->name, ==, "Sint-Élisabeth");
  g_assert_cmpstr (STM_SCHOOL (record)->phone, ==, "09 210 00 01");
}

/* what only the school knew reaches the region, and the region's next change the school */
static void
test_own_data (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) ours = NULL;
  g_autoptr (StmRecord) theirs = NULL;

  package_meet (fixture);
  ours = package_get (fixture->base.store, STM_TYPE_SCHOOL, fixture->base.school);
  g_assert_cmpstr (STM_SCHOOL (ours)->phone, ==, "09 210 00 01");

  g_object_set (ours, "contact-name", "Rita Directie", NULL);
  package_save (fixture->base.store, ours);
  send (fixture, fixture->base.store, fixture->school, STM_PACKAGE_CATALOGUE);
  theirs = package_get_only (fixture->school, STM_TYPE_SCHOOL);
  g_assert_cmpstr (STM_SCHOOL (theirs)->contact_name, ==, "Rita Directie");
  g_assert_cmpstr (STM_SCHOOL (theirs)->phone, ==, "09 210 00 01");
}

/* SPEC X1: the same package twice changes nothing */
static void
send_twice (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (GFile) file = package_order (fixture, from, to, content);
  g_autoptr (StmImportPlan) first = package_take (to, file, from, STM_IMPORT_DEFAULT, NULL);
  g_autofree char *text = exchange_export_text (&fixture->base, to);
  g_autofree char *state = package_dup_state (to);
  g_autofree char *text_again = NULL;
  g_autofree char *state_again = NULL;
  g_autoptr (StmImportPlan) second = NULL;

  g_assert_true (stm_import_plan_is_written (first));
  g_assert_null (stm_import_plan_get_origin (first)->received_at);

  second = package_take (to, file, from, STM_IMPORT_DEFAULT, NULL);
  g_assert_nonnull (second);
  g_assert_nonnull (stm_import_plan_get_origin (second)->received_at);
  g_assert_false (stm_import_plan_has_changes (second));
  g_assert_false (stm_import_plan_has_errors (second));
  g_assert_cmpint (stm_import_plan_count_undecided (second), ==, 0);

  /* in this order, since an export is noted in the history */
  state_again = package_dup_state (to);
  text_again = exchange_export_text (&fixture->base, to);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpstr (state_again, ==, state);
}

/* SPEC X1: school → region → service → region → school, and the details */
static void
test_round (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) student = NULL;
  g_autoptr (StmRecord) candidate = NULL;
  g_autoptr (StmRecord) detailed = NULL;
  g_autoptr (StmRecord) locked = NULL;
  g_autoptr (StmRecord) placement = NULL;

  send_twice (fixture, region, fixture->school, STM_PACKAGE_CATALOGUE);
  send_twice (fixture, region, fixture->service, STM_PACKAGE_CATALOGUE);
  package_request (fixture, "Wouters");

  send_twice (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  student = package_find (region, "Wouters");
  g_assert_cmpstr (STM_STUDENT (student)->national_number, ==, "85112526868");

  send_twice (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  candidate = package_find (fixture->service, "Wouters");
  g_assert_nonnull (candidate);
  g_assert_null (STM_STUDENT (candidate)->national_number);
  g_assert_null (STM_STUDENT (candidate)->phone);

  placement = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_ACCEPTED);
  send_twice (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  g_assert_true (stm_store_is_accepted (region, student));

  send_twice (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  locked = package_find (fixture->school, "Wouters");
  g_assert_true (stm_store_is_accepted (fixture->school, locked));

  send_twice (fixture, region, fixture->service, STM_PACKAGE_DETAILS);
  detailed = package_find (fixture->service, "Wouters");
  g_assert_cmpstr (STM_STUDENT (detailed)->national_number, ==, "85112526868");
  g_assert_cmpstr (STM_STUDENT (detailed)->phone, ==, "0470 00 00 01");

  /* candidates again do not take away what the details brought */
  send_twice (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  send_twice (fixture, region, fixture->service, STM_PACKAGE_DETAILS);
  send_twice (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
}

static void
assert_event (StmStore *store, StmRecord *record, const char *text, const char *changes)
{
  g_autoptr (GListModel) events = stm_store_list_events (store, stm_record_get_uuid (record), NULL);
  g_autoptr (StmEvent) event = g_list_model_get_item (events, 0);
  g_autofree char *shown = stm_event_dup_text (event);

  g_assert_cmpint (stm_event_get_event_type (event), ==, STM_EVENT_IMPORTED);
  g_assert_cmpstr (shown, ==, text);
  g_assert_cmpstr (stm_event_get_changes (event), ==, changes);
}

/* who decides what and when is in the history, and from whom it came */
static void
test_history (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) placement = NULL;
  g_autoptr (StmRecord) student = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  student = package_find (region, "Wouters");
  assert_event (region, student, "Received from school by Regional coordinator", "from: school");

  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  placement = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_ACCEPTED);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  assert_event (region, placement, "Received from service by Regional coordinator", "from: service");

  package_withdraw (fixture->service);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  assert_event (region, placement, "Received from service by Regional coordinator", "from: service");

  /* no name or number of a person stands in an event */
  package_edit (fixture->school, "Wouters", "phone", "0470 11 11 11");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  assert_event (region, student, "Received from school by Regional coordinator", "from: school");
}

/* SPEC T8: what a service declined does not reach the school */
static void
test_declined (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) placement = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  placement = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_DECLINED);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  g_assert_cmpint (stm_store_count (region, STM_TYPE_PLACEMENT, NULL), ==, 1);

  file = package_order (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  text = package_read (file, fixture->school);
  g_assert_null (strstr (text, "volzet"));
  g_assert_null (strstr (text, stm_record_get_uuid (placement)));
  send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  g_assert_cmpint (stm_store_count (fixture->school, STM_TYPE_PLACEMENT, NULL), ==, 0);
}

/* SPEC T8: a withdrawal reaches the school, and the student is its own again */
static void
test_withdrawn (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) placement = NULL;
  g_autoptr (StmRecord) student = NULL;
  g_autoptr (StmRecord) edited = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  placement = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_ACCEPTED);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  student = package_find (fixture->school, "Wouters");
  g_assert_true (stm_store_is_accepted (fixture->school, student));

  package_withdraw (fixture->service);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  g_assert_false (stm_store_is_accepted (fixture->school, student));

  package_edit (fixture->school, "Wouters", "place", "Aalst");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  edited = package_find (region, "Wouters");
  g_assert_cmpstr (STM_STUDENT (edited)->place, ==, "Aalst");
}

/* SPEC T8: one period, one service: that of the second is told and not taken */
static void
test_taken_period (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) first = NULL;
  g_autoptr (StmRecord) second = NULL;
  g_autoptr (StmRecord) other = NULL;
  g_autoptr (StmRecord) request = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (StmProblem) problem = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  package_request (fixture, "Peeters");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);

  first = package_decide (region, fixture->base.other_service, "Wouters", STM_DECISION_ACCEPTED);
  second = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_ACCEPTED);
  other = package_decide (fixture->service, fixture->base.service, "Peeters", STM_DECISION_ACCEPTED);
  plan = package_send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);

  g_assert_cmpint (stm_import_plan_count_problems (plan, STM_SEVERITY_WARNING), ==, 1);
  problem = g_list_model_get_item (G_LIST_MODEL (stm_import_plan_get_problems (plan, STM_SEVERITY_WARNING)), 0);
  g_assert_true (g_str_has_prefix (stm_problem_get_field (problem), "placements["));
  g_assert_null (package_get (region, STM_TYPE_PLACEMENT, second));
  g_clear_object (&request);
  request = package_get (region, STM_TYPE_PLACEMENT, other);
  g_assert_nonnull (request);
}

#define ADD(name, func) \
  g_test_add ("/exchange/packages/" name, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("T10/join", test_join);
  ADD ("T10/own-data", test_own_data);
  ADD ("X1/round-twice", test_round);
  ADD ("X1/history", test_history);
  ADD ("T8/declined", test_declined);
  ADD ("T8/withdrawn", test_withdrawn);
  ADD ("T8/taken-period", test_taken_period);

  return g_test_run ();
}

#include "config.h"

#include "package-tools.h"

#include "core/stm-event.h"

static void
send (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (StmImportPlan) plan = package_send (fixture, from, to, content);
}

/* Both know one student, and have told each other so. */
static void
begin (PackageFixture *fixture)
{
  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  send (fixture, fixture->base.store, fixture->school, STM_PACKAGE_PLACEMENTS);
}

static void
assert_place (StmStore *store, const char *place)
{
  g_autoptr (StmRecord) student = package_find (store, "Wouters");

  g_assert_nonnull (student);
  g_assert_cmpstr (STM_STUDENT (student)->place, ==, place);
}

/* Whatever happened, from now on both have the same, and nothing is left to say. */
static void
assert_converges (PackageFixture *fixture, const char *place)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmImportPlan) down = package_send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  g_autoptr (StmImportPlan) up = package_send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  g_autoptr (StmImportPlan) last = package_send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);

  g_assert_false (stm_import_plan_has_changes (up));
  g_assert_false (stm_import_plan_has_changes (last));
  assert_place (region, place);
  assert_place (fixture->school, place);
}

/* SPEC X1: a newer revision wins, both ways and again and again */
static void
test_newer (PackageFixture *fixture, gconstpointer data)
{
  begin (fixture);

  package_edit (fixture->base.store, "Wouters", "place", "Aalst");
  package_edit (fixture->base.store, "Wouters", "place", "Lokeren");
  send (fixture, fixture->base.store, fixture->school, STM_PACKAGE_PLACEMENTS);
  assert_place (fixture->school, "Lokeren");

  package_edit (fixture->school, "Wouters", "place", "Brugge");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  assert_place (fixture->base.store, "Brugge");

  /* without an answer between */
  package_edit (fixture->school, "Wouters", "place", "Ieper");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  assert_place (fixture->base.store, "Ieper");
  assert_converges (fixture, "Ieper");
}

/* the same change on both sides is none, and the next one is */
static void
test_same_change (PackageFixture *fixture, gconstpointer data)
{
  begin (fixture);
  package_edit (fixture->base.store, "Wouters", "place", "Aalst");
  package_edit (fixture->base.store, "Wouters", "place", "Lokeren");
  package_edit (fixture->school, "Wouters", "place", "Lokeren");
  assert_converges (fixture, "Lokeren");

  package_edit (fixture->school, "Wouters", "place", "Ieper");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  assert_converges (fixture, "Ieper");
}

static StmImportPlan *
take_as (PackageFixture *fixture, GFile *file, StmConflictChoice choice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StmRecord) student = package_find (fixture->base.store, "Wouters");
  StmPackageTerms terms = { PASSPHRASE, NULL, choices, STM_CONFLICT_ASK };
  StmImportPlan *plan;

  g_hash_table_insert (choices, (char *) stm_record_get_uuid (student), GINT_TO_POINTER (choice));
  plan = stm_profile_import (fixture->base.store, file, STM_IMPORT_DEFAULT, &terms, NULL, &error);
  g_assert_no_error (error);

  return plan;
}

static GFile *
make_conflict (PackageFixture *fixture)
{
  begin (fixture);
  package_edit (fixture->base.store, "Wouters", "place", "Aalst");
  package_edit (fixture->school, "Wouters", "place", "Brugge");

  return package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
}

/* SPEC X1: real conflicts are shown, and nothing is written before somebody chose */
static void
test_undecided (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_conflict (fixture);
  g_autofree char *before = package_dup_state (fixture->base.store);
  g_autoptr (StmImportPlan) plan = take_as (fixture, file, STM_CONFLICT_ASK);
  g_autofree char *after = package_dup_state (fixture->base.store);
  g_autoptr (StmConflict) conflict = g_list_model_get_item (stm_import_plan_get_choices (plan), 0);
  StmRecordClass *klass;

  g_assert_false (stm_import_plan_is_written (plan));
  g_assert_cmpint (g_list_model_get_n_items (stm_import_plan_get_choices (plan)), ==, 1);
  g_assert_cmpint (stm_import_plan_count_undecided (plan), ==, 1);
  g_assert_cmpstr (after, ==, before);

  klass = STM_RECORD_GET_CLASS (stm_conflict_get_ours (conflict));
  for (guint i = 0; i < klass->n_fields; i++)
    g_assert_cmpint (stm_conflict_differs (conflict, &klass->fields[i]), ==, g_str_equal (klass->fields[i].name, "place"));
  g_assert_cmpstr (STM_STUDENT (stm_conflict_get_ours (conflict))->place, ==, "Aalst");
  g_assert_cmpstr (STM_STUDENT (stm_conflict_get_theirs (conflict))->place, ==, "Brugge");
  g_assert_true (g_str_has_prefix (stm_conflict_get_path (conflict), "students["));
  g_assert_nonnull (strstr (stm_conflict_get_name (conflict), "Wouters"));
  g_assert_false (stm_conflict_is_locked (conflict));
}

static void
test_ours (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_conflict (fixture);
  g_autoptr (StmImportPlan) plan = take_as (fixture, file, STM_CONFLICT_OURS);
  g_autoptr (StmImportPlan) again = NULL;

  g_assert_true (stm_import_plan_is_written (plan));
  again = take_as (fixture, file, STM_CONFLICT_ASK);
  g_assert_cmpint (g_list_model_get_n_items (stm_import_plan_get_choices (again)), ==, 0);
  assert_converges (fixture, "Aalst");

  package_edit (fixture->school, "Wouters", "place", "Ieper");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  assert_converges (fixture, "Ieper");
}

static void
test_theirs (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_conflict (fixture);
  g_autoptr (StmImportPlan) plan = take_as (fixture, file, STM_CONFLICT_THEIRS);
  g_autoptr (StmImportPlan) again = NULL;

  g_assert_true (stm_import_plan_is_written (plan));
  again = take_as (fixture, file, STM_CONFLICT_ASK);
  g_assert_cmpint (g_list_model_get_n_items (stm_import_plan_get_choices (again)), ==, 0);
  assert_converges (fixture, "Brugge");

  package_edit (fixture->base.store, "Wouters", "place", "Ieper");
  assert_converges (fixture, "Ieper");
  package_edit (fixture->school, "Wouters", "place", "Gent");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  assert_converges (fixture, "Gent");
}

static void
accept (PackageFixture *fixture, StmDecision state)
{
  g_autoptr (StmRecord) placement = NULL;

  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  placement = package_decide (fixture->service, fixture->base.service, "Wouters", state);
  send (fixture, fixture->service, fixture->base.store, STM_PACKAGE_DECISIONS);
}

/* SPEC T8: what the school changed after an acceptance it did not know of yet */
static void
test_locked (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (StmImportPlan) asked = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (StmConflict) conflict = NULL;

  begin (fixture);
  accept (fixture, STM_DECISION_ACCEPTED);
  package_edit (fixture->school, "Wouters", "place", "Brugge");
  file = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);

  asked = take_as (fixture, file, STM_CONFLICT_ASK);
  conflict = g_list_model_get_item (stm_import_plan_get_choices (asked), 0);
  g_assert_true (stm_conflict_is_locked (conflict));
  g_assert_false (stm_import_plan_is_written (asked));
  assert_place (fixture->base.store, NULL);

  plan = take_as (fixture, file, STM_CONFLICT_OURS);
  g_assert_true (stm_import_plan_is_written (plan));
  assert_converges (fixture, NULL);
}

static void
delete_student (StmStore *store)
{
  g_autoptr (StmRecord) request = package_find_request (store, "Wouters");
  g_autoptr (StmRecord) student = package_find (store, "Wouters");

  if (request != NULL)
    package_delete (store, request);
  package_delete (store, student);
}

static void
assert_gone (StmStore *store)
{
  g_autoptr (StmRecord) request = package_find_request (store, "Wouters");

  g_assert_null (request);
  g_assert_null (package_find (store, "Wouters"));
  g_assert_cmpint (stm_store_count (store, STM_TYPE_PLACEMENT, NULL), ==, 0);
}

/* a deletion takes along what was decided, and reaches the service that decided */
static void
test_deleted (PackageFixture *fixture, gconstpointer data)
{
  begin (fixture);
  accept (fixture, STM_DECISION_DECLINED);
  delete_student (fixture->school);
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  assert_gone (fixture->base.store);

  send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_gone (fixture->service);
  send (fixture, fixture->service, fixture->base.store, STM_PACKAGE_DECISIONS);
  send (fixture, fixture->base.store, fixture->school, STM_PACKAGE_PLACEMENTS);
  assert_gone (fixture->base.store);
  assert_gone (fixture->school);
}

static void
test_deleted_after_acceptance (PackageFixture *fixture, gconstpointer data)
{
  StmPackageTerms terms = { PASSPHRASE, NULL, NULL, STM_CONFLICT_THEIRS };
  g_autoptr (GFile) file = NULL;
  g_autoptr (StmImportPlan) asked = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  begin (fixture);
  accept (fixture, STM_DECISION_ACCEPTED);
  delete_student (fixture->school);
  file = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);

  asked = take_as (fixture, file, STM_CONFLICT_ASK);
  g_assert_cmpint (stm_import_plan_count_undecided (asked), ==, 2);
  plan = stm_profile_import (fixture->base.store, file, STM_IMPORT_DEFAULT, &terms, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (stm_import_plan_to_error (plan, &error));
  g_assert_true (stm_import_plan_is_written (plan));
  assert_gone (fixture->base.store);
}

/* a package that was overtaken takes nothing back */
static void
test_older (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) old = NULL;
  g_autoptr (StmImportPlan) plan = NULL;

  begin (fixture);
  package_edit (fixture->school, "Wouters", "place", "Aalst");
  old = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  g_usleep (1100000);
  package_edit (fixture->school, "Wouters", "place", "Brugge");
  send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);

  plan = package_take (fixture->base.store, old, NULL, STM_IMPORT_DEFAULT, NULL);
  g_assert_true (stm_import_plan_get_origin (plan)->is_older);
  g_assert_null (stm_import_plan_get_origin (plan)->received_at);
  g_assert_false (stm_import_plan_has_changes (plan));
  assert_place (fixture->base.store, "Brugge");
}

#define ADD(name, func) \
  g_test_add ("/exchange/package-merge/" name, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/newer", test_newer);
  ADD ("X1/same-change", test_same_change);
  ADD ("X1/undecided", test_undecided);
  ADD ("X1/ours", test_ours);
  ADD ("X1/theirs", test_theirs);
  ADD ("X1/older", test_older);
  ADD ("T8/locked", test_locked);
  ADD ("T8/deleted", test_deleted);
  ADD ("T8/deleted-after-acceptance", test_deleted_after_acceptance);

  return g_test_run ();
}

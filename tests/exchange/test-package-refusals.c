#include "config.h"

#include "package-tools.h"

#include "core/stm-error.h"
#include "exchange/stm-sealed-package.h"

#include <string.h>

#define UUID(record) stm_record_get_uuid (STM_RECORD (record))

static void
send (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (StmImportPlan) plan = package_send (fixture, from, to, content);
}

/* The file is refused whole, for that reason, and not a row is changed. */
static void
assert_refused_on (StmStore *store, GFile *file, const StmPackageTerms *terms, int code, const char *reason)
{
  g_autofree char *before = package_dup_state (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_profile_import (store, file, STM_IMPORT_DEFAULT, terms, NULL, &error));
  g_assert_error (error, STM_ERROR, code);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not name “%s”", error->message, reason);
  after = package_dup_state (store);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_refused (StmStore *store, GFile *file, int code, const char *reason)
{
  assert_refused_on (store, file, &(StmPackageTerms) { PASSPHRASE, NULL, NULL, STM_CONFLICT_THEIRS }, code, reason);
}

/* The plan names place and reason, and not a row is changed. */
static void
assert_problem (StmStore *store, GFile *file, const char *path, const char *reason)
{
  StmPackageTerms terms = { PASSPHRASE, NULL, NULL, STM_CONFLICT_THEIRS };
  g_autofree char *before = package_dup_state (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import (store, file, STM_IMPORT_DEFAULT, &terms, NULL, &error);
  GListModel *problems;
  gboolean found = FALSE;

  g_assert_no_error (error);
  g_assert_false (stm_import_plan_is_written (plan));
  problems = G_LIST_MODEL (stm_import_plan_get_problems (plan, STM_SEVERITY_ERROR));
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (problems, i);

      found = found || (g_pattern_match_simple (path, stm_problem_get_field (problem))
                        && strstr (stm_problem_get_message (problem), reason) != NULL);
    }
  if (!found && !stm_import_plan_to_error (plan, &error))
    g_error ("%s “%s” is not told, but: %s", path, reason, error->message);
  g_assert_true (found);
  after = package_dup_state (store);
  g_assert_cmpstr (after, ==, before);
}

static StmRecord *
add_school (PackageFixture *fixture)
{
  StmRecord *school = stm_record_new (STM_TYPE_SCHOOL);

  g_object_set (school, "name", "Sint-Jan", "strands", 1, NULL);

  return package_save (fixture->base.store, school);
}

static void
test_address (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmStore) elsewhere = exchange_open_empty (&fixture->base, "elsewhere");
  g_autoptr (StmRecord) other_school = add_school (fixture);
  g_autoptr (StmRecord) their_school = stm_record_new (STM_TYPE_SCHOOL);
  g_autoptr (GFile) file = NULL;

  package_join (fixture);
  g_object_set (their_school, "name", "Sint-Piet", "strands", 1, NULL);
  package_save (elsewhere, their_school);
  file = package_make (fixture, elsewhere, STM_PACKAGE_CATALOGUE, their_school, NULL);
  assert_refused (fixture->school, file, STM_ERROR_REFUSED, "another region");

  g_clear_object (&file);
  file = package_make (fixture, region, STM_PACKAGE_CATALOGUE, other_school, NULL);
  assert_refused (fixture->school, file, STM_ERROR_REFUSED, "another school or service");
  assert_refused (fixture->service, file, STM_ERROR_REFUSED, "another role");
  assert_refused (region, file, STM_ERROR_REFUSED, "made in this profile itself");

  g_clear_object (&file);
  file = package_order (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  assert_refused (elsewhere, file, STM_ERROR_MISDIRECTED, "");
  assert_refused (fixture->service, file, STM_ERROR_MISDIRECTED, "");
}

/* A package for the other region that we could read all the same. */
static void
test_other_region (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) profile = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) forged = NULL;
  g_autofree char *to = NULL;

  package_meet (fixture);
  profile = stm_store_dup_profile (fixture->base.store);
  to = g_strdup_printf ("\"to\":{\"role\":\"region\",\"region\":\"%s\"", profile->region);
  file = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  forged = package_forge (fixture, file, fixture->school, fixture->base.store, to,
                          "\"to\":{\"role\":\"region\",\"region\":\"00000000-0000-4000-8000-000000000001\"");
  assert_refused (fixture->base.store, forged, STM_ERROR_REFUSED, "another region");
}

static void
test_trust (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  StmPackageTerms wrong = { PASSPHRASE, "0000-0000-0000-0000-0000-0000-0000-0000", NULL, STM_CONFLICT_ASK };
  g_autofree char *fingerprint = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (StmImportPlan) plan = NULL;

  package_join (fixture);
  file = package_order (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  fingerprint = stm_peers_dup_fingerprint (fixture->school, NULL);
  assert_refused (region, file, STM_ERROR_UNTRUSTED, fingerprint);
  assert_refused_on (region, file, &wrong, STM_ERROR_REFUSED, "fingerprint");

  /* the plan is shown all the same, so that one sees whom to call */
  before = package_dup_state (region);
  plan = package_take (region, file, NULL, STM_IMPORT_DRY_RUN, NULL);
  g_assert_nonnull (plan);
  g_assert_false (stm_import_plan_get_origin (plan)->is_confirmed);
  g_assert_cmpstr (stm_import_plan_get_origin (plan)->fingerprint, ==, fingerprint);
  after = package_dup_state (region);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
change_key (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  g_autoptr (GBytes) bytes = stm_identity_to_bytes (identity);

  return stm_transaction_set_identity (transaction, bytes, error);
}

static void
test_changed_key (PackageFixture *fixture, gconstpointer data)
{
  g_autofree char *known = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GFile) file = NULL;

  package_meet (fixture);
  known = stm_peers_dup_fingerprint (fixture->school, NULL);
  stm_store_run (fixture->school, change_key, NULL, NULL, NULL);
  changed = stm_peers_dup_fingerprint (fixture->school, NULL);
  file = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);

  assert_refused (fixture->base.store, file, STM_ERROR_UNTRUSTED, known);
  assert_refused_on (fixture->base.store, file, &(StmPackageTerms) { PASSPHRASE, changed, NULL, STM_CONFLICT_ASK },
                     STM_ERROR_UNTRUSTED, changed);
}

static void
assert_forged (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content, const char *part,
               const char *other, int code, const char *reason)
{
  g_autoptr (GFile) file = package_order (fixture, from, to, content);
  g_autoptr (GFile) forged = package_forge (fixture, file, from, to, part, other);

  assert_refused (to, forged, code, reason);
}

static void
test_head (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store, *school = fixture->school;
  g_autoptr (StmProfile) own = stm_store_dup_profile (fixture->school);
  g_autofree char *profile = g_strdup_printf ("\"profile\":\"%s\"", UUID (own));

  package_meet (fixture);
  package_request (fixture, "Wouters");

  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, "\"version\":1", "\"version\":2", STM_ERROR_NEWER, "version 2");
  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, "stagematching-package", "stagematching-profile",
                 STM_ERROR_FORMAT, "not a package");
  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, "\"requests\"", "\"placements\"", STM_ERROR_FORMAT, "of this kind");
  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, "\"seen\":{", "\"seen\":{\"x\":1,", STM_ERROR_FORMAT, "seen");
  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, "\"students\":[", "\"students\":[{", STM_ERROR_FORMAT, "");
  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, "\"made-at\":\"20", "\"made-at\":\"x", STM_ERROR_FORMAT, "when");
  /* another profile that says to be the same school */
  assert_forged (fixture, school, region, STM_PACKAGE_REQUESTS, profile,
                 "\"profile\":\"00000000-0000-4000-8000-000000000001\"", STM_ERROR_UNTRUSTED, "not the one that is known");
}

static void
assert_record (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content, const char *part,
               const char *other, const char *path, const char *reason)
{
  g_autoptr (GFile) file = package_order (fixture, from, to, content);
  g_autoptr (GFile) forged = package_forge (fixture, file, from, to, part, other);

  assert_problem (to, forged, path, reason);
}

/* SPEC X1: a record with something wrong in it: place and reason */
static void
test_records (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store, *school = fixture->school;
  g_autofree char *preference = g_strdup_printf ("\"preference-1\":\"%s\"", UUID (fixture->base.service));

  package_meet (fixture);
  package_request (fixture, "Wouters");

  assert_record (fixture, school, region, STM_PACKAGE_REQUESTS, "\"study-year\":\"7\"", "\"study-year\":\"9\"",
                 "students[*].study-year", "words");
  assert_record (fixture, school, region, STM_PACKAGE_REQUESTS, "\"last-name\":\"Wouters\"", "\"last-name\":\"\"",
                 "students[*].last-name", "");
  assert_record (fixture, school, region, STM_PACKAGE_REQUESTS, preference,
                 "\"preference-1\":\"00000000-0000-4000-8000-000000000001\"", "requests[*].preference-1", "neither");
  assert_record (fixture, school, region, STM_PACKAGE_REQUESTS, "\"demands\":[",
                 "\"placements\":[{\"uuid\":\"00000000-0000-4000-8000-000000000001\",\"revision\":1,"
                 "\"created-at\":\"2026-09-01T10:00:00Z\",\"changed-at\":\"2026-09-01T10:00:00Z\","
                 "\"request\":\"00000000-0000-4000-8000-000000000001\",\"period\":1,\"state\":\"accepted\","
                 "\"service\":\"00000000-0000-4000-8000-000000000001\"}],\n\"demands\":[",
                 "placements[*]", "of this kind");
}

/* SPEC X1: a school sends what is its own, and does not take over what is another's */
static void
test_owners (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store, *school = fixture->school;
  g_autoptr (StmRecord) other_school = add_school (fixture);
  g_autoptr (StmRecord) theirs = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecord) ours = NULL;
  g_autofree char *part = NULL;
  g_autofree char *other = NULL;
  g_autofree char *uuid = NULL;
  g_autofree char *other_uuid = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  g_object_set (theirs, "school", UUID (other_school), "first-name", "Jef", "last-name", "Claes", "study-year", 7, NULL);
  package_save (region, theirs);
  ours = package_find (school, "Wouters");

  part = g_strdup_printf ("\"first-name\":\"Noor\",\"school\":\"%s\"", UUID (fixture->base.school));
  other = g_strdup_printf ("\"first-name\":\"Noor\",\"school\":\"%s\"", UUID (other_school));
  assert_record (fixture, school, region, STM_PACKAGE_REQUESTS, part, other, "students[*]", "another school");

  uuid = g_strdup_printf ("\"uuid\":\"%s\"", UUID (ours));
  other_uuid = g_strdup_printf ("\"uuid\":\"%s\"", UUID (theirs));
  assert_record (fixture, school, region, STM_PACKAGE_REQUESTS, uuid, other_uuid, "students[*]", "another school");
}

/* SPEC P3, T8: what a role may not see is not taken, whoever sends it */
static void
test_withheld (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) placement = NULL;
  g_autofree char *part = g_strdup_printf ("\"period\":1,\"service\":\"%s\"", UUID (fixture->base.service));
  g_autofree char *other = g_strdup_printf ("\"period\":1,\"service\":\"%s\"", UUID (fixture->base.other_service));

  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  assert_record (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES, "\"first-name\":\"Noor\"",
                 "\"first-name\":\"Noor\",\"national-number\":\"85112526868\"", "students[*].national-number", "withheld");
  assert_record (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES, "\"first-name\":\"Noor\"",
                 "\"first-name\":\"Noor\",\"phone\":\"0470 00 00 01\"", "students[*].phone", "withheld");

  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  placement = package_decide (fixture->service, fixture->base.service, "Wouters", STM_DECISION_ACCEPTED);
  assert_record (fixture, fixture->service, region, STM_PACKAGE_DECISIONS, part, other, "placements[*]", "another school or service");

  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  assert_record (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS, "\"state\":\"accepted\"",
                 "\"state\":\"declined\",\"reason\":\"volzet\"", "placements[*]", "may not see");
}

/* SPEC T8: what another service noted stays with it */
static void
test_other_service (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) placement = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  placement = package_decide (region, fixture->base.other_service, "Wouters", STM_DECISION_ACCEPTED);

  file = package_order (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  text = package_read (file, fixture->service);
  g_assert_nonnull (strstr (text, UUID (placement)));
  g_assert_null (strstr (text, "Mieke Contact"));
  assert_record (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES, "\"state\":\"accepted\"",
                 "\"state\":\"accepted\",\"notes\":\"kamer 3\"", "placements[*].notes", "withheld");
}

/* SPEC P1: dossiers are a partner's, and go to nobody */
static void
test_dossiers (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  const char *const dossiers = "\"messages\":[],\n\"mediators\":[{\"uuid\":\"00000000-0000-4000-8000-000000000001\",\"revision\":1,"
                               "\"created-at\":\"2026-09-01T10:00:00Z\",\"changed-at\":\"2026-09-01T10:00:00Z\","
                               "\"name\":\"EDU LIMB06\"}],\n\"dossiers\":[{\"uuid\":\"00000000-0000-4000-8000-000000000002\","
                               "\"revision\":1,\"created-at\":\"2026-09-01T10:00:00Z\",\"changed-at\":\"2026-09-01T10:00:00Z\","
                               "\"last-name\":\"SELIE\",\"first-name\":\"Peter\",\"client-number\":\"12770380\","
                               "\"mediator\":\"00000000-0000-4000-8000-000000000001\"}";

  package_meet (fixture);
  package_request (fixture, "Wouters");
  assert_record (fixture, fixture->school, region, STM_PACKAGE_REQUESTS, "\"messages\":[", dossiers, "dossiers[0]", "of this kind");
  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  assert_record (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES, "\"messages\":[", dossiers, "mediators[0]", "of this kind");
  assert_record (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS, "\"messages\":[", dossiers, "dossiers[0]", "of this kind");
}

#define ADD(name, func) \
  g_test_add ("/exchange/package-refusals/" name, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/address", test_address);
  ADD ("X1/other-region", test_other_region);
  ADD ("X1/trust", test_trust);
  ADD ("X1/changed-key", test_changed_key);
  ADD ("X1/head", test_head);
  ADD ("X1/records", test_records);
  ADD ("X1/owners", test_owners);
  ADD ("P1/dossiers", test_dossiers);
  ADD ("P3/withheld", test_withheld);
  ADD ("T8/other-service", test_other_service);

  return g_test_run ();
}

#include "config.h"

#include "../exchange/package-tools.h"

#include "app/stm-package-draft.h"

static void
test_to_school (PackageFixture *fixture, gconstpointer data)
{
  const char *school = stm_record_get_uuid (STM_RECORD (fixture->base.school));
  g_autoptr (StmPackageDraft) draft = stm_package_draft_new (fixture->base.store);

  /* for nobody yet */
  g_assert_false (stm_package_draft_is_complete (draft, "", NULL));

  /* a new partner gets the catalogue, which needs no seal */
  stm_package_draft_set_receiver (draft, STM_ROLE_SCHOOL, school);
  g_assert_cmpint (stm_package_draft_get_content (draft), ==, STM_PACKAGE_CATALOGUE);
  g_assert_cmpint (stm_package_draft_get_seal (draft), ==, STM_SEAL_NONE);
  g_assert_true (stm_package_draft_is_complete (draft, "", NULL));
  g_assert_false (stm_package_draft_may_have (draft, STM_PACKAGE_CANDIDATES));

  /* once its key is known, it waits for its placements */
  package_join (fixture);
  package_request (fixture, "Peeters");
  g_object_unref (package_send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS));
  stm_package_draft_set_receiver (draft, STM_ROLE_SCHOOL, school);
  g_assert_cmpint (stm_package_draft_get_content (draft), ==, STM_PACKAGE_PLACEMENTS);
  g_assert_cmpint (stm_package_draft_get_seal (draft), ==, STM_SEAL_KEY);
  g_assert_true (stm_package_draft_is_complete (draft, "", NULL));
}

static void
test_to_service (PackageFixture *fixture, gconstpointer data)
{
  const char *service = stm_record_get_uuid (STM_RECORD (fixture->base.service));
  g_autoptr (StmPackageDraft) draft = stm_package_draft_new (fixture->base.store);
  g_autoptr (GError) error = NULL;

  stm_package_draft_set_receiver (draft, STM_ROLE_SERVICE, service);
  stm_package_draft_set_content (draft, STM_PACKAGE_CANDIDATES);
  g_assert_cmpint (stm_package_draft_get_seal (draft), ==, STM_SEAL_PASSPHRASE);
  g_assert_false (stm_package_draft_is_complete (draft, "kort", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_true (stm_package_draft_is_complete (draft, PASSPHRASE, NULL));

  /* what was chosen stays with another service, and goes where a school has none */
  stm_package_draft_set_receiver (draft, STM_ROLE_SERVICE, stm_record_get_uuid (STM_RECORD (fixture->base.other_service)));
  g_assert_cmpint (stm_package_draft_get_content (draft), ==, STM_PACKAGE_CANDIDATES);
  stm_package_draft_set_receiver (draft, STM_ROLE_SCHOOL, stm_record_get_uuid (STM_RECORD (fixture->base.school)));
  g_assert_cmpint (stm_package_draft_get_content (draft), ==, STM_PACKAGE_CATALOGUE);
}

static void
test_to_region (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPackageDraft) before = stm_package_draft_new (fixture->school);
  g_autoptr (StmPackageDraft) school = NULL;
  g_autoptr (StmPackageDraft) service = NULL;

  g_assert_cmpint (stm_package_draft_get_seal (before), ==, STM_SEAL_PASSPHRASE);

  package_join (fixture);
  school = stm_package_draft_new (fixture->school);
  g_assert_cmpint (stm_package_draft_get_role (school), ==, STM_ROLE_REGION);
  g_assert_cmpint (stm_package_draft_get_content (school), ==, STM_PACKAGE_REQUESTS);
  g_assert_cmpint (stm_package_draft_get_seal (school), ==, STM_SEAL_KEY);
  g_assert_true (stm_package_draft_is_complete (school, "", NULL));

  service = stm_package_draft_new (fixture->service);
  g_assert_cmpint (stm_package_draft_get_content (service), ==, STM_PACKAGE_DECISIONS);
  g_assert_cmpint (stm_package_draft_get_seal (service), ==, STM_SEAL_KEY);
}

#define add(path, func) g_test_add (path, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/app/package-draft/to-school-X1", test_to_school);
  add ("/app/package-draft/to-service-X1", test_to_service);
  add ("/app/package-draft/to-region-X1", test_to_region);

  return g_test_run ();
}

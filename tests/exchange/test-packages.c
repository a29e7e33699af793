#include "config.h"

#include "package-tools.h"

#include "core/stm-package.h"

static StmRecord *
find_student (StmStore *store, const char *last_name)
{
  g_autoptr (GListModel) students = stm_store_list (store, STM_TYPE_STUDENT, NULL, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (StmStudent) student = g_list_model_get_item (students, i);

      if (g_strcmp0 (student->last_name, last_name) == 0)
        return g_object_ref (STM_RECORD (student));
    }

  return NULL;
}

static void
send (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (StmImportPlan) plan = package_send (fixture, from, to, content);
}

static void
decide (PackageFixture *fixture, StmDecision state)
{
  g_autoptr (StmRecord) student = find_student (fixture->service, "Wouters");
  g_autoptr (GListModel) requests = stm_store_list (fixture->service, STM_TYPE_REQUEST, "student",
                                                    stm_record_get_uuid (student), NULL);
  g_autoptr (StmRecord) request = g_list_model_get_item (requests, 0);
  g_autoptr (StmRecord) placement = stm_record_new (STM_TYPE_PLACEMENT);

  g_object_set (placement, "request", stm_record_get_uuid (request), "period", 1, "state", state,
                "service", stm_record_get_uuid (STM_RECORD (fixture->base.service)),
                "contact-name", "Mieke Contact", "reason", state == STM_DECISION_DECLINED ? "volzet" : NULL, NULL);
  package_save (fixture->service, placement);
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

/* SPEC X1: school → region → service → region → school, and the details */
static void
test_round (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (StmRecord) student = NULL;
  g_autoptr (StmRecord) candidate = NULL;
  g_autoptr (StmRecord) detailed = NULL;
  g_autoptr (StmRecord) locked = NULL;

  package_join (fixture);
  package_request (fixture, "Wouters");

  send (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  student = find_student (region, "Wouters");
  g_assert_cmpstr (STM_STUDENT (student)->national_number, ==, "85112526868");

  send (fixture, region, fixture->service, STM_PACKAGE_CANDIDATES);
  candidate = find_student (fixture->service, "Wouters");
  g_assert_nonnull (candidate);
  g_assert_null (STM_STUDENT (candidate)->national_number);
  g_assert_null (STM_STUDENT (candidate)->phone);

  decide (fixture, STM_DECISION_ACCEPTED);
  send (fixture, fixture->service, region, STM_PACKAGE_DECISIONS);
  g_assert_true (stm_store_is_accepted (region, student));

  send (fixture, region, fixture->school, STM_PACKAGE_PLACEMENTS);
  locked = find_student (fixture->school, "Wouters");
  g_assert_true (stm_store_is_accepted (fixture->school, locked));

  send (fixture, region, fixture->service, STM_PACKAGE_DETAILS);
  detailed = find_student (fixture->service, "Wouters");
  g_assert_cmpstr (STM_STUDENT (detailed)->national_number, ==, "85112526868");
  g_assert_cmpstr (STM_STUDENT (detailed)->phone, ==, "0470 00 00 01");
}

#define ADD(name, func) \
  g_test_add ("/exchange/packages/" name, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("T10/join", test_join);
  ADD ("X1/round", test_round);

  return g_test_run ();
}

#include "config.h"

#include "package-tools.h"

static StmStore *
open_profile (PackageFixture *fixture, const char *name, StmRole role, StmRecord *own)
{
  g_autofree char *base = g_strconcat (name, ".db", NULL);
  g_autoptr (GFile) file = exchange_get_file (&fixture->base, base);
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  StmStore *store = stm_store_open (file, fixture->base.key, STM_STORE_CREATE, &error);

  g_assert_no_error (error);
  stm_store_set_role (store, role);
  g_object_set (profile, "name", name, "role", role, NULL);
  g_object_set (profile, STM_RECORD_GET_CLASS (own)->kind, stm_record_get_uuid (own), NULL);
  g_ptr_array_add (records, own);
  g_ptr_array_add (records, profile);
  stm_store_save (store, records, &error);
  g_assert_no_error (error);

  return store;
}

void
package_set_up (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) school = stm_record_new (STM_TYPE_SCHOOL);
  g_autoptr (StmRecord) service = stm_record_new (STM_TYPE_SERVICE);

  store_fixture_set_up (&fixture->base, data);
  g_object_set (school, "name", "Sint-Élisabeth Gent", "strands", 1, "postcode", "9000", "phone", "09 210 00 01", NULL);
  g_object_set (service, "name", "De Linde", NULL);
  fixture->school = open_profile (fixture, "school", STM_ROLE_SCHOOL, school);
  fixture->service = open_profile (fixture, "service", STM_ROLE_SERVICE, service);
}

void
package_tear_down (PackageFixture *fixture, gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_finalize_object (fixture->school);
  g_assert_finalize_object (fixture->service);
  store_fixture_tear_down (&fixture->base, data);
}

/* Returns: (transfer full): it as it was saved */
StmRecord *
package_save (StmStore *store, StmRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  stm_store_save (store, records, &error);
  g_assert_no_error (error);

  return record;
}

StmRecord *
package_get (StmStore *store, GType type, gpointer like)
{
  return stm_store_get (store, type, stm_record_get_uuid (like), NULL);
}

StmRecord *
package_get_only (StmStore *store, GType type)
{
  g_autoptr (GListModel) list = stm_store_list (store, type, NULL, NULL, NULL);

  g_assert_cmpint (g_list_model_get_n_items (list), ==, 1);

  return g_list_model_get_item (list, 0);
}

/* receiver: a school or service of the region; NULL for the region itself */
GFile *
package_make (PackageFixture *fixture, StmStore *from, StmPackageContent content, gpointer receiver, const char *passphrase)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("%d.stagematching", ++number);
  g_autoptr (GError) error = NULL;
  GFile *file = exchange_get_file (&fixture->base, name);
  StmPackageOrder order = { content, receiver != NULL ? stm_record_get_uuid (receiver) : NULL, passphrase, FALSE };

  stm_package_export (from, &order, file, NULL, NULL, &error);
  g_assert_no_error (error);

  return file;
}

/* sender: whose fingerprint is confirmed; NULL for nobody's */
StmImportPlan *
package_take (StmStore *to, GFile *file, StmStore *sender, StmImportFlags flags, GError **error)
{
  g_autofree char *fingerprint = sender != NULL ? stm_peers_dup_fingerprint (sender, NULL) : NULL;
  StmPackageTerms terms = { PASSPHRASE, fingerprint, NULL, STM_CONFLICT_ASK };

  return stm_profile_import (to, file, flags, &terms, NULL, error);
}

/* A service whose key the region does not know yet gets its candidates by passphrase. */
static gboolean
needs_passphrase (PackageFixture *fixture, StmStore *to, StmPackageContent content)
{
  g_autoptr (GListModel) peers = stm_store_list (fixture->base.store, STM_TYPE_PEER, NULL, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (StmPeer) peer = g_list_model_get_item (peers, i);

      if (peer->role == STM_ROLE_SERVICE)
        return FALSE;
    }

  return content == STM_PACKAGE_CANDIDATES;
}

GFile *
package_order (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  gboolean from_region = from == fixture->base.store;
  gpointer receiver = !from_region ? NULL
                      : to == fixture->school ? (gpointer) fixture->base.school : fixture->base.service;

  return package_make (fixture, from, content, receiver, needs_passphrase (fixture, to, content) ? PASSPHRASE : NULL);
}

/* Makes and takes a package that must go well. */
StmImportPlan *
package_send (PackageFixture *fixture, StmStore *from, StmStore *to, StmPackageContent content)
{
  g_autoptr (GFile) file = package_order (fixture, from, to, content);
  g_autoptr (GError) error = NULL;
  StmImportPlan *plan = package_take (to, file, from, STM_IMPORT_DEFAULT, &error);

  g_assert_no_error (error);
  stm_import_plan_to_error (plan, &error);
  g_assert_no_error (error);
  g_assert_true (stm_import_plan_is_written (plan));

  return plan;
}

/* School and service join the region. */
void
package_join (PackageFixture *fixture)
{
  g_autoptr (StmImportPlan) school = package_send (fixture, fixture->base.store, fixture->school, STM_PACKAGE_CATALOGUE);
  g_autoptr (StmImportPlan) service = package_send (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CATALOGUE);
}

void
package_meet (PackageFixture *fixture)
{
  g_autoptr (StmImportPlan) school = NULL;
  g_autoptr (StmImportPlan) service = NULL;

  package_join (fixture);
  school = package_send (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  service = package_send (fixture, fixture->service, fixture->base.store, STM_PACKAGE_DECISIONS);
}

/* The school enters a student with a request for the fixture's service. */
void
package_request (PackageFixture *fixture, const char *last_name)
{
  g_autoptr (StmRecord) supervisor = stm_record_new (STM_TYPE_SUPERVISOR);
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  const char *school = stm_record_get_uuid (STM_RECORD (fixture->base.school));

  g_object_set (supervisor, "school", school, "name", "Bea Gids", "phone", "09 210 00 02", NULL);
  package_save (fixture->school, supervisor);
  g_object_set (student, "school", school, "first-name", "Noor", "last-name", last_name, "study-year", 7,
                "national-number", "85.11.25-268.68", "phone", "0470 00 00 01", "postcode", "9000", NULL);
  package_save (fixture->school, student);
  g_object_set (request,
                "student", stm_record_get_uuid (student),
                "programme", stm_record_get_uuid (STM_RECORD (fixture->base.programme)),
                "supervisor", stm_record_get_uuid (supervisor),
                "form", STM_STAGE_FORM_BLOCK, "periods", 1, "hours-per-week", 36 * 60, "total-hours", 200 * 60,
                "start-1", "2026-10-05", "end-1", "2026-10-30",
                "preference-1", stm_record_get_uuid (STM_RECORD (fixture->base.service)), NULL);
  package_save (fixture->school, request);
}

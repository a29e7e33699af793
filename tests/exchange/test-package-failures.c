#include "config.h"

#include "package-tools.h"

#include "core/stm-error.h"
#include "core/stm-package.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_refused (StmStore *store, GFile *file, const char *passphrase, int code)
{
  StmPackageTerms terms = { passphrase, NULL, NULL, STM_CONFLICT_THEIRS };
  g_autofree char *before = package_dup_state (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_profile_import (store, file, STM_IMPORT_DEFAULT, &terms, NULL, &error));
  g_assert_error (error, STM_ERROR, code);
  after = package_dup_state (store);
  g_assert_cmpstr (after, ==, before);
}

/* SPEC X1: a package sealed by a passphrase opens with that one only */
static void
test_passphrase (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  package_join (fixture);
  file = package_order (fixture, fixture->base.store, fixture->service, STM_PACKAGE_CANDIDATES);
  assert_refused (fixture->service, file, NULL, STM_ERROR_PASSPHRASE_NEEDED);
  assert_refused (fixture->service, file, "vijf zwarte paarden in galop", STM_ERROR_WRONG_PASSPHRASE);
}

/* a byte changed anywhere */
static void
test_tampered (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *contents = NULL;
  gsize size;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  file = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  g_assert_true (g_file_load_contents (file, NULL, &contents, &size, NULL, NULL));
  for (gsize at = size / 2; at < size; at += size / 9)
    {
      contents[at] ^= 1;
      store_fixture_write_file (g_file_peek_path (file), contents, size);
      assert_refused (fixture->base.store, file, PASSPHRASE, STM_ERROR_ALTERED);
      contents[at] ^= 1;
    }
}

/* another package that passes itself off as one that came before */
static void
test_same_number (PackageFixture *fixture, gconstpointer data)
{
  StmStore *region = fixture->base.store;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) forged = NULL;
  g_autoptr (StmImportPlan) plan = NULL;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  file = package_order (fixture, fixture->school, region, STM_PACKAGE_REQUESTS);
  forged = package_forge (fixture, file, fixture->school, region, "\"first-name\":\"Noor\"", "\"first-name\":\"Nora\"");
  plan = package_take (region, file, NULL, STM_IMPORT_DEFAULT, NULL);
  g_assert_true (stm_import_plan_is_written (plan));
  assert_refused (region, forged, PASSPHRASE, STM_ERROR_ALTERED);
}

/* Without its key, what is about students does not leave the region unsealed. */
static void
test_no_key (PackageFixture *fixture, gconstpointer data)
{
  StmPackageOrder order = { STM_PACKAGE_CANDIDATES, stm_record_get_uuid (STM_RECORD (fixture->base.service)), NULL, FALSE };
  g_autoptr (GFile) file = exchange_get_file (&fixture->base, "open.stagematching");
  g_autofree char *before = package_dup_state (fixture->base.store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_package_export (fixture->base.store, &order, file, NULL, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  after = package_dup_state (fixture->base.store);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
refuse_export (PackageFixture *fixture, GFile *file, GCancellable *cancellable, GQuark domain, int code)
{
  StmPackageOrder order = { STM_PACKAGE_REQUESTS, NULL, NULL, FALSE };
  g_autofree char *before = package_dup_state (fixture->school);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_package_export (fixture->school, &order, file, cancellable, NULL, &error));
  g_assert_error (error, domain, code);
  after = package_dup_state (fixture->school);
  g_assert_cmpstr (after, ==, before);
}

static guint
count_files (PackageFixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->base.folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

/* Where it cannot be written, nothing is noted as sent, and nothing half lies there. */
static void
test_export (PackageFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GFile) nowhere = exchange_get_file (&fixture->base, "nowhere/out.stagematching");
  g_autoptr (GFile) folder = exchange_get_file (&fixture->base, "folder");
  g_autoptr (GFile) kept = exchange_get_file (&fixture->base, "kept.stagematching");
  g_autofree char *contents = NULL;
  guint n_files;

  package_meet (fixture);
  package_request (fixture, "Wouters");
  g_mkdir (g_file_peek_path (folder), 0700);
  store_fixture_write_file (g_file_peek_path (kept), "before", strlen ("before"));
  n_files = count_files (fixture);

  refuse_export (fixture, nowhere, NULL, STM_ERROR, STM_ERROR_NOT_FOUND);
  refuse_export (fixture, folder, NULL, STM_ERROR, STM_ERROR_READ_ONLY);
  g_cancellable_cancel (cancellable);
  refuse_export (fixture, kept, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_file_load_contents (kept, NULL, &contents, NULL, NULL, NULL);
  g_assert_cmpstr (contents, ==, "before");
  g_assert_cmpint (count_files (fixture), ==, n_files);
}

typedef struct
{
  GCancellable  *cancellable;
  gboolean       done;
  StmImportPlan *plan;
  GError        *error;
} Wait;

static void
cancel_now (guint records, guint64 bytes, guint64 total, gpointer data)
{
  g_cancellable_cancel (((Wait *) data)->cancellable);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->plan = stm_profile_import_finish (result, &wait->error);
  wait->done = TRUE;
}

#define MANY 3000

static gboolean
put_many (StmTransaction *transaction, gpointer school, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);

      g_object_set (student, "school", stm_record_get_uuid (school), "first-name", "Noor", "last-name", "Peeters",
                    "study-year", 7, NULL);
      stm_record_set_revision (student, 1);
      stm_record_set_times (student, "2026-09-01T10:00:00Z", "2026-09-01T10:00:00Z", NULL);
      if (!stm_transaction_put (transaction, student, error))
        return FALSE;
    }

  return TRUE;
}

/* Stopped in the middle, or not in time: all of it is here, or nothing. */
static void
test_cancel (PackageFixture *fixture, gconstpointer data)
{
  StmPackageTerms terms = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { .cancellable = cancellable };
  g_autoptr (GFile) file = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  package_meet (fixture);
  stm_store_run (fixture->school, put_many, fixture->base.school, NULL, NULL);
  file = package_order (fixture, fixture->school, fixture->base.store, STM_PACKAGE_REQUESTS);
  before = package_dup_state (fixture->base.store);

  stm_profile_import_async (fixture->base.store, file, STM_IMPORT_DEFAULT, &terms, cancel_now, &wait, NULL, cancellable,
                            on_imported, &wait);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);

  after = package_dup_state (fixture->base.store);
  if (wait.plan == NULL)
    {
      g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpstr (after, ==, before);
    }
  else
    g_assert_cmpint (stm_store_count (fixture->base.store, STM_TYPE_STUDENT, NULL), ==, MANY + 1);

  g_clear_object (&wait.plan);
  g_clear_error (&wait.error);
}

#define ADD(name, func) \
  g_test_add ("/exchange/package-failures/" name, PackageFixture, NULL, package_set_up, func, package_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/passphrase", test_passphrase);
  ADD ("X1/tampered", test_tampered);
  ADD ("X1/same-number", test_same_number);
  ADD ("P3/no-key", test_no_key);
  ADD ("X1/export", test_export);
  ADD ("X1/cancel", test_cancel);

  return g_test_run ();
}

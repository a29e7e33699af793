#include "config.h"

#include "store-fixture.h"

#include "store/stm-backup.h"

#include <glib/gstdio.h>

#define N_FLIPS 100
#define TODAY "2026-09-20"

static char *
dup_backup_folder (StoreFixture *fixture)
{
  return g_build_filename (fixture->folder, "backups", NULL);
}

static char *
make (StoreFixture *fixture, const char *day, GError **error)
{
  g_autofree char *folder = dup_backup_folder (fixture);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, day);

  return stm_backup_make (g_file_peek_path (fixture->file), folder, fixture->key, &date, NULL, error);
}

static GPtrArray *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  return names;
}

static char *
dup_listing (const char *folder)
{
  g_autoptr (GPtrArray) names = list_folder (folder);

  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
assert_listing (StoreFixture *fixture, const char *expected)
{
  g_autofree char *folder = dup_backup_folder (fixture);
  g_autofree char *listing = dup_listing (folder);

  g_assert_cmpstr (listing, ==, expected);
}

/* Opens with the same key, holds the same, and lies alone with its slot. */
static void
test_whole (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *slot = g_build_filename (fixture->folder, "profile.key", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *path = NULL;
  g_autofree char *copied_slot = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (StmStore) store = NULL;
  g_autoptr (StmRecord) student = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  store_fixture_write_file (slot, "sealed", 6);
  path = make (fixture, TODAY, &error);
  g_assert_no_error (error);
  assert_listing (fixture, "profile-2026-09-20.db profile-2026-09-20.key");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  copied_slot = g_build_filename (fixture->folder, "backups", "profile-2026-09-20.key", NULL);
  g_assert_true (g_file_get_contents (copied_slot, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "sealed");

  backup = g_file_new_for_path (path);
  store = stm_store_open (backup, fixture->key, STM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  student = stm_store_get (store, STM_TYPE_STUDENT, stm_record_get_uuid (STM_RECORD (fixture->student)), &error);
  g_assert_no_error (error);
  g_assert_true (stm_record_equal (student, STM_RECORD (fixture->student)));
  stm_store_check (store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_replaces_that_of_the_day (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *first = make (fixture, TODAY, NULL);
  g_autofree char *second = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (StmStore) store = NULL;
  g_autoptr (StmRecord) school = stm_record_new (STM_TYPE_SCHOOL);

  g_object_set (school, "name", "Later", "strands", 1, NULL);
  store_fixture_save (fixture, school);
  second = make (fixture, TODAY, NULL);
  g_assert_cmpstr (first, ==, second);
  assert_listing (fixture, "profile-2026-09-20.db");

  backup = g_file_new_for_path (second);
  store = stm_store_open (backup, fixture->key, STM_STORE_READ_ONLY, NULL);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_SCHOOL, NULL), ==, 2);
}

/* A backup takes what was committed, also what is in the log only. */
static void
test_of_a_read_only_store (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = dup_backup_folder (fixture);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_reopen (fixture, STM_STORE_READ_ONLY);
  backup = stm_store_backup (fixture->store, place, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (stm_backup_verify (g_file_peek_path (backup), fixture->key, NULL, &error));
}

static void
test_wrong_key (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make (fixture, TODAY, NULL);
  guint8 other[STM_KEY_SIZE] = { 7 };
  g_autoptr (GError) error = NULL;

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("this build has no keys");
      return;
    }

  g_assert_false (stm_backup_verify (path, other, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);
}

static void
assert_damaged (StoreFixture *fixture, const char *path, gconstpointer contents, gsize length)
{
  g_autoptr (GError) error = NULL;

  store_fixture_write_file (path, contents, length);
  g_assert_false (stm_backup_verify (path, fixture->key, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);
}

static void
test_damage (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make (fixture, TODAY, NULL);
  g_autofree guint8 *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, (char **) &contents, &length, NULL));
  assert_damaged (fixture, path, contents, 0);
  assert_damaged (fixture, path, contents, 1000);
  assert_damaged (fixture, path, contents, length - 1);
  assert_damaged (fixture, path, contents, length / 2);

  /* plain SQLite has no checksums */
  if (!stm_store_is_encrypted ())
    return;

  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize at = i < 16 ? i : (gsize) (g_test_rand_double () * length);
      guint8 bit = 1 << g_test_rand_int_range (0, 8);

      contents[at] ^= bit;
      assert_damaged (fixture, path, contents, length);
      contents[at] ^= bit;
    }
}

/* What cannot be copied is not left behind as if it were a backup. */
static void
test_of_damage (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("plain SQLite has no checksums");
      return;
    }

  g_free (make (fixture, "2026-09-19", &error));
  g_assert_no_error (error);
  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (g_file_peek_path (fixture->file), &contents, &length, NULL));
  memset (contents + 4096 * 5, 0, length - 4096 * 5);
  store_fixture_write_file (g_file_peek_path (fixture->file), contents, length);

  g_assert_null (make (fixture, TODAY, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);
  assert_listing (fixture, "profile-2026-09-19.db");
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = dup_backup_folder (fixture);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (stm_store_backup (fixture->store, place, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_listing (fixture, "");
}

static void
on_backup (GObject *source, GAsyncResult *result, gpointer data)
{
  GFile **backup = data;
  g_autoptr (GError) error = NULL;

  *backup = stm_store_backup_finish (STM_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = dup_backup_folder (fixture);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GFile) backup = NULL;

  stm_store_backup_async (fixture->store, place, NULL, on_backup, &backup);
  g_object_set (fixture->school, "name", "Meanwhile", NULL);
  store_fixture_save (fixture, fixture->school);
  while (backup == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_query_exists (backup, NULL));
}

static void
test_no_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = dup_backup_folder (fixture);
  g_autoptr (GError) error = NULL;

  store_fixture_write_file (folder, "in the way", 10);
  g_assert_null (make (fixture, TODAY, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);
}

/* SPEC X5: the last 14 days, and the first of each of the last 12 months */
static void
test_prune (void)
{
  const struct { const char *name; gboolean kept; } rows[] = {
    { "profile-2026-09-21.db", TRUE }, /* of a clock that was ahead */
    { "profile-2026-09-20.db", TRUE },
    { "profile-2026-09-19.db", TRUE },
    { "profile-2026-09-07.db", TRUE },
    { "profile-2026-09-06.db", FALSE },
    { "profile-2026-09-06.key", FALSE },
    { "profile-2026-09-02.db", FALSE },
    { "profile-2026-09-01.db", TRUE },
    { "profile-2026-09-01.key", TRUE },
    { "profile-2026-08-31.db", FALSE },
    { "profile-2026-08-03.db", TRUE },
    { "profile-2026-07-31.db", TRUE },
    { "profile-2026-01-15.db", FALSE },
    { "profile-2026-01-14.db", TRUE },
    { "profile-2025-10-31.db", TRUE },
    { "profile-2025-09-30.db", FALSE },
    { "profile-2025-09-01.db", FALSE },
    { "profile-2020-01-01.db", FALSE },
    { "profile-2020-01-01.key", FALSE },
    { "profile-2020-13-01.db", TRUE }, /* not ours */
    { "profile-2020-01-01.db.old", TRUE },
    { "profile-2020-01-01 (1).db", TRUE },
    { "other-2020-01-01.db", TRUE },
    { "profile-2026-09-10.db.partial", FALSE },
    { "profile-2026-09-10.key.partial", FALSE },
  };
  g_autofree char *folder = g_dir_make_tmp ("stm-prune-XXXXXX", NULL);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_parse (&today, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].name, NULL);

      store_fixture_write_file (path, "x", 1);
    }

  stm_backup_prune (folder, &today);
  stm_backup_prune (folder, &today);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS) != rows[i].kept)
        g_error ("%s was %s", rows[i].name, rows[i].kept ? "removed" : "kept");
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/backup/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("X5/whole", test_whole);
  ADD ("X5/replaces-that-of-the-day", test_replaces_that_of_the_day);
  ADD ("read-only-store", test_of_a_read_only_store);
  ADD ("wrong-key", test_wrong_key);
  ADD ("damage", test_damage);
  ADD ("of-damage", test_of_damage);
  ADD ("cancelled", test_cancelled);
  ADD ("async", test_async);
  ADD ("no-folder", test_no_folder);
  g_test_add_func ("/store/backup/X5/prune", test_prune);

  return g_test_run ();
}

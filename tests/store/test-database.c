#include "config.h"

#include "store-fixture.h"

#include "store/stm-database.h"
#include "store/stm-lock-file.h"
#include "store/stm-migrator.h"
#include "store/stm-statement.h"
#include "store/stm-transaction-private.h"

#include <glib/gstdio.h>

#define N_FLIPS 100
#define PAGE 4096
#define CANARY "85112526868"

static const StmStoreFlags ways[] = { STM_STORE_DEFAULT, STM_STORE_READ_ONLY };

static void
refuse_all_ways (StoreFixture *fixture, StmError code)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    store_fixture_refuse_open (fixture, fixture->key, ways[i], code);
}

static void
load (StoreFixture *fixture, guint8 **contents, gsize *length)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  g_file_load_contents (fixture->file, NULL, (char **) contents, length, NULL, &error);
  g_assert_no_error (error);
}

static void
replace (StoreFixture *fixture, gconstpointer data, gsize length)
{
  store_fixture_close (fixture);
  store_fixture_write_file (g_file_peek_path (fixture->file), data, length);
}

/* As another program would, with the key of ours. */
static void
execute_beside (StoreFixture *fixture, StmDatabaseFlags flags, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDatabase) database = NULL;

  store_fixture_close (fixture);
  database = stm_database_open (g_file_peek_path (fixture->file), fixture->key, flags, &error);
  g_assert_no_error (error);
  stm_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

static void
test_wrong_key (StoreFixture *fixture, gconstpointer data)
{
  guint8 other[STM_KEY_SIZE] = { 7 };

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("this build has no keys");
      return;
    }

  store_fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    store_fixture_refuse_open (fixture, other, ways[i], STM_ERROR_DAMAGED);
  store_fixture_reopen (fixture, STM_STORE_DEFAULT);
}

/* What a crash left in the log is still there for the right key. */
static void
test_wrong_key_with_log (StoreFixture *fixture, gconstpointer data)
{
  const char *const names[] = { "profile.db", "profile.db-wal" };
  g_autofree char *copies = g_build_filename (fixture->folder, "copy", NULL);
  guint8 other[STM_KEY_SIZE] = { 7 };
  g_autoptr (StmStore) store = NULL;
  g_autoptr (GFile) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (copies, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *to = g_build_filename (copies, names[i], NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
      store_fixture_write_file (to, contents, length);
    }

  copy = g_file_new_build_filename (copies, "profile.db", NULL);
  if (stm_store_is_encrypted ())
    {
      store = stm_store_open (copy, other, STM_STORE_DEFAULT, &error);
      g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);
      g_clear_error (&error);
    }

  store = stm_store_open (copy, fixture->key, STM_STORE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_STUDENT, NULL), ==, 1);
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", stm_migrator_get_newest () + 1);

  execute_beside (fixture, STM_DATABASE_DEFAULT, sql);
  refuse_all_ways (fixture, STM_ERROR_NEWER);
}

static void
test_older_read_only (StoreFixture *fixture, gconstpointer data)
{
  execute_beside (fixture, STM_DATABASE_DEFAULT, "PRAGMA user_version = 0");
  store_fixture_refuse_open (fixture, fixture->key, STM_STORE_READ_ONLY, STM_ERROR_DAMAGED);
  store_fixture_refuse_open (fixture, fixture->key, STM_STORE_DEFAULT, STM_ERROR_DAMAGED);
}

static void
test_foreign (StoreFixture *fixture, gconstpointer data)
{
  execute_beside (fixture, STM_DATABASE_DEFAULT, "PRAGMA application_id = 5");
  refuse_all_ways (fixture, STM_ERROR_FOREIGN);

  /* one that is not even kept as ours is */
  g_file_delete (fixture->file, NULL, NULL);
  execute_beside (fixture, STM_DATABASE_CREATE, "CREATE TABLE other (id INTEGER PRIMARY KEY)");
  refuse_all_ways (fixture, STM_ERROR_FOREIGN);
}

static void
test_plain (StoreFixture *fixture, gconstpointer data)
{
  guint8 page[PAGE] = "SQLite format 3";

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("this build is plain itself");
      return;
    }

  replace (fixture, page, sizeof page);
  refuse_all_ways (fixture, STM_ERROR_FOREIGN);
}

static void
test_text (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (3 * PAGE, 'a');

  replace (fixture, text, 3 * PAGE);
  refuse_all_ways (fixture, STM_ERROR_DAMAGED);
  replace (fixture, text, 7);
  refuse_all_ways (fixture, STM_ERROR_DAMAGED);
}

static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  replace (fixture, "", 0);
  refuse_all_ways (fixture, STM_ERROR_DAMAGED);
}

static void
test_missing (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  g_file_delete (fixture->file, NULL, NULL);
  refuse_all_ways (fixture, STM_ERROR_NOT_FOUND);
  g_assert_false (g_file_query_exists (fixture->file, NULL));
}

static void
test_exists (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  store_fixture_refuse_open (fixture, fixture->key, STM_STORE_CREATE, STM_ERROR_IN_USE);
}

static void
test_folder (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_close (fixture);
  g_file_delete (fixture->file, NULL, NULL);
  g_mkdir (g_file_peek_path (fixture->file), 0700);
  refuse_all_ways (fixture, STM_ERROR_IO);
}

/* Opens or not, the damage is noticed and nothing is written. */
static gboolean
notices_damage (StoreFixture *fixture, StmStoreFlags flags)
{
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  StmStore *store = stm_store_open (fixture->file, fixture->key, flags, &error);
  gboolean noticed = store == NULL || !stm_store_check (store, NULL, &error);

  g_clear_object (&store);
  if (noticed)
    g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);

  after = store_fixture_hash (fixture);
  g_assert_cmpstr (after, ==, before);

  return noticed;
}

static void
test_truncated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree guint8 *contents = NULL;
  gsize length;
  const gsize lengths[] = { 1, 15, 16, 17, 99, 100, 511, 512, 1024, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 10 * PAGE };
  const gsize missing[] = { PAGE, 2 * PAGE, 1, 17, PAGE - 1 };

  load (fixture, &contents, &length);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      replace (fixture, contents, lengths[i]);
      refuse_all_ways (fixture, STM_ERROR_DAMAGED);
    }

  /* plain SQLite does not miss a part of a page */
  for (guint i = 0; i < (stm_store_is_encrypted () ? G_N_ELEMENTS (missing) : 2); i++)
    {
      replace (fixture, contents, length - missing[i]);
      for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
        g_assert_true (notices_damage (fixture, ways[j]));
    }
}


static void
test_bit_flips (StoreFixture *fixture, gconstpointer data)
{
  g_autofree guint8 *contents = NULL;
  gsize length;
  guint noticed = 0;

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("plain SQLite has no checksums");
      return;
    }

  load (fixture, &contents, &length);
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize at = i < 16 ? i : (gsize) (g_test_rand_double () * length);
      guint8 bit = 1 << g_test_rand_int_range (0, 8);

      contents[at] ^= bit;
      replace (fixture, contents, length);
      noticed += notices_damage (fixture, ways[i % 2]);
      contents[at] ^= bit;
    }

  g_assert_cmpuint (noticed, ==, N_FLIPS);
  replace (fixture, contents, length);
  g_assert_false (notices_damage (fixture, STM_STORE_DEFAULT));
}

/* All files of the folder, as they lie on the disk while the store is open. */
static void
assert_hidden (const char *folder, const char *canary)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_hidden (path, canary);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_null (memmem (contents, length, canary, strlen (canary)));
      g_assert_null (memmem (contents, length, "SQLite format 3", strlen ("SQLite format 3")));
      n += length > 0;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_canary (StoreFixture *fixture, gconstpointer data)
{
  const char *const canaries[] = { CANARY, "Ånderson", "Sint-", "Thuiszorg", "CREATE TABLE" };
  g_autoptr (GFile) folder = g_file_new_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (GError) error = NULL;

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("this build does not encrypt");
      return;
    }

  g_assert_true (g_str_has_prefix (fixture->student->national_number, CANARY));
  g_object_unref (stm_store_backup (fixture->store, folder, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    assert_hidden (fixture->folder, canaries[i]);
  store_fixture_close (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    assert_hidden (fixture->folder, canaries[i]);
}

static void
test_cipher_answers (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDatabase) database = stm_database_open (g_file_peek_path (fixture->file), fixture->key,
                                                        STM_DATABASE_QUERY_ONLY, &error);
  g_autoptr (StmStatement) statement = NULL;

  g_assert_no_error (error);
  statement = stm_statement_new (database, "PRAGMA cipher_version", &error);
  g_assert_no_error (error);
  g_assert_cmpint (stm_statement_step (statement, &error) == STM_STEP_ROW, ==, stm_store_is_encrypted ());
  if (stm_store_is_encrypted ())
    g_assert_cmpstr (stm_statement_get_text (statement, 0), !=, "");
}

static void
test_one_file_when_closed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  store_fixture_close (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_equal (name, "profile.db") || g_str_equal (name, "profile.db.lock"));
}

static void
test_private_file (StoreFixture *fixture, gconstpointer data)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_in_use (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *link = g_build_filename (fixture->folder, "link.db", NULL);
  g_autoptr (GFile) linked = g_file_new_for_path (link);
  g_autoptr (StmStore) reading = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_refuse_open (fixture, fixture->key, STM_STORE_DEFAULT, STM_ERROR_IN_USE);
  reading = stm_store_open (fixture->file, fixture->key, STM_STORE_READ_ONLY, &error);
  g_assert_no_error (error);

  /* another name of it is no way around */
  g_assert_cmpint (symlink (g_file_peek_path (fixture->file), link), ==, 0);
  g_assert_null (stm_store_open (linked, fixture->key, STM_STORE_DEFAULT, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IN_USE);
}

static void
assert_error_hides (const GError *error, const char *secret)
{
  g_assert_nonnull (error);
  g_assert_null (strstr (error->message, secret));
  g_assert_nonnull (strstr (error->message, "INSERT INTO"));
}

/* FACTS: templates in error texts, never values */
static void
test_errors_hide_values (StoreFixture *fixture, gconstpointer data)
{
  const struct { const char *sql, *value; } rows[] = {
    { "INSERT INTO school (uuid, revision) VALUES (:value, 0)", "Geheim" },
    { "INSERT INTO school (id, uuid, revision, created_at, changed_at, name, name_key, strands, place_key, province,"
      " search_text) VALUES (1, :value, 1, '', '', 'a', '', 1, '', 0, '')", "Geheim" },
    { "INSERT INTO student (study_year) VALUES (:value)", "Geheim" },
    { "INSERT INTO student_search (student_search) VALUES (:value)", "Geheim" },
    { "INSERT INTO event SELECT * FROM student_search WHERE student_search MATCH :value", "Geheim AND \"" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDatabase) database = NULL;

  store_fixture_close (fixture);
  database = stm_database_open (g_file_peek_path (fixture->file), fixture->key, STM_DATABASE_DEFAULT, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (StmStatement) statement = stm_statement_new (database, rows[i].sql, &local_error);

      if (statement != NULL)
        {
          stm_statement_bind_text (statement, ":value", rows[i].value);
          g_assert_false (stm_statement_run (statement, &local_error));
        }
      assert_error_hides (local_error, "Geheim");
    }
}

static gboolean
execute (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  return stm_database_execute (stm_connection_get_database (transaction->connection), data, error);
}

static void
refuse_sql (StoreFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_store_run (fixture->store, execute, (gpointer) sql, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
}

static void
test_history_is_not_edited (StoreFixture *fixture, gconstpointer data)
{
  refuse_sql (fixture, "UPDATE event SET role = 1");
  refuse_sql (fixture, "DELETE FROM event");
  refuse_sql (fixture, "UPDATE event SET at = at WHERE id = 1");
}

/* Judged when the transaction ends, so it is the commit that fails. */
static void
test_commit_fails (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  refuse_sql (fixture, "UPDATE supervisor SET school = 'nobody'");
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SUPERVISOR, NULL), ==, 1);

  /* and the next one is not in the way of it */
  g_object_set (fixture->school, "name", "Nieuwe naam", NULL);
  store_fixture_save (fixture, fixture->school);
  stm_store_check (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_reader_never_writes (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDatabase) database = stm_database_open (g_file_peek_path (fixture->file), fixture->key,
                                                        STM_DATABASE_QUERY_ONLY, &error);

  g_assert_no_error (error);
  g_assert_false (stm_database_execute (database, "UPDATE school SET name = 'x'", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
}

static void
test_places (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_database_refuse_place (g_get_tmp_dir (), &error));
  g_assert_no_error (error);
}

static void
test_check_record_without_rows (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;
  g_autoptr (StmDatabase) database = stm_database_open (g_file_peek_path (fixture->file), fixture->key,
                                                        STM_DATABASE_QUERY_ONLY, &error);

  g_assert_no_error (error);
  g_assert_false (stm_database_get_integer (database, "SELECT id FROM school WHERE id < 0", &value, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (stm_database_get_integer (database, "SELECT no_such FROM school", &value, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/database/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("wrong-key", test_wrong_key);
  ADD ("wrong-key-with-log", test_wrong_key_with_log);
  ADD ("newer", test_newer);
  ADD ("version-0", test_older_read_only);
  ADD ("foreign", test_foreign);
  ADD ("plain", test_plain);
  ADD ("text", test_text);
  ADD ("empty", test_empty);
  ADD ("missing", test_missing);
  ADD ("exists", test_exists);
  ADD ("folder", test_folder);
  ADD ("truncated", test_truncated);
  ADD ("bit-flips", test_bit_flips);
  ADD ("P3/canary", test_canary);
  ADD ("cipher-answers", test_cipher_answers);
  ADD ("one-file-when-closed", test_one_file_when_closed);
  ADD ("private-file", test_private_file);
  ADD ("in-use", test_in_use);
  ADD ("P3/errors-hide-values", test_errors_hide_values);
  ADD ("history-is-not-edited", test_history_is_not_edited);
  ADD ("commit-fails", test_commit_fails);
  ADD ("reader-never-writes", test_reader_never_writes);
  ADD ("one-number", test_check_record_without_rows);
  g_test_add_func ("/store/database/places", test_places);

  return g_test_run ();
}

#include "config.h"

#include "store-fixture.h"

#include "core/stm-deadline-rules.h"
#include "core/stm-record-types.h"
#include "store/stm-migrator-private.h"
#include "store/stm-statement.h"

#include <glib/gstdio.h>

/* The store's own scripts are not enough to try what may go wrong between
 * versions, so these migrate a small database of their own. */

#define FIXTURE_SCHOOL "Sint-Élisabeth"

static const char *const good[] = {
  "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO a (name) VALUES ('first');",
  "ALTER TABLE a ADD COLUMN place TEXT; CREATE TABLE b (a INTEGER REFERENCES a (id)); INSERT INTO b VALUES (1);",
  "CREATE TABLE c AS SELECT * FROM a; DROP TABLE b;",
};

static const char *third;

static GBytes *
load_script (int version)
{
  const char *sql = version <= 2 ? good[version - 1] : version == 3 ? third : NULL;

  return sql != NULL ? g_bytes_new_static (sql, strlen (sql)) : NULL;
}

typedef struct
{
  char   *folder;
  char   *path;
  guint8  key[STM_KEY_SIZE];
} Fixture;

static StmDatabase *
open_database (Fixture *fixture, StmDatabaseFlags flags)
{
  g_autoptr (GError) error = NULL;
  StmDatabase *database = stm_database_open (fixture->path, fixture->key, flags, &error);

  g_assert_no_error (error);

  return database;
}

static void
assert_number (StmDatabase *database, const char *sql, gint64 expected)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  stm_database_get_integer (database, sql, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, expected);
}

static char *
dup_hash (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) contents, length);
}

/* A file of version 2. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("stm-migrator-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "profile.db", NULL);
  memset (fixture->key, 0x5a, sizeof fixture->key);

  third = NULL;
  database = open_database (fixture, STM_DATABASE_CREATE);
  stm_migrator_run_scripts (database, fixture->path, TRUE, load_script, &error);
  g_assert_no_error (error);
  assert_number (database, "PRAGMA user_version", 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".version-2", NULL);
  g_autoptr (StmDatabase) database = open_database (fixture, STM_DATABASE_DEFAULT);
  g_autoptr (StmDatabase) old = NULL;
  g_autoptr (GError) error = NULL;

  third = good[2];
  stm_migrator_run_scripts (database, fixture->path, FALSE, load_script, &error);
  g_assert_no_error (error);
  assert_number (database, "PRAGMA user_version", 3);
  assert_number (database, "PRAGMA application_id", STM_DATABASE_APPLICATION_ID);
  assert_number (database, "SELECT count(*) FROM c", 1);

  /* the copy is whole, of the old version, and has the same key */
  old = stm_database_open (copy, fixture->key, STM_DATABASE_QUERY_ONLY, &error);
  g_assert_no_error (error);
  assert_number (old, "PRAGMA user_version", 2);
  assert_number (old, "SELECT count(*) FROM b", 1);
  stm_database_check (old, &error);
  g_assert_no_error (error);
}

static void
test_nothing_to_do (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".version-2", NULL);
  g_autoptr (StmDatabase) database = open_database (fixture, STM_DATABASE_DEFAULT);
  g_autoptr (GError) error = NULL;

  stm_migrator_run_scripts (database, fixture->path, FALSE, load_script, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
assert_rolls_back (Fixture *fixture, const char *script, StmError code)
{
  g_autoptr (StmDatabase) database = open_database (fixture, STM_DATABASE_DEFAULT);
  g_autoptr (GError) error = NULL;

  third = script;
  g_assert_false (stm_migrator_run_scripts (database, fixture->path, FALSE, load_script, &error));
  g_assert_error (error, STM_ERROR, (int) code);

  assert_number (database, "PRAGMA user_version", 2);
  assert_number (database, "SELECT count(*) FROM b", 1);
  assert_number (database, "SELECT count(*) FROM sqlite_schema WHERE name = 'c'", 0);
  stm_database_check (database, NULL);
}

static void
test_failing_script (Fixture *fixture, gconstpointer data)
{
  assert_rolls_back (fixture, "CREATE TABLE c (id INTEGER); DELETE FROM b; INSERT INTO nowhere VALUES (1);", STM_ERROR_IO);
  assert_rolls_back (fixture, "CREATE TABLE c (id INTEGER CHECK (id > 0)); INSERT INTO c VALUES (0);", STM_ERROR_INVALID);
  assert_rolls_back (fixture, "CREATE TABLE c (id INTEGER); this is not SQL", STM_ERROR_IO);

  /* and with the mended script it goes on */
  test_step (fixture, NULL);
}

static void
test_broken_references (Fixture *fixture, gconstpointer data)
{
  assert_rolls_back (fixture, "CREATE TABLE c (a INTEGER REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED);"
                              "INSERT INTO c VALUES (99);", STM_ERROR_DAMAGED);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (StmDatabase) database = open_database (fixture, STM_DATABASE_DEFAULT);
  g_autoptr (GError) error = NULL;

  stm_database_execute (database, "PRAGMA user_version = 3", &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, stm_database_close);

  before = dup_hash (fixture->path);
  database = open_database (fixture, STM_DATABASE_DEFAULT);
  g_assert_false (stm_migrator_run_scripts (database, fixture->path, FALSE, load_script, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NEWER);
  g_clear_pointer (&database, stm_database_close);
  after = dup_hash (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

/* Without room for the copy, nothing is begun. */
static void
test_no_copy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".version-2", NULL);
  g_autoptr (StmDatabase) database = open_database (fixture, STM_DATABASE_DEFAULT);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
  third = good[2];
  g_assert_false (stm_migrator_run_scripts (database, fixture->path, FALSE, load_script, &error));
  g_assert_nonnull (error);
  assert_number (database, "PRAGMA user_version", 2);
}

static void
copy_fixture (Fixture *fixture, int version)
{
  g_autofree char *name = g_strdup_printf ("version-%d.db", version);
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  store_fixture_write_file (fixture->path, contents, length);
}

static char *
dup_schema (StmDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmStatement) statement = NULL;
  GString *schema = g_string_new (NULL);

  statement = stm_statement_new (database, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name", &error);
  g_assert_no_error (error);
  while (stm_statement_step (statement, &error) == STM_STEP_ROW)
    g_string_append_printf (schema, "%s %s: %s\n", stm_statement_get_text (statement, 0),
                            stm_statement_get_text (statement, 1), stm_statement_get_text (statement, 2));
  g_assert_no_error (error);

  return g_string_free_and_steal (schema);
}

/* A file of the newest version is as a new one.  Where this fails before a
 * release, "store-tool version-N.db fixture" makes the fixture again. */
static void
test_newest_fixture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *new_path = g_build_filename (fixture->folder, "new.db", NULL);
  g_autoptr (StmDatabase) database = NULL;
  g_autoptr (StmDatabase) new_database = NULL;
  g_autofree char *schema = NULL;
  g_autofree char *new_schema = NULL;
  g_autoptr (GError) error = NULL;

  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("the fixtures are encrypted");
      return;
    }

  copy_fixture (fixture, stm_migrator_get_newest ());
  database = open_database (fixture, STM_DATABASE_DEFAULT);
  schema = dup_schema (database);

  new_database = stm_database_open (new_path, fixture->key, STM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  stm_migrator_run (new_database, new_path, TRUE, &error);
  g_assert_no_error (error);
  new_schema = dup_schema (new_database);

  g_assert_cmpstr (schema, ==, new_schema);
}

/* What version 2 added: when a request was entered is told by when it was saved. */
static void
assert_filled (StmStore *store, gboolean is_new)
{
  g_autoptr (GListModel) requests = stm_store_list (store, STM_TYPE_REQUEST, NULL, NULL, NULL);
  g_autoptr (StmRequest) request = g_list_model_get_item (requests, 0);
  g_autoptr (StmRecord) record = stm_store_get (store, STM_TYPE_OVERVIEW, request->student, NULL);
  StmOverview *overview = STM_OVERVIEW (record);
  const char *created = stm_record_get_created_at (STM_RECORD (request));
  g_autofree char *date = g_strndup (created, 10);
  g_autofree char *time = g_strndup (created + 11, 5);
  g_autofree char *moment = g_strconcat (date, " ", time, NULL);

  g_assert_cmpstr (request->entered, ==, is_new ? "2026-09-02 09:30" : moment);
  g_assert_cmpstr (overview->entered, ==, request->entered);
  g_assert_cmpint (overview->status, ==, STM_STATUS_ACCEPTED);
  g_assert_cmpstr (overview->service_names, ==, "Thuiszorg De Linde");
  g_assert_cmpint (overview->timing, ==, is_new ? STM_TIMING_ON_TIME : STM_TIMING_NONE);
}

/* Since which version there is a kind of record; those of the first are not named. */
static int
find_since (const char *kind)
{
  const char *const in_second[] = { "region", "deadline", "offer", "demand", "arrangement", "assignment", "message",
                                 "peer", "package", NULL };
  const char *const in_third[] = { "partner", "mediator", "dossier", "mediation", "appointment", "sheet", "goal", "activity",
                                "task", "competence", "study", "target", "signal", "printout", NULL };

  return g_strv_contains (in_third, kind) ? 3 : g_strv_contains (in_second, kind) ? 2 : 1;
}

/* One of each kind of record that the version had. */
static void
assert_one_of_each (StmStore *store, int version)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);
      gint64 n = stm_store_count (store, types[i], NULL);

      if (version < find_since (klass->kind))
        g_assert_cmpint (n, ==, 0);
      else
        g_assert_cmpint (n, >, 0);
    }

  g_assert_cmpint (stm_store_count (store, stm_record_types_find ("peer"), NULL), ==, version > 1);
  g_assert_cmpint (stm_store_count (store, stm_record_types_find ("caseload"), NULL), ==, version > 2);
}

/* Every released version is brought to the newest one. */
static void
test_released (Fixture *fixture, gconstpointer data)
{
  if (!stm_store_is_encrypted ())
    {
      g_test_skip ("the fixtures are encrypted");
      return;
    }

  for (int version = 1; version <= stm_migrator_get_newest (); version++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
      g_autoptr (GError) error = NULL;
      g_autoptr (StmStore) store = NULL;
      g_autoptr (GListModel) schools = NULL;
      g_autoptr (StmSchool) school = NULL;
      g_autoptr (StmProfile) profile = NULL;

      copy_fixture (fixture, version);
      store = stm_store_open (file, fixture->key, STM_STORE_DEFAULT, &error);
      g_assert_no_error (error);
      stm_store_check (store, NULL, &error);
      g_assert_no_error (error);

      profile = stm_store_dup_profile (store);
      g_assert_cmpint (profile->role, ==, STM_ROLE_REGION);
      g_assert_cmpstr (profile->person, ==, version > 2 ? "An Peeters" : NULL);
      schools = stm_store_list (store, STM_TYPE_SCHOOL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_list_model_get_n_items (schools), ==, 1);
      school = g_list_model_get_item (schools, 0);
      g_assert_cmpstr (school->name, ==, FIXTURE_SCHOOL);
      assert_one_of_each (store, version);
      assert_filled (store, version > 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/migrator/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("step", test_step);
  ADD ("nothing-to-do", test_nothing_to_do);
  ADD ("failing-script", test_failing_script);
  ADD ("broken-references", test_broken_references);
  ADD ("newer", test_newer);
  ADD ("no-copy", test_no_copy);
  ADD ("newest-fixture", test_newest_fixture);
  ADD ("released", test_released);

  return g_test_run ();
}

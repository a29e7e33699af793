#include "config.h"

#include "app-fixture.h"
#include "app/stm-restore.h"
#include "app/stm-session.h"
#include "core/stm-error.h"
#include "core/stm-service.h"

static StmProfileFolder *
restore (AppFixture *fixture, GFile *backup, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  stm_restore_run_async (fixture->root, backup, NULL, app_fixture_done, &result);

  return stm_restore_run_finish (app_fixture_wait (&result), error);
}

static gint64
count_services (AppFixture *fixture, StmProfileFolder *folder, const char *code)
{
  g_autoptr (StmSession) session = stm_session_new (fixture->root);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  stm_session_open_async (session, folder, code, NULL, app_fixture_done, &result);
  stm_session_open_finish (session, app_fixture_wait (&result), &error);
  g_assert_no_error (error);
  n = stm_store_count (stm_session_get_store (session), STM_TYPE_SERVICE, &error);
  g_assert_no_error (error);
  stm_session_close (session);

  return n;
}

static GFile *
find_kept (StmProfileFolder *folder, const char *suffix)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (stm_profile_folder_get_folder (folder), G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    {
      g_autofree char *name = g_file_get_basename (child);

      if (g_str_has_prefix (name, "profile-kept-") && g_str_has_suffix (name, suffix))
        return g_object_ref (child);
    }

  return NULL;
}

static void
test_list (AppFixture *fixture, gconstpointer data)
{
  const char *const names[] = { "profile-2026-09-01.db", "profile-2026-10-02.db", "profile-2026-09-30.db",
                                "profile-2026-09-30.key", "profile-2026-10-02.db.partial" };
  g_autoptr (GFile) folder = g_file_get_child (fixture->root, "backups");
  g_autoptr (GListModel) none = stm_restore_list_backups (folder);
  g_autoptr (GListModel) backups = NULL;
  g_autoptr (GFile) first = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);

  g_assert_true (g_file_make_directory_with_parents (folder, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, names[i]);

      g_assert_true (g_file_replace_contents (file, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
    }

  backups = stm_restore_list_backups (folder);
  g_assert_cmpuint (g_list_model_get_n_items (backups), ==, 3);
  first = g_list_model_get_item (backups, 0);
  name = g_file_get_basename (first);
  g_assert_cmpstr (name, ==, "profile-2026-10-02.db");
}

static void
test_keeps_former (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) profile = app_fixture_make (fixture, "Regio");
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) restored = NULL;
  g_autoptr (StmProfileFolder) again = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GFile) kept = NULL;
  g_autoptr (GFile) kept_slot = NULL;

  app_fixture_add_service (profile->store, "Eén");
  backup = app_fixture_back_up (profile);
  app_fixture_add_service (profile->store, "Twee");
  stm_store_close (profile->store);

  restored = restore (fixture, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stm_profile_folder_get_uuid (restored), ==, stm_profile_folder_get_uuid (profile->folder));
  g_assert_cmpint (count_services (fixture, restored, profile->code), ==, 1);

  kept = find_kept (restored, ".db");
  kept_slot = find_kept (restored, ".key");
  g_assert_nonnull (kept);
  g_assert_nonnull (kept_slot);

  /* what was kept aside is itself a backup */
  again = restore (fixture, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_services (fixture, again, profile->code), ==, 2);
}

static void
test_log_left_behind (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) profile = app_fixture_make (fixture, "Regio");
  g_autofree char *log = g_strconcat (g_file_peek_path (stm_profile_folder_get_database (profile->folder)), "-wal",
                                      NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) restored = NULL;
  g_autoptr (GFile) backup = app_fixture_back_up (profile);
  g_autoptr (GFile) kept_log = NULL;

  stm_store_close (profile->store);
  g_assert_true (g_file_set_contents (log, "left by a crash", -1, NULL));

  restored = restore (fixture, backup, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  kept_log = find_kept (restored, ".db-wal");
  g_assert_nonnull (kept_log);
}

static void
test_other_computer (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) profile = app_fixture_make (fixture, "Regio");
  g_autoptr (GFile) here = g_object_ref (fixture->root);
  g_autoptr (GFile) elsewhere = g_file_new_build_filename (fixture->base, "elsewhere", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) restored = NULL;
  g_autoptr (GFile) backup = NULL;

  app_fixture_add_service (profile->store, "Eén");
  backup = app_fixture_back_up (profile);
  stm_store_close (profile->store);

  g_set_object (&fixture->root, elsewhere);
  restored = restore (fixture, backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_has_prefix (stm_profile_folder_get_folder (restored), fixture->root));
  g_assert_cmpstr (stm_profile_folder_get_name (restored), ==, "Regio");
  g_assert_cmpint (count_services (fixture, restored, profile->code), ==, 1);

  g_set_object (&fixture->root, here);
}

static void
test_without_slot (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) backup = g_file_new_build_filename (fixture->base, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_replace_contents (backup, "x", 1, NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_null (restore (fixture, backup, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
  g_assert_false (g_file_query_exists (fixture->root, NULL));
}

static void
test_in_use (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) profile = app_fixture_make (fixture, "Regio");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = app_fixture_back_up (profile);
  g_autoptr (GFile) kept = NULL;

  g_assert_null (restore (fixture, backup, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IN_USE);
  kept = find_kept (profile->folder, ".db");
  g_assert_null (kept);
  stm_store_close (profile->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)

  ADD ("/app/restore/X5/list-newest-first", test_list);
  ADD ("/app/restore/X5/keeps-former", test_keeps_former);
  ADD ("/app/restore/X5/log-left-behind", test_log_left_behind);
  ADD ("/app/restore/X5/other-computer", test_other_computer);
  ADD ("/app/restore/X5/without-slot", test_without_slot);
  ADD ("/app/restore/X5/in-use", test_in_use);

  return g_test_run ();
}

#include "core/stm-error.h"
#include "credentials/stm-key-slot.h"
#include "credentials/stm-profile-folder.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define UUID_A "11111111-6a8e-4b0e-9a3f-0d2f1c5b7e11"
#define UUID_B "22222222-6a8e-4b0e-9a3f-0d2f1c5b7e11"
#define UUID_C "33333333-6a8e-4b0e-9a3f-0d2f1c5b7e11"

typedef struct
{
  char  *base;
  GFile *root;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->base = g_dir_make_tmp ("stm-profiles-XXXXXX", NULL);
  fixture->root = g_file_new_build_filename (fixture->base, "data", "profiles", NULL);
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                                    G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    remove_tree (child);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GFile) base = g_file_new_for_path (fixture->base);

  remove_tree (base);
  g_object_unref (fixture->root);
  g_free (fixture->base);
}

/* Root may read everything, so the test becomes somebody who may not. */
static void
set_up_as_nobody (Fixture       *fixture,
                  gconstpointer  data)
{
  if (getuid () == 0)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
  set_up (fixture, data);
}

static void
tear_down_as_nobody (Fixture       *fixture,
                     gconstpointer  data)
{
  uid_t real, effective, saved;

  tear_down (fixture, data);
  g_assert_cmpint (getresuid (&real, &effective, &saved), ==, 0);
  g_assert_cmpint (setresuid (saved, saved, saved), ==, 0);
}

static void
write_file (GFile      *file,
            const char *text)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (file), text, -1, NULL));
}

static StmProfileFolder *
make_profile (GFile      *root,
              const char *uuid,
              const char *name,
              const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_new (uuid, name, role);
  StmProfileFolder *folder = stm_profile_folder_create (root, uuid, name, role, &error);

  g_assert_no_error (error);
  write_file (stm_profile_folder_get_database (folder), "database");
  g_assert_true (stm_key_slot_save (slot, stm_profile_folder_get_slot (folder), NULL));

  return folder;
}

static GPtrArray *
list_profiles (Fixture *fixture,
               guint    expected)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = stm_profile_folder_list (fixture->root, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, expected);

  return list;
}

static void
test_default_root (void)
{
  g_autoptr (GFile) root = stm_profile_folder_get_default_root ();
  g_autofree char *expected = g_build_filename (g_get_user_data_dir (), "stagematching", "profiles", NULL);

  g_assert_cmpstr (g_file_peek_path (root), ==, expected);
}

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) folder = NULL;
  g_autoptr (GPtrArray) none = list_profiles (fixture, 0);
  g_autoptr (GPtrArray) bare = NULL;
  GStatBuf info;

  folder = stm_profile_folder_create (fixture->root, UUID_A, "Sint-Jan", "school", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stm_profile_folder_get_name (folder), ==, "Sint-Jan");

  g_stat (g_file_peek_path (stm_profile_folder_get_folder (folder)), &info);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_stat (g_file_peek_path (stm_profile_folder_get_backups (folder)), &info);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);

  /* Nothing is in it as yet. */
  bare = list_profiles (fixture, 0);

  g_assert_null (stm_profile_folder_create (fixture->root, UUID_A, "Again", "school", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
}

static void
test_create_fails (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) data_folder = g_file_get_parent (fixture->root);

  write_file (data_folder, "a file where a folder should be");
  g_assert_null (stm_profile_folder_create (fixture->root, UUID_A, "Sint-Jan", "school", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (StmProfileFolder) b = make_profile (fixture->root, UUID_B, "Zorgdienst", "service");
  g_autoptr (StmProfileFolder) a = make_profile (fixture->root, UUID_A, "Atheneum", "school");
  g_autoptr (GPtrArray) list = list_profiles (fixture, 2);
  g_autofree char *uuid = NULL;
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  g_object_get (list->pdata[0], "uuid", &uuid, "name", &name, "role", &role, NULL);
  g_assert_cmpstr (uuid, ==, UUID_A);
  g_assert_cmpstr (name, ==, "Atheneum");
  g_assert_cmpstr (role, ==, "school");
  g_assert_null (stm_profile_folder_get_error (list->pdata[0]));
  g_assert_cmpstr (stm_profile_folder_get_name (list->pdata[1]), ==, "Zorgdienst");
  g_assert_true (g_file_equal (stm_profile_folder_get_database (list->pdata[1]),
                               stm_profile_folder_get_database (b)));
}

static void
assert_listed_with_error (Fixture    *fixture,
                          int         code,
                          const char *uuid,
                          const char *name)
{
  g_autoptr (GPtrArray) list = list_profiles (fixture, 1);
  const GError *error = stm_profile_folder_get_error (list->pdata[0]);

  g_assert_error (error, STM_ERROR, code);
  g_assert_cmpstr (stm_profile_folder_get_uuid (list->pdata[0]), ==, uuid);
  g_assert_cmpstr (stm_profile_folder_get_name (list->pdata[0]), ==, name);
}

static void
test_list_what_is_wrong (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (StmProfileFolder) folder = make_profile (fixture->root, UUID_A, "Atheneum", "school");
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (stm_profile_folder_get_slot (folder), NULL);
  g_autoptr (GFile) backup = g_file_get_child (stm_profile_folder_get_backups (folder), "2026-09-01.db");
  const char *slot_path = g_file_peek_path (stm_profile_folder_get_slot (folder));

  /* Only the slot is left. */
  g_remove (g_file_peek_path (stm_profile_folder_get_database (folder)));
  assert_listed_with_error (fixture, STM_ERROR_NOT_FOUND, UUID_A, "Atheneum");

  /* Only a backup. */
  g_remove (slot_path);
  write_file (backup, "backup");
  assert_listed_with_error (fixture, STM_ERROR_NOT_FOUND, UUID_A, UUID_A);

  /* Only the database. */
  g_remove (g_file_peek_path (backup));
  write_file (stm_profile_folder_get_database (folder), "database");
  assert_listed_with_error (fixture, STM_ERROR_NOT_FOUND, UUID_A, UUID_A);

  /* A slot that is damaged, of a newer version, or a folder. */
  write_file (stm_profile_folder_get_slot (folder), "dust");
  assert_listed_with_error (fixture, STM_ERROR_FORMAT, UUID_A, UUID_A);
  write_file (stm_profile_folder_get_slot (folder), "[Key slot]\nFormat=stagematching-key-slot\nVersion=9\n");
  assert_listed_with_error (fixture, STM_ERROR_NEWER, UUID_A, UUID_A);
  g_remove (slot_path);
  g_mkdir (slot_path, 0700);
  assert_listed_with_error (fixture, STM_ERROR_FORMAT, UUID_A, UUID_A);

  /* Only the slot of a change of key can be read. */
  {
    g_autofree char *pending = g_strconcat (slot_path, ".pending", NULL);
    g_autoptr (GFile) pending_file = g_file_new_for_path (pending);
    g_autoptr (GPtrArray) list = NULL;

    g_assert_true (stm_key_slot_save (slot, pending_file, NULL));
    list = list_profiles (fixture, 1);
    g_assert_null (stm_profile_folder_get_error (list->pdata[0]));
    g_assert_cmpstr (stm_profile_folder_get_name (list->pdata[0]), ==, "Atheneum");
  }
}

static void
test_list_unreadable (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (StmProfileFolder) folder = NULL;
  g_autoptr (GError) error = NULL;

  folder = make_profile (fixture->root, UUID_A, "Atheneum", "school");
  g_chmod (g_file_peek_path (stm_profile_folder_get_folder (folder)), 0);
  assert_listed_with_error (fixture, STM_ERROR_IO, UUID_A, UUID_A);
  g_chmod (g_file_peek_path (stm_profile_folder_get_folder (folder)), 0700);

  g_chmod (g_file_peek_path (fixture->root), 0400);
  assert_listed_with_error (fixture, STM_ERROR_IO, UUID_A, UUID_A);
  g_chmod (g_file_peek_path (fixture->root), 0);
  g_assert_null (stm_profile_folder_list (fixture->root, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);
  g_chmod (g_file_peek_path (fixture->root), 0700);
}

static void
test_list_passes_over (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (StmProfileFolder) a = make_profile (fixture->root, UUID_A, "Atheneum", "school");
  g_autoptr (StmProfileFolder) b = make_profile (fixture->root, UUID_B, "Renamed by hand", "school");
  g_autoptr (GFile) stray = g_file_get_child (fixture->root, "notes.txt");
  g_autoptr (GFile) hidden = g_file_get_child (fixture->root, ".trash");
  g_autoptr (GFile) empty = g_file_get_child (fixture->root, "lost+found");
  g_autoptr (GFile) renamed = g_file_get_child (fixture->root, "old school");
  g_autoptr (GPtrArray) list = NULL;

  write_file (stray, "notes");
  g_mkdir (g_file_peek_path (hidden), 0700);
  g_mkdir (g_file_peek_path (empty), 0700);
  g_rename (g_file_peek_path (stm_profile_folder_get_folder (b)), g_file_peek_path (renamed));

  list = list_profiles (fixture, 2);
  g_assert_cmpstr (stm_profile_folder_get_uuid (list->pdata[1]), ==, UUID_B);
  g_assert_null (stm_profile_folder_get_error (list->pdata[1]));
}

static void
test_root_is_a_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) data_folder = g_file_get_parent (fixture->root);

  g_mkdir (g_file_peek_path (data_folder), 0700);
  write_file (fixture->root, "a file where a folder should be");
  g_assert_null (stm_profile_folder_list (fixture->root, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);
}

static void
assert_finds (Fixture    *fixture,
              const char *sought,
              const char *uuid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfileFolder) found = stm_profile_folder_find (fixture->root, sought, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (stm_profile_folder_get_uuid (found), ==, uuid);
}

static void
assert_finds_none (Fixture    *fixture,
                   const char *sought,
                   int         code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_profile_folder_find (fixture->root, sought, &error));
  g_assert_error (error, STM_ERROR, code);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GFile) elsewhere = g_file_new_build_filename (fixture->base, "stick", NULL);
  g_autoptr (StmProfileFolder) a = make_profile (fixture->root, UUID_A, "Zoë", "school");
  g_autoptr (StmProfileFolder) b = make_profile (fixture->root, UUID_B, "Dienst", "service");
  g_autoptr (StmProfileFolder) c = make_profile (elsewhere, UUID_C, "Copy", "school");
  g_autoptr (StmProfileFolder) twin = NULL;

  assert_finds (fixture, UUID_A, UUID_A);
  assert_finds (fixture, "Zoë", UUID_A);
  assert_finds (fixture, "ZOË", UUID_A);
  assert_finds (fixture, "Zoe\u0308", UUID_A);
  assert_finds (fixture, "dienst", UUID_B);
  assert_finds (fixture, g_file_peek_path (stm_profile_folder_get_folder (c)), UUID_C);
  assert_finds (fixture, g_file_peek_path (stm_profile_folder_get_database (c)), UUID_C);

  assert_finds_none (fixture, "Zo", STM_ERROR_NOT_FOUND);
  assert_finds_none (fixture, "", STM_ERROR_NOT_FOUND);
  assert_finds_none (fixture, UUID_C, STM_ERROR_NOT_FOUND);
  assert_finds_none (fixture, "/nowhere", STM_ERROR_NOT_FOUND);
  assert_finds_none (fixture, "/dev/null", STM_ERROR_NOT_FOUND);
  assert_finds_none (fixture, g_file_peek_path (elsewhere), STM_ERROR_NOT_FOUND);
  assert_finds_none (fixture, "sftp://host/profile", STM_ERROR_NOT_FOUND);

  twin = make_profile (fixture->root, UUID_C, "Dienst", "service");
  assert_finds_none (fixture, "Dienst", STM_ERROR_REFUSED);
  assert_finds (fixture, UUID_B, UUID_B);
}

#define ADD(path, function) g_test_add ("/credentials/profile-folder/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credentials/profile-folder/P1/default-root", test_default_root);
  ADD ("P1/create", test_create);
  ADD ("P1/create-fails", test_create_fails);
  ADD ("P1/list", test_list);
  ADD ("list-what-is-wrong", test_list_what_is_wrong);
  g_test_add ("/credentials/profile-folder/list-unreadable", Fixture, NULL,
              set_up_as_nobody, test_list_unreadable, tear_down_as_nobody);
  ADD ("list-passes-over", test_list_passes_over);
  ADD ("root-is-a-file", test_root_is_a_file);
  ADD ("find", test_find);

  return g_test_run ();
}

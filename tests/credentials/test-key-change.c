#include "core/stm-error.h"
#include "credentials/stm-key-change.h"
#include "credentials/stm-recovery-code.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define UUID   "7f0c1a52-6a8e-4b0e-9a3f-0d2f1c5b7e11"
#define PASSES 1
#define MEMORY 8192

typedef struct
{
  char      *folder;
  GFile     *file;
  GFile     *pending_file;
  GFile     *database;       /* holds its key as it is, for want of a real one */
  StmSecret *old_key;
  StmSecret *new_key;
  char      *old_code;
  char      *new_code;
} Fixture;

static StmKeySlot *
create_slot (StmSecret  *key,
             const char *code)
{
  g_autoptr (GError) error = NULL;
  StmKeySlot *slot = stm_key_slot_new (UUID, "School", "school");

  stm_key_slot_set_cost (slot, PASSES, MEMORY);
  g_assert_true (stm_key_slot_seal (slot, key, code, &error));
  g_assert_no_error (error);

  return slot;
}

static void
save_slot (GFile      *file,
           StmSecret  *key,
           const char *code)
{
  g_autoptr (StmKeySlot) slot = create_slot (key, code);

  g_assert_true (stm_key_slot_save (slot, file, NULL));
}

static void
give_key (Fixture   *fixture,
          StmSecret *key)
{
  gsize size;
  const guint8 *bytes = stm_secret_get_data (key, &size);

  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->database), (const char *) bytes, size, NULL));
}

static gboolean
fits (StmSecret  *key,
      gpointer    user_data,
      GError    **error)
{
  Fixture *fixture = user_data;
  g_autofree char *bytes = NULL;
  gsize size;

  if (!g_file_get_contents (g_file_peek_path (fixture->database), &bytes, &size, NULL))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, "no database");
      return FALSE;
    }

  if (memcmp (bytes, stm_secret_get_data (key, NULL), size) == 0)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_WRONG_CODE, "another key");

  return FALSE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("stm-change-XXXXXX", NULL);
  fixture->file = g_file_new_build_filename (fixture->folder, "profile.key", NULL);
  fixture->pending_file = stm_key_change_get_pending_file (fixture->file);
  fixture->database = g_file_new_build_filename (fixture->folder, "profile.db", NULL);
  fixture->old_key = stm_secret_new_random (STM_KEY_SIZE);
  fixture->new_key = stm_secret_new_random (STM_KEY_SIZE);
  fixture->old_code = stm_recovery_code_new ();
  fixture->new_code = stm_recovery_code_new ();
  save_slot (fixture->file, fixture->old_key, fixture->old_code);
  give_key (fixture, fixture->old_key);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_object_unref (fixture->file);
  g_object_unref (fixture->pending_file);
  g_object_unref (fixture->database);
  stm_secret_unref (fixture->old_key);
  stm_secret_unref (fixture->new_key);
  stm_recovery_code_free (fixture->old_code);
  stm_recovery_code_free (fixture->new_code);
  g_free (fixture->folder);
}

static void
assert_opens (Fixture    *fixture,
              const char *code,
              StmSecret  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmSecret) key = stm_key_change_open (fixture->file, code, fits, fixture, &error);

  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (key, expected));
}

static void
assert_open_fails (Fixture    *fixture,
                   const char *code,
                   int         expected,
                   const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_key_change_open (fixture->file, code, fits, fixture, &error));
  g_assert_error (error, STM_ERROR, expected);
  g_assert_nonnull (strstr (error->message, part));
}

/* After settling there is one slot and the code of @key opens it. */
static void
assert_settles (Fixture    *fixture,
                StmSecret  *key,
                const char *code)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (stm_key_change_settle (fixture->file, key, &error));
      g_assert_no_error (error);
      g_assert_false (g_file_query_exists (fixture->pending_file, NULL));
      assert_opens (fixture, code, key);
    }
}

static void
test_no_change (Fixture       *fixture,
                gconstpointer  data)
{
  assert_opens (fixture, fixture->old_code, fixture->old_key);
  assert_open_fails (fixture, fixture->new_code, STM_ERROR_WRONG_CODE, "not the code of this profile");
  assert_open_fails (fixture, "abc", STM_ERROR_WRONG_CODE, "30 characters");
  assert_settles (fixture, fixture->old_key, fixture->old_code);
}

static void
test_stopped_before_the_database_changed (Fixture       *fixture,
                                          gconstpointer  data)
{
  save_slot (fixture->pending_file, fixture->new_key, fixture->new_code);

  assert_opens (fixture, fixture->old_code, fixture->old_key);
  assert_open_fails (fixture, fixture->new_code, STM_ERROR_WRONG_CODE, "other recovery code");
  assert_settles (fixture, fixture->old_key, fixture->old_code);
}

static void
test_stopped_after_the_database_changed (Fixture       *fixture,
                                         gconstpointer  data)
{
  save_slot (fixture->pending_file, fixture->new_key, fixture->new_code);
  give_key (fixture, fixture->new_key);

  assert_opens (fixture, fixture->new_code, fixture->new_key);
  assert_open_fails (fixture, fixture->old_code, STM_ERROR_WRONG_CODE, "other recovery code");
  assert_settles (fixture, fixture->new_key, fixture->new_code);
}

static void
test_stopped_before_the_pending_slot_went (Fixture       *fixture,
                                           gconstpointer  data)
{
  save_slot (fixture->file, fixture->new_key, fixture->new_code);
  save_slot (fixture->pending_file, fixture->new_key, fixture->new_code);
  give_key (fixture, fixture->new_key);

  assert_opens (fixture, fixture->new_code, fixture->new_key);
  assert_settles (fixture, fixture->new_key, fixture->new_code);
}

/* The same recovery code for both keys. */
static void
test_same_code (Fixture       *fixture,
                gconstpointer  data)
{
  save_slot (fixture->pending_file, fixture->new_key, fixture->old_code);

  assert_opens (fixture, fixture->old_code, fixture->old_key);
  give_key (fixture, fixture->new_key);
  assert_opens (fixture, fixture->old_code, fixture->new_key);
  assert_settles (fixture, fixture->new_key, fixture->old_code);
}

static void
test_damaged_slot (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (StmKeySlot) slot = NULL;
  g_autoptr (GError) error = NULL;

  save_slot (fixture->pending_file, fixture->new_key, fixture->new_code);
  give_key (fixture, fixture->new_key);
  g_assert_true (g_file_set_contents (g_file_peek_path (fixture->file), "dust", -1, NULL));

  slot = stm_key_change_load (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stm_key_slot_get_name (slot), ==, "School");
  assert_open_fails (fixture, fixture->old_code, STM_ERROR_FORMAT, "not a key slot");
  assert_opens (fixture, fixture->new_code, fixture->new_key);
  assert_settles (fixture, fixture->new_key, fixture->new_code);
}

static void
test_no_slot (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_remove (g_file_peek_path (fixture->file));
  g_assert_null (stm_key_change_load (fixture->file, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
  assert_open_fails (fixture, fixture->old_code, STM_ERROR_NOT_FOUND, "missing");
}

/* A database from elsewhere was put beside the slot. */
static void
test_key_of_no_slot (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmSecret) other = stm_secret_new_random (STM_KEY_SIZE);

  save_slot (fixture->pending_file, fixture->new_key, fixture->new_code);
  give_key (fixture, other);
  g_assert_false (stm_key_change_settle (fixture->file, other, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_KEY_MISSING);
  g_assert_true (g_file_query_exists (fixture->pending_file, NULL));
  assert_open_fails (fixture, fixture->old_code, STM_ERROR_WRONG_CODE, "other recovery code");

  g_remove (g_file_peek_path (fixture->pending_file));
  assert_open_fails (fixture, fixture->old_code, STM_ERROR_WRONG_CODE, "does not open this database");
}

static void
test_database_cannot_tell (Fixture       *fixture,
                           gconstpointer  data)
{
  g_remove (g_file_peek_path (fixture->database));
  save_slot (fixture->pending_file, fixture->new_key, fixture->new_code);
  assert_open_fails (fixture, fixture->old_code, STM_ERROR_DAMAGED, "no database");
  assert_open_fails (fixture, fixture->new_code, STM_ERROR_DAMAGED, "no database");
}

static void
test_begin_twice (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = create_slot (fixture->new_key, fixture->new_code);

  g_assert_true (stm_key_change_begin (fixture->file, slot, &error));
  g_assert_no_error (error);
  g_assert_false (stm_key_change_begin (fixture->file, slot, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
}

static void
change_for_ever (Fixture *fixture)
{
  for (;;)
    {
      g_autoptr (StmSecret) key = stm_secret_new_random (STM_KEY_SIZE);
      g_autoptr (StmKeySlot) slot = create_slot (key, fixture->old_code);

      if (!stm_key_change_begin (fixture->file, slot, NULL))
        _exit (1);
      give_key (fixture, key);
      if (!stm_key_change_settle (fixture->file, key, NULL))
        _exit (1);
    }
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  guint pending = 0;

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StmSecret) key = NULL;
      pid_t child = fork ();
      int status;

      if (child == 0)
        change_for_ever (fixture);

      g_usleep (g_test_rand_int_range (500, 40000));
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));

      pending += g_file_query_exists (fixture->pending_file, NULL);
      key = stm_key_change_open (fixture->file, fixture->old_code, fits, fixture, &error);
      g_assert_no_error (error);
      assert_settles (fixture, key, fixture->old_code);
    }

  g_test_message ("40 kills, %u of them with a pending slot", pending);
}

#define ADD(path, function) g_test_add ("/credentials/key-change/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("no-change", test_no_change);
  ADD ("stopped-before-the-database-changed", test_stopped_before_the_database_changed);
  ADD ("stopped-after-the-database-changed", test_stopped_after_the_database_changed);
  ADD ("stopped-before-the-pending-slot-went", test_stopped_before_the_pending_slot_went);
  ADD ("same-code", test_same_code);
  ADD ("damaged-slot", test_damaged_slot);
  ADD ("no-slot", test_no_slot);
  ADD ("key-of-no-slot", test_key_of_no_slot);
  ADD ("database-cannot-tell", test_database_cannot_tell);
  ADD ("begin-twice", test_begin_twice);
  ADD ("killed", test_killed);

  return g_test_run ();
}

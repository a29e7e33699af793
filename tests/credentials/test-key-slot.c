#include "core/stm-error.h"
#include "credentials/stm-key-slot.h"
#include "credentials/stm-recovery-code.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define UUID "7f0c1a52-6a8e-4b0e-9a3f-0d2f1c5b7e11"

/* The least that libsodium takes: the tests try many codes. */
#define PASSES 1
#define MEMORY 8192

typedef struct
{
  char       *folder;
  char       *path;
  GFile      *file;
  StmKeySlot *slot;
  StmSecret  *key;
  char       *code;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("stm-slot-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "profile.key", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  fixture->key = stm_secret_new_random (STM_KEY_SIZE);
  fixture->code = stm_recovery_code_new ();
  fixture->slot = stm_key_slot_new (UUID, "Sint-Zoë = \"A\"\n", "school");
  stm_key_slot_set_cost (fixture->slot, PASSES, MEMORY);
  g_assert_true (stm_key_slot_seal (fixture->slot, fixture->key, fixture->code, &error));
  g_assert_no_error (error);
  g_assert_true (stm_key_slot_save (fixture->slot, fixture->file, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_object_unref (fixture->slot);
  g_object_unref (fixture->file);
  stm_secret_unref (fixture->key);
  stm_recovery_code_free (fixture->code);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_file (Fixture    *fixture,
            const char *text,
            gssize      length)
{
  g_assert_true (g_file_set_contents (fixture->path, text, length, NULL));
}

static void
assert_load_fails (Fixture *fixture,
                   int      code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_key_slot_load (fixture->file, &error));
  g_assert_error (error, STM_ERROR, code);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (fixture->file, &error);
  g_autoptr (StmSecret) key = NULL;
  g_autoptr (StmSecret) other = stm_secret_new_random (STM_KEY_SIZE);
  g_autofree char *typed = g_ascii_strdown (fixture->code, -1);

  g_assert_no_error (error);
  g_assert_cmpstr (stm_key_slot_get_uuid (slot), ==, UUID);
  g_assert_cmpstr (stm_key_slot_get_name (slot), ==, "Sint-Zoë = \"A\"\n");
  g_assert_cmpstr (stm_key_slot_get_role (slot), ==, "school");
  g_assert_true (stm_key_slot_is_sealed (slot));
  g_assert_true (stm_key_slot_holds (slot, fixture->key));
  g_assert_false (stm_key_slot_holds (slot, other));

  key = stm_key_slot_open (slot, typed, &error);
  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (key, fixture->key));
}

static void
test_nothing_open_in_file (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *base64 = g_base64_encode (stm_secret_get_data (fixture->key, NULL), STM_KEY_SIZE);
  g_autoptr (GString) hex = g_string_new (NULL);

  for (gsize i = 0; i < STM_KEY_SIZE; i++)
    g_string_append_printf (hex, "%02x", stm_secret_get_data (fixture->key, NULL)[i]);

  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_null (strstr (text, base64));
  g_assert_null (strstr (text, hex->str));
  g_assert_null (strstr (text, fixture->code));
}

static void
test_default_cost (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_new (UUID, "School", "school");
  g_autoptr (StmSecret) key = stm_secret_new_random (STM_KEY_SIZE);
  g_autoptr (StmSecret) opened = NULL;
  g_autoptr (GKeyFile) text = g_key_file_new ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "stm-default-cost.key", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *code = stm_recovery_code_new ();
  gint64 start = g_get_monotonic_time ();

  g_assert_true (stm_key_slot_seal (slot, key, code, &error));
  g_assert_no_error (error);
  g_test_message ("sealed in %.0f ms", (g_get_monotonic_time () - start) / 1000.0);

  g_assert_true (stm_key_slot_save (slot, file, &error));
  g_assert_true (g_key_file_load_from_file (text, path, G_KEY_FILE_NONE, NULL));
  g_assert_cmpint (g_key_file_get_integer (text, "Seal", "Passes", NULL), ==, 3);
  g_assert_cmpint (g_key_file_get_integer (text, "Seal", "Memory", NULL), ==, 64 * 1024 * 1024);
  g_remove (path);

  opened = stm_key_slot_open (slot, code, &error);
  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (opened, key));
  stm_recovery_code_free (code);
}

static void
test_wrong_code (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (fixture->file, NULL);
  g_autoptr (StmSecret) key = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->path, &before, NULL, NULL);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) refusal = NULL;
      char *wrong = stm_recovery_code_new ();

      g_assert_null (stm_key_slot_open (slot, wrong, &refusal));
      g_assert_error (refusal, STM_ERROR, STM_ERROR_WRONG_CODE);
      stm_recovery_code_free (wrong);
    }

  key = stm_key_slot_open (slot, fixture->code, &error);
  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (key, fixture->key));
  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_mistyped_code (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = g_strdup (fixture->code);

  typed[13] = typed[13] == 'A' ? 'B' : 'A';
  g_assert_null (stm_key_slot_open (fixture->slot, typed, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  g_assert_nonnull (strstr (error->message, "Group 3"));

  g_clear_error (&error);
  g_assert_false (stm_key_slot_seal (fixture->slot, fixture->key, typed, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  g_assert_true (stm_key_slot_holds (fixture->slot, fixture->key));
}

static void
test_new_code (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (fixture->file, NULL);
  g_autoptr (StmKeySlot) loaded = NULL;
  g_autoptr (StmSecret) key = NULL;
  char *code = stm_recovery_code_new ();

  stm_key_slot_set_name (slot, "Sint-Jan");
  g_assert_true (stm_key_slot_seal (slot, fixture->key, code, &error));
  g_assert_true (stm_key_slot_save (slot, fixture->file, &error));
  g_assert_no_error (error);

  loaded = stm_key_slot_load (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stm_key_slot_get_name (loaded), ==, "Sint-Jan");
  key = stm_key_slot_open (loaded, code, &error);
  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (key, fixture->key));
  g_assert_null (stm_key_slot_open (loaded, fixture->code, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  stm_recovery_code_free (code);
}

/* A profile that is not encrypted. */
static void
test_unsealed (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_new (UUID, "School", "school");
  g_autoptr (StmKeySlot) loaded = NULL;

  g_assert_true (stm_key_slot_save (slot, fixture->file, &error));
  loaded = stm_key_slot_load (fixture->file, &error);
  g_assert_no_error (error);
  g_assert_false (stm_key_slot_is_sealed (loaded));
  g_assert_false (stm_key_slot_holds (loaded, fixture->key));
  g_assert_null (stm_key_slot_open (loaded, fixture->code, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_KEY_MISSING);
}

/* Whatever was done to the file: it is refused, or it says what it said. */
static gboolean
is_refused_or_same (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmKeySlot) slot = stm_key_slot_load (fixture->file, &error);
  g_autoptr (StmSecret) key = NULL;

  if (slot == NULL)
    {
      g_assert_true (error != NULL && error->domain == STM_ERROR);
      g_assert_cmpint (error->code, !=, STM_ERROR_WRONG_CODE);
      return TRUE;
    }

  g_assert_cmpstr (stm_key_slot_get_uuid (slot), ==, UUID);
  g_assert_cmpstr (stm_key_slot_get_name (slot), ==, stm_key_slot_get_name (fixture->slot));
  g_assert_cmpstr (stm_key_slot_get_role (slot), ==, "school");
  key = stm_key_slot_open (slot, fixture->code, &error);
  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (key, fixture->key));

  return FALSE;
}

static void
test_bit_flips (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;
  gsize length;
  guint refused = 0;

  g_file_get_contents (fixture->path, &text, &length, NULL);
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      text[bit / 8] ^= 1 << bit % 8;
      write_file (fixture, text, length);
      refused += is_refused_or_same (fixture);
      text[bit / 8] ^= 1 << bit % 8;
    }

  g_test_message ("%u of %u flips refused, the others changed no value", refused, (guint) (8 * length));
  g_assert_cmpuint (refused, >, 4 * length);
}

static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (fixture->path, &text, &length, NULL);
  for (gsize kept = 0; kept < length - 1; kept++)
    {
      write_file (fixture, text, kept);
      g_assert_true (is_refused_or_same (fixture));
    }

  /* As a mail program may leave it. */
  {
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
    g_autofree char *windows = g_strjoinv ("\r\n", lines);

    write_file (fixture, windows, -1);
    g_assert_false (is_refused_or_same (fixture));
  }
}

/* The sum of a file whose maker knows how to make one. */
static char *
compute_sum (GKeyFile *text)
{
  static const char *const entries[][2] = {
    { "Key slot", "Format" },
    { "Key slot", "Version" },
    { "Profile", "Id" },
    { "Profile", "Name" },
    { "Profile", "Role" },
    { "Seal", "Derivation" },
    { "Seal", "Passes" },
    { "Seal", "Memory" },
    { "Seal", "Salt" },
    { "Seal", "Nonce" },
    { "Seal", "Print" },
    { "Seal", "Box" },
  };
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_autofree char *value = g_key_file_get_value (text, entries[i][0], entries[i][1], NULL);

      g_string_append_printf (all, "%s=%s\n", entries[i][1], value != NULL ? value : "");
    }

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, all->str, all->len);
}

static void
test_hostile_values (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct
  {
    const char *group;
    const char *key;
    const char *value;
  } rows[] = {
    { "Seal", "Memory", "68719476736" },
    { "Seal", "Memory", "268435457" },
    { "Seal", "Memory", "18446744073709551615" },
    { "Seal", "Memory", "-1" },
    { "Seal", "Memory", "0" },
    { "Seal", "Memory", "8191" },
    { "Seal", "Memory", "lots" },
    { "Seal", "Memory", NULL },
    { "Seal", "Passes", "4294967296" },
    { "Seal", "Passes", "17" },
    { "Seal", "Passes", "0" },
    { "Seal", "Passes", NULL },
    { "Seal", "Derivation", "md5" },
    { "Seal", "Derivation", NULL },
    { "Seal", "Salt", "" },
    { "Seal", "Salt", "AAAA" },
    { "Seal", "Salt", "\x01\x02" },
    { "Seal", "Nonce", NULL },
    { "Seal", "Print", "AAAA" },
    { "Seal", "Box", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
    { "Profile", "Id", "../../etc/passwd" },
    { "Profile", "Id", "" },
    { "Profile", "Id", NULL },
    { "Profile", "Name", NULL },
    { "Profile", "Name", "\\q" },
    { "Profile", "Role", NULL },
    { "Key slot", "Version", "0" },
    { "Key slot", "Version", "-3" },
    { "Key slot", "Format", "other" },
  };
  g_autofree char *text = NULL;

  g_file_get_contents (fixture->path, &text, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GKeyFile) slot = g_key_file_new ();
      g_autofree char *sum = NULL;

      g_test_message ("%s %s", rows[i].key, rows[i].value != NULL ? rows[i].value : "missing");
      g_key_file_load_from_data (slot, text, -1, G_KEY_FILE_NONE, NULL);
      if (rows[i].value != NULL)
        g_key_file_set_value (slot, rows[i].group, rows[i].key, rows[i].value);
      else
        g_key_file_remove_key (slot, rows[i].group, rows[i].key, NULL);
      sum = compute_sum (slot);
      g_key_file_set_string (slot, "Check", "Sum", sum);
      g_key_file_save_to_file (slot, fixture->path, NULL);
      assert_load_fails (fixture, STM_ERROR_FORMAT);
    }
}

static void
test_newer (Fixture       *fixture,
            gconstpointer  data)
{
  write_file (fixture, "[Key slot]\nFormat=stagematching-key-slot\nVersion=2\nSomething=else\n", -1);
  assert_load_fails (fixture, STM_ERROR_NEWER);
}

static void
test_other_files (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, '[');
  const char random[] = "\0\xff\xfe[Key slot]\0Format=";

  write_file (fixture, "", 0);
  assert_load_fails (fixture, STM_ERROR_FORMAT);
  write_file (fixture, "{\"format\": \"stagematching-key-slot\"}", -1);
  assert_load_fails (fixture, STM_ERROR_FORMAT);
  write_file (fixture, "SQLite format 3", 16);
  assert_load_fails (fixture, STM_ERROR_FORMAT);
  write_file (fixture, random, sizeof random);
  assert_load_fails (fixture, STM_ERROR_FORMAT);
  write_file (fixture, huge, -1);
  assert_load_fails (fixture, STM_ERROR_FORMAT);

  g_remove (fixture->path);
  assert_load_fails (fixture, STM_ERROR_NOT_FOUND);
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_load_fails (fixture, STM_ERROR_FORMAT);
  g_remove (fixture->path);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  assert_load_fails (fixture, STM_ERROR_FORMAT);
  g_rmdir (fixture->path);
}

static void
test_private (Fixture       *fixture,
              gconstpointer  data)
{
  GStatBuf info;

  g_stat (fixture->path, &info);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  g_chmod (fixture->path, 0644);
  g_assert_true (stm_key_slot_save (fixture->slot, fixture->file, NULL));
  g_stat (fixture->path, &info);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

static void
test_save_fails (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GFile) elsewhere = g_file_new_build_filename (fixture->folder, "no", "profile.key", NULL);
  struct rlimit limit;
  struct rlimit none;

  g_assert_false (stm_key_slot_save (fixture->slot, elsewhere, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);
  g_clear_error (&error);

  g_file_get_contents (fixture->path, &before, NULL, NULL);
  stm_key_slot_set_name (fixture->slot, "Another name");
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  none = limit;
  none.rlim_cur = 100;
  setrlimit (RLIMIT_FSIZE, &none);
  g_assert_false (stm_key_slot_save (fixture->slot, fixture->file, &error));
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_error (error, STM_ERROR, STM_ERROR_IO);

  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);

  if (geteuid () != 0)
    {
      g_clear_error (&error);
      g_chmod (fixture->folder, 0500);
      g_assert_false (stm_key_slot_save (fixture->slot, fixture->file, &error));
      g_chmod (fixture->folder, 0700);
      g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
    }
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_open_async (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GAsyncResult) right = NULL;
  g_autoptr (GAsyncResult) wrong = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (StmSecret) key = NULL;
  g_autoptr (GError) error = NULL;

  stm_key_slot_open_async (fixture->slot, fixture->code, NULL, keep_result, &right);
  stm_key_slot_open_async (fixture->slot, "2", NULL, keep_result, &wrong);
  stm_key_slot_open_async (fixture->slot, fixture->code, cancellable, keep_result, &cancelled);
  g_cancellable_cancel (cancellable);
  while (right == NULL || wrong == NULL || cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);

  key = stm_key_slot_open_finish (fixture->slot, right, &error);
  g_assert_no_error (error);
  g_assert_true (stm_secret_equal (key, fixture->key));
  g_assert_null (stm_key_slot_open_finish (fixture->slot, wrong, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  g_clear_error (&error);
  g_assert_null (stm_key_slot_open_finish (fixture->slot, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/credentials/key-slot/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credentials/key-slot/X3/default-cost", test_default_cost);
  ADD ("X3/round-trip", test_round_trip);
  ADD ("X3/nothing-open-in-file", test_nothing_open_in_file);
  ADD ("X3/wrong-code", test_wrong_code);
  ADD ("X3/mistyped-code", test_mistyped_code);
  ADD ("X3/new-code", test_new_code);
  ADD ("X3/unsealed", test_unsealed);
  ADD ("bit-flips", test_bit_flips);
  ADD ("truncated", test_truncated);
  ADD ("hostile-values", test_hostile_values);
  ADD ("newer", test_newer);
  ADD ("other-files", test_other_files);
  ADD ("private", test_private);
  ADD ("save-fails", test_save_fails);
  ADD ("open-async", test_open_async);

  return g_test_run ();
}

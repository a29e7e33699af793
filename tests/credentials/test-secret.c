#include "credentials/stm-secret.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_random (void)
{
  g_autoptr (StmSecret) first = stm_secret_new_random (STM_KEY_SIZE);
  g_autoptr (StmSecret) second = stm_secret_new_random (STM_KEY_SIZE);
  g_autoptr (StmSecret) shorter = stm_secret_new_from_bytes (stm_secret_get_data (first, NULL), 16);
  g_autoptr (StmSecret) same = stm_secret_new_from_bytes (stm_secret_get_data (first, NULL), STM_KEY_SIZE);
  gsize size;

  stm_secret_get_data (first, &size);
  g_assert_cmpuint (size, ==, STM_KEY_SIZE);
  g_assert_false (stm_secret_equal (first, second));
  g_assert_false (stm_secret_equal (first, shorter));
  g_assert_true (stm_secret_equal (first, same));
}

static void
test_take_wipes (void)
{
  char bytes[] = "canary";
  const char none[sizeof bytes] = { 0 };
  g_autoptr (StmSecret) secret = stm_secret_new_take (bytes, sizeof bytes);

  g_assert_cmpmem (bytes, sizeof bytes, none, sizeof none);
  g_assert_cmpstr ((const char *) stm_secret_get_data (secret, NULL), ==, "canary");
}

static void
test_references (void)
{
  StmSecret *secret = stm_secret_new_from_bytes ("canary", 7);
  StmSecret *boxed = g_boxed_copy (STM_TYPE_SECRET, secret);

  g_assert_true (boxed == secret);
  stm_secret_unref (secret);
  g_assert_cmpstr ((const char *) stm_secret_get_data (boxed, NULL), ==, "canary");
  g_boxed_free (STM_TYPE_SECRET, boxed);
}

/* The kernel says of the pages of a secret that they stay out of core files. */
static void
test_pages (void)
{
  g_autoptr (StmSecret) secret = stm_secret_new_random (STM_KEY_SIZE);
  gsize address = GPOINTER_TO_SIZE (stm_secret_get_data (secret, NULL));
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;
  const char *flags = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL && flags == NULL; i++)
    {
      gsize first;
      gsize end;

      if (sscanf (lines[i], "%zx-%zx ", &first, &end) == 2)
        inside = address >= first && address < end;
      else if (inside && g_str_has_prefix (lines[i], "VmFlags:"))
        flags = lines[i];
    }

  g_assert_nonnull (flags);
  g_assert_nonnull (strstr (flags, " dd"));
  g_assert_null (strstr (flags, " wr"));
}

static void
test_read_only (void)
{
  if (g_test_subprocess ())
    {
      StmSecret *secret = stm_secret_new_random (STM_KEY_SIZE);

      ((guint8 *) stm_secret_get_data (secret, NULL))[0] = 1;
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

/* Whether a child that crashes in @folder leaves a core file there. */
static gboolean
leaves_core (const char *folder,
             gboolean    init)
{
  struct rlimit limit;
  gboolean dumped;
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (init)
        stm_secret_process_init ();
      getrlimit (RLIMIT_CORE, &limit);
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_CORE, &limit);
      signal (SIGABRT, SIG_DFL);
      if (chdir (folder) == 0)
        abort ();
      _exit (1);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  dumped = WCOREDUMP (status);

  return dumped;
}

static void
test_no_core (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stm-secret-XXXXXX", NULL);
  g_autoptr (GDir) dir = NULL;

  g_assert_false (leaves_core (folder, TRUE));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));

  if (!leaves_core (folder, FALSE))
    g_test_message ("this system keeps no core files of anybody");

  g_dir_rewind (dir);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credentials/secret/random", test_random);
  g_test_add_func ("/credentials/secret/take-wipes", test_take_wipes);
  g_test_add_func ("/credentials/secret/references", test_references);
  g_test_add_func ("/credentials/secret/X3/not-in-core-files", test_pages);
  g_test_add_func ("/credentials/secret/read-only", test_read_only);
  g_test_add_func ("/credentials/secret/X3/no-core-file", test_no_core);

  return g_test_run ();
}

/* Calls the functions of stm-keyring.h for test-keyring.py: each line on the
 * standard input is a command, each answer a line on the standard output.
 *
 *   [async] lookup PROFILE
 *   [async] store PROFILE HEX
 *   [async] clear PROFILE
 *   cancel PROFILE      a lookup that is cancelled after 300 ms
 */

#include "core/stm-error.h"
#include "credentials/stm-keyring.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char *
get_code_name (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "CANCELLED";
  if (g_error_matches (error, STM_ERROR, STM_ERROR_KEY_MISSING))
    return "KEY_MISSING";
  if (g_error_matches (error, STM_ERROR, STM_ERROR_KEY_LOCKED))
    return "KEY_LOCKED";
  if (g_error_matches (error, STM_ERROR, STM_ERROR_KEYRING))
    return "KEYRING";

  return "OTHER";
}

static void
answer (gboolean   done,
        StmSecret *key,
        GError    *error)
{
  char hex[2 * STM_KEY_SIZE + 1] = "";

  if (key != NULL)
    sodium_bin2hex (hex, sizeof hex, stm_secret_get_data (key, NULL), STM_KEY_SIZE);

  if (done != (error == NULL))
    printf ("both or neither of a result and an error\n");
  else if (done)
    printf ("done %s\n", hex);
  else
    printf ("%s %s\n", get_code_name (error), error->message);
  fflush (stdout);

  g_clear_pointer (&key, stm_secret_unref);
  g_clear_error (&error);
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static StmSecret *
read_key (const char *hex)
{
  guint8 bytes[STM_KEY_SIZE];

  g_assert_cmpint (sodium_hex2bin (bytes, sizeof bytes, hex, strlen (hex), NULL, NULL, NULL), ==, 0);

  return stm_secret_new_take (bytes, sizeof bytes);
}

static void
call (char **words)
{
  GError *error = NULL;
  StmSecret *found = NULL;
  gboolean done;

  if (g_str_equal (words[0], "lookup"))
    done = (found = stm_keyring_lookup (words[1], NULL, &error)) != NULL;
  else if (g_str_equal (words[0], "store"))
    {
      g_autoptr (StmSecret) key = read_key (words[2]);

      done = stm_keyring_store (words[1], "School", key, NULL, &error);
    }
  else
    done = stm_keyring_clear (words[1], NULL, &error);

  answer (done, found, error);
}

static gboolean
cancel (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
call_async (char     **words,
            gboolean   cancelled)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  StmSecret *found = NULL;
  gboolean done;

  if (cancelled)
    g_timeout_add (300, cancel, cancellable);

  if (g_str_equal (words[0], "store"))
    {
      g_autoptr (StmSecret) key = read_key (words[2]);

      stm_keyring_store_async (words[1], "School", key, cancellable, keep_result, &result);
    }
  else if (g_str_equal (words[0], "clear"))
    stm_keyring_clear_async (words[1], cancellable, keep_result, &result);
  else
    stm_keyring_lookup_async (words[1], cancellable, keep_result, &result);

  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  if (g_str_equal (words[0], "store"))
    done = stm_keyring_store_finish (result, &error);
  else if (g_str_equal (words[0], "clear"))
    done = stm_keyring_clear_finish (result, &error);
  else
    done = (found = stm_keyring_lookup_finish (result, &error)) != NULL;

  answer (done, found, error);
}

int
main (void)
{
  char line[256];

  stm_secret_process_init ();

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", -1);

      if (g_str_equal (words[0], "async"))
        call_async (words + 1, FALSE);
      else if (g_str_equal (words[0], "cancel"))
        call_async (words, TRUE);
      else
        call (words);
    }

  return 0;
}

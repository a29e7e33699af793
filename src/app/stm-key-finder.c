#include "config.h"

#include "app/stm-key-finder.h"

#include "core/stm-error.h"
#include "credentials/stm-key-change.h"
#include "credentials/stm-keyring.h"
#include "credentials/stm-recovery-code.h"
#include "store/stm-store.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  StmProfileFolder *folder;
  char             *code;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->folder);
  stm_recovery_code_free (search->code);
  g_free (search);
}

/* A key that does not fit and a damaged database look alike; only while the key
 * is being changed is the first the likely one. */
static gboolean
fits (StmSecret *key, gpointer user_data, GError **error)
{
  StmProfileFolder *folder = user_data;
  g_autoptr (GFile) pending = stm_key_change_get_pending_file (stm_profile_folder_get_slot (folder));
  g_autoptr (GError) local = NULL;
  g_autoptr (StmStore) store = NULL;

  store = stm_store_open (stm_profile_folder_get_database (folder), stm_secret_get_data (key, NULL),
                          STM_STORE_READ_ONLY, &local);

  if (store != NULL || !g_error_matches (local, STM_ERROR, STM_ERROR_DAMAGED))
    return TRUE;

  if (g_file_query_exists (pending, NULL))
    local->code = STM_ERROR_WRONG_CODE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  GError *error = NULL;
  StmSecret *key;

  key = stm_key_change_open (stm_profile_folder_get_slot (search->folder), search->code,
                             fits, search->folder, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) stm_secret_unref);
  else
    g_task_return_error (task, error);
}

static void
keyring_answered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  StmSecret *key = stm_keyring_lookup_finish (result, &error);

  if (key != NULL)
    g_task_return_pointer (task, key, (GDestroyNotify) stm_secret_unref);
  else
    g_task_return_error (task, error);
}

/**
 * stm_key_finder_find_async:
 * @folder: a profile's folder
 * @code: (nullable): the recovery code as typed; %NULL asks the keyring
 * @cancellable: (nullable): ends the wait
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gets the key of a profile's database from one of its two homes.  Never makes
 * a key: without the right one the database stays closed.
 */
void
stm_key_finder_find_async (StmProfileFolder    *folder,
                           const char          *code,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search;

  g_task_set_source_tag (task, stm_key_finder_find_async);

  if (code == NULL)
    {
      const GError *error = stm_profile_folder_get_error (folder);

      if (stm_profile_folder_get_uuid (folder) != NULL)
        stm_keyring_lookup_async (stm_profile_folder_get_uuid (folder), cancellable,
                                  keyring_answered, g_steal_pointer (&task));
      else
        g_task_return_error (task, error != NULL ? g_error_copy (error)
                                                 : g_error_new_literal (STM_ERROR, STM_ERROR_NOT_FOUND,
                                                                        _("The key slot of this profile is missing.")));
      return;
    }

  search = g_new0 (Search, 1);
  search->folder = g_object_ref (folder);
  search->code = g_strdup (code);
  g_task_set_task_data (task, search, search_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, search_in_thread);
}

/**
 * stm_key_finder_find_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the key; fails as stm_keyring_lookup() or
 *   stm_key_change_open() does
 */
StmSecret *
stm_key_finder_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

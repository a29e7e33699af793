#include "config.h"

#include "cli/stm-profile-opener.h"

#include "cli/stm-secret-input.h"
#include "credentials/stm-key-change.h"
#include "credentials/stm-keyring.h"

#include <glib/gi18n-lib.h>

/**
 * stm_profile_opener_find:
 * @invocation: an invocation
 * @error: return location
 *
 * Returns: (transfer full): the profile that is meant: the one that was named,
 *   or else the only one
 */
StmProfileFolder *
stm_profile_opener_find (StmInvocation *invocation, GError **error)
{
  g_autoptr (GFile) root = stm_profile_folder_get_default_root ();
  g_autoptr (GPtrArray) folders = NULL;

  if (invocation->profile != NULL)
    return stm_profile_folder_find (root, invocation->profile, error);

  folders = stm_profile_folder_list (root, error);
  if (folders == NULL)
    return NULL;

  if (folders->len == 1)
    return g_object_ref (folders->pdata[0]);

  if (folders->len == 0)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                         _("There is no profile yet. Make one with “stagematching-cli create”."));
  else
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _("There are several profiles. Say which one with --profile; “stagematching-cli profiles” lists them."));

  return NULL;
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

/* Never makes a key: without the right one the database stays closed. */
static StmSecret *
find_key (StmInvocation *invocation, StmProfileFolder *folder, GError **error)
{
  const GError *broken = stm_profile_folder_get_error (folder);
  char *code;
  StmSecret *key;

  if (invocation->recovery_code_file == NULL && stm_profile_folder_get_uuid (folder) != NULL)
    return stm_keyring_lookup (stm_profile_folder_get_uuid (folder), invocation->cancellable, error);

  if (invocation->recovery_code_file == NULL)
    {
      if (broken != NULL)
        g_propagate_error (error, g_error_copy (broken));
      else
        g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("The key slot of this profile is missing."));
      return NULL;
    }

  code = stm_secret_input_read (STM_SECRET_INPUT_CODE, invocation->recovery_code_file, invocation->cancellable, error);
  if (code == NULL)
    return NULL;

  key = stm_key_change_open (stm_profile_folder_get_slot (folder), code, fits, folder, error);
  stm_secret_input_free (code);

  return key;
}

static void
settle_key (StmInvocation *invocation, StmProfileFolder *folder, StmSecret *key)
{
  g_autoptr (GError) error = NULL;

  if (!stm_key_change_settle (stm_profile_folder_get_slot (folder), key, &error))
    stm_invocation_note (invocation, "%s", error->message);
}

static StmStore *
open_store (StmProfileFolder *folder, StmSecret *key, StmProfileAccess wanted, StmProfileAccess *got, GError **error)
{
  GFile *database = stm_profile_folder_get_database (folder);
  const guint8 *data = key != NULL ? stm_secret_get_data (key, NULL) : NULL;
  g_autoptr (GError) local = NULL;
  StmStore *store = NULL;

  *got = STM_PROFILE_WRITE;
  if (wanted != STM_PROFILE_READ)
    store = stm_store_open (database, data, STM_STORE_DEFAULT, &local);

  if (wanted == STM_PROFILE_READ
      || (wanted == STM_PROFILE_WRITE_IF_FREE && store == NULL
          && (g_error_matches (local, STM_ERROR, STM_ERROR_IN_USE)
              || g_error_matches (local, STM_ERROR, STM_ERROR_READ_ONLY))))
    {
      g_clear_error (&local);
      *got = STM_PROFILE_READ;
      store = stm_store_open (database, data, STM_STORE_READ_ONLY, &local);
    }

  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return store;
}

/**
 * stm_profile_opener_open:
 * @invocation: an invocation
 * @wanted: how to open
 * @got: (out) (optional): whether it can be written or only read
 * @folder: (out) (optional) (transfer full): where the profile is
 * @error: return location
 *
 * Opens the profile that is meant, with the key from the keyring or that of the
 * recovery code.
 *
 * Returns: (transfer full): its store
 */
StmStore *
stm_profile_opener_open (StmInvocation     *invocation,
                         StmProfileAccess   wanted,
                         StmProfileAccess  *got,
                         StmProfileFolder **folder,
                         GError           **error)
{
  g_autoptr (StmProfileFolder) found = stm_profile_opener_find (invocation, error);
  const GError *broken = found != NULL ? stm_profile_folder_get_error (found) : NULL;
  g_autoptr (StmSecret) key = NULL;
  g_autoptr (StmStore) store = NULL;
  StmProfileAccess access;

  if (found == NULL)
    return NULL;

  /* a slot that cannot be read is no hindrance while the keyring has the key,
   * but without the database there is nothing to open */
  if (broken != NULL && !g_file_query_exists (stm_profile_folder_get_database (found), NULL))
    {
      g_propagate_error (error, g_error_copy (broken));
      return NULL;
    }

  if (stm_store_is_encrypted ())
    {
      key = find_key (invocation, found, error);
      if (key == NULL)
        return NULL;
    }

  store = open_store (found, key, wanted, &access, error);
  if (store == NULL || g_cancellable_set_error_if_cancelled (invocation->cancellable, error))
    return NULL;

  if (key != NULL && access == STM_PROFILE_WRITE)
    settle_key (invocation, found, key);

  stm_store_set_person (store, invocation->person);

  if (got != NULL)
    *got = access;
  if (folder != NULL)
    *folder = g_steal_pointer (&found);

  return g_steal_pointer (&store);
}

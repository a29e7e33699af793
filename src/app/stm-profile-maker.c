#include "config.h"

#include "app/stm-profile-maker.h"

#include "core/stm-choices.h"
#include "credentials/stm-key-slot.h"
#include "credentials/stm-keyring.h"
#include "credentials/stm-recovery-code.h"

typedef struct
{
  GFile         *root;
  GPtrArray     *records;
  StmProfile    *profile;    /* the one among them */
  StmSecret     *key;
  StmNewProfile *made;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_clear_object (&making->root);
  g_clear_pointer (&making->records, g_ptr_array_unref);
  g_clear_pointer (&making->key, stm_secret_unref);
  g_clear_pointer (&making->made, stm_new_profile_free);
  g_free (making);
}

/**
 * stm_new_profile_free:
 * @self: (transfer full): a new profile
 */
void
stm_new_profile_free (StmNewProfile *self)
{
  g_clear_object (&self->folder);
  g_clear_object (&self->store);
  stm_recovery_code_free (self->code);
  g_free (self);
}

/* Only for the folder of a profile that was not finished. */
static void
delete_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    g_file_delete (child, NULL, NULL);

  g_file_delete (folder, NULL, NULL);
}

/**
 * stm_new_profile_unmake:
 * @self: a profile that was just made
 *
 * Takes it away again, before anybody entered anything.
 */
void
stm_new_profile_unmake (StmNewProfile *self)
{
  if (self->store != NULL)
    stm_store_close (self->store);

  if (self->folder == NULL)
    return;

  delete_folder (stm_profile_folder_get_backups (self->folder));
  delete_folder (stm_profile_folder_get_folder (self->folder));
}

static void
fail (GTask *task, GError *error)
{
  Making *making = g_task_get_task_data (task);

  stm_new_profile_unmake (making->made);
  g_task_return_error (task, error);
}

static void
kept_in_keyring (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  making->made->in_keyring = stm_keyring_store_finish (result, &error);
  if (!making->made->in_keyring)
    g_info ("The keyring does not keep the key: %s", error->message);

  g_task_return_pointer (task, g_steal_pointer (&making->made), (GDestroyNotify) stm_new_profile_free);
}

static void
records_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    fail (task, error);
  else if (making->key == NULL)
    g_task_return_pointer (task, g_steal_pointer (&making->made), (GDestroyNotify) stm_new_profile_free);
  else
    stm_keyring_store_async (stm_profile_folder_get_uuid (making->made->folder), making->profile->name,
                             making->key, g_task_get_cancellable (task), kept_in_keyring, g_object_ref (task));
}

static void
store_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  making->made->store = stm_store_open_finish (result, &error);
  if (making->made->store == NULL)
    {
      fail (task, error);
      return;
    }

  stm_store_set_role (making->made->store, making->profile->role);
  stm_store_save_async (making->made->store, making->records, NULL, records_saved, g_object_ref (task));
}

static gboolean
make_slot (Making *making, GError **error)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (making->profile));
  const char *role = stm_role_choices[making->profile->role].key;
  g_autoptr (StmKeySlot) slot = stm_key_slot_new (uuid, making->profile->name, role);

  making->made->folder = stm_profile_folder_create (making->root, uuid, making->profile->name, role, error);
  if (making->made->folder == NULL)
    return FALSE;

  if (stm_store_is_encrypted ())
    {
      making->key = stm_secret_new_random (STM_KEY_SIZE);
      making->made->code = stm_recovery_code_new ();
      if (!stm_key_slot_seal (slot, making->key, making->made->code, error))
        return FALSE;
    }

  return stm_key_slot_save (slot, stm_profile_folder_get_slot (making->made->folder), error);
}

static void
make_slot_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (make_slot (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
slot_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }

  stm_store_open_async (stm_profile_folder_get_database (making->made->folder),
                        making->key != NULL ? stm_secret_get_data (making->key, NULL) : NULL,
                        STM_STORE_CREATE, NULL, store_opened, g_object_ref (task));
}

static StmProfile *
find_profile (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (STM_IS_PROFILE (records->pdata[i]))
      return records->pdata[i];

  return NULL;
}

/**
 * stm_profile_maker_make_async:
 * @root: the folder where the profiles are
 * @records: (element-type StmRecord): an #StmProfile and what it begins with, in
 *   an order in which each record finds those that it refers to
 * @cancellable: (nullable): ends the wait for the keyring; the profile is made
 *   all the same
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a profile: a random key, a slot for it with a recovery code, a database,
 * and last the keyring.  Whenever this stops, no database is left without its
 * slot; what fails before the records are kept leaves nothing at all.
 */
void
stm_profile_maker_make_async (GFile               *root,
                              GPtrArray           *records,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) first = g_task_new (NULL, NULL, slot_made, g_object_ref (task));
  Making *making = g_new0 (Making, 1);

  g_task_set_source_tag (task, stm_profile_maker_make_async);
  g_task_set_check_cancellable (task, FALSE);
  making->root = g_object_ref (root);
  making->records = g_ptr_array_ref (records);
  making->profile = find_profile (records);
  making->made = g_new0 (StmNewProfile, 1);
  g_task_set_task_data (task, making, making_free);

  g_task_set_task_data (first, making, NULL);
  g_task_run_in_thread (first, make_slot_in_thread);
}

/**
 * stm_profile_maker_make_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the new profile
 */
StmNewProfile *
stm_profile_maker_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

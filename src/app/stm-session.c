#include "config.h"

#include "app/stm-session.h"

#include "app/stm-key-finder.h"
#include "core/stm-choices.h"
#include "credentials/stm-key-change.h"
#include "credentials/stm-keyring.h"
#include "credentials/stm-recovery-code.h"

struct _StmSession
{
  GObject           parent_instance;

  GFile            *root;
  StmProfileFolder *folder;
  StmStore         *store;
  gboolean          in_keyring;
  gboolean          slot_fits;
};

G_DEFINE_FINAL_TYPE (StmSession, stm_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STORE,
  PROP_IN_KEYRING,
  PROP_SLOT_FITS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
stm_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmSession *self = STM_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_IN_KEYRING:
      g_value_set_boolean (value, self->in_keyring);
      break;
    case PROP_SLOT_FITS:
      g_value_set_boolean (value, self->slot_fits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
stm_session_dispose (GObject *object)
{
  StmSession *self = STM_SESSION (object);

  stm_session_close (self);
  g_clear_object (&self->root);

  G_OBJECT_CLASS (stm_session_parent_class)->dispose (object);
}

static void
stm_session_class_init (StmSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = stm_session_get_property;
  object_class->dispose = stm_session_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, STM_TYPE_STORE, flags);
  properties[PROP_IN_KEYRING] = g_param_spec_boolean ("in-keyring", NULL, NULL, FALSE, flags);
  properties[PROP_SLOT_FITS] = g_param_spec_boolean ("slot-fits", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stm_session_init (StmSession *self)
{
}

StmSession *
stm_session_new (GFile *root)
{
  StmSession *self = g_object_new (STM_TYPE_SESSION, NULL);

  self->root = g_object_ref (root);

  return self;
}

GFile *
stm_session_get_root (StmSession *self)
{
  return self->root;
}

StmStore *
stm_session_get_store (StmSession *self)
{
  return self->store;
}

StmProfileFolder *
stm_session_get_folder (StmSession *self)
{
  return self->folder;
}

gboolean
stm_session_is_in_keyring (StmSession *self)
{
  return self->in_keyring;
}

gboolean
stm_session_slot_fits (StmSession *self)
{
  return self->slot_fits;
}

static void
set_in_keyring (StmSession *self, gboolean in_keyring)
{
  self->in_keyring = in_keyring;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_KEYRING]);
}

static void
set_slot_fits (StmSession *self, gboolean slot_fits)
{
  self->slot_fits = slot_fits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SLOT_FITS]);
}

static void
take_store (StmSession *self, StmProfileFolder *folder, StmStore *store)
{
  stm_session_close (self);
  self->folder = g_object_ref (folder);
  self->store = store;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

typedef struct
{
  StmProfileFolder *folder;
  StmSecret        *key;
  gboolean          by_code;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->folder);
  g_clear_pointer (&opening->key, stm_secret_unref);
  g_free (opening);
}

static void
kept_in_keyring (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmSession) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean kept = stm_keyring_store_finish (result, &error);

  if (!kept)
    g_info ("The keyring does not keep the key: %s", error->message);
  set_in_keyring (self, kept);
}

/* After the code was needed, the keyring gets the key again if there is one;
 * that may wait for the user and must not hold up the rest. */
static void
settle_keys (StmSession *self, Opening *opening)
{
  g_autoptr (GError) error = NULL;

  if (!stm_store_is_encrypted ())
    {
      set_slot_fits (self, TRUE);
      set_in_keyring (self, TRUE);
      return;
    }

  set_slot_fits (self, stm_key_change_settle (stm_profile_folder_get_slot (opening->folder),
                                              opening->key, &error));
  if (!self->slot_fits)
    g_info ("The key slot does not fit: %s", error->message);

  set_in_keyring (self, TRUE);
  if (opening->by_code)
    stm_keyring_store_async (stm_profile_folder_get_uuid (opening->folder),
                             stm_profile_folder_get_name (opening->folder),
                             opening->key, NULL, kept_in_keyring, g_object_ref (self));
}

static void
store_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  StmSession *self = g_task_get_source_object (task);
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;
  StmStore *store = stm_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_store (self, opening->folder, store);
  settle_keys (self, opening);
  g_clear_pointer (&opening->key, stm_secret_unref);
  g_task_return_boolean (task, TRUE);
}

static void
key_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  opening->key = stm_key_finder_find_finish (result, &error);
  if (opening->key == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  stm_store_open_async (stm_profile_folder_get_database (opening->folder),
                        stm_secret_get_data (opening->key, NULL), STM_STORE_DEFAULT,
                        g_task_get_cancellable (task), store_opened, g_object_ref (task));
}

/**
 * stm_session_open_async:
 * @self: the session
 * @folder: the profile
 * @code: (nullable): its recovery code as typed; %NULL asks the keyring
 * @cancellable: (nullable): ends the wait for the keyring
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens a profile in the place of the one that is open.  The old one stays open
 * until the new one is.
 */
void
stm_session_open_async (StmSession          *self,
                        StmProfileFolder    *folder,
                        const char          *code,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  const GError *broken = stm_profile_folder_get_error (folder);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, stm_session_open_async);
  opening->folder = g_object_ref (folder);
  opening->by_code = code != NULL;
  g_task_set_task_data (task, opening, opening_free);

  /* a slot that cannot be read is no hindrance while the keyring has the key,
   * but without the database there is nothing to open */
  if (broken != NULL && !g_file_query_exists (stm_profile_folder_get_database (folder), NULL))
    g_task_return_error (task, g_error_copy (broken));
  else if (stm_store_is_encrypted ())
    stm_key_finder_find_async (folder, code, cancellable, key_found, g_object_ref (task));
  else
    stm_store_open_async (stm_profile_folder_get_database (folder), NULL, STM_STORE_DEFAULT,
                          cancellable, store_opened, g_object_ref (task));
}

/**
 * stm_session_open_finish:
 * @self: the session
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the profile is open; fails as stm_key_finder_find_finish()
 *   and stm_store_open() do
 */
gboolean
stm_session_open_finish (StmSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * stm_session_adopt:
 * @self: the session
 * @folder: a profile that was just made
 * @store: its open store
 * @in_keyring: whether the keyring has its key
 */
void
stm_session_adopt (StmSession *self, StmProfileFolder *folder, StmStore *store, gboolean in_keyring)
{
  take_store (self, folder, g_object_ref (store));
  set_slot_fits (self, TRUE);
  set_in_keyring (self, in_keyring);
}

/**
 * stm_session_close:
 * @self: the session
 *
 * Closes the profile, after "store" was notified to be none.
 */
void
stm_session_close (StmSession *self)
{
  g_autoptr (StmStore) store = g_steal_pointer (&self->store);

  if (store == NULL)
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  stm_store_close (store);
  g_clear_object (&self->folder);
}

typedef struct
{
  StmKeySlot *slot;
  GFile      *file;
  StmSecret  *key;
  char       *code;
} Renewal;

static void
renewal_free (gpointer data)
{
  Renewal *renewal = data;

  g_clear_object (&renewal->slot);
  g_clear_object (&renewal->file);
  g_clear_pointer (&renewal->key, stm_secret_unref);
  stm_recovery_code_free (renewal->code);
  g_free (renewal);
}

static void
seal_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Renewal *renewal = task_data;
  GError *error = NULL;

  renewal->code = stm_recovery_code_new ();
  if (stm_key_slot_seal (renewal->slot, renewal->key, renewal->code, &error)
      && stm_key_slot_save (renewal->slot, renewal->file, &error))
    g_task_return_pointer (task, g_steal_pointer (&renewal->code), (GDestroyNotify) stm_recovery_code_free);
  else
    g_task_return_error (task, error);
}

static void
key_to_seal_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Renewal *renewal = g_task_get_task_data (task);
  GError *error = NULL;

  renewal->key = stm_key_finder_find_finish (result, &error);

  if (renewal->key != NULL)
    g_task_run_in_thread (task, seal_in_thread);
  else
    g_task_return_error (task, error);
}

/**
 * stm_session_renew_code_async:
 * @self: the session, with a profile open
 * @code: (nullable): the present recovery code; %NULL asks the keyring for the key
 * @cancellable: (nullable): ends the wait for the keyring
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Seals the key with a new recovery code; the old one then opens only backups
 * made before.
 */
void
stm_session_renew_code_async (StmSession          *self,
                              const char          *code,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);
  Renewal *renewal = g_new0 (Renewal, 1);

  g_task_set_source_tag (task, stm_session_renew_code_async);
  renewal->file = g_object_ref (stm_profile_folder_get_slot (self->folder));
  renewal->slot = stm_key_slot_new (stm_record_get_uuid (STM_RECORD (profile)), profile->name,
                                    stm_role_choices[profile->role].key);
  g_task_set_task_data (task, renewal, renewal_free);

  stm_key_finder_find_async (self->folder, code, cancellable, key_to_seal_found, g_steal_pointer (&task));
}

/**
 * stm_session_renew_code_finish:
 * @self: the session
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the new recovery code; free it with
 *   stm_recovery_code_free()
 */
char *
stm_session_renew_code_finish (StmSession *self, GAsyncResult *result, GError **error)
{
  char *code = g_task_propagate_pointer (G_TASK (result), error);

  if (code != NULL)
    set_slot_fits (self, TRUE);

  return code;
}

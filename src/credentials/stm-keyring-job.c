#include "config.h"

#include "credentials/stm-keyring-job.h"

#include "core/stm-error.h"
#include "credentials/stm-keyring-lock.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <sodium.h>

#define KIND_DATABASE_KEY "database-key"
#define HEX_SIZE          (2 * STM_KEY_SIZE + 1)

/* The keyring is a convenience, never the only home of a key: whatever it
 * answers, nothing here makes a key, and no answer means that the caller may
 * (FACTS, decision 5).  libsecret gives nothing and no error both for a locked
 * keyring and for one without the key, so that has to be found out here. */

static const SecretSchema schema = {
  STM_APPLICATION_ID, SECRET_SCHEMA_NONE,
  {
    { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef gboolean (*Operation) (StmKeyringJob  *job,
                               GCancellable   *cancellable,
                               GError        **error);

/**
 * stm_keyring_job_new:
 * @operation: what to do
 * @profile: the profile's uuid
 * @name: (nullable): what the user calls the profile, to store
 * @key: (nullable): the key to store
 *
 * Returns: (transfer full): a job for stm_keyring_job_run()
 */
StmKeyringJob *
stm_keyring_job_new (StmKeyringOperation  operation,
                     const char          *profile,
                     const char          *name,
                     StmSecret           *key)
{
  StmKeyringJob *job = g_new0 (StmKeyringJob, 1);

  job->operation = operation;
  job->attributes = secret_attributes_build (&schema,
                                             "application", STM_APPLICATION_ID,
                                             "profile", profile,
                                             "kind", KIND_DATABASE_KEY,
                                             NULL);
  job->name = g_strdup (name);
  job->key = key != NULL ? stm_secret_ref (key) : NULL;

  return job;
}

/**
 * stm_keyring_job_free:
 * @job: (transfer full): a job
 */
void
stm_keyring_job_free (StmKeyringJob *job)
{
  g_hash_table_unref (job->attributes);
  g_clear_pointer (&job->key, stm_secret_unref);
  g_free (job->name);
  g_free (job);
}

/* Tells what libsecret says, (transfer full), in our terms. */
static void
set_error (GError        *reason,
           GCancellable  *cancellable,
           GError       **error)
{
  g_dbus_error_strip_remote_error (reason);

  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_set_error_if_cancelled (cancellable, error);
  else if (g_error_matches (reason, SECRET_ERROR, SECRET_ERROR_IS_LOCKED)
           || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, STM_ERROR, STM_ERROR_KEY_LOCKED, _("The keyring was not unlocked."));
  else if (g_error_matches (reason, SECRET_ERROR, SECRET_ERROR_NO_SUCH_OBJECT))
    g_set_error_literal (error, STM_ERROR, STM_ERROR_KEYRING, _("There is no keyring to put the key in."));
  else
    g_set_error (error, STM_ERROR, STM_ERROR_KEYRING, _("The keyring does not answer: %s"), reason->message);

  g_error_free (reason);
}

static StmSecret *
read_value (SecretValue *value)
{
  guint8 bytes[STM_KEY_SIZE];
  gsize length;
  gsize size;
  const char *hex = secret_value_get (value, &length);

  if (sodium_hex2bin (bytes, sizeof bytes, hex, length, NULL, &size, NULL) != 0 || size != sizeof bytes)
    return NULL;

  return stm_secret_new_take (bytes, sizeof bytes);
}

static int
compare_modified (gconstpointer a,
                  gconstpointer b)
{
  guint64 first = secret_retrievable_get_modified ((SecretRetrievable *) a);
  guint64 second = secret_retrievable_get_modified ((SecretRetrievable *) b);

  return (first < second) - (first > second);
}

/* Sets job->key when the keyring has it, and adds the locked items, in which it
 * may be, to @locked. */
static gboolean
search_key (StmKeyringJob  *job,
            GPtrArray      *locked,
            GCancellable   *cancellable,
            GError        **error)
{
  GError *reason = NULL;
  GList *items;

  items = secret_password_searchv_sync (&schema, job->attributes, SECRET_SEARCH_ALL, cancellable, &reason);
  items = g_list_sort (items, compare_modified);

  for (GList *l = items; l != NULL && reason == NULL && job->key == NULL; l = l->next)
    {
      g_autoptr (SecretValue) value = NULL;

      if (SECRET_IS_ITEM (l->data) && secret_item_get_locked (l->data))
        {
          g_ptr_array_add (locked, g_strdup (g_dbus_proxy_get_object_path (l->data)));
          continue;
        }

      value = secret_retrievable_retrieve_secret_sync (l->data, cancellable, &reason);
      if (value != NULL)
        job->key = read_value (value);
    }

  g_list_free_full (items, g_object_unref);
  if (reason != NULL)
    set_error (reason, cancellable, error);

  return reason == NULL;
}

/* In a sandbox there is none: the keyring is a file that is never locked. */
static SecretService *
get_service (GCancellable *cancellable)
{
  return secret_service_get_sync (SECRET_SERVICE_NONE, cancellable, NULL);
}

/* Asks the user to unlock the items in @locked or, since a keyring that was not
 * unlocked after the login shows no items at all, the keyring where the key was
 * put.  Sets @unlocked when that was needed and done. */
static gboolean
unlock (GPtrArray     *locked,
        gboolean      *unlocked,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr (SecretService) service = get_service (cancellable);
  GError *reason = NULL;

  if (service == NULL)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  if (locked->len == 0)
    {
      gboolean is_locked = FALSE;
      char *path = stm_keyring_lock_find_default (service, &is_locked, cancellable, &reason);

      if (is_locked)
        g_ptr_array_add (locked, path);
      else
        g_free (path);
    }

  if (locked->len > 0)
    {
      g_ptr_array_add (locked, NULL);
      *unlocked = stm_keyring_lock_unlock (service, (const char *const *) locked->pdata, cancellable, &reason);
      g_ptr_array_set_size (locked, 0);
    }

  if (reason != NULL)
    set_error (reason, cancellable, error);

  return reason == NULL;
}

static gboolean
lookup (StmKeyringJob  *job,
        GCancellable   *cancellable,
        GError        **error)
{
  g_autoptr (GPtrArray) locked = g_ptr_array_new_with_free_func (g_free);
  gboolean unlocked = FALSE;

  g_clear_pointer (&job->key, stm_secret_unref);
  if (!search_key (job, locked, cancellable, error))
    return FALSE;

  if (job->key == NULL
      && (!unlock (locked, &unlocked, cancellable, error)
          || (unlocked && !search_key (job, locked, cancellable, error))))
    return FALSE;

  if (job->key != NULL)
    return TRUE;

  if (locked->len > 0)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_KEY_LOCKED, _("The keyring was not unlocked."));
  else
    g_set_error_literal (error, STM_ERROR, STM_ERROR_KEY_MISSING,
                         _("The keyring does not have the key of this profile."));

  return FALSE;
}

/* Makes sure that there is an open keyring to put the key in. */
static gboolean
prepare (GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (SecretService) service = get_service (cancellable);
  g_autofree char *path = NULL;
  GError *reason = NULL;
  gboolean locked = FALSE;

  if (service == NULL)
    return TRUE;

  path = stm_keyring_lock_find_default (service, &locked, cancellable, &reason);
  if (path == NULL && reason == NULL)
    stm_keyring_lock_make_default (service, cancellable, &reason);
  else if (locked)
    stm_keyring_lock_unlock (service, (const char *const[]) { path, NULL }, cancellable, &reason);

  if (reason != NULL)
    set_error (reason, cancellable, error);

  return reason == NULL;
}

static SecretValue *
create_value (StmSecret *key)
{
  char *hex = sodium_malloc (HEX_SIZE);
  SecretValue *value;

  sodium_bin2hex (hex, HEX_SIZE, stm_secret_get_data (key, NULL), STM_KEY_SIZE);
  value = secret_value_new (hex, -1, "text/plain");
  sodium_free (hex);

  return value;
}

static gboolean
store (StmKeyringJob  *job,
       GCancellable   *cancellable,
       GError        **error)
{
  g_autoptr (StmSecret) key = stm_secret_ref (job->key);
  g_autoptr (SecretValue) value = create_value (key);
  g_autofree char *label = g_strdup_printf (_("Stagematching: key of “%s”"), job->name);
  g_autoptr (GError) unkept = NULL;
  GError *reason = NULL;
  gboolean kept;

  if (!prepare (cancellable, error))
    return FALSE;

  if (!secret_password_storev_binary_sync (&schema, job->attributes, SECRET_COLLECTION_DEFAULT, label, value,
                                           cancellable, &reason))
    {
      set_error (reason, cancellable, error);
      return FALSE;
    }

  /* Some keyrings take everything and give nothing back. */
  kept = lookup (job, cancellable, &unkept) && stm_secret_equal (job->key, key);
  g_clear_pointer (&job->key, stm_secret_unref);
  job->key = g_steal_pointer (&key);

  if (!kept && (unkept == NULL || g_error_matches (unkept, STM_ERROR, STM_ERROR_KEY_MISSING)))
    g_set_error_literal (error, STM_ERROR, STM_ERROR_KEYRING, _("The keyring did not keep the key."));
  else if (!kept)
    g_propagate_error (error, g_steal_pointer (&unkept));

  return kept;
}

static gboolean
clear (StmKeyringJob  *job,
       GCancellable   *cancellable,
       GError        **error)
{
  g_autoptr (GError) absent = NULL;
  GError *reason = NULL;

  /* Those that are locked would be passed over in silence, so they are unlocked
   * by looking for them. */
  while (lookup (job, cancellable, &absent))
    if (!secret_password_clearv_sync (&schema, job->attributes, cancellable, &reason))
      {
        if (reason != NULL)
          set_error (reason, cancellable, error);
        else
          g_set_error_literal (error, STM_ERROR, STM_ERROR_KEYRING, _("The keyring did not forget the key."));
        return FALSE;
      }

  if (g_error_matches (absent, STM_ERROR, STM_ERROR_KEY_MISSING))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&absent));

  return FALSE;
}

/**
 * stm_keyring_job_run:
 * @job: a job
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @error: return location
 *
 * Does the job, for which it may have to wait for the user and for other jobs.
 * Afterwards job->key is the key that was found or stored.
 *
 * Fails as stm_keyring_lookup() does.
 *
 * Returns: whether it is done
 */
gboolean
stm_keyring_job_run (StmKeyringJob  *job,
                     GCancellable   *cancellable,
                     GError        **error)
{
  static const Operation operations[] = {
    [STM_KEYRING_LOOKUP] = lookup,
    [STM_KEYRING_STORE] = store,
    [STM_KEYRING_CLEAR] = clear,
  };
  static GMutex mutex;
  g_autoptr (GMainContext) context = g_main_context_new ();
  gboolean done;

  /* libsecret shares one connection to the service with the whole process, which
   * outlives the service when that is started anew.  So each job in turn makes
   * one in a context of its own, and lets it go. */
  g_mutex_lock (&mutex);
  g_main_context_push_thread_default (context);

  done = operations[job->operation](job, cancellable, error);

  secret_service_disconnect ();
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  g_mutex_unlock (&mutex);

  return done;
}

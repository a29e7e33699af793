#include "config.h"

#include "credentials/stm-keyring.h"

#include "credentials/stm-keyring-job.h"

static void
run_in_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  StmKeyringJob *job = task_data;
  GError *error = NULL;

  if (!stm_keyring_job_run (job, cancellable, &error))
    g_task_return_error (task, error);
  else if (job->key != NULL)
    g_task_return_pointer (task, g_steal_pointer (&job->key), (GDestroyNotify) stm_secret_unref);
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
run_async (StmKeyringJob       *job,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, job, (GDestroyNotify) stm_keyring_job_free);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, run_in_thread);
}

static StmSecret *
run_finish (GAsyncResult         *result,
            StmKeyringOperation   operation,
            GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (((StmKeyringJob *) g_task_get_task_data (G_TASK (result)))->operation == operation, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * stm_keyring_lookup:
 * @profile: the profile's uuid
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @error: return location
 *
 * Asks the keyring for the key of a profile's database (X3).  A locked keyring
 * asks the user to unlock it, which may take for ever.
 *
 * Fails with %STM_ERROR_KEY_LOCKED when the keyring is locked and stays so,
 * %STM_ERROR_KEY_MISSING when it is open and does not have the key,
 * %STM_ERROR_KEYRING when there is no keyring to ask, and %G_IO_ERROR_CANCELLED.
 * None of these says that the profile has no key.
 *
 * Returns: (transfer full): the key; never %NULL without an error
 */
StmSecret *
stm_keyring_lookup (const char    *profile,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (StmKeyringJob) job = NULL;

  g_return_val_if_fail (profile != NULL, NULL);

  job = stm_keyring_job_new (STM_KEYRING_LOOKUP, profile, NULL, NULL);

  return stm_keyring_job_run (job, cancellable, error) ? g_steal_pointer (&job->key) : NULL;
}

/**
 * stm_keyring_lookup_async:
 * @profile: the profile's uuid
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As stm_keyring_lookup(), in a thread.
 */
void
stm_keyring_lookup_async (const char          *profile,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (profile != NULL);

  run_async (stm_keyring_job_new (STM_KEYRING_LOOKUP, profile, NULL, NULL), cancellable, callback, user_data);
}

/**
 * stm_keyring_lookup_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): as stm_keyring_lookup()
 */
StmSecret *
stm_keyring_lookup_finish (GAsyncResult  *result,
                           GError       **error)
{
  return run_finish (result, STM_KEYRING_LOOKUP, error);
}

/**
 * stm_keyring_store:
 * @profile: the profile's uuid
 * @name: what the user calls the profile
 * @key: the key of its database
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @error: return location
 *
 * Gives the key of a profile's database to the keyring, instead of the one it
 * had, and makes sure that it gives it back.
 *
 * Fails as stm_keyring_lookup() does.
 *
 * Returns: whether the keyring has the key
 */
gboolean
stm_keyring_store (const char    *profile,
                   const char    *name,
                   StmSecret     *key,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (StmKeyringJob) job = NULL;

  g_return_val_if_fail (profile != NULL && name != NULL && key != NULL, FALSE);

  job = stm_keyring_job_new (STM_KEYRING_STORE, profile, name, key);

  return stm_keyring_job_run (job, cancellable, error);
}

/**
 * stm_keyring_store_async:
 * @profile: the profile's uuid
 * @name: what the user calls the profile
 * @key: the key of its database
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As stm_keyring_store(), in a thread.
 */
void
stm_keyring_store_async (const char          *profile,
                         const char          *name,
                         StmSecret           *key,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (profile != NULL && name != NULL && key != NULL);

  run_async (stm_keyring_job_new (STM_KEYRING_STORE, profile, name, key), cancellable, callback, user_data);
}

/**
 * stm_keyring_store_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: as stm_keyring_store()
 */
gboolean
stm_keyring_store_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (StmSecret) key = run_finish (result, STM_KEYRING_STORE, error);

  return key != NULL;
}

/**
 * stm_keyring_clear:
 * @profile: the profile's uuid
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @error: return location
 *
 * Makes the keyring forget the key of a profile's database.  That it did not
 * have it is no error.
 *
 * Fails as stm_keyring_lookup() does otherwise.
 *
 * Returns: whether the keyring is without the key
 */
gboolean
stm_keyring_clear (const char    *profile,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (StmKeyringJob) job = NULL;

  g_return_val_if_fail (profile != NULL, FALSE);

  job = stm_keyring_job_new (STM_KEYRING_CLEAR, profile, NULL, NULL);

  return stm_keyring_job_run (job, cancellable, error);
}

/**
 * stm_keyring_clear_async:
 * @profile: the profile's uuid
 * @cancellable: (nullable): ends the wait for the user and the keyring
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * As stm_keyring_clear(), in a thread.
 */
void
stm_keyring_clear_async (const char          *profile,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (profile != NULL);

  run_async (stm_keyring_job_new (STM_KEYRING_CLEAR, profile, NULL, NULL), cancellable, callback, user_data);
}

/**
 * stm_keyring_clear_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: as stm_keyring_clear()
 */
gboolean
stm_keyring_clear_finish (GAsyncResult  *result,
                          GError       **error)
{
  GError *local = NULL;
  g_autoptr (StmSecret) key = run_finish (result, STM_KEYRING_CLEAR, &local);

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);

  return FALSE;
}

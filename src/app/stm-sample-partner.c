#include "config.h"

#include "app/stm-sample-partner.h"

#include "core/stm-moment.h"
#include "exchange/stm-profile-import.h"
#include "exchange/stm-sample-shift.h"

#include <string.h>

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);

  return g_strndup (moment, strlen ("2026-09-01"));
}

static gboolean
shift (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *today = dup_today ();

  return stm_sample_shift_run (transaction, today, error);
}

static void
shifted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import_finish (result, &error);

  if (plan == NULL || !stm_import_plan_to_error (plan, &error))
    g_task_return_error (task, error);
  else
    stm_store_run_async (STM_STORE (source), shift, NULL, NULL, g_task_get_cancellable (task),
                         shifted, g_object_ref (task));
}

/**
 * stm_sample_partner_fill_async:
 * @store: of a partner's profile that is empty
 * @file: the samples of a partner
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Brings the samples in, as if what happens in them last happened today: a dossier
 * has something to do at its time only.
 */
void
stm_sample_partner_fill_async (StmStore            *store,
                               GFile               *file,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, stm_sample_partner_fill_async);
  stm_profile_import_async (store, file, STM_IMPORT_DEFAULT, NULL, NULL, NULL, NULL, cancellable, imported, task);
}

/**
 * stm_sample_partner_fill_finish:
 * @store: the store
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the samples are in
 */
gboolean
stm_sample_partner_fill_finish (StmStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

#include "config.h"

#include "app/stm-sample-partner.h"

#include "app/stm-sample-papers.h"
#include "exchange/stm-sample-file.h"
#include "exchange/stm-sample-shift.h"

typedef struct
{
  GFile     *file;
  GPtrArray *records;
  GPtrArray *events;
} Filling;

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_object_unref (filling->file);
  g_ptr_array_unref (filling->records);
  g_ptr_array_unref (filling->events);
  g_free (filling);
}

static gboolean
fill (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Filling *filling = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (StmProfile) profile = stm_sample_file_read (filling->file, filling->records, filling->events, cancellable, error);

  if (profile == NULL)
    return FALSE;

  stm_sample_shift_run (filling->records, filling->events, now);

  return stm_sample_papers_make (filling->records, filling->events, profile->name, cancellable, error)
         && stm_sample_file_put (transaction, profile, filling->records, filling->events, error);
}

static void
filled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
 * has something to do at its time only.  Its documents were printed as it stood on
 * their day.  All of it is done in the thread that writes.
 */
void
stm_sample_partner_fill_async (StmStore            *store,
                               GFile               *file,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Filling *filling = g_new0 (Filling, 1);

  filling->file = g_object_ref (file);
  filling->records = g_ptr_array_new_with_free_func (g_object_unref);
  filling->events = g_ptr_array_new_with_free_func (g_object_unref);

  g_task_set_source_tag (task, stm_sample_partner_fill_async);
  stm_store_run_async (store, fill, filling, filling_free, cancellable, filled, task);
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

#include "config.h"

#include "store/stm-store-private.h"
#include "store/stm-transaction-private.h"

#include <glib/gi18n-lib.h>

/* One transaction on its way through the writing thread. */
typedef struct
{
  StmStore       *store;
  StmRole         role;
  StmStoreWork    work;
  gpointer        data;
  GCancellable   *cancellable;
  StmTransaction  transaction;
  GTask          *task;
  gboolean        ok;
  GError         *error;
} Write;

static gboolean
run_work (StmDatabase *database, gpointer data, GError **error)
{
  Write *write = data;
  gboolean ok;

  stm_database_set_cancellable (database, write->cancellable);
  ok = !g_cancellable_set_error_if_cancelled (write->cancellable, error)
       && write->work (&write->transaction, write->data, write->cancellable, error);
  stm_database_set_cancellable (database, NULL);

  return ok;
}

/* Holds no store: one that nobody needs any more closes at once. */
typedef struct
{
  GWeakRef    store;
  const char *kind;
} Change;

static void
change_free (gpointer data)
{
  g_weak_ref_clear (&((Change *) data)->store);
  g_free (data);
}

static gboolean
emit_change (gpointer data)
{
  Change *change = data;
  g_autoptr (StmStore) store = g_weak_ref_get (&change->store);

  if (store != NULL)
    stm_store_emit_changed (store, *change->kind != '\0' ? change->kind : NULL);

  return G_SOURCE_REMOVE;
}

static void
queue_change (StmStore *store, const char *kind)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Change *change = g_new0 (Change, 1);

  g_weak_ref_init (&change->store, store);
  change->kind = kind;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_change, change, change_free);
  g_source_attach (source, store->context);
}

static void
do_write (StmConnection *connection, gpointer data)
{
  Write *write = data;

  write->transaction.connection = connection;
  write->transaction.role = write->role;
  write->transaction.worker = write->store->person;
  write->ok = stm_database_transact (stm_connection_get_database (connection), run_work, write, &write->error);
  stm_transaction_clear (&write->transaction);

  if (write->ok && write->transaction.kind != NULL)
    queue_change (write->store, write->transaction.kind);

  if (write->task != NULL)
    stm_worker_return (write->task, GINT_TO_POINTER (write->ok), NULL, write->error);
}

static GError *
refuse_writing (StmStore *self)
{
  if (self->read_only)
    return g_error_new_literal (STM_ERROR, STM_ERROR_READ_ONLY, _("The profile is open for reading only."));

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _("The profile was closed."));
}

/**
 * stm_store_run:
 * @self: a store
 * @work: what to do in the transaction
 * @data: for @work
 * @cancellable: (nullable): stops and rolls back
 * @error: return location
 *
 * Waits until the transaction is kept.  May be called in any thread, except by
 * @work itself.
 *
 * Returns: whether it was
 */
gboolean
stm_store_run (StmStore *self, StmStoreWork work, gpointer data, GCancellable *cancellable, GError **error)
{
  Write write = { .store = self, .role = self->role, .work = work, .data = data, .cancellable = cancellable };
  g_autoptr (StmWorker) writer = stm_store_ref_worker (self, &self->writer);

  if (writer == NULL || !stm_worker_call (writer, do_write, &write))
    write.error = refuse_writing (self);
  if (!write.ok)
    g_propagate_error (error, write.error);

  return write.ok;
}

typedef struct
{
  Write           write;
  GDestroyNotify  destroy;
} AsyncWrite;

static void
async_write_free (gpointer data)
{
  AsyncWrite *async = data;

  if (async->destroy != NULL)
    async->destroy (async->write.data);
  g_clear_object (&async->write.cancellable);
  g_free (async);
}

static void
run_async (StmStore            *self,
           StmStoreWork         work,
           gpointer             data,
           GDestroyNotify       destroy,
           GCancellable        *cancellable,
           gpointer             source_tag,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  AsyncWrite *async = g_new0 (AsyncWrite, 1);

  /* what is kept is kept, even where the caller gave up meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, async, async_write_free);

  async->write = (Write) { .store = self, .role = self->role, .work = work, .data = data, .task = task };
  async->write.cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  async->destroy = destroy;

  if (!self->read_only)
    {
      stm_store_push (self, &self->writer, do_write, &async->write, task);
      return;
    }

  g_task_return_error (task, refuse_writing (self));
  g_object_unref (task);
}

/**
 * stm_store_run_async:
 * @self: a store
 * @work: what to do in the transaction, in the writing thread
 * @data: for @work
 * @destroy: (nullable): frees @data
 * @cancellable: (nullable): stops and rolls back
 * @callback: called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 */
void
stm_store_run_async (StmStore            *self,
                     StmStoreWork         work,
                     gpointer             data,
                     GDestroyNotify       destroy,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  run_async (self, work, data, destroy, cancellable, stm_store_run_async, callback, user_data);
}

typedef gboolean (*RecordWork) (StmTransaction *transaction, StmRecord *record, GError **error);

/* The thread works on copies: the originals belong to dialogs. */
typedef struct
{
  RecordWork    work;
  GPtrArray    *originals;
  GPtrArray    *copies;
  StmEventType  event;
  char         *fields;
} Records;

static Records *
records_new (RecordWork work, GPtrArray *originals)
{
  Records *records = g_new0 (Records, 1);

  records->work = work;
  records->originals = g_ptr_array_new_with_free_func (g_object_unref);
  records->copies = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < originals->len; i++)
    {
      g_ptr_array_add (records->originals, g_object_ref (originals->pdata[i]));
      g_ptr_array_add (records->copies, stm_record_copy (originals->pdata[i]));
    }

  return records;
}

static Records *
records_new_one (RecordWork work, StmRecord *record)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, record);

  return records_new (work, one);
}

static void
records_free (gpointer data)
{
  Records *records = data;

  g_ptr_array_unref (records->originals);
  g_ptr_array_unref (records->copies);
  g_free (records->fields);
  g_free (records);
}

static gboolean
work_on_records (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Records *records = data;

  for (guint i = 0; i < records->copies->len; i++)
    if (!records->work (transaction, records->copies->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* What the store gave the copies comes back to the originals. */
static void
adopt (Records *records)
{
  for (guint i = 0; i < records->originals->len; i++)
    {
      StmRecord *original = records->originals->pdata[i];
      StmRecord *copy = records->copies->pdata[i];

      stm_record_normalize (original);
      stm_record_set_id (original, stm_record_get_id (copy));
      stm_record_set_revision (original, stm_record_get_revision (copy));
      stm_record_set_times (original, stm_record_get_created_at (copy), stm_record_get_changed_at (copy),
                            stm_record_get_deleted_at (copy));
    }
}

/**
 * stm_store_save_async:
 * @self: a store
 * @records: (element-type StmRecord): new and changed records, each after those
 *   that it refers to
 * @cancellable: (nullable): gives up while it waits for its turn
 * @callback: called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 *
 * Saves all of @records or none.  On failure they stay as they are.
 */
void
stm_store_save_async (StmStore            *self,
                      GPtrArray           *records,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  run_async (self, work_on_records, records_new (stm_transaction_save, records), records_free,
             cancellable, stm_store_save_async, callback, user_data);
}

/**
 * stm_store_delete_async:
 * @self: a store
 * @record: a kept record
 * @cancellable: (nullable): gives up while it waits for its turn
 * @callback: called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 *
 * Marks a record and its parts as deleted; stm_store_restore_async() undoes it.
 */
void
stm_store_delete_async (StmStore            *self,
                        StmRecord           *record,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  run_async (self, work_on_records, records_new_one (stm_transaction_delete, record), records_free,
             cancellable, stm_store_save_async, callback, user_data);
}

/**
 * stm_store_restore_async:
 * @self: a store
 * @record: a record that stm_store_delete_async() deleted
 * @cancellable: (nullable): gives up while it waits for its turn
 * @callback: called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 */
void
stm_store_restore_async (StmStore            *self,
                         StmRecord           *record,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  run_async (self, work_on_records, records_new_one (stm_transaction_restore, record), records_free,
             cancellable, stm_store_save_async, callback, user_data);
}

static gboolean
work_log (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Records *records = data;

  return stm_transaction_log (transaction, records->event, records->copies->pdata[0], records->fields, error);
}

/**
 * stm_store_log_async:
 * @self: a store
 * @type: what happened
 * @record: to which record
 * @fields: (nullable): names of the fields concerned, separated by spaces
 * @cancellable: (nullable): gives up while it waits for its turn
 * @callback: (nullable): called on the caller's main context
 * @user_data: for @callback, which calls stm_store_write_finish()
 *
 * Adds a line to the history of @record (SPEC P3).
 */
void
stm_store_log_async (StmStore            *self,
                     StmEventType         type,
                     StmRecord           *record,
                     const char          *fields,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Records *records = records_new_one (NULL, record);

  records->event = type;
  records->fields = g_strdup (fields);
  run_async (self, work_log, records, records_free, cancellable, stm_store_log_async, callback, user_data);
}

/**
 * stm_store_write_finish:
 * @self: a store
 * @result: of one of the writing functions
 * @error: return location
 *
 * Returns: whether the transaction was kept; the records given then have their
 *   id, revision and times
 */
gboolean
stm_store_write_finish (StmStore *self, GAsyncResult *result, GError **error)
{
  GTask *task = G_TASK (result);
  AsyncWrite *async = g_task_get_task_data (task);

  if (g_task_propagate_pointer (task, error) == NULL)
    return FALSE;

  if (g_task_get_source_tag (task) == stm_store_save_async)
    adopt (async->write.data);

  return TRUE;
}

/**
 * stm_store_save:
 * @self: a store
 * @records: (element-type StmRecord): as for stm_store_save_async()
 * @error: return location
 *
 * Waits until @records are saved: for commands and tests.
 *
 * Returns: whether they were
 */
gboolean
stm_store_save (StmStore *self, GPtrArray *records, GError **error)
{
  Records *work = records_new (stm_transaction_save, records);
  gboolean ok = stm_store_run (self, work_on_records, work, NULL, error);

  if (ok)
    adopt (work);
  records_free (work);

  return ok;
}

#include "config.h"

#include "exchange/stm-table-export.h"

#include "exchange/stm-export-log.h"
#include "exchange/stm-safe-file.h"
#include "exchange/stm-table-csv.h"
#include "exchange/stm-table-rows.h"
#include "exchange/stm-table-xlsx.h"

/* half a frame at 60 Hz */
#define SLICE_US (8 * 1000)

/* One export on its way: rows are read on the main thread, a slice at a time;
 * the end of the file is written in another thread. */
typedef struct
{
  StmStore       *store;
  StmRecord      *profile;
  StmTableRows   *rows;
  StmSafeFile    *file;
  StmTableWriter *writer;
  StmEventWay     way;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  if (self->writer != NULL)
    self->writer->free (self->writer);
  g_clear_pointer (&self->file, stm_safe_file_free);
  g_clear_pointer (&self->rows, stm_table_rows_free);
  g_clear_object (&self->profile);
  g_object_unref (self->store);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static Export *
export_new (StmStore           *store,
            GListModel         *rows,
            GType               type,
            const char *const  *fields,
            StmRole             role,
            StmTableFormat      format,
            GFile              *file,
            GError            **error)
{
  g_autoptr (Export) self = g_new0 (Export, 1);

  self->store = g_object_ref (store);
  self->profile = STM_RECORD (stm_store_dup_profile (store));
  self->rows = stm_table_rows_new (store, rows, type, fields, role, error);
  if (self->rows == NULL)
    return NULL;

  self->file = stm_safe_file_new (file, error);
  if (self->file == NULL)
    return NULL;

  self->way = format == STM_TABLE_CSV ? STM_EVENT_WAY_CSV : STM_EVENT_WAY_EXCEL;
  self->writer = format == STM_TABLE_CSV ? stm_table_csv_new (stm_safe_file_get_stream (self->file))
                                         : stm_table_xlsx_new (stm_safe_file_get_path (self->file));

  return stm_table_rows_write_head (self->rows, self->writer, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
export_finish (Export *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *fields = stm_table_rows_dup_fields (self->rows);

  if (self->writer->finish != NULL && !self->writer->finish (self->writer, error))
    return FALSE;

  return (self->profile == NULL
          || stm_export_log_write (self->store, self->way, self->profile, fields, cancellable, error))
         && stm_safe_file_commit (self->file, cancellable, error);
}

/**
 * stm_table_export:
 * @store: where the records are
 * @rows: what is exported: #StmRow or #StmRecord, an #StmRecordList that is not
 *   loading among others
 * @type: their record type
 * @fields: (array zero-terminated=1): names of the fields, a column each
 * @role: for whom; what the policy hides from it is left empty (SPEC P3, T8)
 * @format: which format
 * @file: where to; what stood there is replaced once all is written
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes a list as a table (SPEC T9, X2), and notes it in the history.  On the
 * main thread, and waits: for commands and tests.
 *
 * Returns: whether it was written
 */
gboolean
stm_table_export (StmStore           *store,
                  GListModel         *rows,
                  GType               type,
                  const char *const  *fields,
                  StmRole             role,
                  StmTableFormat      format,
                  GFile              *file,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (Export) self = export_new (store, rows, type, fields, role, format, file, error);

  if (self == NULL)
    return FALSE;

  while (!stm_table_rows_is_done (self->rows))
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !stm_table_rows_write_next (self->rows, self->writer, error))
      return FALSE;

  return export_finish (self, cancellable, error);
}

static void
finish_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (export_finish (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
finished (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) asked = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (asked, TRUE);
  else
    g_task_return_error (asked, error);
}

/* The task of the thread borrows from the caller's, so that no thread is ever
 * the last to hold the store. */
static void
finish_elsewhere (GTask *asked)
{
  g_autoptr (GTask) task = g_task_new (NULL, g_task_get_cancellable (asked), finished, g_object_ref (asked));

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_task_get_task_data (asked), NULL);
  g_task_run_in_thread (task, finish_in_thread);
}

static gboolean
export_slice (gpointer data)
{
  GTask *task = data;
  Export *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;
  GError *error = NULL;

  while (!stm_table_rows_is_done (self->rows))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, &error)
          || !stm_table_rows_write_next (self->rows, self->writer, &error))
        {
          g_task_return_error (task, error);
          return G_SOURCE_REMOVE;
        }

      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }

  finish_elsewhere (task);

  return G_SOURCE_REMOVE;
}

/**
 * stm_table_export_async:
 * @store: see stm_table_export()
 * @rows: see stm_table_export()
 * @type: see stm_table_export()
 * @fields: (array zero-terminated=1): see stm_table_export()
 * @role: see stm_table_export()
 * @format: see stm_table_export()
 * @file: see stm_table_export()
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * As stm_table_export(), while the main loop has time.
 */
void
stm_table_export_async (StmStore            *store,
                        GListModel          *rows,
                        GType                type,
                        const char *const   *fields,
                        StmRole              role,
                        StmTableFormat       format,
                        GFile               *file,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  GError *error = NULL;
  Export *self = export_new (store, rows, type, fields, role, format, file, &error);
  g_autoptr (GSource) source = NULL;

  /* what is in its place is written, even where the caller gave up meanwhile */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, stm_table_export_async);
  /* drawing comes first */
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);

  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, self, export_free);
  source = g_idle_source_new ();
  g_task_attach_source (task, source, export_slice);
}

/**
 * stm_table_export_finish:
 * @result: of stm_table_export_async()
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
stm_table_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

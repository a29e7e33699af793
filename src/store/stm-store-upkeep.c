#include "config.h"

#include "core/stm-record-types.h"
#include "store/stm-backup.h"
#include "store/stm-store-private.h"
#include "store/stm-transaction-private.h"

#include <glib/gi18n-lib.h>

/* The search index compared with the texts that it was made from. */
static gboolean
check_search (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);
      g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_search (%s_search, rank) VALUES ('integrity-check', 1)",
                                              klass->kind, klass->kind);

      if (stm_record_table_has_search (klass)
          && !stm_database_execute (stm_connection_get_database (transaction->connection), sql, error))
        return FALSE;
    }

  return TRUE;
}

/* What triggers keep compared with what it is derived from. */
static gboolean
check_standing (StmDatabase *database, GError **error)
{
  gint64 n;

  if (!stm_database_get_integer (database,
                                 "SELECT (SELECT count(*) FROM (SELECT * FROM standing EXCEPT SELECT * FROM standing_now))"
                                 " + (SELECT count(*) FROM (SELECT * FROM standing_now EXCEPT SELECT * FROM standing))",
                                 &n, error))
    return FALSE;

  if (n != 0)
    g_set_error (error, STM_ERROR, STM_ERROR_DAMAGED, "%s (standing)", _("The database does not pass its check."));

  return n == 0;
}

/**
 * stm_store_check:
 * @self: a store
 * @cancellable: (nullable): stops it
 * @error: return location for a #STM_ERROR_DAMAGED
 *
 * Checks every page and reference, what is derived from other records and, where
 * the store may write, the search index.  May run in any thread.
 *
 * Returns: whether all is whole
 */
gboolean
stm_store_check (StmStore *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (StmDatabase) database = stm_database_open (path, self->key, STM_DATABASE_QUERY_ONLY, error);

  if (database == NULL)
    return FALSE;

  stm_database_set_cancellable (database, cancellable);
  if (!stm_database_check (database, error) || !check_standing (database, error))
    return FALSE;

  return self->read_only || stm_store_run (self, check_search, NULL, cancellable, error);
}

static void
get_today (GDate *today)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_date_clear (today, 1);
  g_date_set_dmy (today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
}

/**
 * stm_store_backup:
 * @self: a store
 * @folder: where backups go
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Makes the backup of today, checks it, and removes those past their time
 * (SPEC X5).  May run in any thread.
 *
 * Returns: (transfer full): the backup
 */
GFile *
stm_store_backup (StmStore *self, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *database = g_file_get_path (self->file);
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *backup = NULL;
  GDate today;

  get_today (&today);
  backup = stm_backup_make (database, path, self->key, &today, cancellable, error);
  if (backup == NULL)
    return NULL;

  stm_backup_prune (path, &today);

  return g_file_new_for_path (backup);
}

static gpointer
backup_in_thread (gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  GFile *backup = stm_store_backup (g_task_get_source_object (task), g_task_get_task_data (task),
                                    g_task_get_cancellable (task), &error);

  stm_worker_return (task, backup, g_object_unref, error);

  return NULL;
}

/**
 * stm_store_backup_async:
 * @self: a store
 * @folder: where backups go
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 */
void
stm_store_backup_async (StmStore            *self,
                        GFile               *folder,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, stm_store_backup_async);
  g_task_set_task_data (task, g_object_ref (folder), g_object_unref);

  /* not a thread of GTask, which may be the last to let go of the store */
  g_thread_unref (g_thread_new ("stm-backup", backup_in_thread, task));
}

/**
 * stm_store_backup_finish:
 * @self: a store
 * @result: of stm_store_backup_async()
 * @error: return location
 *
 * Returns: (transfer full): the backup
 */
GFile *
stm_store_backup_finish (StmStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

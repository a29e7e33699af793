#include "config.h"

#include "app/stm-restore.h"

#include "core/stm-error.h"
#include "credentials/stm-key-slot.h"
#include "store/stm-lock-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define SUFFIX ".db"

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer user_data)
{
  g_autofree char *first = g_file_get_basename ((GFile *) a);
  g_autofree char *second = g_file_get_basename ((GFile *) b);

  return strcmp (second, first);
}

/**
 * stm_restore_list_backups:
 * @folder: the folder of a profile's backups, which need not exist
 *
 * Returns: (transfer full): the backups, #GFile, newest first
 */
GListModel *
stm_restore_list_backups (GFile *folder)
{
  GListStore *list = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFileEnumerator) children = NULL;
  GFile *child;

  children = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    if (g_str_has_suffix (g_file_peek_path (child), SUFFIX))
      g_list_store_append (list, child);

  g_list_store_sort (list, compare_newest_first, NULL);

  return G_LIST_MODEL (list);
}

/* the slot of "x.db" is "x.key" */
static GFile *
find_slot_file (GFile *backup)
{
  const char *path = g_file_peek_path (backup);
  g_autofree char *base = NULL;
  g_autofree char *slot = NULL;

  base = g_str_has_suffix (path, SUFFIX) ? g_strndup (path, strlen (path) - strlen (SUFFIX)) : g_strdup (path);
  slot = g_strconcat (base, ".key", NULL);

  return g_file_new_for_path (slot);
}

static gboolean
fail_with_errno (GError **error, int code)
{
  g_set_error (error, STM_ERROR,
               code == ENOSPC || code == EDQUOT ? STM_ERROR_FULL
               : code == EACCES || code == EPERM || code == EROFS ? STM_ERROR_READ_ONLY
                                                                  : STM_ERROR_IO,
               _("The backup cannot be put in its place: %s."), g_strerror (code));

  return FALSE;
}

static gboolean
copy_synced (GFile *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (to);
  int fd;
  int result;

  if (!g_file_copy (from, file, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable,
                    NULL, NULL, error))
    return FALSE;

  g_chmod (to, 0600);
  fd = g_open (to, O_RDONLY | O_CLOEXEC, 0);
  result = fd >= 0 && fsync (fd) == 0 ? 0 : errno;
  if (fd >= 0)
    g_close (fd, NULL);

  return result == 0 || fail_with_errno (error, result);
}

/* Keeps what there is under a dated name, in such an order that a stop in
 * between leaves either the old database or the new one in its place. */
static gboolean
set_aside (StmProfileFolder *folder, GError **error)
{
  const char *database = g_file_peek_path (stm_profile_folder_get_database (folder));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "profile-kept-%Y-%m-%d-%H%M%S");
  const char *place = g_file_peek_path (stm_profile_folder_get_folder (folder));
  g_autofree char *base = g_build_filename (place, stamp, NULL);
  g_autofree char *kept = g_strconcat (base, SUFFIX, NULL);
  g_autofree char *kept_slot = g_strconcat (base, ".key", NULL);
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);
  g_autofree char *index = g_strconcat (database, "-shm", NULL);

  if (g_file_query_exists (stm_profile_folder_get_slot (folder), NULL)
      && !copy_synced (stm_profile_folder_get_slot (folder), kept_slot, NULL, error))
    return FALSE;

  if (link (database, kept) != 0 && errno != ENOENT && g_rename (database, kept) != 0)
    return fail_with_errno (error, errno);

  /* a log that stayed behind would be played into the restored database */
  if (g_rename (log, kept_log) != 0 && errno != ENOENT)
    return fail_with_errno (error, errno);
  if (g_unlink (index) != 0 && errno != ENOENT)
    return fail_with_errno (error, errno);

  return TRUE;
}

static gboolean
put_in_place (StmProfileFolder *folder,
              GFile            *backup,
              StmKeySlot       *slot,
              GCancellable     *cancellable,
              GError          **error)
{
  const char *database = g_file_peek_path (stm_profile_folder_get_database (folder));
  g_autofree char *copy = g_strconcat (database, ".restoring", NULL);
  g_autofree char *log = g_strconcat (database, "-wal", NULL);
  g_autofree char *backup_log = g_strconcat (g_file_peek_path (backup), "-wal", NULL);
  g_autoptr (GFile) backup_log_file = g_file_new_for_path (backup_log);
  g_autoptr (StmLockFile) lock = stm_lock_file_take (database, error);

  if (lock == NULL)
    return FALSE;

  if (!copy_synced (backup, copy, cancellable, error) || !set_aside (folder, error))
    {
      g_unlink (copy);
      return FALSE;
    }

  if (slot != NULL && !stm_key_slot_save (slot, stm_profile_folder_get_slot (folder), error))
    return FALSE;

  if (g_rename (copy, database) != 0)
    return fail_with_errno (error, errno);

  return !g_file_query_exists (backup_log_file, NULL) || copy_synced (backup_log_file, log, NULL, error);
}

/* A backup of a profile that this computer has belongs to it, also without a
 * slot beside it; any other must tell by its slot whose it is. */
static StmProfileFolder *
find_target (GFile *root, GFile *backup, StmKeySlot *slot, GError **error)
{
  g_autoptr (GFile) backups = g_file_get_parent (backup);
  g_autoptr (GPtrArray) folders = stm_profile_folder_list (root, error);

  if (folders == NULL)
    return NULL;

  for (guint i = 0; i < folders->len; i++)
    {
      StmProfileFolder *folder = folders->pdata[i];
      gboolean own = g_file_equal (stm_profile_folder_get_backups (folder), backups);

      if (slot != NULL ? g_strcmp0 (stm_profile_folder_get_uuid (folder), stm_key_slot_get_uuid (slot)) == 0 : own)
        return g_object_ref (folder);
    }

  if (slot != NULL)
    return stm_profile_folder_create (root, stm_key_slot_get_uuid (slot), stm_key_slot_get_name (slot),
                                      stm_key_slot_get_role (slot), error);

  g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND,
                       _("The file that ends in “.key” is not beside the backup. It belongs to it."));

  return NULL;
}

typedef struct
{
  GFile *root;
  GFile *backup;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_object_unref (restoring->root);
  g_object_unref (restoring->backup);
  g_free (restoring);
}

static StmProfileFolder *
restore (Restoring *restoring, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) slot_file = find_slot_file (restoring->backup);
  g_autoptr (StmProfileFolder) folder = NULL;
  g_autoptr (StmKeySlot) slot = NULL;
  g_autoptr (GError) local = NULL;

  slot = stm_key_slot_load (slot_file, &local);
  if (slot == NULL && !g_error_matches (local, STM_ERROR, STM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  folder = find_target (restoring->root, restoring->backup, slot, error);
  if (folder == NULL || !put_in_place (folder, restoring->backup, slot, cancellable, error))
    return NULL;

  return stm_profile_folder_new (stm_profile_folder_get_folder (folder));
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  StmProfileFolder *folder = restore (task_data, cancellable, &error);

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * stm_restore_run_async:
 * @root: the folder where the profiles are
 * @backup: a backup, with its key slot beside it
 * @cancellable: (nullable): stops the copying
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts a backup in the place of its profile's database, which must be closed, or
 * makes a profile of it (X5).  The database and key slot that were there are kept
 * beside it as "profile-kept-" with day and time, and can be restored likewise.
 */
void
stm_restore_run_async (GFile               *root,
                       GFile               *backup,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->root = g_object_ref (root);
  restoring->backup = g_object_ref (backup);

  g_task_set_source_tag (task, stm_restore_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * stm_restore_run_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full): the profile's folder, ready to be opened; fails with
 *   %STM_ERROR_IN_USE, %STM_ERROR_FULL, %STM_ERROR_READ_ONLY, %STM_ERROR_IO or
 *   as stm_key_slot_load() does, and leaves what there was then
 */
StmProfileFolder *
stm_restore_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

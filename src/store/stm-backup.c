#include "config.h"

#include "store/stm-backup.h"

#include "core/stm-date.h"
#include "store/stm-migrator.h"
#include "store/stm-statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define KEPT_DAYS 14
#define KEPT_MONTHS 12
#define PREFIX "profile-"
#define SUFFIX ".db"

#define PARTIAL ".partial"

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, STM_ERROR,
               code == ENOSPC || code == EDQUOT ? STM_ERROR_FULL
               : code == EACCES || code == EPERM || code == EROFS ? STM_ERROR_READ_ONLY : STM_ERROR_IO,
               _("“%s” cannot be written safely: %s."), path, g_strerror (code));

  return FALSE;
}

/* a file, or a folder with the names in it */
static gboolean
sync_path (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code = fd >= 0 && fsync (fd) == 0 ? 0 : errno;

  if (fd >= 0)
    g_close (fd, NULL);

  return code == 0 || fail (path, code, error);
}

/**
 * stm_backup_copy:
 * @source: a connection without a transaction
 * @path: where the copy goes; an older copy there is replaced
 * @error: return location
 *
 * Copies the database whole, encrypted with the same key, while others read.
 *
 * Returns: whether the copy is on disk
 */
gboolean
stm_backup_copy (StmDatabase *source, const char *path, GError **error)
{
  g_autoptr (StmStatement) statement = stm_statement_new (source, "VACUUM INTO :path", error);

  if (statement == NULL)
    return FALSE;

  g_unlink (path);
  stm_statement_bind_text (statement, ":path", path);
  if (!stm_statement_run (statement, error) || !sync_path (path, error))
    {
      g_unlink (path);
      return FALSE;
    }

  g_chmod (path, 0600);

  return TRUE;
}

/**
 * stm_backup_verify:
 * @path: a backup
 * @key: its key
 * @cancellable: (nullable): stops it
 * @error: return location for a #STM_ERROR_DAMAGED, #STM_ERROR_FOREIGN or
 *   #STM_ERROR_NEWER
 *
 * Opens a backup and checks every page and reference of it.
 *
 * Returns: whether it can be restored
 */
gboolean
stm_backup_verify (const char *path, gconstpointer key, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmDatabase) copy = stm_database_open (path, key, STM_DATABASE_QUERY_ONLY, error);
  gint64 version;

  if (copy == NULL)
    return FALSE;

  stm_database_set_cancellable (copy, cancellable);
  if (!stm_migrator_check (copy, &version, error))
    return FALSE;

  if (version == 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database is empty."));
      return FALSE;
    }

  return stm_database_check (copy, error);
}

/* the slot of "x.db" is "x.key" */
static char *
dup_slot_path (const char *database)
{
  return g_strdup_printf ("%.*s.key", (int) strlen (database) - (int) strlen (".db"), database);
}

static gboolean
rename_safely (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;

  fail (to, errno, error);
  g_unlink (from);

  return FALSE;
}

/* Sealed as it is, so never decrypted here. */
static gboolean
copy_slot (const char *database, const char *copy, GError **error)
{
  g_autofree char *slot = dup_slot_path (database);
  g_autofree char *slot_copy = dup_slot_path (copy);
  g_autofree char *partial = g_strconcat (slot_copy, PARTIAL, NULL);
  g_autoptr (GFile) from = g_file_new_for_path (slot);
  g_autoptr (GFile) to = g_file_new_for_path (partial);

  if (!g_file_test (slot, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error)
      || !sync_path (partial, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  return rename_safely (partial, slot_copy, error);
}

/* The copy takes a connection that may write, if only beside the database. */
static gboolean
copy_database (const char *database, const char *path, gconstpointer key, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmDatabase) source = stm_database_open (database, key, STM_DATABASE_QUERY_ONLY, error);

  if (source == NULL || !stm_database_execute (source, "PRAGMA query_only = OFF", error))
    return FALSE;

  stm_database_set_cancellable (source, cancellable);

  return stm_backup_copy (source, path, error);
}

/**
 * stm_backup_make:
 * @database: the path of a profile's database
 * @folder: where backups go; made where it is missing
 * @key: the key of the database
 * @today: the day of the backup
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Makes "profile-2026-09-01.db" with the key slot beside it, opens and checks
 * it, and only then lets it replace an older one of that day (SPEC X5).
 *
 * Returns: (transfer full): the path of the backup
 */
char *
stm_backup_make (const char    *database,
                 const char    *folder,
                 gconstpointer  key,
                 const GDate   *today,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autofree char *name = g_strdup_printf (PREFIX "%04d-%02d-%02d" SUFFIX, g_date_get_year (today),
                                           g_date_get_month (today), g_date_get_day (today));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *partial = g_strconcat (path, PARTIAL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  /* SQLite does not tell why it cannot make a file */
  if (g_mkdir_with_parents (folder, 0700) != 0 || g_access (folder, W_OK) != 0)
    {
      fail (folder, errno, error);
      return NULL;
    }

  if (!copy_database (database, partial, key, cancellable, error))
    return NULL;

  if (!stm_backup_verify (partial, key, cancellable, error) || !copy_slot (database, path, error))
    {
      g_unlink (partial);
      return NULL;
    }

  if (!rename_safely (partial, path, error) || !sync_path (folder, error))
    return NULL;

  return g_steal_pointer (&path);
}

static gboolean
is_kept (const GDate *day, const GDate *today, GHashTable *months)
{
  int age = g_date_days_between (day, today);
  int month = g_date_get_year (day) * 12 + g_date_get_month (day);
  int this_month = g_date_get_year (today) * 12 + g_date_get_month (today);

  if (age < KEPT_DAYS)
    return TRUE;

  return this_month - month < KEPT_MONTHS && g_hash_table_add (months, GINT_TO_POINTER (month));
}

/* Returns whether the name is that of a backup, and of which day. */
static gboolean
parse_name (const char *name, GDate *day)
{
  g_autofree char *date = NULL;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX)
      || strlen (name) != strlen (PREFIX "2026-09-01" SUFFIX))
    return FALSE;

  date = g_strndup (name + strlen (PREFIX), strlen ("2026-09-01"));

  return stm_date_parse (date, day);
}

static void
remove_backup (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *slot = dup_slot_path (path);

  g_unlink (path);
  g_unlink (slot);
}

/**
 * stm_backup_prune:
 * @folder: where backups are
 * @today: the day to count from
 *
 * Removes backups except those of the last 14 days and the oldest of each of
 * the last 12 months (SPEC X5), and what an interrupted backup left behind.
 */
void
stm_backup_prune (const char *folder, const GDate *today)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  for (guint i = 0; i < names->len; i++)
    {
      GDate day;

      if (g_str_has_prefix (names->pdata[i], PREFIX) && g_str_has_suffix (names->pdata[i], PARTIAL))
        {
          g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

          g_unlink (path);
        }
      else if (parse_name (names->pdata[i], &day) && !is_kept (&day, today, months))
        remove_backup (folder, names->pdata[i]);
    }
}

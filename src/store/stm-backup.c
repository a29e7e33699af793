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

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (!ok)
    g_set_error (error, STM_ERROR, STM_ERROR_IO, _("“%s” cannot be written safely: %s."),
                 path, g_strerror (errno));
  if (fd >= 0)
    g_close (fd, NULL);

  return ok;
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
  if (!stm_statement_run (statement, error) || !sync_file (path, error))
    {
      g_unlink (path);
      return FALSE;
    }

  g_chmod (path, 0600);

  return TRUE;
}

static gboolean
verify (const char *path, gconstpointer key, GError **error)
{
  g_autoptr (StmDatabase) copy = stm_database_open (path, key, STM_DATABASE_QUERY_ONLY, error);
  gint64 version;

  return copy != NULL && stm_migrator_check (copy, &version, error) && stm_database_check (copy, error);
}

/* the slot of "x.db" is "x.key" */
static char *
dup_slot_path (const char *database)
{
  return g_strdup_printf ("%.*s.key", (int) strlen (database) - (int) strlen (".db"), database);
}

static gboolean
copy_slot (const char *database, const char *copy, GError **error)
{
  g_autofree char *slot = dup_slot_path (database);
  g_autofree char *slot_copy = dup_slot_path (copy);
  g_autoptr (GFile) from = g_file_new_for_path (slot);
  g_autoptr (GFile) to = g_file_new_for_path (slot_copy);

  return !g_file_test (slot, G_FILE_TEST_EXISTS)
         || g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
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
  g_autofree char *name = g_strdup_printf (PREFIX "%04d-%02d-%02d.db", g_date_get_year (today),
                                           g_date_get_month (today), g_date_get_day (today));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  g_autoptr (StmDatabase) source = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, STM_ERROR, errno == ENOSPC ? STM_ERROR_FULL : STM_ERROR_READ_ONLY,
                   _("The folder for backups cannot be made: %s."), g_strerror (errno));
      return NULL;
    }

  source = stm_database_open (database, key, STM_DATABASE_DEFAULT, error);
  if (source == NULL)
    return NULL;

  stm_database_set_cancellable (source, cancellable);
  if (!stm_backup_copy (source, partial, error))
    return NULL;

  if (!verify (partial, key, error) || !copy_slot (database, path, error))
    {
      g_unlink (partial);
      return NULL;
    }

  if (g_rename (partial, path) != 0)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_IO, _("“%s” cannot be written safely: %s."),
                   path, g_strerror (errno));
      g_unlink (partial);
      return NULL;
    }

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

/**
 * stm_backup_prune:
 * @folder: where backups are
 * @today: the day to count from
 *
 * Removes backups except those of the last 14 days and the oldest of each of
 * the last 12 months (SPEC X5).
 */
void
stm_backup_prune (const char *folder, const GDate *today)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) months = g_hash_table_new (NULL, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, PREFIX) && g_str_has_suffix (name, ".db")
        && strlen (name) == strlen (PREFIX "2026-09-01.db"))
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *date = g_strndup ((char *) names->pdata[i] + strlen (PREFIX), 10);
      g_autofree char *base = g_strndup (names->pdata[i], strlen (PREFIX) + 10);
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *slot = g_strdup_printf ("%s/%s.key", folder, base);
      GDate day;

      if (!stm_date_parse (date, &day) || is_kept (&day, today, months))
        continue;

      g_unlink (path);
      g_unlink (slot);
    }
}

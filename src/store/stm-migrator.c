#include "config.h"

#include "store/stm-migrator.h"

#include "store/stm-backup.h"
#include "store/stm-statement.h"
#include "stm-store-resources.h"

#include <glib/gi18n-lib.h>

#define SCRIPT_PATH "/org/stagematching/Desktop/store/sql/version-%03d.sql"

static GBytes *
load_script (int version)
{
  g_autofree char *path = g_strdup_printf (SCRIPT_PATH, version);

  /* named, since a linker drops what nobody names */
  return g_resource_lookup_data (stm_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * stm_migrator_get_newest:
 *
 * Returns: the version of the newest script that this program carries
 */
int
stm_migrator_get_newest (void)
{
  static gsize newest;

  if (g_once_init_enter (&newest))
    {
      gsize version = 0;
      g_autoptr (GBytes) script = NULL;

      do
        {
          g_clear_pointer (&script, g_bytes_unref);
          script = load_script (version + 1);
        }
      while (script != NULL && version++ < 999);

      g_once_init_leave (&newest, version);
    }

  return newest;
}

/**
 * stm_migrator_check:
 * @database: a connection
 * @version: (out): the version of the file, 0 for an empty one
 * @error: return location for a #STM_ERROR_FOREIGN or #STM_ERROR_NEWER
 *
 * Returns: whether this program may use the file
 */
gboolean
stm_migrator_check (StmDatabase *database, gint64 *version, GError **error)
{
  gint64 application, tables;

  if (!stm_database_get_integer (database, "PRAGMA application_id", &application, error)
      || !stm_database_get_integer (database, "PRAGMA user_version", version, error)
      || !stm_database_get_integer (database, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;

  if (application != STM_DATABASE_APPLICATION_ID && (application != 0 || tables != 0))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FOREIGN,
                           _("The file is a database, but not one of Stagematching."));
      return FALSE;
    }

  if (*version > stm_migrator_get_newest ())
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NEWER,
                   _("The database has version %d; this program knows versions up to %d."),
                   (int) *version, stm_migrator_get_newest ());
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_script (StmDatabase *database, gpointer data, GError **error)
{
  int version = GPOINTER_TO_INT (data);
  g_autoptr (GBytes) script = load_script (version);
  g_autofree char *sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;",
                                           version, STM_DATABASE_APPLICATION_ID);
  g_autoptr (StmStatement) references = NULL;

  if (!stm_database_execute (database, sql, error) || !stm_database_execute (database, mark, error))
    return FALSE;

  references = stm_statement_new (database, "PRAGMA foreign_key_check", error);
  if (references == NULL)
    return FALSE;

  if (stm_statement_step (references, NULL) == STM_STEP_ROW)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_DAMAGED,
                   _("Bringing the database to version %d would break its references."), version);
      return FALSE;
    }

  return TRUE;
}

/**
 * stm_migrator_run:
 * @database: a writing connection
 * @path: its file, which is copied before anything changes
 * @create: whether the file was just made
 * @error: return location
 *
 * Brings the file to the newest version, one transaction a version.
 *
 * Returns: whether it is at the newest version now
 */
gboolean
stm_migrator_run (StmDatabase *database, const char *path, gboolean create, GError **error)
{
  gint64 version;

  if (!stm_migrator_check (database, &version, error))
    return FALSE;

  if (version == 0 && !create)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database is empty."));
      return FALSE;
    }

  if (version > 0 && version < stm_migrator_get_newest ())
    {
      g_autofree char *copy = g_strdup_printf ("%s.version-%d", path, (int) version);

      if (!stm_backup_copy (database, copy, error))
        return FALSE;
    }

  for (int next = version + 1; next <= stm_migrator_get_newest (); next++)
    if (!stm_database_transact (database, run_script, GINT_TO_POINTER (next), error))
      return FALSE;

  return TRUE;
}

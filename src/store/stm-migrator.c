#include "config.h"

#include "store/stm-migrator-private.h"

#include "store/stm-backup.h"
#include "store/stm-statement.h"
#include "store/stm-store-resources.h"

#include <glib/gi18n-lib.h>

#define SCRIPT_PATH "/org/stagematching/Desktop/store/sql/version-%03d.sql"

static GBytes *
load_script (int version)
{
  g_autofree char *path = g_strdup_printf (SCRIPT_PATH, version);

  /* named, since a linker drops what nobody names */
  return g_resource_lookup_data (stm_store_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static int
find_newest (StmScriptFunc load)
{
  int version = 0;

  for (;;)
    {
      g_autoptr (GBytes) script = load (version + 1);

      if (script == NULL)
        return version;
      version++;
    }
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
    g_once_init_leave (&newest, find_newest (load_script));

  return newest;
}

static gboolean
check (StmDatabase *database, int newest, gint64 *version, GError **error)
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

  if (*version > newest)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_NEWER,
                   _("The database has version %d; this program knows versions up to %d."),
                   (int) *version, newest);
      return FALSE;
    }

  return TRUE;
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
  return check (database, stm_migrator_get_newest (), version, error);
}

typedef struct
{
  StmScriptFunc load;
  int           version;
} Step;

static gboolean
run_script (StmDatabase *database, gpointer data, GError **error)
{
  Step *step = data;
  g_autoptr (GBytes) script = step->load (step->version);
  g_autofree char *sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;",
                                           step->version, STM_DATABASE_APPLICATION_ID);
  g_autoptr (StmStatement) references = NULL;
  StmStep found;

  if (!stm_database_execute (database, sql, error) || !stm_database_execute (database, mark, error))
    return FALSE;

  references = stm_statement_new (database, "PRAGMA foreign_key_check", error);
  if (references == NULL)
    return FALSE;

  found = stm_statement_step (references, error);
  if (found == STM_STEP_ROW)
    g_set_error (error, STM_ERROR, STM_ERROR_DAMAGED,
                 _("Bringing the database to version %d would break its references."), step->version);

  return found == STM_STEP_DONE;
}

static gboolean
copy_first (StmDatabase *database, const char *path, gint64 version, GError **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.version-%d", path, (int) version);

  return stm_backup_copy (database, copy, error);
}

/* As stm_migrator_run(), with any scripts. */
gboolean
stm_migrator_run_scripts (StmDatabase *database, const char *path, gboolean create, StmScriptFunc load, GError **error)
{
  Step step = { load, 0 };
  int newest = find_newest (load);
  gint64 version;

  if (!check (database, newest, &version, error))
    return FALSE;

  if (version == 0 && !create)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database is empty."));
      return FALSE;
    }

  if ((version > 0 && version < newest && !copy_first (database, path, version, error))
      || !stm_database_start_writing (database, error))
    return FALSE;

  for (step.version = version + 1; step.version <= newest; step.version++)
    if (!stm_database_transact (database, run_script, &step, error))
      return FALSE;

  return TRUE;
}

/**
 * stm_migrator_run:
 * @database: a connection that may write
 * @path: its file, which is copied before anything changes
 * @create: whether the file was just made
 * @error: return location
 *
 * Brings the file to the newest version, one transaction a version, and makes
 * @database the connection that writes.
 *
 * Returns: whether it is at the newest version now
 */
gboolean
stm_migrator_run (StmDatabase *database, const char *path, gboolean create, GError **error)
{
  return stm_migrator_run_scripts (database, path, create, load_script, error);
}

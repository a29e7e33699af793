#include "config.h"

#include "store/stm-database.h"

#include "store/stm-statement.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/vfs.h>

#define KEY_SIZE 32
#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS 4000

/**
 * StmDatabase:
 *
 * One connection to a profile's file.  Nothing else knows how the file is
 * encrypted.  A connection belongs to one thread at a time.
 */
struct _StmDatabase
{
  sqlite3      *handle;
  gboolean      may_write;
  GCancellable *cancellable;
};

/* Codes of statfs(2) for file systems that cannot keep a live database. */
static const guint32 remote_types[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xfe534d42, /* SMB2 */
  0xff534d42, /* CIFS */
  0x65735546, /* FUSE */
  0x564c,     /* NCP */
  0x5346414f, /* AFS */
  0x73757245, /* Coda */
  0x01021997, /* 9P */
  0x00c36400, /* Ceph */
};

/**
 * stm_database_refuse_place:
 * @path: a file or folder that exists
 * @error: return location for a #STM_ERROR_REMOTE
 *
 * A live database on a network or FUSE file system gets corrupted (FACTS,
 * decision 3).
 *
 * Returns: %FALSE where @path may not hold a database
 */
gboolean
stm_database_refuse_place (const char *path, GError **error)
{
  struct statfs place;

  if (statfs (path, &place) != 0)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (remote_types); i++)
    if ((guint32) place.f_type == remote_types[i])
      {
        g_set_error (error, STM_ERROR, STM_ERROR_REMOTE,
                     _("“%s” is on a network drive or in a synchronised folder, where a database is soon damaged."),
                     path);
        return FALSE;
      }

  return TRUE;
}

/**
 * stm_database_is_encrypted:
 *
 * Returns: whether this build keeps its databases encrypted
 */
gboolean
stm_database_is_encrypted (void)
{
#ifdef STM_ENCRYPTION
  return TRUE;
#else
  return FALSE;
#endif
}

typedef struct
{
  int         result;
  StmError    code;
  const char *message;
} Meaning;

static const Meaning results[] = {
  { SQLITE_BUSY, STM_ERROR_IN_USE, N_("Another program is using the database.") },
  { SQLITE_PROTOCOL, STM_ERROR_IN_USE, N_("Another program is using the database.") },
  { SQLITE_LOCKED, STM_ERROR_IN_USE, N_("Another program is using the database.") },
  { SQLITE_FULL, STM_ERROR_FULL, N_("There is no room left on the disk.") },
  { SQLITE_READONLY, STM_ERROR_READ_ONLY, N_("The database may not be written.") },
  { SQLITE_PERM, STM_ERROR_READ_ONLY, N_("The database may not be opened.") },
  { SQLITE_CANTOPEN, STM_ERROR_IO, N_("The database cannot be opened.") },
  { SQLITE_CORRUPT, STM_ERROR_DAMAGED, N_("The database does not pass its check.") },
  { SQLITE_NOTADB, STM_ERROR_DAMAGED, N_("The file is damaged, or was encrypted with another key.") },
  { SQLITE_CONSTRAINT, STM_ERROR_INVALID, N_("The database refused a value that breaks its rules.") },
  { SQLITE_IOERR, STM_ERROR_IO, N_("The disk reported an error.") },
};

/* Where SQLite says only that a call failed, the system knows why. */
static const Meaning causes[] = {
  { ENOSPC, STM_ERROR_FULL, N_("There is no room left on the disk.") },
  { EDQUOT, STM_ERROR_FULL, N_("There is no room left on the disk.") },
  { EFBIG, STM_ERROR_FULL, N_("The database may not grow any more.") },
  { EROFS, STM_ERROR_READ_ONLY, N_("The database may not be written.") },
  { EACCES, STM_ERROR_READ_ONLY, N_("The database may not be opened.") },
  { EPERM, STM_ERROR_READ_ONLY, N_("The database may not be opened.") },
};

static const Meaning *
find_meaning (const Meaning *meanings, guint n, int number)
{
  for (guint i = 0; i < n; i++)
    if (meanings[i].result == number)
      return &meanings[i];

  return NULL;
}

static const Meaning *
explain (StmDatabase *self, int code)
{
  static const Meaning other = { 0, STM_ERROR_IO, N_("The database reported an error.") };
  const Meaning *meaning = NULL;

  /* SQLite tries more than one file then, and the cause of the last is left */
  if ((code & 0xff) == SQLITE_CANTOPEN && !self->may_write)
    return find_meaning (results, G_N_ELEMENTS (results), SQLITE_PERM);

  if ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN)
    meaning = find_meaning (causes, G_N_ELEMENTS (causes), sqlite3_system_errno (self->handle));
  if (meaning == NULL)
    meaning = find_meaning (results, G_N_ELEMENTS (results), code & 0xff);

  return meaning != NULL ? meaning : &other;
}

/**
 * stm_database_set_error:
 * @self: a connection
 * @code: what SQLite returned
 * @sql: (nullable): the template of the statement, without its values
 * @error: return location
 *
 * Makes an error of a result of SQLite.  Bound values are never part of it: of
 * SQLite's own words only those of a constraint are used, which name columns;
 * those of the search index would repeat what was typed.
 */
void
stm_database_set_error (StmDatabase *self, int code, const char *sql, GError **error)
{
  const char *detail = (code & 0xff) == SQLITE_CONSTRAINT ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code);
  const Meaning *meaning;

  if ((code & 0xff) == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled."));
      return;
    }

  if (code == SQLITE_IOERR_NOMEM || (code & 0xff) == SQLITE_NOMEM)
    g_error ("out of memory in the database");

  meaning = explain (self, code);
  g_set_error (error, STM_ERROR, meaning->code, "%s (%s%s%s, %d)",
               _(meaning->message), detail, sql != NULL ? ": " : "", sql != NULL ? sql : "", code);
}

/**
 * stm_database_execute:
 * @self: a connection
 * @sql: one or more statements without parameters
 * @error: return location
 *
 * Returns: whether all went well
 */
gboolean
stm_database_execute (StmDatabase *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (result == SQLITE_OK)
    return TRUE;

  stm_database_set_error (self, sqlite3_extended_errcode (self->handle),
                          strlen (sql) < 200 ? sql : NULL, error);
  return FALSE;
}

/**
 * stm_database_get_integer:
 * @self: a connection
 * @sql: a query of one number without parameters
 * @value: (out): the number
 * @error: return location
 *
 * Returns: whether there was one
 */
gboolean
stm_database_get_integer (StmDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (StmStatement) statement = stm_statement_new (self, sql, error);

  if (statement == NULL)
    return FALSE;

  switch (stm_statement_step (statement, error))
    {
    case STM_STEP_ROW:
      *value = stm_statement_get_integer (statement, 0);
      return TRUE;
    case STM_STEP_DONE:
      g_set_error (error, STM_ERROR, STM_ERROR_IO, "%s (%s)", _("The database reported an error."), sql);
      return FALSE;
    case STM_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * stm_database_transact:
 * @self: a connection
 * @work: what to do; %FALSE rolls back
 * @data: for @work
 * @error: return location
 *
 * Runs @work in one immediate transaction.  An error of the commit itself is an
 * error of the transaction.
 *
 * Returns: whether all of it was kept
 */
gboolean
stm_database_transact (StmDatabase *self,
                       gboolean   (*work) (StmDatabase *self, gpointer data, GError **error),
                       gpointer     data,
                       GError     **error)
{
  if (!stm_database_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (work (self, data, error) && stm_database_execute (self, "COMMIT", error))
    return TRUE;

  /* a full disk rolls back by itself */
  if (!sqlite3_get_autocommit (self->handle))
    stm_database_execute (self, "ROLLBACK", NULL);

  return FALSE;
}

static int
on_progress (gpointer data)
{
  StmDatabase *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * stm_database_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): stops running statements once cancelled
 */
void
stm_database_set_cancellable (StmDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, cancellable != NULL ? on_progress : NULL, self);
}

/**
 * stm_database_check:
 * @self: a connection
 * @error: return location for a #STM_ERROR_DAMAGED
 *
 * Checks pages, indexes and references.
 *
 * Returns: whether all is whole
 */
gboolean
stm_database_check (StmDatabase *self, GError **error)
{
  const char *const checks[] = {
#ifdef STM_ENCRYPTION
    "PRAGMA cipher_integrity_check",
#endif
    "PRAGMA integrity_check(1)",
    "PRAGMA foreign_key_check",
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (StmStatement) statement = stm_statement_new (self, checks[i], error);
      StmStep step;

      if (statement == NULL)
        return FALSE;

      step = stm_statement_step (statement, error);
      if (step == STM_STEP_ERROR)
        return FALSE;

      if (step == STM_STEP_ROW && g_strcmp0 (stm_statement_get_text (statement, 0), "ok") != 0)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_DAMAGED, "%s (%s)",
                       _("The database does not pass its check."), checks[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
set_key (StmDatabase *self, gconstpointer key, GError **error)
{
#ifdef STM_ENCRYPTION
  char pragma[sizeof "PRAGMA key = \"x''\"" + 2 * KEY_SIZE];
  g_autoptr (StmStatement) statement = NULL;
  char *p = pragma;
  gboolean ok;

  g_return_val_if_fail (key != NULL, FALSE);

  p = g_stpcpy (p, "PRAGMA key = \"x'");
  for (int i = 0; i < KEY_SIZE; i++, p += 2)
    g_snprintf (p, 3, "%02x", ((const guint8 *) key)[i]);
  g_stpcpy (p, "'\"");

  ok = sqlite3_exec (self->handle, pragma, NULL, NULL, NULL) == SQLITE_OK;
  explicit_bzero (pragma, sizeof pragma);
  if (!ok)
    {
      stm_database_set_error (self, sqlite3_extended_errcode (self->handle), NULL, error);
      return FALSE;
    }

  sqlite3_exec (self->handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL);

  /* plain SQLite linked before the cipher ignores the key silently */
  statement = stm_statement_new (self, "PRAGMA cipher_version", error);
  if (statement == NULL)
    return FALSE;
  if (stm_statement_step (statement, NULL) != STM_STEP_ROW)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_IO,
                           _("This program was built wrongly: the database would not be encrypted."));
      return FALSE;
    }
#endif

  return TRUE;
}

static gboolean
set_pragmas (StmDatabase *self, StmDatabaseFlags flags, GError **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);

  /* the first read finds out whether the key fits */
  if (!stm_database_execute (self,
                             "PRAGMA temp_store = MEMORY;"
                             "PRAGMA foreign_keys = ON;"
                             "PRAGMA trusted_schema = OFF;"
                             "PRAGMA cell_size_check = ON;"
                             "PRAGMA cache_size = -32000;"
                             "PRAGMA wal_autocheckpoint = 0;"
                             "SELECT count(*) FROM sqlite_schema;", error))
    return FALSE;

  return (flags & STM_DATABASE_QUERY_ONLY) == 0 || stm_database_execute (self, "PRAGMA query_only = ON", error);
}

/**
 * stm_database_start_writing:
 * @self: a connection that may write, to a file that was found to be ours
 * @error: return location
 *
 * Makes it the one connection that writes and checkpoints.  Until then an
 * opened file is not changed in any way.
 *
 * Returns: whether it may begin
 */
gboolean
stm_database_start_writing (StmDatabase *self, GError **error)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);

  return stm_database_execute (self,
                               "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA wal_autocheckpoint = 1000;", error);
}

/**
 * stm_database_checkpoint:
 * @self: the connection that writes
 *
 * Brings what was written from the log into the file and empties the log.  Does
 * not wait for readers, since the next save would wait along: where one is in
 * the way, there is a next time.
 */
void
stm_database_checkpoint (StmDatabase *self)
{
  sqlite3_busy_timeout (self->handle, 0);
  stm_database_execute (self, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
}

/* SQLite cannot open a write-ahead file on a medium that is not writable,
 * except as one that nobody else writes. */
static gboolean
is_immutable (StmDatabase *self, const char *path, StmDatabaseFlags flags)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;
  gboolean logged = g_stat (log, &status) == 0 && status.st_size > 0;

  return (flags & STM_DATABASE_QUERY_ONLY) != 0 && !self->may_write && !logged;
}

static int
open_handle (StmDatabase *self, const char *path, StmDatabaseFlags flags)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *file_uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri = NULL;
  int mode = SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX;

  self->may_write = g_access (folder, W_OK) == 0;
  if (is_immutable (self, path, flags))
    {
      uri = g_strconcat (file_uri, "?immutable=1", NULL);
      mode |= SQLITE_OPEN_READONLY;
    }
  else
    mode |= SQLITE_OPEN_READWRITE;

  if (flags & STM_DATABASE_CREATE)
    mode |= SQLITE_OPEN_CREATE;

  return sqlite3_open_v2 (uri != NULL ? uri : file_uri, &self->handle, mode, NULL);
}

/**
 * stm_database_open:
 * @path: an absolute path
 * @key: 32 bytes; not used in a build without encryption
 * @flags: how
 * @error: return location
 *
 * A file that exists is not changed before stm_database_start_writing().
 *
 * Returns: (transfer full): a connection, or %NULL with @error set
 */
StmDatabase *
stm_database_open (const char       *path,
                   gconstpointer     key,
                   StmDatabaseFlags  flags,
                   GError          **error)
{
  g_autoptr (StmDatabase) self = g_new0 (StmDatabase, 1);
  int result = open_handle (self, path, flags);

  if (result != SQLITE_OK)
    {
      stm_database_set_error (self, result, NULL, error);
      return NULL;
    }

  if (!set_key (self, key, error) || !set_pragmas (self, flags, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stm_database_close:
 * @self: (transfer full): a connection without open statements
 */
void
stm_database_close (StmDatabase *self)
{
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_warning ("a statement was still open when the database was closed");

  g_clear_object (&self->cancellable);
  g_free (self);
}

/**
 * stm_database_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own, for the statement and the backup
 */
sqlite3 *
stm_database_get_handle (StmDatabase *self)
{
  return self->handle;
}

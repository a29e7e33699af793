#include "config.h"

#include "store/stm-statement.h"

#include <sqlite3.h>

/**
 * StmStatement:
 *
 * One prepared statement.  Values are bound by ":name", which a driver for
 * another database can number.
 */
struct _StmStatement
{
  StmDatabase  *database;
  sqlite3_stmt *handle;
};

/**
 * stm_statement_new:
 * @database: a connection that outlives the statement
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full): the prepared statement
 */
StmStatement *
stm_statement_new (StmDatabase *database, const char *sql, GError **error)
{
  g_autoptr (StmStatement) self = g_new0 (StmStatement, 1);
  int result = sqlite3_prepare_v3 (stm_database_get_handle (database), sql, -1,
                                   SQLITE_PREPARE_PERSISTENT, &self->handle, NULL);

  self->database = database;
  if (result != SQLITE_OK)
    {
      stm_database_set_error (database, result, sql, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * stm_statement_free:
 * @self: (transfer full): a statement
 */
void
stm_statement_free (StmStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/**
 * stm_statement_reset:
 * @self: a statement
 *
 * Makes it ready to run again; what was bound is forgotten.
 */
void
stm_statement_reset (StmStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
}

/**
 * stm_statement_find:
 * @self: a statement
 * @name: a parameter with its colon
 *
 * Returns: its number for the set functions
 */
int
stm_statement_find (StmStatement *self, const char *name)
{
  int parameter = sqlite3_bind_parameter_index (self->handle, name);

  g_return_val_if_fail (parameter > 0, 0);

  return parameter;
}

/**
 * stm_statement_set_text:
 * @self: a statement
 * @parameter: its number
 * @text: (nullable): the value, which must live until the next reset; %NULL
 *   binds NULL
 */
void
stm_statement_set_text (StmStatement *self, int parameter, const char *text)
{
  sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_STATIC);
}

/**
 * stm_statement_set_integer:
 * @self: a statement
 * @parameter: its number
 * @value: the value
 */
void
stm_statement_set_integer (StmStatement *self, int parameter, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

/**
 * stm_statement_bind_text:
 * @self: a statement
 * @name: a parameter with its colon
 * @text: (nullable): the value, which is copied
 */
void
stm_statement_bind_text (StmStatement *self, const char *name, const char *text)
{
  sqlite3_bind_text (self->handle, stm_statement_find (self, name), text, -1, SQLITE_TRANSIENT);
}

/**
 * stm_statement_bind_integer:
 * @self: a statement
 * @name: a parameter with its colon
 * @value: the value
 */
void
stm_statement_bind_integer (StmStatement *self, const char *name, gint64 value)
{
  sqlite3_bind_int64 (self->handle, stm_statement_find (self, name), value);
}

/**
 * stm_statement_bind_bytes:
 * @self: a statement
 * @name: a parameter with its colon
 * @bytes: the value, which is copied
 */
void
stm_statement_bind_bytes (StmStatement *self, const char *name, GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  sqlite3_bind_blob64 (self->handle, stm_statement_find (self, name), data, size, SQLITE_TRANSIENT);
}

/**
 * stm_statement_step:
 * @self: a statement
 * @error: return location
 *
 * Returns: whether there is a row, no more rows, or an error
 */
StmStep
stm_statement_step (StmStatement *self, GError **error)
{
  int result = sqlite3_step (self->handle);

  if (result == SQLITE_ROW)
    return STM_STEP_ROW;
  if (result == SQLITE_DONE)
    return STM_STEP_DONE;

  stm_database_set_error (self->database, sqlite3_extended_errcode (stm_database_get_handle (self->database)),
                          sqlite3_sql (self->handle), error);
  return STM_STEP_ERROR;
}

/**
 * stm_statement_run:
 * @self: a statement that returns no row
 * @error: return location
 *
 * Runs it and makes it ready for the next time.
 *
 * Returns: whether it went well
 */
gboolean
stm_statement_run (StmStatement *self, GError **error)
{
  StmStep step = stm_statement_step (self, error);

  stm_statement_reset (self);

  return step != STM_STEP_ERROR;
}

/**
 * stm_statement_get_text:
 * @self: a statement at a row
 * @column: which
 *
 * Returns: (transfer none) (nullable): the value, valid until the next step
 */
const char *
stm_statement_get_text (StmStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * stm_statement_get_integer:
 * @self: a statement at a row
 * @column: which
 *
 * Returns: the value
 */
gint64
stm_statement_get_integer (StmStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * stm_statement_dup_bytes:
 * @self: a statement at a row
 * @column: which
 *
 * Returns: (transfer full): the value
 */
GBytes *
stm_statement_dup_bytes (StmStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}

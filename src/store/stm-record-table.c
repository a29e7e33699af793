#include "config.h"

#include "store/stm-record-table.h"

#include <glib/gi18n-lib.h>

/* The columns that every table has, before those of the fields. */
#define COMMON_COLUMNS "id, uuid, revision, created_at, changed_at, deleted_at"
enum { COLUMN_ID, COLUMN_UUID, COLUMN_REVISION, COLUMN_CREATED, COLUMN_CHANGED, COLUMN_DELETED, N_COMMON };

/**
 * StmRecordTable:
 *
 * The statements of one record type on one connection, written from its field
 * table once.
 */
struct _StmRecordTable
{
  StmDatabase  *database;
  GType         type;
  StmStatement *get;
  StmStatement *get_by_id;
  StmStatement *insert;
  StmStatement *update;
  StmStatement *add;
  StmStatement *overwrite;
};

/**
 * stm_record_table_has_key:
 * @field: a field
 *
 * Returns: whether the field has a folded column "<column>_key" to sort by
 */
gboolean
stm_record_table_has_key (const StmField *field)
{
  return (field->flags & STM_FIELD_SORTED) != 0
         && (field->type == STM_FIELD_TEXT || field->type == STM_FIELD_LONG_TEXT);
}

/**
 * stm_record_table_has_search:
 * @klass: a record class
 *
 * Returns: whether its table has a search index
 */
gboolean
stm_record_table_has_search (StmRecordClass *klass)
{
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & STM_FIELD_SEARCHABLE)
      return TRUE;

  return FALSE;
}

/**
 * stm_record_table_dup_columns:
 * @klass: a record class
 *
 * Returns: (transfer full): the columns that stm_record_table_read_row() reads
 */
char *
stm_record_table_dup_columns (StmRecordClass *klass)
{
  GString *columns = g_string_new (COMMON_COLUMNS);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *column = stm_field_dup_column (&klass->fields[i]);

      g_string_append_printf (columns, ", %s", column);
    }

  return g_string_free_and_steal (columns);
}

/**
 * stm_record_table_read_row:
 * @type: a record type
 * @statement: at a row of the columns of stm_record_table_dup_columns()
 *
 * Returns: (transfer full): the record of that row
 */
StmRecord *
stm_record_table_read_row (GType type, StmStatement *statement)
{
  StmRecord *record = g_object_new (type, NULL);
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  stm_record_set_id (record, stm_statement_get_integer (statement, COLUMN_ID));
  stm_record_set_uuid (record, stm_statement_get_text (statement, COLUMN_UUID));
  stm_record_set_revision (record, stm_statement_get_integer (statement, COLUMN_REVISION));
  stm_record_set_times (record, stm_statement_get_text (statement, COLUMN_CREATED),
                        stm_statement_get_text (statement, COLUMN_CHANGED),
                        stm_statement_get_text (statement, COLUMN_DELETED));

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (stm_field_is_text (field))
        stm_record_set_text (record, field, stm_statement_get_text (statement, N_COMMON + i));
      else
        stm_record_set_number (record, field, stm_statement_get_integer (statement, N_COMMON + i));
    }

  return record;
}

static char *
dup_select (StmRecordClass *klass, const char *column)
{
  g_autofree char *columns = stm_record_table_dup_columns (klass);

  return g_strdup_printf ("SELECT %s FROM %s WHERE %s = :%s", columns, klass->kind, column, column);
}

/* Parameters are numbered in this order by bind_all(). */
static GPtrArray *
list_written (StmRecordClass *klass)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      char *column = stm_field_dup_column (&klass->fields[i]);

      g_ptr_array_add (names, column);
      if (stm_record_table_has_key (&klass->fields[i]))
        g_ptr_array_add (names, g_strconcat (column, "_key", NULL));
    }

  if (stm_record_table_has_search (klass))
    g_ptr_array_add (names, g_strdup ("search_text"));

  return names;
}

static char *
dup_insert_into (StmRecordClass *klass)
{
  g_autoptr (GPtrArray) names = list_written (klass);
  g_autoptr (GString) columns = g_string_new ("uuid, revision, created_at, changed_at, deleted_at");
  g_autoptr (GString) values = g_string_new (":uuid, :revision, :created_at, :changed_at, :deleted_at");

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append_printf (columns, ", %s", (char *) names->pdata[i]);
      g_string_append_printf (values, ", :%s", (char *) names->pdata[i]);
    }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", klass->kind, columns->str, values->str);
}

static char *
dup_sets (StmRecordClass *klass)
{
  g_autoptr (GPtrArray) names = list_written (klass);
  GString *sets = g_string_new ("revision = :revision, created_at = :created_at, "
                                "changed_at = :changed_at, deleted_at = :deleted_at");

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sets, ", %s = :%s", (char *) names->pdata[i], (char *) names->pdata[i]);

  return g_string_free_and_steal (sets);
}

static char *
dup_insert (StmRecordClass *klass)
{
  g_autofree char *insert = dup_insert_into (klass);

  return g_strconcat (insert, " RETURNING id", NULL);
}

static char *
dup_update (StmRecordClass *klass)
{
  g_autofree char *sets = dup_sets (klass);

  return g_strdup_printf ("UPDATE %s SET %s WHERE uuid = :uuid AND revision = :old_revision RETURNING id",
                          klass->kind, sets);
}

static char *
dup_add (StmRecordClass *klass)
{
  g_autofree char *insert = dup_insert_into (klass);

  return g_strdup_printf ("%s ON CONFLICT (uuid) DO NOTHING RETURNING id", insert);
}

/* A statement of its own, for in SQLite the conflict policy of DO UPDATE holds
 * in the triggers too, and these replace rows. */
static char *
dup_overwrite (StmRecordClass *klass)
{
  g_autofree char *sets = dup_sets (klass);

  return g_strdup_printf ("UPDATE %s SET %s WHERE uuid = :uuid RETURNING id", klass->kind, sets);
}

/**
 * stm_record_table_new:
 * @database: a connection that outlives the table
 * @type: a record type
 *
 * Returns: (transfer full): a table, whose statements are made when first used
 */
StmRecordTable *
stm_record_table_new (StmDatabase *database, GType type)
{
  StmRecordTable *self = g_new0 (StmRecordTable, 1);

  self->database = database;
  self->type = type;
  g_type_ensure (type);

  return self;
}

/**
 * stm_record_table_free:
 * @self: (transfer full): a table
 */
void
stm_record_table_free (StmRecordTable *self)
{
  g_clear_pointer (&self->get, stm_statement_free);
  g_clear_pointer (&self->get_by_id, stm_statement_free);
  g_clear_pointer (&self->insert, stm_statement_free);
  g_clear_pointer (&self->update, stm_statement_free);
  g_clear_pointer (&self->add, stm_statement_free);
  g_clear_pointer (&self->overwrite, stm_statement_free);
  g_free (self);
}

/**
 * stm_record_table_get_record_type:
 * @self: a table
 *
 * Returns: the type of its records
 */
GType
stm_record_table_get_record_type (StmRecordTable *self)
{
  return self->type;
}

static gboolean
prepare (StmRecordTable *self, StmStatement **statement, char *(*write) (StmRecordClass *klass), GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (self->type);
  g_autofree char *sql = NULL;

  if (*statement != NULL)
    return TRUE;

  sql = write (klass);
  *statement = stm_statement_new (self->database, sql, error);

  return *statement != NULL;
}

static char *
dup_get (StmRecordClass *klass)
{
  return dup_select (klass, "uuid");
}

static char *
dup_get_by_id (StmRecordClass *klass)
{
  return dup_select (klass, "id");
}

static gboolean
read_one (StmRecordTable *self, StmStatement *statement, StmRecord **record, GError **error)
{
  StmStep step = stm_statement_step (statement, error);

  *record = step == STM_STEP_ROW ? stm_record_table_read_row (self->type, statement) : NULL;
  stm_statement_reset (statement);

  return step != STM_STEP_ERROR;
}

/**
 * stm_record_table_get:
 * @self: a table
 * @uuid: which record
 * @record: (out) (transfer full) (nullable): the record, deleted or not, or
 *   %NULL where there is none
 * @error: return location
 *
 * Returns: whether the query went well
 */
gboolean
stm_record_table_get (StmRecordTable *self, const char *uuid, StmRecord **record, GError **error)
{
  if (!prepare (self, &self->get, dup_get, error))
    return FALSE;

  stm_statement_bind_text (self->get, ":uuid", uuid);

  return read_one (self, self->get, record, error);
}

/**
 * stm_record_table_get_by_id:
 * @self: a table
 * @id: which row
 * @record: (out) (transfer full) (nullable): the record, or %NULL
 * @error: return location
 *
 * Returns: whether the query went well
 */
gboolean
stm_record_table_get_by_id (StmRecordTable *self, gint64 id, StmRecord **record, GError **error)
{
  if (!prepare (self, &self->get_by_id, dup_get_by_id, error))
    return FALSE;

  stm_statement_bind_integer (self->get_by_id, ":id", id);

  return read_one (self, self->get_by_id, record, error);
}

static void
bind_common (StmStatement *statement, StmRecord *record)
{
  stm_statement_bind_text (statement, ":uuid", stm_record_get_uuid (record));
  stm_statement_bind_integer (statement, ":revision", stm_record_get_revision (record));
  stm_statement_bind_text (statement, ":created_at", stm_record_get_created_at (record));
  stm_statement_bind_text (statement, ":changed_at", stm_record_get_changed_at (record));
  stm_statement_bind_text (statement, ":deleted_at", stm_record_get_deleted_at (record));
}

/* Folded texts must live until the statement has run. */
static GPtrArray *
bind_fields (StmStatement *statement, StmRecord *record, int parameter)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if (!stm_field_is_text (field))
        {
          stm_statement_set_integer (statement, parameter++, stm_record_get_number (record, field));
          continue;
        }

      stm_statement_set_text (statement, parameter++,
                              stm_record_is_empty (record, field) ? NULL : stm_record_get_text (record, field));
      if (stm_record_table_has_key (field))
        {
          char *key = stm_fold_text (stm_record_get_text (record, field));

          g_ptr_array_add (kept, key);
          stm_statement_set_text (statement, parameter++, key);
        }
    }

  if (stm_record_table_has_search (klass))
    {
      char *text = stm_record_dup_search_text (record);

      g_ptr_array_add (kept, text);
      stm_statement_set_text (statement, parameter, text);
    }

  return kept;
}

/* Returns the id, 0 for no row, -1 for an error. */
static gint64
write_one (StmStatement *statement, StmRecord *record, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  g_autofree char *column = stm_field_dup_column (&klass->fields[0]);
  g_autofree char *first = g_strconcat (":", column, NULL);
  gint64 id = 0;
  StmStep step;

  bind_common (statement, record);
  kept = bind_fields (statement, record, stm_statement_find (statement, first));

  step = stm_statement_step (statement, error);
  if (step == STM_STEP_ROW)
    {
      id = stm_statement_get_integer (statement, 0);
      step = stm_statement_step (statement, error);
    }
  stm_statement_reset (statement);

  return step == STM_STEP_ERROR ? -1 : id;
}

/**
 * stm_record_table_insert:
 * @self: a table of a writing connection
 * @record: a record with uuid, revision and times; gets its id
 * @error: return location
 *
 * Returns: whether it went well
 */
gboolean
stm_record_table_insert (StmRecordTable *self, StmRecord *record, GError **error)
{
  gint64 id;

  if (!prepare (self, &self->insert, dup_insert, error))
    return FALSE;

  id = write_one (self->insert, record, error);
  if (id < 0)
    return FALSE;

  stm_record_set_id (record, id);

  return TRUE;
}

/**
 * stm_record_table_update:
 * @self: a table of a writing connection
 * @record: a record with its new revision and times
 * @old_revision: the revision that it was read with
 * @error: return location; #STM_ERROR_CONFLICT where the row has another
 *   revision by now
 *
 * Returns: whether it went well
 */
gboolean
stm_record_table_update (StmRecordTable *self, StmRecord *record, int old_revision, GError **error)
{
  gint64 id;

  if (!prepare (self, &self->update, dup_update, error))
    return FALSE;

  stm_statement_bind_integer (self->update, ":old_revision", old_revision);
  id = write_one (self->update, record, error);
  if (id < 0)
    return FALSE;

  if (id == 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_CONFLICT,
                           _("The record was changed in another window meanwhile."));
      return FALSE;
    }

  stm_record_set_id (record, id);

  return TRUE;
}

/**
 * stm_record_table_put:
 * @self: a table of a writing connection
 * @record: a record with uuid, revision and times; gets its id
 * @error: return location
 *
 * Writes the record as it is, over the row of its uuid if there is one.
 *
 * Returns: whether it went well
 */
gboolean
stm_record_table_put (StmRecordTable *self, StmRecord *record, GError **error)
{
  gint64 id;

  if (!prepare (self, &self->add, dup_add, error))
    return FALSE;

  id = write_one (self->add, record, error);
  if (id == 0)
    {
      if (!prepare (self, &self->overwrite, dup_overwrite, error))
        return FALSE;
      id = write_one (self->overwrite, record, error);
    }
  if (id < 0)
    return FALSE;

  stm_record_set_id (record, id);

  return TRUE;
}

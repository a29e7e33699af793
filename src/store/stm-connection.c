#include "config.h"

#include "store/stm-connection.h"

#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "core/stm-student.h"

struct _StmConnection
{
  StmDatabase *database;
  GHashTable  *tables;
};

/**
 * stm_connection_open:
 * @path: an absolute path
 * @key: the key of the database
 * @flags: how
 * @error: return location
 *
 * Returns: (transfer full): a connection
 */
StmConnection *
stm_connection_open (const char *path, gconstpointer key, StmDatabaseFlags flags, GError **error)
{
  StmDatabase *database = stm_database_open (path, key, flags, error);
  StmConnection *self;

  if (database == NULL)
    return NULL;

  self = g_new0 (StmConnection, 1);
  self->database = database;
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) stm_record_table_free);

  return self;
}

/**
 * stm_connection_close:
 * @self: (transfer full): a connection
 */
void
stm_connection_close (StmConnection *self)
{
  g_hash_table_unref (self->tables);
  stm_database_close (self->database);
  g_free (self);
}

/**
 * stm_connection_get_database:
 * @self: a connection
 *
 * Returns: (transfer none): its database
 */
StmDatabase *
stm_connection_get_database (StmConnection *self)
{
  return self->database;
}

/**
 * stm_connection_get_table:
 * @self: a connection
 * @type: a record type
 *
 * Returns: (transfer none): its table
 */
StmRecordTable *
stm_connection_get_table (StmConnection *self, GType type)
{
  StmRecordTable *table = g_hash_table_lookup (self->tables, GSIZE_TO_POINTER (type));

  if (table == NULL)
    {
      table = stm_record_table_new (self->database, type);
      g_hash_table_insert (self->tables, GSIZE_TO_POINTER (type), table);
    }

  return table;
}

/**
 * stm_connection_get:
 * @self: a connection
 * @type: a record type
 * @uuid: (nullable): which record
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record, deleted or not; %NULL without
 *   @error where there is none
 */
StmRecord *
stm_connection_get (StmConnection *self, GType type, const char *uuid, GError **error)
{
  StmRecord *record = NULL;

  if (uuid != NULL)
    stm_record_table_get (stm_connection_get_table (self, type), uuid, &record, error);

  return record;
}

static void
append_order (GString *sql, StmRecordClass *klass)
{
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; i < klass->n_fields; i++)
    if (stm_record_table_has_key (&klass->fields[i]))
      {
        g_autofree char *column = stm_field_dup_column (&klass->fields[i]);

        g_string_append_printf (sql, "%s_key, ", column);
      }
  g_string_append (sql, "id");
}

/* field and value NULL: all */
static StmStatement *
prepare_where (StmConnection *self,
               GType          type,
               const char    *what,
               const char    *field_name,
               const char    *value,
               gboolean       ordered,
               GError       **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autofree char *columns = what != NULL ? g_strdup (what) : stm_record_table_dup_columns (klass);
  const StmField *field = field_name != NULL ? stm_record_class_find_field (klass, field_name) : NULL;
  StmStatement *statement;

  g_return_val_if_fail (field_name == NULL || field != NULL, NULL);

  g_string_append_printf (sql, "%s FROM %s WHERE deleted_at IS NULL", columns, klass->kind);
  if (field != NULL)
    {
      g_autofree char *column = stm_field_dup_column (field);

      g_string_append_printf (sql, " AND %s = :value", column);
    }
  if (ordered)
    append_order (sql, klass);

  statement = stm_statement_new (self->database, sql->str, error);
  if (statement == NULL || field == NULL)
    return statement;

  if (stm_field_is_text (field))
    stm_statement_bind_text (statement, ":value", value);
  else
    stm_statement_bind_integer (statement, ":value", g_ascii_strtoll (value, NULL, 10));

  return statement;
}

/**
 * stm_connection_list:
 * @self: a connection
 * @type: a record type
 * @field: (nullable): the name of a field
 * @value: (nullable): its value
 * @error: return location
 *
 * Returns: (transfer full): the records in use, by name; for lists known to be
 *   short
 */
GListModel *
stm_connection_list (StmConnection *self, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (StmStatement) statement = prepare_where (self, type, NULL, field, value, TRUE, error);
  g_autoptr (GListStore) list = g_list_store_new (type);
  StmStep step;

  if (statement == NULL)
    return NULL;

  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      g_autoptr (StmRecord) record = stm_record_table_read_row (type, statement);

      g_list_store_append (list, record);
    }

  return step == STM_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&list)) : NULL;
}

/**
 * stm_connection_count:
 * @self: a connection
 * @type: a record type
 * @field: (nullable): the name of a field
 * @value: (nullable): its value
 * @error: return location
 *
 * Returns: how many records in use there are, or -1
 */
gint64
stm_connection_count (StmConnection *self, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (StmStatement) statement = prepare_where (self, type, "count(*)", field, value, FALSE, error);

  if (statement == NULL || stm_statement_step (statement, error) != STM_STEP_ROW)
    return -1;

  return stm_statement_get_integer (statement, 0);
}

static int
request_is_accepted (StmConnection *self, const char *request, const char *service, GError **error)
{
  g_autoptr (GListModel) decisions = stm_connection_list (self, STM_TYPE_PLACEMENT, "request", request, error);

  if (decisions == NULL)
    return -1;

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmPlacement) decision = g_list_model_get_item (decisions, i);

      if (decision->state == STM_DECISION_ACCEPTED
          && (service == NULL || g_strcmp0 (decision->service, service) == 0))
        return TRUE;
    }

  return FALSE;
}

/**
 * stm_connection_is_accepted:
 * @self: a connection
 * @record: a student, a row of the overview or a request; of others nothing can
 *   be accepted
 * @service: (nullable): a service; %NULL for any
 * @error: return location
 *
 * Returns: whether @service has accepted any period of it (SPEC T8), or -1
 */
int
stm_connection_is_accepted (StmConnection *self, StmRecord *record, const char *service, GError **error)
{
  g_autoptr (GListModel) requests = NULL;

  if (STM_IS_REQUEST (record))
    return request_is_accepted (self, stm_record_get_uuid (record), service, error);

  if (!STM_IS_STUDENT (record) && !STM_IS_OVERVIEW (record))
    return FALSE;

  requests = stm_connection_list (self, STM_TYPE_REQUEST, "student", stm_record_get_uuid (record), error);
  if (requests == NULL)
    return -1;

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (StmRecord) request = g_list_model_get_item (requests, i);
      int accepted = request_is_accepted (self, stm_record_get_uuid (request), service, error);

      if (accepted != FALSE)
        return accepted;
    }

  return FALSE;
}

/**
 * stm_connection_dup_profile:
 * @self: a connection
 *
 * Returns: (transfer full) (nullable): whose database it is
 */
StmProfile *
stm_connection_dup_profile (StmConnection *self)
{
  g_autoptr (GListModel) profiles = stm_connection_list (self, STM_TYPE_PROFILE, NULL, NULL, NULL);

  return profiles != NULL ? g_list_model_get_item (profiles, 0) : NULL;
}

/**
 * stm_connection_get_identity:
 * @self: a connection
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the keys of this profile as the exchange
 *   wrote them; %NULL without @error where there are none yet
 */
GBytes *
stm_connection_get_identity (StmConnection *self, GError **error)
{
  g_autoptr (StmStatement) statement = stm_statement_new (self->database, "SELECT keys FROM identity", error);

  if (statement == NULL || stm_statement_step (statement, error) != STM_STEP_ROW)
    return NULL;

  return stm_statement_dup_bytes (statement, 0);
}

/**
 * stm_connection_foreach:
 * @self: a connection
 * @type: a record type
 * @func: gets each record; %FALSE with its error ends it
 * @data: for @func
 * @error: return location
 *
 * Goes through all records of @type, deleted ones too, in the order of uuids.
 *
 * Returns: whether all were gone through
 */
gboolean
stm_connection_foreach (StmConnection *self, GType type, StmRecordFunc func, gpointer data, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_autofree char *columns = stm_record_table_dup_columns (klass);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY uuid", columns, klass->kind);
  g_autoptr (StmStatement) statement = stm_statement_new (self->database, sql, error);
  StmStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      g_autoptr (StmRecord) record = stm_record_table_read_row (type, statement);

      if (!func (record, data, error))
        return FALSE;
    }

  return step == STM_STEP_DONE;
}

#include "config.h"

#include "store/stm-transaction-private.h"

#include "core/stm-profile.h"
#include "core/stm-record-types.h"

/* What packages between profiles need of a transaction. */

static gboolean
replace_uuid (StmTransaction *self, const char *kind, const char *column, const char *uuid, const char *new_uuid, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = :new WHERE %s = :old", kind, column, column);
  g_autoptr (StmStatement) statement = stm_statement_new (stm_connection_get_database (self->connection), sql, error);

  if (statement == NULL)
    return FALSE;

  stm_statement_bind_text (statement, ":new", new_uuid);
  stm_statement_bind_text (statement, ":old", uuid);

  return stm_statement_run (statement, error);
}

/**
 * stm_transaction_rename:
 * @self: a transaction
 * @type: a record type
 * @uuid: a record
 * @new_uuid: its new name; nothing is called so yet
 * @error: return location
 *
 * Gives a record another uuid, and all references to it: a school or service
 * that joins its region is known there by the region's record.  Its history
 * stays under the old name.
 *
 * Returns: whether it was done
 */
gboolean
stm_transaction_rename (StmTransaction *self, GType type, const char *uuid, const char *new_uuid, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  if (!replace_uuid (self, klass->kind, "uuid", uuid, new_uuid, error))
    return FALSE;

  for (guint t = 0; t <= n_types; t++)
    {
      g_autoptr (StmRecordClass) other = g_type_class_ref (t < n_types ? types[t] : STM_TYPE_PROFILE);

      for (guint i = 0; i < other->n_fields; i++)
        if (other->fields[i].type == STM_FIELD_REFERENCE && other->fields[i].target () == type)
          {
            g_autofree char *column = stm_field_dup_column (&other->fields[i]);

            if (!replace_uuid (self, other->kind, column, uuid, new_uuid, error))
              return FALSE;
          }
    }
  self->kind = "";

  return TRUE;
}

/**
 * stm_transaction_get_identity:
 * @self: a transaction
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the keys of this profile; %NULL without
 *   @error where there are none yet
 */
GBytes *
stm_transaction_get_identity (StmTransaction *self, GError **error)
{
  return stm_connection_get_identity (self->connection, error);
}

/**
 * stm_transaction_set_identity:
 * @self: a transaction
 * @keys: the keys of this profile, in a form that the store does not know
 * @error: return location
 *
 * Returns: whether they were kept, in place of others
 */
gboolean
stm_transaction_set_identity (StmTransaction *self, GBytes *keys, GError **error)
{
  g_autoptr (StmStatement) statement = NULL;

  statement = stm_statement_new (stm_connection_get_database (self->connection),
                                 "INSERT INTO identity (id, keys) VALUES (1, :keys)"
                                 " ON CONFLICT (id) DO UPDATE SET keys = excluded.keys", error);
  if (statement == NULL)
    return FALSE;

  stm_statement_bind_bytes (statement, ":keys", keys);

  return stm_statement_run (statement, error);
}

/**
 * stm_transaction_get_seen:
 * @self: a transaction
 * @peer: a partner
 * @record: a record
 * @revision: (out): up to which revision @record was dealt with that came from
 *   @peer; 0 for none
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
stm_transaction_get_seen (StmTransaction *self, const char *peer, const char *record, int *revision, GError **error)
{
  StmStep step;

  *revision = 0;
  if (self->get_seen == NULL)
    self->get_seen = stm_statement_new (stm_connection_get_database (self->connection),
                                        "SELECT revision FROM seen WHERE peer = :peer AND record = :record", error);
  if (self->get_seen == NULL)
    return FALSE;

  stm_statement_reset (self->get_seen);
  stm_statement_bind_text (self->get_seen, ":peer", peer);
  stm_statement_bind_text (self->get_seen, ":record", record);
  step = stm_statement_step (self->get_seen, error);
  if (step == STM_STEP_ROW)
    *revision = (int) stm_statement_get_integer (self->get_seen, 0);
  stm_statement_reset (self->get_seen);

  return step != STM_STEP_ERROR;
}

/**
 * stm_transaction_set_seen:
 * @self: a transaction
 * @peer: a partner
 * @record: a record that came from it
 * @revision: its revision there
 * @error: return location
 *
 * Returns: whether it was noted
 */
gboolean
stm_transaction_set_seen (StmTransaction *self, const char *peer, const char *record, int revision, GError **error)
{
  if (self->set_seen == NULL)
    self->set_seen = stm_statement_new (stm_connection_get_database (self->connection),
                                        "INSERT INTO seen (peer, record, revision) VALUES (:peer, :record, :revision)"
                                        " ON CONFLICT (peer, record) DO UPDATE SET revision = excluded.revision"
                                        " WHERE excluded.revision > seen.revision", error);
  if (self->set_seen == NULL)
    return FALSE;

  stm_statement_bind_text (self->set_seen, ":peer", peer);
  stm_statement_bind_text (self->set_seen, ":record", record);
  stm_statement_bind_integer (self->set_seen, ":revision", revision);

  return stm_statement_run (self->set_seen, error);
}

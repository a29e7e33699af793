#include "config.h"

#include "core/stm-event.h"
#include "store/stm-store-case.h"
#include "store/stm-store-private.h"

/* What reads the history, and goes through all that a store keeps. */

#define COLUMNS "type, role, at, kind, record, fields, changes, person"

/* Returns: (transfer full) (nullable): %NULL for what this version does not know */
static StmEvent *
read_event (StmStatement *statement)
{
  int type = stm_event_type_from_key (stm_statement_get_text (statement, 0));
  StmEvent *event;

  if (type < 0)
    return NULL;

  event = stm_event_new (type, stm_statement_get_integer (statement, 1), stm_statement_get_text (statement, 2),
                         stm_statement_get_text (statement, 3), stm_statement_get_text (statement, 4),
                         stm_statement_get_text (statement, 5));
  stm_event_set_changes (event, stm_statement_get_text (statement, 6));
  stm_event_set_person (event, stm_statement_get_text (statement, 7));

  return event;
}

/* What came in a file happened before it was written here. */
static GListModel *
list_events (StmStore *self, const char *where, const char *uuid, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT " COLUMNS " FROM event WHERE record %s ORDER BY at DESC, id DESC", where);
  g_autoptr (StmStatement) statement = stm_statement_new (stm_connection_get_database (self->reader), sql, error);
  g_autoptr (GListStore) events = g_list_store_new (STM_TYPE_EVENT);
  StmStep step;

  if (statement == NULL)
    return NULL;

  stm_statement_bind_text (statement, ":record", uuid);
  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      g_autoptr (StmEvent) event = read_event (statement);

      if (event != NULL)
        g_list_store_append (events, event);
    }

  return step == STM_STEP_DONE ? G_LIST_MODEL (g_steal_pointer (&events)) : NULL;
}

/**
 * stm_store_list_events:
 * @self: a store
 * @uuid: which record
 * @error: return location
 *
 * Returns: (transfer full): its history, #StmEvent, newest first
 */
GListModel *
stm_store_list_events (StmStore *self, const char *uuid, GError **error)
{
  return list_events (self, "= :record", uuid, error);
}

#define OF_DOSSIER(kind) " UNION SELECT uuid FROM " kind " WHERE dossier = :record"
#define OF_MEDIATION(kind) " UNION SELECT " kind ".uuid FROM " kind " JOIN mediation ON mediation.uuid = " kind ".mediation" \
                           " WHERE mediation.dossier = :record"

/**
 * stm_store_list_case_events:
 * @self: a store
 * @dossier: the uuid of a dossier
 * @error: return location
 *
 * Returns: (transfer full): the "Historiek" of the dossier and all that belongs to
 *   it, #StmEvent, newest first (SPEC W16)
 */
GListModel *
stm_store_list_case_events (StmStore *self, const char *dossier, GError **error)
{
  return list_events (self, "IN (SELECT :record" OF_DOSSIER ("mediation") OF_DOSSIER ("competence") OF_DOSSIER ("study")
                      OF_DOSSIER ("target") OF_MEDIATION ("appointment") OF_MEDIATION ("sheet") OF_MEDIATION ("goal")
                      OF_MEDIATION ("activity") OF_MEDIATION ("task") OF_MEDIATION ("signal") OF_MEDIATION ("printout") ")",
                      dossier, error);
}

/* By its index, so that none is held but the one at hand. */
static gboolean
foreach_event (StmConnection *connection, StmEventFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmStatement) statement = stm_statement_new (stm_connection_get_database (connection),
                                                          "SELECT " COLUMNS " FROM event INDEXED BY event_by_time ORDER BY at, id", error);
  StmStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    {
      g_autoptr (StmEvent) event = read_event (statement);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (event != NULL && !func (event, data, error)))
        return FALSE;
    }

  return step == STM_STEP_DONE;
}

/**
 * stm_store_foreach_with_events:
 * @self: a store
 * @types: (array length=n_types): record types
 * @n_types: how many
 * @func: gets each record; %FALSE with its error ends it
 * @event_func: (nullable): gets each line of the history after all records
 * @data: for @func and @event_func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through all records of @types, deleted ones too, each type in the order
 * of its uuids, and then through the whole history in the order of time, as they
 * are at one moment.  May run in any thread.
 *
 * Returns: whether all were gone through
 */
gboolean
stm_store_foreach_with_events (StmStore      *self,
                               const GType   *types,
                               guint          n_types,
                               StmRecordFunc  func,
                               StmEventFunc   event_func,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (StmConnection) connection = stm_connection_open (path, self->key, STM_DATABASE_QUERY_ONLY, error);

  if (connection == NULL
      || !stm_database_execute (stm_connection_get_database (connection), "BEGIN", error))
    return FALSE;

  stm_database_set_cancellable (stm_connection_get_database (connection), cancellable);
  for (guint i = 0; i < n_types; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !stm_connection_foreach (connection, types[i], func, data, error))
      return FALSE;

  return event_func == NULL || foreach_event (connection, event_func, data, cancellable, error);
}

/**
 * stm_store_foreach:
 * @self: a store
 * @types: (array length=n_types): record types
 * @n_types: how many
 * @func: gets each record; %FALSE with its error ends it
 * @data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * As stm_store_foreach_with_events(), without the history.
 *
 * Returns: whether all were gone through
 */
gboolean
stm_store_foreach (StmStore      *self,
                   const GType   *types,
                   guint          n_types,
                   StmRecordFunc  func,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return stm_store_foreach_with_events (self, types, n_types, func, NULL, data, cancellable, error);
}

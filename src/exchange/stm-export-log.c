#include "config.h"

#include "exchange/stm-export-log.h"

#include "core/stm-error.h"

typedef struct
{
  StmEventWay  way;
  StmRecord   *record;
  const char  *fields;
} Note;

static gboolean
write_note (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Note *note = data;

  return stm_transaction_log_departure (transaction, note->way, note->record, note->fields, error);
}

/**
 * stm_export_log_write:
 * @store: a store
 * @way: how it leaves
 * @record: what left the program: a record, or the profile for many
 * @fields: (nullable): names of the fields that did, separated by spaces
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Notes in the history that and how something leaves the program, before it does (SPEC P3, W16).
 * A store that is open for reading only keeps no history.  May run in any
 * thread.
 *
 * Returns: whether the export may go on
 */
gboolean
stm_export_log_write (StmStore      *store,
                      StmEventWay    way,
                      StmRecord     *record,
                      const char    *fields,
                      GCancellable  *cancellable,
                      GError       **error)
{
  Note note = { way, record, fields };
  g_autoptr (GError) local_error = NULL;

  if (stm_store_run (store, write_note, &note, cancellable, &local_error)
      || g_error_matches (local_error, STM_ERROR, STM_ERROR_READ_ONLY))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

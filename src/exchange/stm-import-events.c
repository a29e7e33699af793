#include "config.h"

#include "exchange/stm-import-events.h"

#include "core/stm-record-types.h"

#include <glib/gi18n-lib.h>

/**
 * stm_import_events_add:
 * @transaction: where to
 * @index: all records of the file
 * @plan: counts it, or gets what is wrong with it
 * @parsed: a line of history in a file
 * @error: return location for an error of the database
 *
 * Adds what happened to a record elsewhere to its history here, once (SPEC W16, X1).
 * Where ours was kept of two that are not the same, what happened to the other one
 * did not happen here.
 *
 * Returns: whether the import can go on
 */
gboolean
stm_import_events_add (StmTransaction *transaction, StmImportIndex *index, StmImportPlan *plan, StmParsed *parsed, GError **error)
{
  StmEvent *event = parsed->event;
  StmKnown *known = stm_import_index_find (index, stm_record_types_find (stm_event_get_kind (event)),
                                           stm_event_get_uuid (event), error);
  gboolean added;

  if (known == NULL)
    return FALSE;

  if (known->is_missing)
    {
      g_autofree char *path = stm_parsed_dup_path (parsed, "record");

      stm_import_plan_add_problem (plan, path, STM_SEVERITY_ERROR,
                                   _("This refers to a record that is neither in the file nor here."));
    }

  if (known->is_missing || known->is_broken || known->is_disputed)
    return TRUE;

  if (!stm_transaction_put_event (transaction, event, &added, error))
    return FALSE;
  if (added)
    stm_import_plan_count_event (plan);

  return TRUE;
}

#include "config.h"

#include "exchange/stm-import-merge-private.h"

#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "core/stm-student.h"

/* The records of a package: in what both sides changed a person chooses. */

/* People know a request and what hangs on it by the student. */
static char *
dup_name (StmImportMerge *self, StmRecord *record)
{
  g_autoptr (StmRecord) request = NULL;
  g_autoptr (StmRecord) student = NULL;

  if (STM_IS_PLACEMENT (record))
    record = request = stm_transaction_get (self->transaction, STM_TYPE_REQUEST, STM_PLACEMENT (record)->request, NULL);
  if (record != NULL && STM_IS_REQUEST (record))
    record = student = stm_transaction_get (self->transaction, STM_TYPE_STUDENT, STM_REQUEST (record)->student, NULL);

  return record != NULL ? stm_record_dup_title (record) : NULL;
}

/* So that what was chosen is newer than what either side had. */
static void
renew (StmRecord *record, StmRecord *other)
{
  stm_record_set_revision (record, MAX (stm_record_get_revision (record), stm_record_get_revision (other)) + 1);
}

/* A deleted request takes along what was decided on it here, as a deletion by
 * hand does. */
static gboolean
remove_parts (StmImportMerge *self, StmRecord *record, GError **error)
{
  g_autoptr (GListModel) decisions = NULL;

  if (stm_record_get_deleted_at (record) == NULL || !STM_IS_REQUEST (record))
    return TRUE;

  decisions = stm_transaction_list (self->transaction, STM_TYPE_PLACEMENT, "request", stm_record_get_uuid (record), error);
  for (guint i = 0; decisions != NULL && i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmRecord) decision = g_list_model_get_item (decisions, i);

      stm_record_set_revision (decision, stm_record_get_revision (decision) + 1);
      stm_record_set_times (decision, stm_record_get_created_at (decision), stm_record_get_deleted_at (record),
                            stm_record_get_deleted_at (record));
      if (!stm_transaction_put (self->transaction, decision, error)
          || !stm_transaction_log (self->transaction, STM_EVENT_DELETED, decision, NULL, error))
        return FALSE;
    }

  return decisions != NULL;
}

static gboolean
take_from_package (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, GError **error)
{
  return remove_parts (self, parsed->record, error) && stm_import_merge_take (self, parsed, ours, error);
}

static gboolean
resolve (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, const StmPackageVerdict *verdict, GError **error)
{
  g_autofree char *path = stm_parsed_dup_path (parsed, NULL);
  g_autofree char *name = dup_name (self, ours);
  g_autoptr (StmConflict) conflict = NULL;

  conflict = stm_conflict_new (ours, parsed->record, path, name, verdict->is_locked, verdict->choice);
  stm_import_plan_add_choice (self->plan, conflict);

  /* what is newer already stays as it is, so that the sender can go on from it */
  if (verdict->choice == STM_CONFLICT_THEIRS)
    {
      if (stm_record_get_revision (parsed->record) <= stm_record_get_revision (ours))
        renew (parsed->record, ours);
      return take_from_package (self, parsed, ours, error);
    }

  if (verdict->choice == STM_CONFLICT_OURS)
    {
      renew (ours, parsed->record);
      if (!stm_transaction_put (self->transaction, ours, error)
          || !stm_transaction_log (self->transaction, STM_EVENT_CHANGED, ours, NULL, error))
        return FALSE;
    }

  return stm_import_merge_keep_ours (self, ours, error);
}

/* The same on both sides goes on from one revision: a change of it later is then
 * newer for everybody. */
static gboolean
keep_same (StmImportMerge *self, StmRecord *record, StmRecord *ours, GError **error)
{
  if (stm_record_get_revision (record) > stm_record_get_revision (ours) && stm_package_gate_levels (self->gate, ours))
    {
      stm_record_set_revision (ours, stm_record_get_revision (record));
      if (!stm_transaction_put (self->transaction, ours, error))
        return FALSE;
    }

  return stm_import_merge_keep_ours (self, ours, error);
}

static gboolean
settle (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, const StmPackageVerdict *verdict, GError **error)
{
  if (verdict->outcome == STM_IMPORT_CONFLICT)
    return resolve (self, parsed, ours, verdict, error);
  if (verdict->outcome == STM_IMPORT_UNCHANGED)
    return keep_same (self, parsed->record, ours, error);
  if (verdict->outcome == STM_IMPORT_OLDER)
    return stm_import_merge_keep_ours (self, ours, error);

  return take_from_package (self, parsed, ours, error);
}

/* Takes in a record as the gate of its package judges it. */
gboolean
stm_import_merge_from_package (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, GError **error)
{
  StmRecord *record = parsed->record;
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  g_autoptr (StmRecord) whole = NULL;
  g_autofree char *uuid = g_strdup (stm_record_get_uuid (record));
  int revision = stm_record_get_revision (record);
  StmPackageVerdict verdict;

  if (!stm_package_gate_admit (self->gate, record, ours, problems, error))
    return FALSE;
  if (stm_problem_list_has_errors (problems))
    {
      stm_import_merge_report (self, parsed, problems);
      stm_import_index_add_broken (self->index, G_OBJECT_TYPE (record), uuid);
      return TRUE;
    }

  whole = stm_package_gate_overlay (self->gate, record, ours);
  g_set_object (&parsed->record, whole);
  if (!stm_package_gate_judge (self->gate, whole, ours, &verdict, error))
    return FALSE;

  stm_import_plan_count (self->plan, G_OBJECT_TYPE (whole),
                         verdict.choice == STM_CONFLICT_THEIRS ? STM_IMPORT_NEWER : verdict.outcome);
  g_hash_table_add (self->met, g_strdup (uuid));

  return settle (self, parsed, ours, &verdict, error)
         && (verdict.outcome == STM_IMPORT_CONFLICT && verdict.choice == STM_CONFLICT_ASK
             ? TRUE : stm_package_gate_note (self->gate, uuid, revision, error));
}

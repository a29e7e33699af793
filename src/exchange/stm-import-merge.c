#include "config.h"

#include "exchange/stm-import-merge-private.h"

#include "core/stm-profile.h"
#include "exchange/stm-import-events.h"
#include "exchange/stm-import-profile.h"

#include <glib/gi18n-lib.h>

/**
 * stm_import_merge_new:
 * @transaction: where to
 * @profile: the profile of the database
 * @plan: gets what becomes of each record, and what is wrong
 *
 * Returns: (transfer full): a merge that has met no record yet
 */
StmImportMerge *
stm_import_merge_new (StmTransaction *transaction, StmRecord *profile, StmImportPlan *plan)
{
  StmImportMerge *self = g_new0 (StmImportMerge, 1);

  self->transaction = transaction;
  self->profile = g_object_ref (profile);
  self->plan = g_object_ref (plan);
  self->index = stm_import_index_new (transaction);
  self->links = stm_import_links_new (transaction, self->index);
  self->writer = stm_import_writer_new (transaction, self->links, plan);

  return self;
}

/**
 * stm_import_merge_set_gate:
 * @self: a merge that has met no record yet
 * @gate: judges each record of a package; kept by the caller
 */
void
stm_import_merge_set_gate (StmImportMerge *self, StmPackageGate *gate)
{
  self->gate = gate;
  stm_import_writer_set_gate (self->writer, gate);
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * stm_import_merge_free:
 * @self: (transfer full): a merge
 */
void
stm_import_merge_free (StmImportMerge *self)
{
  stm_import_writer_free (self->writer);
  stm_import_links_free (self->links);
  stm_import_index_free (self->index);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_object_unref (self->profile);
  g_object_unref (self->plan);
  g_free (self);
}

/* Tells what is wrong with a record, where it stands in the file. */
void
stm_import_merge_report (StmImportMerge *self, StmParsed *parsed, StmProblemList *problems)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (problems));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);
      g_autofree char *path = stm_parsed_dup_path (parsed, stm_problem_get_field (problem));

      /* what a package withholds is not missing */
      if (self->gate != NULL && stm_problem_get_severity (problem) != STM_SEVERITY_ERROR)
        continue;

      stm_import_plan_add_problem (self->plan, path, stm_problem_get_severity (problem),
                                   stm_problem_get_message (problem));
    }
}

static StmImportOutcome
judge (StmRecord *record, StmRecord *ours)
{
  if (ours == NULL)
    return STM_IMPORT_NEW;
  if (stm_record_get_revision (record) > stm_record_get_revision (ours))
    return STM_IMPORT_NEWER;
  if (stm_record_get_revision (record) < stm_record_get_revision (ours))
    return STM_IMPORT_OLDER;

  return stm_record_equal (record, ours) ? STM_IMPORT_UNCHANGED : STM_IMPORT_CONFLICT;
}

static void
note (StmImportMerge *self, StmParsed *parsed)
{
  g_autofree char *path = stm_parsed_dup_path (parsed, NULL);

  stm_import_links_note (self->links, parsed->record, path);
}

/* Takes in a record of the file, unless something is wrong with it. */
gboolean
stm_import_merge_take (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, GError **error)
{
  StmRecord *record = parsed->record;
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmKnown *known;

  if (!stm_import_links_check (self->links, record, problems, error))
    return FALSE;

  stm_import_merge_report (self, parsed, problems);
  if (stm_problem_list_has_errors (problems))
    {
      stm_import_index_add_broken (self->index, G_OBJECT_TYPE (record), stm_record_get_uuid (record));
      return TRUE;
    }

  known = stm_import_index_add (self->index, record, error);
  if (known == NULL)
    return FALSE;

  known->in_file = TRUE;
  known->was_here = ours != NULL;
  note (self, parsed);

  return stm_import_writer_put (self->writer, parsed, ours, error);
}

/* The file has the record, which stays as it is here. */
gboolean
stm_import_merge_keep_ours (StmImportMerge *self, StmRecord *ours, GError **error)
{
  StmKnown *known = stm_import_index_add (self->index, ours, error);

  if (known == NULL)
    return FALSE;

  known->in_file = TRUE;
  known->was_here = TRUE;

  return TRUE;
}

/* What a service has accepted a file does not change either: it is kept as it is
 * here, and told (SPEC T8). */
static gboolean
keep_locked (StmImportMerge *self, StmRecord *ours, StmImportOutcome *outcome, GError **error)
{
  const char *kind = STM_RECORD_GET_CLASS (ours)->kind;
  StmRole role = stm_transaction_get_role (self->transaction);
  int accepted = stm_transaction_is_accepted (self->transaction, ours, error);

  if (accepted == TRUE && stm_policy_may (role, STM_ACTION_EDIT, kind, FALSE, NULL)
      && !stm_policy_may (role, STM_ACTION_EDIT, kind, TRUE, NULL))
    *outcome = STM_IMPORT_CONFLICT;

  return accepted >= 0;
}

/* What the other one may not have seen is not missing (SPEC P3, W15): it stays as
 * it is here. */
static void
keep_hidden (StmImportMerge *self, StmRecord *record, StmRecord *ours)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];

      if ((field->flags & STM_FIELD_SENSITIVE) && stm_record_is_empty (record, field)
          && !stm_policy_may_see_field (STM_PROFILE (self->theirs)->role, klass->kind, field, FALSE))
        stm_record_set_text (record, field, stm_record_get_text (ours, field));
    }
}

static gboolean
merge_record (StmImportMerge *self, StmParsed *parsed, GError **error)
{
  StmRecord *record = parsed->record;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) ours = stm_transaction_get (self->transaction, G_OBJECT_TYPE (record),
                                                    stm_record_get_uuid (record), &local_error);
  StmImportOutcome outcome;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (self->gate != NULL)
    return stm_import_merge_from_package (self, parsed, ours, error);

  if (ours != NULL && self->theirs != NULL)
    keep_hidden (self, record, ours);

  outcome = judge (record, ours);
  if (outcome == STM_IMPORT_NEWER && !keep_locked (self, ours, &outcome, error))
    return FALSE;
  stm_import_plan_count (self->plan, G_OBJECT_TYPE (record), outcome);
  if (outcome == STM_IMPORT_CONFLICT)
    {
      g_autofree char *path = stm_parsed_dup_path (parsed, NULL);

      stm_import_plan_add_conflict (self->plan, ours, path);
    }

  if (outcome <= STM_IMPORT_NEWER)
    return stm_import_merge_take (self, parsed, ours, error);
  if (!stm_import_merge_keep_ours (self, ours, error))
    return FALSE;

  stm_import_index_peek (self->index, G_OBJECT_TYPE (ours), stm_record_get_uuid (ours))->is_disputed = outcome == STM_IMPORT_CONFLICT;

  return TRUE;
}

/* Dossiers are a partner's, and students are none of its own (SPEC P1): told once a
 * list. */
static void
enter_list (StmImportMerge *self, StmParsed *parsed, GType type)
{
  g_autoptr (StmRecordClass) klass = type != G_TYPE_INVALID ? g_type_class_ref (type) : NULL;
  StmRole role = stm_transaction_get_role (self->transaction);

  self->type = type;
  self->is_foreign = self->gate == NULL && klass != NULL && role != STM_ROLE_NONE && parsed->record != NULL
                     && !stm_policy_may (role, STM_ACTION_VIEW, klass->kind, FALSE, NULL);
  if (self->is_foreign)
    stm_import_plan_add_problem (self->plan, parsed->key, STM_SEVERITY_ERROR,
                                 _("A profile of this role does not keep such records."));
}

/**
 * stm_import_merge_add:
 * @self: a merge
 * @parsed: what stands next in the file
 * @error: return location for an error of the database
 *
 * Judges one record, and writes it if nothing is wrong with it.  That goes on
 * after a problem, so that all problems are told at once.
 *
 * Returns: whether the import can go on
 */
gboolean
stm_import_merge_add (StmImportMerge *self, StmParsed *parsed, GError **error)
{
  StmRecord *record = parsed->record;
  GType type = record != NULL ? G_OBJECT_TYPE (record) : self->type;
  const char *uuid = record != NULL ? stm_record_get_uuid (record) : NULL;
  gboolean broken = FALSE;

  if (type != self->type)
    {
      if (!stm_import_writer_put_waiting (self->writer, error))
        return FALSE;
      enter_list (self, parsed, type);
    }

  if (parsed->problems != NULL)
    {
      stm_import_merge_report (self, parsed, parsed->problems);
      broken = stm_problem_list_has_errors (parsed->problems);
    }

  if (record != NULL && STM_IS_PROFILE (record))
    {
      if (!broken)
        g_set_object (&self->theirs, record);
      return TRUE;
    }

  if (parsed->event != NULL)
    return stm_import_events_add (self->transaction, self->index, self->plan, parsed, error);
  if (uuid == NULL)
    return TRUE;

  if (stm_import_index_peek (self->index, type, uuid) != NULL)
    {
      g_autofree char *path = stm_parsed_dup_path (parsed, "uuid");

      stm_import_plan_add_problem (self->plan, path, STM_SEVERITY_ERROR,
                                   _("This record stands twice in the file."));
      return TRUE;
    }

  if (broken || self->is_foreign)
    {
      stm_import_index_add_broken (self->index, type, uuid);
      return TRUE;
    }

  return merge_record (self, parsed, error);
}

/**
 * stm_import_merge_finish:
 * @self: a merge that has met all records of the file
 * @error: return location for an error of the database
 *
 * Makes the checks that take the whole file.
 *
 * Returns: whether the checks could be made; the plan tells how they went
 */
gboolean
stm_import_merge_finish (StmImportMerge *self, GError **error)
{
  return stm_import_writer_put_waiting (self->writer, error)
         && (self->gate == NULL || stm_package_gate_finish (self->gate, self->met, error))
         && stm_import_links_finish (self->links, self->plan, error)
         && stm_import_writer_check_removed (self->writer, error)
         && (self->theirs == NULL
             || stm_import_profile_merge (self->transaction, self->index, self->plan, self->profile,
                                          STM_PROFILE (self->theirs), error))
         && (!stm_import_plan_has_changes (self->plan)
             || stm_transaction_log (self->transaction, STM_EVENT_IMPORTED, self->profile, NULL, error));
}

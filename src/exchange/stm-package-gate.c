#include "config.h"

#include "exchange/stm-package-gate.h"

#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"

#include <glib/gi18n-lib.h>

/* peer: NULL while a plan is made for a sender that nobody confirmed; adopts:
 * whether this profile takes the region's record of itself for its own */
struct _StmPackageGate
{
  StmTransaction        *transaction;
  StmPackageManifest    *manifest;
  const StmPackageTerms *terms;
  StmPeer               *peer;
  gboolean               adopts;
};

/**
 * stm_package_gate_new:
 * @transaction: of the import
 * @manifest: the head of the package; kept by the caller
 * @terms: what a person decided; kept by the caller
 * @peer: (nullable): the sender
 * @adopts: whether this profile joins its region by this package
 *
 * Returns: (transfer full): what judges the records of a package
 */
StmPackageGate *
stm_package_gate_new (StmTransaction        *transaction,
                      StmPackageManifest    *manifest,
                      const StmPackageTerms *terms,
                      StmPeer               *peer,
                      gboolean               adopts)
{
  StmPackageGate *self = g_new0 (StmPackageGate, 1);

  self->transaction = transaction;
  self->manifest = manifest;
  self->terms = terms;
  self->peer = peer != NULL ? g_object_ref (peer) : NULL;
  self->adopts = adopts;

  return self;
}

/**
 * stm_package_gate_free:
 * @self: (transfer full): a gate
 */
void
stm_package_gate_free (StmPackageGate *self)
{
  g_clear_object (&self->peer);
  g_free (self);
}

static void
check_fields (StmPackageGate *self, StmRecord *record, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!stm_record_is_empty (record, &klass->fields[i])
        && !stm_package_content_holds_field (self->manifest->content, self->manifest->to.role,
                                             klass->kind, &klass->fields[i]))
      stm_problem_list_add (problems, klass->fields[i].name, STM_SEVERITY_ERROR,
                            _("A package of this kind may not hold this: it is withheld from you until "
                              "the student is accepted. Ask the sender for a right package."));
}

/* Goes from a record to the school or service that it belongs to. */
static gboolean
find_owner (StmPackageGate *self, StmRecord *record, char **owner, GError **error)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  const char *name = stm_package_content_get_owner (self->manifest->content, klass->kind);
  const StmField *field;
  g_autoptr (StmRecord) target = NULL;
  g_autoptr (GError) local_error = NULL;

  if (name == NULL)
    return TRUE;

  field = *name != '\0' ? stm_record_class_find_field (klass, name) : NULL;
  if (field == NULL || field->target () == STM_TYPE_SCHOOL || field->target () == STM_TYPE_SERVICE)
    {
      *owner = g_strdup (field == NULL ? stm_record_get_uuid (record) : stm_record_get_text (record, field));
      return TRUE;
    }

  target = stm_transaction_get (self->transaction, field->target (), stm_record_get_text (record, field), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return target == NULL || find_owner (self, target, owner, error);
}

/**
 * stm_package_gate_admit:
 * @self: a gate
 * @record: a record of the package
 * @problems: gets what is wrong
 * @error: return location for an error of the database
 *
 * Checks that a package of this kind may hold @record, each of its fields, and
 * that it is the sender's to send (SPEC X1, P3).
 *
 * Returns: whether the checks could be made
 */
gboolean
stm_package_gate_admit (StmPackageGate *self, StmRecord *record, StmProblemList *problems, GError **error)
{
  const char *kind = STM_RECORD_GET_CLASS (record)->kind;
  const char *sender = stm_package_party_get_owner (&self->manifest->from);
  g_autofree char *owner = NULL;

  if (!stm_package_content_holds (self->manifest->content, kind))
    {
      stm_problem_list_add (problems, "", STM_SEVERITY_ERROR,
                            _("A package of this kind does not hold records of this kind."));
      return TRUE;
    }

  check_fields (self, record, problems);

  if (!find_owner (self, record, &owner, error))
    return FALSE;
  if (owner != NULL && g_strcmp0 (owner, sender) != 0)
    stm_problem_list_add (problems, "", STM_SEVERITY_ERROR,
                          _("This belongs to another school or service than the sender."));

  return TRUE;
}

/**
 * stm_package_gate_overlay:
 * @self: a gate
 * @record: a record of the package
 * @ours: (nullable): the same here
 *
 * What the package does not carry stays as it is here; so does, where this
 * profile joins its region, what the region left empty.
 *
 * Returns: (transfer full): @record as it would be kept
 */
StmRecord *
stm_package_gate_overlay (StmPackageGate *self, StmRecord *record, StmRecord *ours)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);
  StmRecord *whole = stm_record_copy (record);

  for (guint i = 0; ours != NULL && i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      gboolean is_carried = stm_package_content_holds_field (self->manifest->content, self->manifest->to.role,
                                                             klass->kind, field);

      if (is_carried && !(self->adopts && stm_record_is_empty (record, field)))
        continue;

      if (stm_field_is_text (field))
        stm_record_set_text (whole, field, stm_record_get_text (ours, field));
      else
        stm_record_set_number (whole, field, stm_record_get_number (ours, field));
    }

  return whole;
}

static gboolean
is_same (StmRecord *record, StmRecord *ours)
{
  return stm_record_equal (record, ours)
         && (stm_record_get_deleted_at (record) != NULL) == (stm_record_get_deleted_at (ours) != NULL);
}

static gboolean
is_ours_to_change (StmPackageGate *self, StmRecord *record)
{
  return stm_policy_may (self->manifest->to.role, STM_ACTION_EDIT, STM_RECORD_GET_CLASS (record)->kind, FALSE, NULL);
}

/* Whether both sides changed a record since each last saw it of the other. */
static StmImportOutcome
compare (StmPackageGate *self, StmRecord *record, StmRecord *ours, int seen)
{
  int theirs_revision = stm_record_get_revision (record);
  int ours_revision = stm_record_get_revision (ours);
  int based_on = stm_package_manifest_get_seen (self->manifest, stm_record_get_uuid (record));

  if (is_same (record, ours))
    return STM_IMPORT_UNCHANGED;
  if (stm_package_content_only_adds (self->manifest->content, STM_RECORD_GET_CLASS (record)->kind))
    return STM_IMPORT_UNCHANGED;
  if (!is_ours_to_change (self, record))
    return theirs_revision >= ours_revision ? STM_IMPORT_NEWER : STM_IMPORT_OLDER;
  if (theirs_revision <= seen)
    return STM_IMPORT_OLDER;
  if (ours_revision <= based_on || ours_revision == seen)
    return STM_IMPORT_NEWER;
  if (seen == 0 && based_on == 0 && theirs_revision != ours_revision)
    return theirs_revision > ours_revision ? STM_IMPORT_NEWER : STM_IMPORT_OLDER;

  return STM_IMPORT_CONFLICT;
}

static StmConflictChoice
find_choice (StmPackageGate *self, StmRecord *record)
{
  gpointer choice;

  if (self->terms->choices != NULL
      && g_hash_table_lookup_extended (self->terms->choices, stm_record_get_uuid (record), NULL, &choice))
    return GPOINTER_TO_INT (choice);

  return self->terms->otherwise;
}

/**
 * stm_package_gate_judge:
 * @self: a gate
 * @record: a record as stm_package_gate_overlay() returned it
 * @ours: (nullable): the same here
 * @verdict: (out caller-allocates): what becomes of it
 * @error: return location for an error of the database
 *
 * A newer revision wins; what was changed in both places since they last saw it
 * of each other is a conflict, and so is what the sender changed after a service
 * accepted the student (SPEC X1, T8).
 *
 * Returns: whether it could be judged
 */
gboolean
stm_package_gate_judge (StmPackageGate     *self,
                        StmRecord          *record,
                        StmRecord          *ours,
                        StmPackageVerdict  *verdict,
                        GError            **error)
{
  StmRole sender = self->manifest->from.role;
  int seen = 0;
  int accepted;

  *verdict = (StmPackageVerdict) { STM_IMPORT_NEW, STM_CONFLICT_ASK, FALSE };
  if (ours == NULL)
    return TRUE;

  if (self->adopts && g_strcmp0 (stm_record_get_uuid (record), stm_package_party_get_owner (&self->manifest->to)) == 0)
    {
      verdict->outcome = is_same (record, ours) ? STM_IMPORT_UNCHANGED : STM_IMPORT_NEWER;
      return TRUE;
    }

  if (self->peer != NULL
      && !stm_transaction_get_seen (self->transaction, stm_record_get_uuid (STM_RECORD (self->peer)),
                                    stm_record_get_uuid (record), &seen, error))
    return FALSE;

  verdict->outcome = compare (self, record, ours, seen);
  if (verdict->outcome == STM_IMPORT_NEWER && sender == STM_ROLE_SCHOOL)
    {
      accepted = stm_transaction_is_accepted (self->transaction, ours, error);
      if (accepted < 0)
        return FALSE;
      verdict->is_locked = !stm_policy_may (sender, STM_ACTION_EDIT, STM_RECORD_GET_CLASS (record)->kind, accepted, NULL);
      if (verdict->is_locked)
        verdict->outcome = STM_IMPORT_CONFLICT;
    }
  if (verdict->outcome == STM_IMPORT_CONFLICT)
    verdict->choice = find_choice (self, record);

  return TRUE;
}

/**
 * stm_package_gate_note:
 * @self: a gate
 * @uuid: of a record that was dealt with
 * @revision: its revision in the package
 * @error: return location
 *
 * Returns: whether it was noted up to which revision the sender's is known
 */
gboolean
stm_package_gate_note (StmPackageGate *self, const char *uuid, int revision, GError **error)
{
  return self->peer == NULL
         || stm_transaction_set_seen (self->transaction, stm_record_get_uuid (STM_RECORD (self->peer)), uuid, revision, error);
}

static gboolean
remove_record (StmPackageGate *self, StmRecord *record, GError **error)
{
  stm_record_set_times (record, stm_record_get_created_at (record), stm_record_get_changed_at (record),
                        self->manifest->made_at);

  return stm_transaction_put (self->transaction, record, error);
}

/* A candidate who is no candidate any more is not kept (SPEC P3), unless this
 * service has decided on the request. */
static gboolean
remove_stale (StmPackageGate *self, GHashTable *met, GError **error)
{
  g_autoptr (GListModel) requests = stm_transaction_list (self->transaction, STM_TYPE_REQUEST, NULL, NULL, error);

  for (guint i = 0; requests != NULL && i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (StmRecord) request = g_list_model_get_item (requests, i);
      g_autoptr (GListModel) decisions = NULL;
      g_autoptr (StmRecord) student = NULL;

      if (g_hash_table_contains (met, stm_record_get_uuid (request)))
        continue;

      decisions = stm_transaction_list (self->transaction, STM_TYPE_PLACEMENT, "request",
                                        stm_record_get_uuid (request), error);
      if (decisions == NULL)
        return FALSE;
      if (g_list_model_get_n_items (decisions) > 0)
        continue;

      student = stm_transaction_get (self->transaction, STM_TYPE_STUDENT, STM_REQUEST (request)->student, error);
      if (student == NULL || !remove_record (self, request, error)
          || (!g_hash_table_contains (met, stm_record_get_uuid (student)) && !remove_record (self, student, error)))
        return FALSE;
    }

  return requests != NULL;
}

/**
 * stm_package_gate_finish:
 * @self: a gate
 * @met: (element-type utf8): uuids of all records of the package
 * @error: return location
 *
 * Does what takes the whole package.
 *
 * Returns: whether it was done
 */
gboolean
stm_package_gate_finish (StmPackageGate *self, GHashTable *met, GError **error)
{
  return self->manifest->content != STM_PACKAGE_CANDIDATES || remove_stale (self, met, error);
}

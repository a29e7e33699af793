#include "config.h"

#include "exchange/stm-package-gate.h"

#include "core/stm-placement.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "exchange/stm-package-stale.h"

#include <glib/gi18n-lib.h>

/* peer: NULL while a plan is made for a sender that nobody confirmed */
struct _StmPackageGate
{
  StmTransaction         *transaction;
  const StmPackageOrigin *origin;
  StmPackageManifest     *manifest;
  const StmPackageTerms  *terms;
  StmPeer                *peer;
};

/**
 * stm_package_gate_new:
 * @transaction: of the import
 * @origin: where the package comes from; kept by the caller
 * @terms: what a person decided; kept by the caller
 * @peer: (nullable): the sender
 *
 * Returns: (transfer full): what judges the records of a package
 */
StmPackageGate *
stm_package_gate_new (StmTransaction         *transaction,
                      const StmPackageOrigin *origin,
                      const StmPackageTerms  *terms,
                      StmPeer                *peer)
{
  StmPackageGate *self = g_new0 (StmPackageGate, 1);

  self->transaction = transaction;
  self->origin = origin;
  self->manifest = origin->manifest;
  self->terms = terms;
  self->peer = peer != NULL ? g_object_ref (peer) : NULL;

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

static gboolean
is_live (StmRecord *record)
{
  return stm_record_get_deleted_at (record) == NULL;
}

/* Of another service's acceptance a service hears only that it is one. */
static gboolean
is_others (StmPackageGate *self, StmRecord *record, const StmField *field)
{
  const char *const own[] = { "contact-name", "notes", "reason", NULL };

  return STM_IS_PLACEMENT (record) && self->manifest->to.role == STM_ROLE_SERVICE
         && g_strcmp0 (STM_PLACEMENT (record)->service, self->manifest->to.service) != 0
         && g_strv_contains (own, field->name);
}

static void
check_fields (StmPackageGate *self, StmRecord *record, StmProblemList *problems)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!stm_record_is_empty (record, &klass->fields[i])
        && (is_others (self, record, &klass->fields[i])
            || !stm_package_content_holds_field (self->manifest->content, self->manifest->to.role,
                                                 klass->kind, &klass->fields[i])))
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

static gboolean
is_senders (StmPackageGate *self, StmRecord *record, gboolean *is_senders, GError **error)
{
  g_autofree char *owner = NULL;

  if (!find_owner (self, record, &owner, error))
    return FALSE;

  *is_senders = owner == NULL || g_strcmp0 (owner, stm_package_party_get_owner (&self->manifest->from)) == 0;

  return TRUE;
}

/**
 * stm_package_gate_admit:
 * @self: a gate
 * @record: a record of the package
 * @ours: (nullable): the same here
 * @problems: gets what is wrong
 * @error: return location for an error of the database
 *
 * Checks that a package of this kind may hold @record, each of its fields, that
 * its receiver may see it, and that it is the sender's to send: as it becomes,
 * and as it is here (SPEC X1, P3, T8).
 *
 * Returns: whether the checks could be made
 */
gboolean
stm_package_gate_admit (StmPackageGate *self, StmRecord *record, StmRecord *ours, StmProblemList *problems, GError **error)
{
  const char *kind = STM_RECORD_GET_CLASS (record)->kind;
  gboolean is_theirs, was_theirs = TRUE;

  if (!stm_package_content_holds (self->manifest->content, kind))
    {
      stm_problem_list_add (problems, "", STM_SEVERITY_ERROR,
                            _("A package of this kind does not hold records of this kind."));
      return TRUE;
    }

  check_fields (self, record, problems);
  if (!stm_policy_may_see_record (self->manifest->to.role, record))
    stm_problem_list_add (problems, "", STM_SEVERITY_ERROR,
                          _("A package of this kind may not hold this: your role may not see it."));

  if (!is_senders (self, record, &is_theirs, error) || (ours != NULL && !is_senders (self, ours, &was_theirs, error)))
    return FALSE;
  if (!is_theirs || !was_theirs)
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

      if (is_carried && !(self->origin->adopts && stm_record_is_empty (record, field)))
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
         && is_live (record) == is_live (ours);
}

static gboolean
is_ours_to_change (StmPackageGate *self, StmRecord *ours)
{
  const StmPackageParty *to = &self->manifest->to;

  return stm_policy_may (to->role, STM_ACTION_EDIT, STM_RECORD_GET_CLASS (ours)->kind, FALSE, NULL)
         && stm_policy_may_edit_own (to->role, to->service, ours, NULL);
}

/* What does not go back is as the sender says: over what we noted on it once that
 * is newer.  An older package takes nothing back. */
static StmImportOutcome
compare_one_way (StmPackageGate *self, StmRecord *record, StmRecord *ours, int seen)
{
  int revision = stm_record_get_revision (record);

  if (seen > 0 && is_ours_to_change (self, ours))
    return revision > seen ? STM_IMPORT_NEWER : STM_IMPORT_OLDER;

  return revision >= stm_record_get_revision (ours) ? STM_IMPORT_NEWER : STM_IMPORT_OLDER;
}

/* Whether both sides changed a record since each last saw it of the other. */
static StmImportOutcome
compare (StmPackageGate *self, StmRecord *record, StmRecord *ours, int seen)
{
  const char *kind = STM_RECORD_GET_CLASS (record)->kind;
  int theirs_revision = stm_record_get_revision (record);
  int ours_revision = stm_record_get_revision (ours);
  int based_on = stm_package_manifest_get_seen (self->manifest, stm_record_get_uuid (record));

  if (is_same (record, ours) || stm_package_content_only_adds (self->manifest->content, kind))
    return STM_IMPORT_UNCHANGED;
  if (!is_ours_to_change (self, ours)
      || !stm_package_content_comes_back (self->manifest->content, self->manifest->to.role, kind))
    return compare_one_way (self, record, ours, seen);
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

  if (self->origin->adopts && g_strcmp0 (stm_record_get_uuid (record), stm_package_party_get_owner (&self->manifest->to)) == 0)
    {
      verdict->outcome = is_same (record, ours) ? STM_IMPORT_UNCHANGED : STM_IMPORT_NEWER;
      return TRUE;
    }

  if (self->peer != NULL
      && !stm_transaction_get_seen (self->transaction, stm_record_get_uuid (STM_RECORD (self->peer)),
                                    stm_record_get_uuid (record), &seen, error))
    return FALSE;

  verdict->outcome = compare (self, record, ours, seen);
  if ((verdict->outcome == STM_IMPORT_NEWER || verdict->outcome == STM_IMPORT_CONFLICT) && sender == STM_ROLE_SCHOOL)
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
 * stm_package_gate_levels:
 * @self: a gate
 * @record: a record that is the same here and in the package
 *
 * Returns: whether the sender's revision of it counts here
 */
gboolean
stm_package_gate_levels (StmPackageGate *self, StmRecord *record)
{
  return !stm_package_content_only_adds (self->manifest->content, STM_RECORD_GET_CLASS (record)->kind);
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

/**
 * stm_package_gate_get_sender:
 * @self: a gate
 *
 * Returns: (transfer none): what the sender is called
 */
const char *
stm_package_gate_get_sender (StmPackageGate *self)
{
  return self->peer != NULL ? self->peer->name : "";
}

/**
 * stm_package_gate_finish:
 * @self: a gate
 * @met: (element-type utf8): uuids of all records of the package
 * @error: return location
 *
 * Does what takes the whole package.  What came before a later one of its kind
 * does not tell who is a candidate now.
 *
 * Returns: whether it was done
 */
gboolean
stm_package_gate_finish (StmPackageGate *self, GHashTable *met, GError **error)
{
  return self->manifest->content != STM_PACKAGE_CANDIDATES || self->origin->is_older
         || stm_package_remove_stale (self->transaction, self->manifest, met, error);
}

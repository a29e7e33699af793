#include "config.h"

#include "exchange/stm-import-merge.h"

#include "core/stm-partner.h"
#include "core/stm-placement.h"
#include "core/stm-profile.h"
#include "core/stm-record-types.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-student.h"
#include "exchange/stm-import-events.h"
#include "exchange/stm-import-index.h"
#include "exchange/stm-import-links.h"

#include <glib/gi18n-lib.h>

/**
 * StmImportMerge:
 *
 * Brings the records of a file into a database, in one transaction.  A record
 * goes in where it is new, or of a higher revision than ours (SPEC X1).
 */
struct _StmImportMerge
{
  StmTransaction *transaction;
  StmRecord      *profile;
  StmImportPlan  *plan;
  StmImportIndex *index;
  StmImportLinks *links;

  GType           type;        /* of the records that come now */
  gboolean        is_foreign;  /* our role does not keep such records */
  GPtrArray      *waiting;     /* Place of those that another one stands in the way of */
  GPtrArray      *removed;     /* Place of those in use here that the file deletes */
  StmRecord      *theirs;      /* the profile in the file */

  StmPackageGate *gate;        /* of a package; NULL for a profile's file */
  GHashTable     *met;         /* uuids of all records of a package */
};

typedef struct
{
  StmRecord *record;
  StmRecord *ours;      /* as it was here; NULL where it is new */
  char      *path;
} Place;

static Place *
place_new (StmParsed *parsed, StmRecord *ours)
{
  Place *place = g_new0 (Place, 1);

  place->record = g_object_ref (parsed->record);
  place->ours = ours != NULL ? g_object_ref (ours) : NULL;
  place->path = stm_parsed_dup_path (parsed, NULL);

  return place;
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->record);
  g_clear_object (&place->ours);
  g_free (place->path);
  g_free (place);
}

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
  self->waiting = g_ptr_array_new_with_free_func (place_free);
  self->removed = g_ptr_array_new_with_free_func (place_free);

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
  self->met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * stm_import_merge_free:
 * @self: (transfer full): a merge
 */
void
stm_import_merge_free (StmImportMerge *self)
{
  stm_import_links_free (self->links);
  stm_import_index_free (self->index);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->removed);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->met, g_hash_table_unref);
  g_object_unref (self->profile);
  g_object_unref (self->plan);
  g_free (self);
}

static gboolean
is_live (StmRecord *record)
{
  return stm_record_get_deleted_at (record) == NULL;
}

static void
report (StmImportMerge *self, StmParsed *parsed, StmProblemList *problems)
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

/* ours: (nullable): as it was */
static gboolean
put (StmImportMerge *self, StmRecord *record, StmRecord *ours, GError **error)
{
  if (!stm_transaction_put (self->transaction, record, error))
    return FALSE;

  return self->gate != NULL
           ? stm_transaction_log_received (self->transaction, record, ours, stm_package_gate_get_sender (self->gate), error)
           : stm_transaction_log (self->transaction, STM_EVENT_IMPORTED, record, NULL, error);
}

/* What stands in the way may be deleted, or withdrawn, further on in the file. */
static gboolean
put_or_wait (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, GError **error)
{
  gboolean found;

  if (!stm_import_links_find_rival (self->links, parsed->record, &found, error))
    return FALSE;

  if (found)
    {
      g_ptr_array_add (self->waiting, place_new (parsed, ours));
      return TRUE;
    }

  return put (self, parsed->record, ours, error);
}

static gboolean
put_waiting (StmImportMerge *self, GError **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      Place *place = g_ptr_array_index (self->waiting, i);
      gboolean found;

      if (!stm_import_links_find_rival (self->links, place->record, &found, error))
        return FALSE;

      if (found)
        stm_import_plan_add_problem (self->plan, place->path,
                                     self->gate != NULL && STM_IS_PLACEMENT (place->record)
                                       ? STM_SEVERITY_WARNING : STM_SEVERITY_ERROR,
                                     stm_import_links_get_rival_reason (place->record));
      else if (!put (self, place->record, place->ours, error))
        return FALSE;
    }

  g_ptr_array_set_size (self->waiting, 0);

  return TRUE;
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

static gboolean
take (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, GError **error)
{
  StmRecord *record = parsed->record;
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmKnown *known;

  if (!stm_import_links_check (self->links, record, problems, error))
    return FALSE;

  report (self, parsed, problems);
  if (stm_problem_list_has_errors (problems))
    {
      stm_import_index_add_broken (self->index, G_OBJECT_TYPE (record), stm_record_get_uuid (record));
      return TRUE;
    }

  if (ours != NULL && is_live (ours) && !is_live (record))
    g_ptr_array_add (self->removed, place_new (parsed, ours));

  known = stm_import_index_add (self->index, record, error);
  if (known == NULL)
    return FALSE;

  known->in_file = TRUE;
  known->was_here = ours != NULL;
  note (self, parsed);

  return put_or_wait (self, parsed, ours, error);
}

static gboolean
keep_ours (StmImportMerge *self, StmRecord *ours, GError **error)
{
  StmKnown *known = stm_import_index_add (self->index, ours, error);

  if (known == NULL)
    return FALSE;

  known->in_file = TRUE;
  known->was_here = TRUE;

  return TRUE;
}

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

  if (is_live (record) || !STM_IS_REQUEST (record))
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
  return remove_parts (self, parsed->record, error) && take (self, parsed, ours, error);
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

  return keep_ours (self, ours, error);
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

  return keep_ours (self, ours, error);
}

static gboolean
settle (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, const StmPackageVerdict *verdict, GError **error)
{
  if (verdict->outcome == STM_IMPORT_CONFLICT)
    return resolve (self, parsed, ours, verdict, error);
  if (verdict->outcome == STM_IMPORT_UNCHANGED)
    return keep_same (self, parsed->record, ours, error);
  if (verdict->outcome == STM_IMPORT_OLDER)
    return keep_ours (self, ours, error);

  return take_from_package (self, parsed, ours, error);
}

static gboolean
merge_from_package (StmImportMerge *self, StmParsed *parsed, StmRecord *ours, GError **error)
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
      report (self, parsed, problems);
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
    return merge_from_package (self, parsed, ours, error);

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
    return take (self, parsed, ours, error);
  if (!keep_ours (self, ours, error))
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
      if (!put_waiting (self, error))
        return FALSE;
      enter_list (self, parsed, type);
    }

  if (parsed->problems != NULL)
    {
      report (self, parsed, parsed->problems);
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

static gboolean
is_used (StmImportMerge *self, StmRecord *record, gboolean *used, GError **error)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  *used = FALSE;
  for (guint t = 0; t < n_types; t++)
    {
      StmRecordClass *klass = g_type_class_peek (types[t]);

      for (guint i = 0; i < klass->n_fields && !*used; i++)
        {
          const StmField *field = &klass->fields[i];
          g_autoptr (GListModel) users = NULL;

          if (field->type != STM_FIELD_REFERENCE || field->target () != G_OBJECT_TYPE (record))
            continue;

          users = stm_transaction_list (self->transaction, types[t], field->name,
                                        stm_record_get_uuid (record), error);
          if (users == NULL)
            return FALSE;
          *used = g_list_model_get_n_items (users) > 0;
        }
    }

  return TRUE;
}

/* Nothing in use refers to what is deleted (SPEC T2). */
static gboolean
check_removed (StmImportMerge *self, GError **error)
{
  for (guint i = 0; i < self->removed->len; i++)
    {
      Place *place = g_ptr_array_index (self->removed, i);
      gboolean used;

      if (!is_used (self, place->record, &used, error))
        return FALSE;
      if (used)
        stm_import_plan_add_problem (self->plan, place->path, STM_SEVERITY_ERROR,
                                     _("This is deleted in the file, but other records here still refer to it."));
    }

  return TRUE;
}

/* own: (out): the field of ours that is to be filled, and what with; NULL for none. */
static gboolean
find_own (StmImportMerge *self, StmProfile *ours, const char **field, const char **own, GError **error)
{
  const struct
  {
    GType       type;
    const char *field;
    const char *path;
    const char *theirs;
    const char *ours;
  } owners[] = {
    { STM_TYPE_SCHOOL, "school", "profile.school", STM_PROFILE (self->theirs)->school, ours->school },
    { STM_TYPE_PARTNER, "partner", "profile.partner", STM_PROFILE (self->theirs)->partner, ours->partner },
  };

  *field = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      StmKnown *known;

      if (owners[i].theirs == NULL)
        continue;

      known = stm_import_index_find (self->index, owners[i].type, owners[i].theirs, error);
      if (known == NULL)
        return FALSE;

      if (known->is_missing || known->is_deleted)
        stm_import_plan_add_problem (self->plan, owners[i].path, STM_SEVERITY_ERROR,
                                     _("This refers to a record that is neither in the file nor here."));
      else if (!known->is_broken && owners[i].ours == NULL && ours->role == STM_PROFILE (self->theirs)->role)
        {
          *field = owners[i].field;
          *own = owners[i].theirs;
        }
    }

  return TRUE;
}

/* Name and role stay ours; a profile of that role without a school or partner takes
 * that of the file, for it is being filled from it. */
static gboolean
merge_profile (StmImportMerge *self, GError **error)
{
  g_autoptr (StmRecord) ours = NULL;
  const char *field;
  const char *own;

  if (self->theirs == NULL)
    return TRUE;

  ours = stm_transaction_get (self->transaction, STM_TYPE_PROFILE,
                              stm_record_get_uuid (self->profile), error);
  if (ours == NULL)
    return error == NULL || *error == NULL;

  if (!find_own (self, STM_PROFILE (ours), &field, &own, error))
    return FALSE;
  if (field == NULL)
    return TRUE;

  g_object_set (ours, field, own, NULL);
  stm_import_plan_count (self->plan, STM_TYPE_PROFILE, STM_IMPORT_NEWER);

  return stm_transaction_save (self->transaction, ours, error);
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
  return put_waiting (self, error)
         && (self->gate == NULL || stm_package_gate_finish (self->gate, self->met, error))
         && stm_import_links_finish (self->links, self->plan, error)
         && check_removed (self, error)
         && merge_profile (self, error)
         && (!stm_import_plan_has_changes (self->plan)
             || stm_transaction_log (self->transaction, STM_EVENT_IMPORTED, self->profile, NULL, error));
}

#include "config.h"

#include "store/stm-transaction-private.h"

#include "core/stm-moment.h"
#include "core/stm-placement.h"
#include "core/stm-profile.h"
#include "core/stm-record-types.h"
#include "core/stm-request.h"
#include "core/stm-student.h"
#include "store/stm-record-checks.h"

#include <glib/gi18n-lib.h>

/* One time for all that the transaction writes, in UTC. */
const char *
stm_transaction_get_now (StmTransaction *self)
{
  if (self->now == NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      self->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
    }

  return self->now;
}

static void
note_change (StmTransaction *self, StmRecord *record)
{
  const char *kind = STM_RECORD_GET_CLASS (record)->kind;

  if (self->kind == NULL)
    self->kind = kind;
  else if (!g_str_equal (self->kind, kind))
    self->kind = "";
}

/* The day on the clocks here. */
char *
stm_transaction_dup_today (StmTransaction *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (stm_transaction_get_now (self), NULL);

  return stm_moment_dup_today (now);
}

/* Frees what the transaction made for itself. */
void
stm_transaction_clear (StmTransaction *self)
{
  g_clear_pointer (&self->log, stm_statement_free);
  g_clear_pointer (&self->find_event, stm_statement_free);
  g_clear_pointer (&self->get_seen, stm_statement_free);
  g_clear_pointer (&self->set_seen, stm_statement_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->person, g_free);
}

/**
 * stm_transaction_get_role:
 * @self: a transaction
 *
 * Returns: who is writing
 */
StmRole
stm_transaction_get_role (StmTransaction *self)
{
  return self->role;
}

/**
 * stm_transaction_get:
 * @self: a transaction
 * @type: a record type
 * @uuid: which record
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record, deleted or not; %NULL without
 *   @error where there is none
 */
StmRecord *
stm_transaction_get (StmTransaction *self, GType type, const char *uuid, GError **error)
{
  return stm_connection_get (self->connection, type, uuid, error);
}

/**
 * stm_transaction_list:
 * @self: a transaction
 * @type: a record type
 * @field: (nullable): the name of a field
 * @value: (nullable): its value
 * @error: return location
 *
 * Returns: (transfer full): the records in use, by name
 */
GListModel *
stm_transaction_list (StmTransaction *self, GType type, const char *field, const char *value, GError **error)
{
  return stm_connection_list (self->connection, type, field, value, error);
}

static gboolean
check_policy (StmTransaction *self, StmAction action, StmRecord *record, GError **error)
{
  g_autoptr (StmProfile) profile = stm_connection_dup_profile (self->connection);
  int accepted = stm_connection_is_accepted (self->connection, record, NULL, error);

  return accepted >= 0
         && stm_policy_may (self->role, action, STM_RECORD_GET_CLASS (record)->kind, accepted, error)
         && stm_policy_may_edit_own (self->role, profile != NULL ? profile->service : NULL, record, error);
}

static gboolean
check_values (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  if (!stm_record_checks_run (self->connection, record, NULL, problems, error)
      || !stm_problem_list_to_error (problems, STM_RECORD_GET_CLASS (record)->kind, error))
    return FALSE;

  return !STM_IS_PLACEMENT (record) || stm_record_checks_decision (self->connection, record, error);
}

/* SPEC T7: in which round a request falls is told by when it was entered, which
 * a draft made before that does not know. */
static void
note_entry (StmTransaction *self, StmRecord *record, StmRecord *before)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *entered = NULL;

  if (!STM_IS_REQUEST (record) || STM_REQUEST (record)->entered != NULL)
    return;

  if (before != NULL)
    {
      g_object_set (record, "entered", STM_REQUEST (before)->entered, NULL);
      return;
    }

  now = g_date_time_new_from_iso8601 (stm_transaction_get_now (self), NULL);
  entered = stm_moment_from_utc (now);
  g_object_set (record, "entered", entered, NULL);
}

static gboolean
insert (StmTransaction *self, StmRecord *record, GError **error)
{
  const char *now = stm_transaction_get_now (self);
  g_autofree char *values = self->role == STM_ROLE_PARTNER ? stm_transaction_dup_first (record) : NULL;

  stm_record_set_revision (record, 1);
  stm_record_set_times (record, now, now, NULL);

  return stm_record_table_insert (stm_connection_get_table (self->connection, G_OBJECT_TYPE (record)), record, error)
         && stm_transaction_write_event (self, STM_EVENT_CREATED, record, NULL, values, error);
}

static gboolean
update (StmTransaction *self, StmRecord *record, StmRecord *before, StmEventType type, const char *deleted_at, GError **error)
{
  const char *now = stm_transaction_get_now (self);
  g_autofree char *changes = NULL;
  g_autofree char *fields = stm_transaction_dup_changed (record, before, &changes);
  int revision = stm_record_get_revision (record);

  stm_record_set_revision (record, revision + 1);
  stm_record_set_times (record, stm_record_get_created_at (before), now, deleted_at);

  return stm_record_table_update (stm_connection_get_table (self->connection, G_OBJECT_TYPE (record)),
                                  record, revision, error)
         && stm_transaction_write_event (self, type, record, *fields != '\0' ? fields : NULL,
                         *changes != '\0' ? changes : NULL, error);
}

/**
 * stm_transaction_save:
 * @self: a transaction
 * @record: a new record, or a changed one with the revision that it was read
 *   with; is normalised, and gets its id, revision and times
 * @error: return location: #STM_ERROR_INVALID, #STM_ERROR_REFUSED or
 *   #STM_ERROR_CONFLICT among others
 *
 * Saves as a person does: policy and every check first, one event after.
 *
 * Returns: whether it was saved, or was the same as what is kept
 */
gboolean
stm_transaction_save (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) before = stm_connection_get (self->connection, G_OBJECT_TYPE (record),
                                                     stm_record_get_uuid (record), &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  stm_record_normalize (record);
  note_entry (self, record, before);

  if (before != NULL && stm_record_equal (record, before)
      && stm_record_get_revision (record) == stm_record_get_revision (before))
    return TRUE;

  /* of what it was as of what it becomes: nobody takes what is another's */
  if ((before != NULL && !check_policy (self, STM_ACTION_EDIT, before, error))
      || !check_policy (self, STM_ACTION_EDIT, record, error) || !check_values (self, record, error)
      || (!self->moving && !stm_transaction_check_edit (self, before, record, error)))
    return FALSE;

  note_change (self, record);
  if (before == NULL)
    return insert (self, record, error);

  if (stm_record_get_deleted_at (before) != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_CONFLICT,
                           _("The record was deleted in another window meanwhile."));
      return FALSE;
    }

  return update (self, record, before, STM_EVENT_CHANGED, NULL, error);
}

/* Loaded before any of them is written. */
static gboolean
load_parts (StmTransaction *self, StmRecord *record, GType type, const char *deleted_at, GPtrArray *parts, GError **error)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  g_autofree char *columns = stm_record_table_dup_columns (klass);
  g_autofree char *sql = NULL;
  g_autoptr (StmStatement) statement = NULL;
  StmStep step;

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s = :owner AND deleted_at IS NOT DISTINCT FROM :deleted_at",
                         columns, klass->kind, STM_RECORD_GET_CLASS (record)->kind);
  statement = stm_statement_new (stm_connection_get_database (self->connection), sql, error);
  if (statement == NULL)
    return FALSE;

  stm_statement_bind_text (statement, ":owner", stm_record_get_uuid (record));
  stm_statement_bind_text (statement, ":deleted_at", deleted_at);
  while ((step = stm_statement_step (statement, error)) == STM_STEP_ROW)
    g_ptr_array_add (parts, stm_record_table_read_row (type, statement));

  return step == STM_STEP_DONE;
}

typedef gboolean (*PartFunc) (StmTransaction *self, StmRecord *part, GError **error);

static gboolean
for_parts (StmTransaction *self, StmRecord *record, const char *deleted_at, PartFunc func, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    if (stm_record_checks_is_part_of (types[i], G_OBJECT_TYPE (record))
        && !load_parts (self, record, types[i], deleted_at, parts, error))
      return FALSE;

  /* types come after those that they refer to, so the last goes first */
  for (guint i = 0; i < parts->len; i++)
    if (!func (self, parts->pdata[deleted_at == NULL ? parts->len - 1 - i : i], error))
      return FALSE;

  return TRUE;
}

static gboolean
check_references (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (GListModel) references = stm_record_checks_list_references (self->connection, record, error);
  guint n;

  if (references == NULL)
    return FALSE;

  n = g_list_model_get_n_items (references);
  if (n > 0)
    g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                 g_dngettext (GETTEXT_PACKAGE, "%u record still refers to it.",
                              "%u records still refer to it.", n), n);

  return n == 0;
}

/* Marks what is kept, whatever a draft of it says by now. */
static gboolean
mark (StmTransaction *self, StmRecord *record, StmRecord *kept, StmEventType type, const char *deleted_at, GError **error)
{
  g_autoptr (StmRecord) before = stm_record_copy (kept);

  stm_record_set_revision (kept, stm_record_get_revision (record));
  note_change (self, kept);
  if (!update (self, kept, before, type, deleted_at, error))
    return FALSE;

  stm_record_set_id (record, stm_record_get_id (kept));
  stm_record_set_revision (record, stm_record_get_revision (kept));
  stm_record_set_times (record, stm_record_get_created_at (kept), stm_record_get_changed_at (kept),
                        stm_record_get_deleted_at (kept));

  return TRUE;
}

static StmRecord *
get_kept (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  StmRecord *kept = stm_connection_get (self->connection, G_OBJECT_TYPE (record), stm_record_get_uuid (record), &local_error);

  if (kept == NULL && local_error == NULL)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no such record."));
  else if (kept == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return kept;
}

static gboolean
delete_with_parts (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (StmRecord) kept = get_kept (self, record, error);

  return kept != NULL
         && check_policy (self, STM_ACTION_DELETE, kept, error)
         && check_references (self, kept, error)
         && for_parts (self, kept, NULL, delete_with_parts, error)
         && mark (self, record, kept, STM_EVENT_DELETED, stm_transaction_get_now (self), error);
}

/**
 * stm_transaction_delete:
 * @self: a transaction
 * @record: a kept record; gets its new revision and times
 * @error: return location; #STM_ERROR_REFUSED where the role or the rules of a
 *   dossier forbid it, or other records refer to it (SPEC T2, T8, W16)
 *
 * Marks the record and its parts as deleted, so that it can be restored.
 *
 * Returns: whether it is deleted now
 */
gboolean
stm_transaction_delete (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (StmRecord) kept = get_kept (self, record, error);

  return kept != NULL
         && stm_transaction_check_mark (self, kept, STM_EVENT_DELETED, error)
         && delete_with_parts (self, record, error);
}

static gboolean
restore_with_parts (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (StmRecord) kept = get_kept (self, record, error);
  g_autofree char *deleted_at = kept != NULL ? g_strdup (stm_record_get_deleted_at (kept)) : NULL;

  if (kept == NULL || !check_policy (self, STM_ACTION_DELETE, kept, error))
    return FALSE;

  /* somebody else took it back */
  if (deleted_at == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_CONFLICT,
                           _("The record was changed in another window meanwhile."));
      return FALSE;
    }

  return mark (self, record, kept, STM_EVENT_RESTORED, NULL, error)
         && check_values (self, kept, error)
         && for_parts (self, kept, deleted_at, restore_with_parts, error);
}

/**
 * stm_transaction_restore:
 * @self: a transaction
 * @record: a deleted record; gets its new revision and times
 * @error: return location
 *
 * Takes a deletion back, with the parts that were deleted along.
 *
 * Returns: whether it is in use again
 */
gboolean
stm_transaction_restore (StmTransaction *self, StmRecord *record, GError **error)
{
  g_autoptr (StmRecord) kept = get_kept (self, record, error);

  return kept != NULL
         && stm_transaction_check_mark (self, kept, STM_EVENT_RESTORED, error)
         && restore_with_parts (self, record, error);
}

/**
 * stm_transaction_put:
 * @self: a transaction
 * @record: a record as it stands in a file, checked by the caller
 * @error: return location
 *
 * Writes the record with its own revision and times, over the row of its uuid
 * if there is one.  References are judged when the transaction ends.
 *
 * Returns: whether it was written
 */
gboolean
stm_transaction_put (StmTransaction *self, StmRecord *record, GError **error)
{
  note_change (self, record);

  return stm_record_table_put (stm_connection_get_table (self->connection, G_OBJECT_TYPE (record)), record, error);
}

/**
 * stm_transaction_dup_profile:
 * @self: a transaction
 *
 * Returns: (transfer full) (nullable): whose database it is
 */
StmProfile *
stm_transaction_dup_profile (StmTransaction *self)
{
  return stm_connection_dup_profile (self->connection);
}

/**
 * stm_transaction_foreach:
 * @self: a transaction
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
stm_transaction_foreach (StmTransaction *self, GType type, StmRecordFunc func, gpointer data, GError **error)
{
  return stm_connection_foreach (self->connection, type, func, data, error);
}

/**
 * stm_transaction_is_accepted:
 * @self: a transaction
 * @record: a student or a request
 * @error: return location
 *
 * Returns: whether a service has accepted any period of it (SPEC T8), or -1
 */
int
stm_transaction_is_accepted (StmTransaction *self, StmRecord *record, GError **error)
{
  return stm_connection_is_accepted (self->connection, record, NULL, error);
}

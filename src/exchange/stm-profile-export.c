#include "config.h"

#include "exchange/stm-profile-export.h"

#include "core/stm-error.h"
#include "core/stm-placement.h"
#include "core/stm-record-types.h"
#include "core/stm-request.h"
#include "core/stm-student.h"
#include "exchange/stm-export-access.h"
#include "exchange/stm-export-history.h"
#include "exchange/stm-export-log.h"
#include "exchange/stm-json-event.h"
#include "exchange/stm-json-record.h"
#include "exchange/stm-json-value.h"
#include "exchange/stm-profile-format.h"
#include "exchange/stm-safe-file.h"

#include <glib/gi18n-lib.h>

#define MAX_TYPES 64

/* One export on its way.  A service may see some fields only of students whom it
 * accepted itself (SPEC P3), so for a service placements and requests are gone
 * through beforehand, in the same snapshot, to know these students; and for a
 * partner the dossiers, to know those that it still has access to (W15). */
typedef struct
{
  GOutputStream *stream;
  GString       *json;
  StmRole        role;

  GType          types[MAX_TYPES];
  guint          n_types;
  guint          n_gathered;   /* how many of the types are gone through beforehand */
  guint          current;      /* whose records we are at */
  gboolean       in_array;
  gboolean       any_record;

  StmRecord     *profile;
  char          *own_service;  /* NULL where the profile is of none */
  GHashTable    *accepted;     /* uuids of requests and students */
  StmExportAccess *access;     /* of a partner's dossiers */
  StmExportHistory *history;   /* of what stands in the file */
} Export;

/* Lists that a role does not keep are left out. */
static gboolean
is_kept (StmRole role, GType type)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);

  return role == STM_ROLE_NONE || stm_policy_may (role, STM_ACTION_VIEW, klass->kind, FALSE, NULL);
}

static void
export_init (Export *self, GOutputStream *stream, StmRole role)
{
  guint n_types, n_judged;
  const GType *types = stm_record_types_list (&n_types);
  const GType *judged = stm_export_access_list_types (&n_judged);

  g_assert (n_types + n_judged + 1 <= MAX_TYPES);

  *self = (Export) { .stream = stream, .role = role };
  self->json = g_string_sized_new (4096);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->access = stm_export_access_new ();
  self->history = stm_export_history_new ();

  if (role == STM_ROLE_SERVICE)
    {
      self->types[self->n_types++] = STM_TYPE_PLACEMENT;
      self->types[self->n_types++] = STM_TYPE_REQUEST;
    }
  else if (role == STM_ROLE_PARTNER)
    for (guint i = 0; i < n_judged; i++)
      self->types[self->n_types++] = judged[i];
  self->n_gathered = self->n_types;

  self->types[self->n_types++] = STM_TYPE_PROFILE;
  for (guint i = 0; i < n_types; i++)
    if (is_kept (role, types[i]))
      self->types[self->n_types++] = types[i];
}

static void
export_clear (Export *self)
{
  g_string_free (self->json, TRUE);
  g_hash_table_unref (self->accepted);
  stm_export_access_free (self->access);
  stm_export_history_free (self->history);
  g_clear_object (&self->profile);
  g_free (self->own_service);
}

static gboolean
flush (Export *self, GError **error)
{
  gboolean ok = g_output_stream_write_all (self->stream, self->json->str, self->json->len, NULL, NULL, error);

  g_string_truncate (self->json, 0);

  return ok;
}

static gboolean
note_own_service (StmRecord *record, gpointer data, GError **error)
{
  g_set_str (&((Export *) data)->own_service, STM_PROFILE (record)->service);

  return TRUE;
}

static gboolean
is_own_acceptance (Export *self, StmRecord *record)
{
  return STM_IS_PLACEMENT (record)
         && STM_PLACEMENT (record)->state == STM_DECISION_ACCEPTED
         && self->own_service != NULL
         && g_strcmp0 (STM_PLACEMENT (record)->service, self->own_service) == 0;
}

static void
gather (Export *self, StmRecord *record)
{
  const char *uuid = stm_record_get_uuid (record);

  if (self->role == STM_ROLE_PARTNER)
    stm_export_access_add (self->access, record);
  else if (stm_record_get_deleted_at (record) != NULL)
    return;
  else if (is_own_acceptance (self, record))
    g_hash_table_add (self->accepted, g_strdup (STM_PLACEMENT (record)->request));
  else if (STM_IS_REQUEST (record) && g_hash_table_contains (self->accepted, uuid))
    g_hash_table_add (self->accepted, g_strdup (STM_REQUEST (record)->student));
}

static gboolean
is_accepted (Export *self, StmRecord *record)
{
  if (self->role == STM_ROLE_PARTNER)
    return stm_export_access_has (self->access, record);

  return g_hash_table_contains (self->accepted, stm_record_get_uuid (record));
}

static void
append_head (Export *self, StmRecord *profile)
{
  g_set_object (&self->profile, profile);

  g_string_append (self->json, "{\n\"format\":");
  stm_json_append_string (self->json, STM_PROFILE_FORMAT);
  g_string_append_printf (self->json, ",\n\"version\":%d,\n\"profile\":", STM_PROFILE_VERSION);
  stm_json_append_record (self->json, profile, 0, self->role, FALSE);
}

static void
close_array (Export *self)
{
  if (self->in_array)
    g_string_append (self->json, self->any_record ? "\n]" : "]");

  self->in_array = FALSE;
}

static void
open_array (Export *self, const char *name)
{
  g_string_append_printf (self->json, ",\n\"%s\":[", name);
  self->in_array = TRUE;
  self->any_record = FALSE;
}

/* Types without records have their empty array too. */
static void
go_to (Export *self, guint place)
{
  while (self->current < place)
    {
      close_array (self);
      self->current++;
      if (self->current > self->n_gathered && self->current < self->n_types)
        open_array (self, ((StmRecordClass *) g_type_class_peek (self->types[self->current]))->plural);
    }
}

static void
append_comma (Export *self)
{
  g_string_append (self->json, self->any_record ? ",\n" : "\n");
  self->any_record = TRUE;
}

static gboolean
export_record (StmRecord *record, gpointer data, GError **error)
{
  Export *self = data;
  guint place = self->current;
  gboolean accepted;

  while (place < self->n_types && self->types[place] != G_OBJECT_TYPE (record))
    place++;
  g_return_val_if_fail (place < self->n_types, FALSE);

  if (place < self->n_gathered)
    {
      self->current = place;
      gather (self, record);
      return TRUE;
    }

  go_to (self, place);
  if (place == self->n_gathered)
    {
      append_head (self, record);
      return flush (self, error);
    }

  accepted = is_accepted (self, record);
  if (!stm_policy_may_give_record (self->role, record, accepted))
    return TRUE;

  append_comma (self);
  stm_json_append_record (self->json, record, STM_JSON_IDENTITY, self->role, accepted);
  stm_export_history_add (self->history, record);

  return flush (self, error);
}

static gboolean
export_event (StmEvent *event, gpointer data, GError **error)
{
  Export *self = data;

  if (!stm_export_history_has (self->history, event))
    return TRUE;

  go_to (self, self->n_types);
  if (!self->in_array)
    open_array (self, STM_PROFILE_EVENTS);
  append_comma (self);
  stm_json_append_event (self->json, event);

  return flush (self, error);
}

static gboolean
export_end (Export *self, GError **error)
{
  if (self->profile == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The database has no profile."));
      return FALSE;
    }

  go_to (self, self->n_types);
  close_array (self);
  g_string_append (self->json, "\n}\n");

  return flush (self, error);
}

/**
 * stm_profile_export:
 * @store: a store
 * @file: where to; what stood there is replaced once all is written
 * @cancellable: (nullable): stops it
 * @error: return location; #STM_ERROR_FULL, #STM_ERROR_READ_ONLY and others
 *
 * Writes the whole profile with its history as JSON, in the format that
 * stagematching-profile.schema.json describes (SPEC X1).  The same records
 * give the same bytes.  Only its owner may read the file.  The export is noted
 * in the history of the profile, unless the store is open for reading only.
 * May run in any thread.
 *
 * Returns: whether it was written
 */
gboolean
stm_profile_export (StmStore *store, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmSafeFile) safe = stm_safe_file_new (file, error);
  const GType profile = STM_TYPE_PROFILE;
  Export self;
  gboolean ok;

  if (safe == NULL)
    return FALSE;

  export_init (&self, stm_safe_file_get_stream (safe), stm_store_get_role (store));
  ok = stm_store_foreach (store, &profile, 1, note_own_service, &self, cancellable, error)
       && stm_store_foreach_with_events (store, self.types, self.n_types, export_record, export_event, &self, cancellable, error)
       && export_end (&self, error)
       && stm_export_log_write (store, STM_EVENT_WAY_JSON, self.profile, NULL, cancellable, error)
       && stm_safe_file_commit (safe, cancellable, error);
  export_clear (&self);

  return ok;
}

/* The task of the thread borrows from the caller's, so that no thread is ever
 * the last to hold the store. */
static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GTask *asked = task_data;
  g_autoptr (GError) error = NULL;

  if (stm_profile_export (g_task_get_source_object (asked), g_task_get_task_data (asked), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) asked = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (asked, TRUE);
  else
    g_task_return_error (asked, error);
}

/**
 * stm_profile_export_async:
 * @store: a store
 * @file: where to
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * As stm_profile_export(), in a thread.
 */
void
stm_profile_export_async (StmStore            *store,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *asked = g_task_new (store, cancellable, callback, user_data);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, exported, asked);

  /* what is in its place is written, even where the caller gave up meanwhile */
  g_task_set_check_cancellable (asked, FALSE);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (asked, stm_profile_export_async);
  g_task_set_task_data (asked, g_object_ref (file), g_object_unref);

  g_task_set_task_data (task, asked, NULL);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * stm_profile_export_finish:
 * @result: of stm_profile_export_async()
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
stm_profile_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

#include "config.h"

#include "core/stm-dossier.h"
#include "core/stm-mediator.h"
#include "core/stm-overview.h"
#include "core/stm-record-types.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "store/stm-case-reader.h"
#include "store/stm-query-private.h"
#include "store/stm-record-checks.h"
#include "store/stm-store-case.h"
#include "store/stm-store-private.h"
#include "store/stm-transaction-private.h"

#include <glib/gi18n-lib.h>

/**
 * stm_store_dup_profile:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): whose database it is; %NULL only while
 *   it is being made
 */
StmProfile *
stm_store_dup_profile (StmStore *self)
{
  return stm_connection_dup_profile (self->reader);
}

/**
 * stm_store_get:
 * @self: a store
 * @type: a record type
 * @uuid: which record
 * @error: return location; #STM_ERROR_NOT_FOUND where there is none
 *
 * Returns: (transfer full): the record, deleted or not
 */
StmRecord *
stm_store_get (StmStore *self, GType type, const char *uuid, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  StmRecord *record = stm_connection_get (self->reader, type, uuid, &local_error);

  if (record == NULL && local_error == NULL)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no such record."));
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return record;
}

/* For rows: what cannot be read is shown as empty, and the first of a series of
 * failures is reported. */
StmRecord *
stm_store_get_by_id (StmStore *self, GType type, gint64 id)
{
  StmRecord *record = NULL;
  g_autoptr (GError) error = NULL;

  if (self->reader == NULL)
    return NULL;

  if (stm_record_table_get_by_id (stm_connection_get_table (self->reader, type), id, &record, &error))
    self->failed = FALSE;
  else if (!self->failed)
    {
      self->failed = TRUE;
      stm_store_emit_failed (self, error);
    }

  return record;
}

/**
 * stm_store_list:
 * @self: a store
 * @type: a record type
 * @field: (nullable): the name of a field
 * @value: (nullable): its value
 * @error: return location
 *
 * Returns: (transfer full): the records in use with that value, by name; for
 *   lists known to be short
 */
GListModel *
stm_store_list (StmStore *self, GType type, const char *field, const char *value, GError **error)
{
  return stm_connection_list (self->reader, type, field, value, error);
}

/* What tells records of one name apart. */
static const char *const subtitle_fields[] = { "school", "school-year", "place" };

static char *
dup_subtitle (StmConnection *connection, StmRecord *record)
{
  const StmField *field = NULL;
  g_autoptr (StmRecord) target = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (subtitle_fields) && field == NULL; i++)
    field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), subtitle_fields[i]);

  if (field == NULL || stm_record_is_empty (record, field))
    return NULL;

  if (field->type != STM_FIELD_REFERENCE)
    return g_strdup (stm_record_get_text (record, field));

  target = stm_connection_get (connection, field->target (), stm_record_get_text (record, field), NULL);

  return target != NULL ? stm_record_dup_title (target) : NULL;
}

static StmTitle *
make_title (StmConnection *connection, StmRecord *record)
{
  g_autofree char *title = stm_record_dup_title (record);
  g_autofree char *subtitle = dup_subtitle (connection, record);

  return stm_title_new (STM_RECORD_GET_CLASS (record)->kind, stm_record_get_uuid (record), title, subtitle);
}

/**
 * stm_store_list_titles:
 * @self: a store
 * @type: a record type
 * @field: (nullable): the name of a field
 * @value: (nullable): its value
 * @error: return location
 *
 * Returns: (transfer full): #StmTitle of the records in use with that value, by
 *   name: what one can choose from
 */
GListModel *
stm_store_list_titles (StmStore *self, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (GListModel) records = stm_store_list (self, type, field, value, error);
  g_autoptr (GListStore) titles = NULL;

  if (records == NULL)
    return NULL;

  titles = g_list_store_new (STM_TYPE_TITLE);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (records, i);
      g_autoptr (StmTitle) title = make_title (self->reader, record);

      g_list_store_append (titles, title);
    }

  return G_LIST_MODEL (g_steal_pointer (&titles));
}

/**
 * stm_store_dup_title:
 * @self: a store
 * @type: a record type
 * @uuid: (nullable): which record
 *
 * Returns: (transfer full): how a person calls it, "" where there is none
 */
char *
stm_store_dup_title (StmStore *self, GType type, const char *uuid)
{
  g_autoptr (StmRecord) record = stm_connection_get (self->reader, type, uuid, NULL);

  return record != NULL ? stm_record_dup_title (record) : g_strdup ("");
}

/**
 * stm_store_count:
 * @self: a store
 * @type: a record type
 * @error: return location
 *
 * Returns: how many records in use there are, or -1
 */
gint64
stm_store_count (StmStore *self, GType type, GError **error)
{
  return stm_connection_count (self->reader, type, NULL, NULL, error);
}

/**
 * stm_store_list_references:
 * @self: a store
 * @record: a record that somebody wants to delete
 * @error: return location
 *
 * Returns: (transfer full): #StmTitle of what still refers to it (SPEC T2)
 */
GListModel *
stm_store_list_references (StmStore *self, StmRecord *record, GError **error)
{
  return stm_record_checks_list_references (self->reader, record, error);
}

/**
 * stm_store_is_accepted:
 * @self: a store
 * @record: a student or a request
 *
 * Returns: whether a service has accepted any period of it (SPEC T8); where the
 *   database cannot say, %TRUE, which locks
 */
gboolean
stm_store_is_accepted (StmStore *self, StmRecord *record)
{
  return stm_connection_is_accepted (self->reader, record, NULL, NULL) != FALSE;
}

/**
 * stm_store_is_accepted_by_viewer:
 * @self: a store
 * @record: a student, a row of the overview, a request or a dossier
 *
 * Tells what stm_policy_may_see_field() asks: what another service accepted is
 * hidden all the same (SPEC P3), and a dossier after the right of access to it
 * ended (SPEC W15).
 *
 * Returns: whether the service that works now has accepted any period of it, or
 *   the partner has access to it; %FALSE where another role works, or the
 *   database cannot say
 */
gboolean
stm_store_is_accepted_by_viewer (StmStore *self, StmRecord *record)
{
  g_autoptr (StmProfile) profile = NULL;

  if (self->role == STM_ROLE_PARTNER)
    return stm_case_reader_has_access (self->reader, record);
  if (self->role != STM_ROLE_SERVICE)
    return FALSE;

  profile = stm_connection_dup_profile (self->reader);

  return profile != NULL && profile->service != NULL
         && stm_connection_is_accepted (self->reader, record, profile->service, NULL) == TRUE;
}

/**
 * stm_store_get_identity:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the keys of this profile as the exchange
 *   wrote them; %NULL without @error where there are none yet
 */
GBytes *
stm_store_get_identity (StmStore *self, GError **error)
{
  return stm_connection_get_identity (self->reader, error);
}

/**
 * stm_store_check_record:
 * @self: a store
 * @record: a draft
 * @student: (nullable): the draft of the student, where @record is a request
 *   that is edited together with it
 * @problems: gets what is wrong
 *
 * Runs every check that a save runs.
 */
void
stm_store_check_record (StmStore *self, StmRecord *record, StmRecord *student, StmProblemList *problems)
{
  g_autoptr (GError) error = NULL;

  if (!stm_record_checks_run (self->reader, record, student, problems, &error))
    stm_store_emit_failed (self, error);
}

/**
 * stm_store_query:
 * @self: a store
 * @query: which records, in which order
 *
 * Returns: (transfer full): a list that keeps itself up to date
 */
StmRecordList *
stm_store_query (StmStore *self, StmQuery *query)
{
  return stm_record_list_new (self, query);
}

typedef struct
{
  char  *text;
  guint  limit;
} Search;

static void
search_free (gpointer data)
{
  g_free (((Search *) data)->text);
  g_free (data);
}

static gboolean
search_type (StmConnection *connection, GType type, Search *search, GListStore *titles, GError **error)
{
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (GArray) ids = NULL;

  stm_query_set_search (query, search->text);
  ids = stm_query_load_ids (query, stm_connection_get_database (connection), search->limit, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (StmRecord) record = NULL;
      g_autoptr (StmTitle) title = NULL;

      if (!stm_record_table_get_by_id (stm_connection_get_table (connection, type),
                                       g_array_index (ids, gint64, i), &record, error))
        return FALSE;

      title = make_title (connection, record);
      g_list_store_append (titles, title);
    }

  return TRUE;
}

static void
do_search (StmConnection *connection, gpointer data)
{
  const GType types[] = { STM_TYPE_STUDENT, STM_TYPE_DOSSIER, STM_TYPE_SUPERVISOR, STM_TYPE_MEDIATOR, STM_TYPE_SCHOOL,
                          STM_TYPE_SERVICE };
  GTask *task = data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (GListStore) titles = g_list_store_new (STM_TYPE_TITLE);
  StmDatabase *database = stm_connection_get_database (connection);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gboolean ok = !g_cancellable_set_error_if_cancelled (cancellable, &error);

  stm_database_set_cancellable (database, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (types) && ok; i++)
    ok = search_type (connection, types[i], search, titles, &error);
  stm_database_set_cancellable (database, NULL);

  stm_worker_return (task, ok ? g_steal_pointer (&titles) : NULL, g_object_unref, error);
}

/**
 * stm_store_search_async:
 * @self: a store
 * @text: beginnings of words
 * @limit: the most of each kind
 * @cancellable: (nullable): stops it
 * @callback: called on the caller's main context
 * @user_data: for @callback
 *
 * Searches students, dossiers, supervisors, mediators, schools and services.
 */
void
stm_store_search_async (StmStore            *self,
                        const char          *text,
                        guint                limit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->text = g_strdup (text);
  search->limit = limit;
  g_task_set_source_tag (task, stm_store_search_async);
  g_task_set_task_data (task, search, search_free);
  stm_store_push (self, &self->background, do_search, task, task);
}

/**
 * stm_store_search_finish:
 * @self: a store
 * @result: of stm_store_search_async()
 * @error: return location
 *
 * Returns: (transfer full): #StmTitle, students first, by name
 */
GListModel *
stm_store_search_finish (StmStore *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

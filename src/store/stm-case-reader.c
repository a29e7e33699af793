#include "config.h"

#include "store/stm-case-reader.h"

#include "core/stm-case-access.h"
#include "core/stm-caseload.h"
#include "core/stm-error.h"
#include "core/stm-moment.h"
#include "core/stm-profile.h"
#include "store/stm-record-checks.h"

#include <glib/gi18n-lib.h>

typedef GType (*TypeFunc) (void);

static const TypeFunc dossier_parts[] = { stm_competence_get_type, stm_study_get_type, stm_target_get_type };
static const TypeFunc mediation_parts[] = {
  stm_appointment_get_type, stm_sheet_get_type, stm_goal_get_type, stm_activity_get_type, stm_task_get_type, stm_signal_get_type,
};

static gboolean
add_list (StmCaseFile *file, StmConnection *connection, GType type, const char *field, const char *value, GError **error)
{
  g_autoptr (GListModel) records = stm_connection_list (connection, type, field, value, error);

  for (guint i = 0; records != NULL && i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (records, i);

      stm_case_file_add (file, record);
    }

  return records != NULL;
}

static gboolean
add_mediation (StmCaseFile *file, StmConnection *connection, const char *dossier, GError **error)
{
  g_autoptr (GListModel) mediations = stm_connection_list (connection, STM_TYPE_MEDIATION, "dossier", dossier, error);

  for (guint i = 0; mediations != NULL && i < g_list_model_get_n_items (mediations); i++)
    {
      g_autoptr (StmMediation) mediation = g_list_model_get_item (mediations, i);

      if (stm_case_is_newer (mediation, file->mediation))
        stm_case_file_add (file, STM_RECORD (mediation));
    }

  return mediations != NULL;
}

static gboolean
add_partner (StmCaseFile *file, StmConnection *connection, GError **error)
{
  g_autoptr (StmProfile) profile = stm_connection_dup_profile (connection);
  g_autoptr (StmRecord) partner = NULL;
  g_autoptr (GError) local_error = NULL;

  if (profile == NULL || profile->partner == NULL)
    return TRUE;

  partner = stm_connection_get (connection, STM_TYPE_PARTNER, profile->partner, &local_error);
  if (partner != NULL)
    stm_case_file_add (file, partner);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return error == NULL || *error == NULL;
}

/**
 * stm_case_reader_load:
 * @connection: a connection
 * @dossier: the uuid of a dossier
 * @error: return location; #STM_ERROR_NOT_FOUND where there is none in use
 *
 * Returns: (transfer full): all of the dossier and its newest mediation
 */
StmCaseFile *
stm_case_reader_load (StmConnection *connection, const char *dossier, GError **error)
{
  g_autoptr (StmCaseFile) file = stm_case_file_new ();
  g_autoptr (StmRecord) record = stm_connection_get (connection, STM_TYPE_DOSSIER, dossier, error);
  g_autoptr (StmRecord) mediator = NULL;

  if (record == NULL || stm_record_get_deleted_at (record) != NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no such dossier."));
      return NULL;
    }

  stm_case_file_add (file, record);
  mediator = stm_connection_get (connection, STM_TYPE_MEDIATOR, file->dossier->mediator, NULL);
  if (mediator != NULL)
    stm_case_file_add (file, mediator);
  if (!add_partner (file, connection, error) || !add_mediation (file, connection, dossier, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dossier_parts); i++)
    if (!add_list (file, connection, dossier_parts[i] (), "dossier", dossier, error))
      return NULL;
  for (guint i = 0; file->mediation != NULL && i < G_N_ELEMENTS (mediation_parts); i++)
    if (!add_list (file, connection, mediation_parts[i] (), "mediation",
                   stm_record_get_uuid (STM_RECORD (file->mediation)), error))
      return NULL;

  return g_steal_pointer (&file);
}

/* Hands each record of a type to the file that its owner stands for. */
static gboolean
share_out (StmConnection *connection, GType type, const char *owner, GHashTable *files, GError **error)
{
  g_autoptr (GListModel) records = stm_connection_list (connection, type, NULL, NULL, error);
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);
  const StmField *field = stm_record_class_find_field (klass, owner);

  for (guint i = 0; records != NULL && i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (records, i);
      StmCaseFile *file = g_hash_table_lookup (files, stm_record_get_text (record, field));

      if (file != NULL && (!STM_IS_MEDIATION (record) || stm_case_is_newer (STM_MEDIATION (record), file->mediation)))
        stm_case_file_add (file, record);
    }

  return records != NULL;
}

static gboolean
add_people (StmConnection *connection, GPtrArray *files, GError **error)
{
  g_autoptr (GListModel) mediators = stm_connection_list (connection, STM_TYPE_MEDIATOR, NULL, NULL, error);
  g_autoptr (GHashTable) by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr (StmCaseFile) first = stm_case_file_new ();

  if (mediators == NULL || !add_partner (first, connection, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (mediators); i++)
    {
      StmRecord *mediator = g_list_model_get_item (mediators, i);

      g_hash_table_insert (by_uuid, (gpointer) stm_record_get_uuid (mediator), mediator);
    }
  for (guint i = 0; i < files->len; i++)
    {
      StmCaseFile *file = files->pdata[i];
      StmRecord *mediator = g_hash_table_lookup (by_uuid, file->dossier->mediator);

      if (mediator != NULL)
        stm_case_file_add (file, mediator);
      if (first->partner != NULL)
        stm_case_file_add (file, STM_RECORD (first->partner));
    }

  return TRUE;
}

/**
 * stm_case_reader_load_all:
 * @connection: a connection
 * @error: return location
 *
 * Reads every kind of record once, which takes a tenth of loading the dossiers
 * one by one.
 *
 * Returns: (transfer full) (element-type StmCaseFile): those of all dossiers in
 *   use, by name
 */
GPtrArray *
stm_case_reader_load_all (StmConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_dossier = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_mediation = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GListModel) dossiers = stm_connection_list (connection, STM_TYPE_DOSSIER, NULL, NULL, error);

  if (dossiers == NULL)
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (StmRecord) dossier = g_list_model_get_item (dossiers, i);
      StmCaseFile *file = stm_case_file_new ();

      stm_case_file_add (file, dossier);
      g_ptr_array_add (files, file);
      g_hash_table_insert (by_dossier, (gpointer) stm_record_get_uuid (dossier), file);
    }

  if (!add_people (connection, files, error)
      || !share_out (connection, STM_TYPE_MEDIATION, "dossier", by_dossier, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dossier_parts); i++)
    if (!share_out (connection, dossier_parts[i] (), "dossier", by_dossier, error))
      return NULL;

  for (guint i = 0; i < files->len; i++)
    {
      StmCaseFile *file = files->pdata[i];

      if (file->mediation != NULL)
        g_hash_table_insert (by_mediation, (gpointer) stm_record_get_uuid (STM_RECORD (file->mediation)), file);
    }
  for (guint i = 0; i < G_N_ELEMENTS (mediation_parts); i++)
    if (!share_out (connection, mediation_parts[i] (), "mediation", by_mediation, error))
      return NULL;

  return g_steal_pointer (&files);
}

/* A row of the list of dossiers has the uuid of its dossier. */
static char *
dup_dossier (StmConnection *connection, StmRecord *record)
{
  g_autoptr (StmRecord) owner = NULL;

  if (STM_IS_CASELOAD (record))
    return g_strdup (stm_record_get_uuid (record));

  owner = stm_record_checks_dup_owner (connection, record);

  return owner != NULL && STM_IS_DOSSIER (owner) ? g_strdup (stm_record_get_uuid (owner)) : NULL;
}

/* (transfer full) (nullable): that it is part of, deleted or not */
static StmMediation *
find_mediation (StmConnection *connection, StmRecord *record)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "mediation");

  return field != NULL ? (StmMediation *) stm_connection_get (connection, STM_TYPE_MEDIATION, stm_record_get_text (record, field), NULL)
                       : NULL;
}

/**
 * stm_case_reader_has_access:
 * @connection: a connection
 * @record: a dossier, a part of it, or a row of the list of them
 *
 * Asks stm_case_shows_whole(), and the calendar before that, in memory.
 *
 * Returns: whether the partner has the right of access today (SPEC W12, W15); one
 *   whose dossier has no mediation yet enters it
 */
gboolean
stm_case_reader_has_access (StmConnection *connection, StmRecord *record)
{
  g_autofree char *today = stm_moment_dup_today (NULL);
  g_autofree char *dossier = dup_dossier (connection, record);
  g_autoptr (StmMediation) mediation = find_mediation (connection, record);
  g_autoptr (StmCaseFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (dossier != NULL)
    file = stm_case_reader_load (connection, dossier, &error);

  return stm_case_shows_whole (file, mediation, record, today);
}

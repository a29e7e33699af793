#include "config.h"

#include "app/stm-samples.h"

#include "core/stm-error.h"
#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "exchange/stm-profile-import.h"

#include <glib/gi18n-lib.h>

#define FILE_NAME "samples.json"

/* always the same, so that there is one pair of them */
#define REGION_UUID "6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e1"
#define SCHOOL_UUID "6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e2"

typedef struct
{
  GFile     *root;
  GFile     *file;
  GPtrArray *made;      /* StmNewProfile: the school, then the region */
  char      *school;    /* uuid */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->root);
  g_object_unref (making->file);
  g_ptr_array_unref (making->made);
  g_free (making->school);
  g_free (making);
}

/**
 * stm_samples_find_file:
 *
 * Returns: (transfer full) (nullable): the file with the sample data
 */
GFile *
stm_samples_find_file (void)
{
  const char *const *folders = g_get_system_data_dirs ();
  g_autofree char *installed = g_build_filename (STM_DATA_DIR, FILE_NAME, NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "stagematching", FILE_NAME, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_file_new_for_path (path);
    }

  return g_file_test (installed, G_FILE_TEST_IS_REGULAR) ? g_file_new_for_path (installed) : NULL;
}

/**
 * stm_samples_can_make:
 * @root: the folder where the profiles are
 *
 * Returns: whether there are samples and they were not made yet
 */
gboolean
stm_samples_can_make (GFile *root)
{
  g_autoptr (GFile) file = stm_samples_find_file ();
  g_autoptr (GFile) region = g_file_get_child (root, REGION_UUID);
  g_autoptr (GFile) school = g_file_get_child (root, SCHOOL_UUID);

  return file != NULL && !g_file_query_exists (region, NULL) && !g_file_query_exists (school, NULL);
}

/* Half-made samples are no samples. */
static void
fail (GTask *task, GError *error)
{
  Making *making = g_task_get_task_data (task);

  for (guint i = 0; i < making->made->len; i++)
    stm_new_profile_unmake (making->made->pdata[i]);

  g_task_return_error (task, error);
}

/* The part of a region's data that a school has: its own, and what all share. */
typedef struct
{
  Making         *making;
  StmTransaction *transaction;
  GHashTable     *kept;       /* uuids of its students and requests */
} Selection;

static gboolean
belongs_to_school (Selection *selection, StmRecord *record)
{
  const char *school = selection->making->school;

  if (STM_IS_SCHOOL (record))
    return g_strcmp0 (stm_record_get_uuid (record), school) == 0;
  if (STM_IS_SUPERVISOR (record))
    return g_strcmp0 (STM_SUPERVISOR (record)->school, school) == 0;
  if (STM_IS_STUDENT (record))
    return g_strcmp0 (STM_STUDENT (record)->school, school) == 0;
  if (STM_IS_REQUEST (record))
    return g_hash_table_contains (selection->kept, STM_REQUEST (record)->student);
  if (STM_IS_PLACEMENT (record))
    return g_hash_table_contains (selection->kept, STM_PLACEMENT (record)->request);

  return STM_IS_SERVICE (record) || STM_IS_PROGRAMME (record);
}

static gboolean
copy_record (StmRecord *record, gpointer data, GError **error)
{
  Selection *selection = data;

  if (!belongs_to_school (selection, record))
    return TRUE;

  if (STM_IS_STUDENT (record) || STM_IS_REQUEST (record))
    g_hash_table_add (selection->kept, g_strdup (stm_record_get_uuid (record)));

  return stm_transaction_put (selection->transaction, record, error);
}

static StmStore *
get_store (Making *making, guint index)
{
  return ((StmNewProfile *) making->made->pdata[index])->store;
}

static gboolean
copy_school (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  /* each refers only to what stands before it */
  const GType types[] = { STM_TYPE_SCHOOL, STM_TYPE_SUPERVISOR, STM_TYPE_SERVICE, STM_TYPE_PROGRAMME,
                          STM_TYPE_STUDENT, STM_TYPE_REQUEST, STM_TYPE_PLACEMENT };
  Making *making = data;
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Selection selection = { making, transaction, kept };
  const char *uuid = stm_profile_folder_get_uuid (((StmNewProfile *) making->made->pdata[0])->folder);
  g_autoptr (StmRecord) own = stm_transaction_get (transaction, STM_TYPE_PROFILE, uuid, error);

  if (own == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (!stm_store_foreach (get_store (making, 1), &types[i], 1, copy_record, &selection, cancellable, error))
      return FALSE;

  g_object_set (own, "school", making->school, NULL);

  return stm_transaction_save (transaction, own, error);
}

static void
school_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    {
      fail (task, error);
      return;
    }

  stm_store_close (get_store (making, 1));
  g_task_return_pointer (task, g_ptr_array_ref (making->made), (GDestroyNotify) g_ptr_array_unref);
}

static void
school_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  StmNewProfile *made = stm_profile_maker_make_finish (result, &error);

  if (made == NULL)
    {
      fail (task, error);
      return;
    }

  g_ptr_array_insert (making->made, 0, made);
  stm_store_run_async (made->store, copy_school, making, NULL, g_task_get_cancellable (task),
                       school_copied, g_object_ref (task));
}

/* The school with most students shows most. */
static char *
choose_school (StmStore *store, char **name)
{
  g_autoptr (GListModel) schools = stm_store_list_titles (store, STM_TYPE_SCHOOL, NULL, NULL, NULL);
  char *chosen = NULL;
  guint most = 0;

  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (StmTitle) school = g_list_model_get_item (schools, i);
      g_autoptr (GListModel) students = NULL;

      students = stm_store_list_titles (store, STM_TYPE_STUDENT, "school", stm_title_get_uuid (school), NULL);
      if (students != NULL && g_list_model_get_n_items (students) > most)
        {
          most = g_list_model_get_n_items (students);
          g_set_str (&chosen, stm_title_get_uuid (school));
          g_set_str (name, stm_title_get_title (school));
        }
    }

  return chosen;
}

static void
make_profile (GTask *task, StmProfile *profile, GAsyncReadyCallback callback)
{
  Making *making = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (profile));
  stm_profile_maker_make_async (making->root, records, g_task_get_cancellable (task), callback,
                                g_object_ref (task));
}

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import_finish (result, &error);
  g_autoptr (StmProfile) profile = NULL;
  g_autofree char *name = NULL;

  if (plan == NULL || !stm_import_plan_to_error (plan, &error))
    {
      fail (task, error);
      return;
    }

  making->school = choose_school (get_store (making, 0), &name);
  if (making->school == NULL)
    {
      fail (task, g_error_new_literal (STM_ERROR, STM_ERROR_FORMAT, _("The samples have no school with students.")));
      return;
    }

  profile = STM_PROFILE (stm_record_new (STM_TYPE_PROFILE));
  stm_record_set_uuid (STM_RECORD (profile), SCHOOL_UUID);
  g_object_set (profile, "name", name, "role", STM_ROLE_SCHOOL, NULL);
  make_profile (task, profile, school_made);
}

static void
region_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  StmNewProfile *made = stm_profile_maker_make_finish (result, &error);

  if (made == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_add (making->made, made);
  stm_profile_import_async (made->store, making->file, STM_IMPORT_DEFAULT, NULL, NULL, NULL, NULL,
                            g_task_get_cancellable (task), imported, g_object_ref (task));
}

/**
 * stm_samples_make_async:
 * @root: the folder where the profiles are
 * @cancellable: (nullable): stops it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the sample profiles: that of a region with everything, and that of its
 * largest school with what a school has.
 */
void
stm_samples_make_async (GFile               *root,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = stm_samples_find_file ();
  g_autoptr (StmProfile) profile = NULL;
  GError *error = NULL;
  Making *making;

  g_task_set_source_tag (task, stm_samples_make_async);

  if (file == NULL)
    {
      g_task_return_new_error (task, STM_ERROR, STM_ERROR_NOT_FOUND, _("The samples are not installed."));
      return;
    }

  profile = stm_profile_import_peek (file, &error);
  if (profile == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  making = g_new0 (Making, 1);
  making->root = g_object_ref (root);
  making->file = g_object_ref (file);
  making->made = g_ptr_array_new_with_free_func ((GDestroyNotify) stm_new_profile_free);
  g_task_set_task_data (task, making, making_free);

  stm_record_set_uuid (STM_RECORD (profile), REGION_UUID);
  make_profile (task, profile, region_made);
}

/**
 * stm_samples_make_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type StmNewProfile): the school with its
 *   store open, and the region with its store closed
 */
GPtrArray *
stm_samples_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

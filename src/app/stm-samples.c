#include "config.h"

#include "app/stm-samples.h"

#include "app/stm-sample-partner.h"
#include "app/stm-sample-share.h"
#include "core/stm-error.h"
#include "core/stm-placement.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "exchange/stm-profile-import.h"

#include <glib/gi18n-lib.h>

#define REGION_FILE  "samples.json"
#define PARTNER_FILE "samples-partner.json"

typedef GType (*TypeFunc) (void);

/* The region first, whose data the others have their part of: the school with most
 * students and the service with most decisions show most.  The partner last, which
 * has samples of its own.  The profiles are always the same, so that there is one of
 * each. */
static const struct
{
  const char *uuid;
  StmRole     role;
  TypeFunc    type;       /* of whose profile it is */
  TypeFunc    counted;    /* of what the chosen one has most */
  const char *field;
} parts[] = {
  { "6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e1", STM_ROLE_REGION, stm_region_get_type, NULL, NULL },
  { "6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e2", STM_ROLE_SCHOOL, stm_school_get_type, stm_student_get_type, "school" },
  { "6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e3", STM_ROLE_SERVICE, stm_service_get_type, stm_placement_get_type, "service" },
  { "6f1c2b0e-8a35-4d1c-9e47-52d0c1a7b3e4", STM_ROLE_PARTNER, NULL, NULL, NULL },
};

#define PARTNER_PART (G_N_ELEMENTS (parts) - 1)

/* owner, records: of the part that is being made */
typedef struct
{
  GFile     *root;
  GFile     *file;
  GPtrArray *made;      /* StmNewProfile, in the order of parts */
  char      *region;
  char      *owner;
  GPtrArray *records;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->root);
  g_object_unref (making->file);
  g_ptr_array_unref (making->made);
  g_ptr_array_unref (making->records);
  g_free (making->region);
  g_free (making->owner);
  g_free (making);
}

static GFile *
find_file (const char *name)
{
  const char *const *folders = g_get_system_data_dirs ();
  g_autofree char *installed = g_build_filename (STM_DATA_DIR, name, NULL);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "stagematching", name, NULL);

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
  g_autoptr (GFile) region = find_file (REGION_FILE);
  g_autoptr (GFile) partner = find_file (PARTNER_FILE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GFile) folder = g_file_get_child (root, parts[i].uuid);

      if (g_file_query_exists (folder, NULL))
        return FALSE;
    }

  return region != NULL && partner != NULL;
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

static StmStore *
get_store (Making *making, guint index)
{
  return ((StmNewProfile *) making->made->pdata[index])->store;
}

static gboolean
gather (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Making *making = data;

  return stm_sample_share_gather (transaction, parts[making->made->len].role, making->owner, making->region,
                                  making->records, error);
}

static gboolean
put (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Making *making = data;

  return stm_sample_share_put (transaction, making->records, parts[making->made->len - 1].uuid, making->owner,
                               making->region, error);
}

static void
make_profile (GTask *task, StmProfile *profile, GAsyncReadyCallback callback)
{
  Making *making = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  stm_record_set_uuid (STM_RECORD (profile), parts[making->made->len].uuid);
  g_ptr_array_add (records, g_object_ref (profile));
  stm_profile_maker_make_async (making->root, records, g_task_get_cancellable (task), callback,
                                g_object_ref (task));
}

/* The region, which was made first, is given last. */
static void
finish (GTask *task)
{
  Making *making = g_task_get_task_data (task);

  for (guint i = 0; i < making->made->len; i++)
    if (parts[i].role != STM_ROLE_SCHOOL)
      stm_store_close (get_store (making, i));

  g_ptr_array_add (making->made, g_ptr_array_steal_index (making->made, 0));
  g_task_return_pointer (task, g_ptr_array_ref (making->made), (GDestroyNotify) g_ptr_array_unref);
}

static void
partner_filled (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (stm_sample_partner_fill_finish (STM_STORE (source), result, &error))
    finish (task);
  else
    fail (task, error);
}

static void
partner_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  StmNewProfile *made = stm_profile_maker_make_finish (result, &error);
  g_autoptr (GFile) file = find_file (PARTNER_FILE);

  if (made == NULL)
    {
      fail (task, error);
      return;
    }

  g_ptr_array_add (making->made, made);
  stm_sample_partner_fill_async (made->store, file, g_task_get_cancellable (task), partner_filled, g_object_ref (task));
}

static void
make_partner (GTask *task)
{
  g_autoptr (GFile) file = find_file (PARTNER_FILE);
  GError *error = NULL;
  g_autoptr (StmProfile) profile = NULL;

  if (file == NULL)
    error = g_error_new_literal (STM_ERROR, STM_ERROR_NOT_FOUND, _("The samples are not installed."));
  else
    profile = stm_profile_import_peek (file, &error);
  if (profile == NULL)
    {
      fail (task, error);
      return;
    }

  /* known once the samples are in */
  g_object_set (profile, "partner", NULL, NULL);
  make_profile (task, profile, partner_made);
}

static void make_part (GTask *task);

static void
part_put (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    fail (task, error);
  else if (making->made->len < PARTNER_PART)
    make_part (task);
  else
    make_partner (task);
}

static void
put_part (GTask *task)
{
  Making *making = g_task_get_task_data (task);

  stm_store_run_async (get_store (making, making->made->len - 1), put, making, NULL, g_task_get_cancellable (task),
                       part_put, g_object_ref (task));
}

static void
part_made (GObject *source, GAsyncResult *result, gpointer user_data)
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

  g_ptr_array_add (making->made, made);
  put_part (task);
}

static void
part_gathered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  guint part = making->made->len;
  g_autoptr (StmProfile) profile = NULL;
  g_autoptr (StmRecord) owner = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;

  if (!stm_store_write_finish (STM_STORE (source), result, &error))
    {
      fail (task, error);
      return;
    }

  owner = stm_store_get (STM_STORE (source), parts[part].type (), making->owner, NULL);
  name = owner != NULL ? stm_record_dup_title (owner) : NULL;
  profile = STM_PROFILE (stm_record_new (STM_TYPE_PROFILE));
  g_object_set (profile, "name", name, "role", parts[part].role, NULL);
  make_profile (task, profile, part_made);
}

static void
make_part (GTask *task)
{
  Making *making = g_task_get_task_data (task);

  g_free (making->owner);
  making->owner = stm_sample_share_find_owner (get_store (making, 0), parts[making->made->len].type (),
                                               parts[making->made->len].counted (), parts[making->made->len].field);
  if (making->owner == NULL)
    {
      fail (task, g_error_new_literal (STM_ERROR, STM_ERROR_FORMAT,
                                       _("The samples have no school with students, or no service with decisions.")));
      return;
    }

  g_ptr_array_set_size (making->records, 0);
  stm_store_run_async (get_store (making, 0), gather, making, NULL, g_task_get_cancellable (task),
                       part_gathered, g_object_ref (task));
}

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import_finish (result, &error);
  g_autoptr (GListModel) regions = NULL;
  g_autoptr (StmTitle) region = NULL;

  if (plan == NULL || !stm_import_plan_to_error (plan, &error))
    {
      fail (task, error);
      return;
    }

  regions = stm_store_list_titles (get_store (making, 0), STM_TYPE_REGION, NULL, NULL, NULL);
  region = regions != NULL ? g_list_model_get_item (regions, 0) : NULL;
  if (region == NULL)
    {
      fail (task, g_error_new_literal (STM_ERROR, STM_ERROR_FORMAT, _("The samples have no region.")));
      return;
    }

  making->region = g_strdup (stm_title_get_uuid (region));
  put_part (task);
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
 * Makes the sample profiles: that of a region with everything, those of a school and
 * a service with what the region sends them, and that of a partner.
 */
void
stm_samples_make_async (GFile               *root,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GFile) file = find_file (REGION_FILE);
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
  making->records = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, making, making_free);

  make_profile (task, profile, region_made);
}

/**
 * stm_samples_make_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (element-type StmNewProfile): the school with its
 *   store open, and the service, the partner and the region with theirs closed
 */
GPtrArray *
stm_samples_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

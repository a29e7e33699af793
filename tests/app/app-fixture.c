#include "config.h"

#include "app-fixture.h"

#include "core/stm-programme.h"
#include "core/stm-service.h"

void
app_fixture_set_up (AppFixture *fixture, gconstpointer data)
{
  fixture->base = g_dir_make_tmp ("stm-app-XXXXXX", NULL);
  fixture->root = g_file_new_build_filename (fixture->base, "profiles", NULL);
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                                                    G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_tree (child);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

void
app_fixture_tear_down (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) base = g_file_new_for_path (fixture->base);

  remove_tree (base);
  g_object_unref (fixture->root);
  g_free (fixture->base);
}

void
app_fixture_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
app_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

StmNewProfile *
app_fixture_make (AppFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StmRecord *profile = stm_record_new (STM_TYPE_PROFILE);
  StmNewProfile *made;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_OCTOBER, 2026);
  g_object_set (profile, "name", name, "role", STM_ROLE_REGION, NULL);
  g_ptr_array_add (records, stm_programme_new_default (&today));
  g_ptr_array_add (records, profile);

  stm_profile_maker_make_async (fixture->root, records, NULL, app_fixture_done, &result);
  made = stm_profile_maker_make_finish (app_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return made;
}

void
app_fixture_add_service (StmStore *store, const char *name)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  StmRecord *service = stm_record_new (STM_TYPE_SERVICE);

  g_object_set (service, "name", name, "kind", 1, NULL);
  g_ptr_array_add (records, service);
  stm_store_save (store, records, &error);
  g_assert_no_error (error);
}

GFile *
app_fixture_back_up (StmNewProfile *profile)
{
  g_autoptr (GError) error = NULL;
  GFile *backup;

  backup = stm_store_backup (profile->store, stm_profile_folder_get_backups (profile->folder), NULL, &error);
  g_assert_no_error (error);

  return backup;
}

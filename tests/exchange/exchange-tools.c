#include "config.h"

#include "exchange-tools.h"

#include "exchange/stm-profile-export.h"

#include <string.h>

GFile *
exchange_get_file (StoreFixture *fixture, const char *name)
{
  return g_file_new_build_filename (fixture->folder, name, NULL);
}

StmStore *
exchange_open_empty (StoreFixture *fixture, const char *name)
{
  return exchange_open_empty_as (fixture, name, STM_ROLE_REGION);
}

StmStore *
exchange_open_empty_as (StoreFixture *fixture, const char *name, StmRole role)
{
  g_autofree char *base = g_strconcat (name, ".db", NULL);
  g_autoptr (GFile) file = exchange_get_file (fixture, base);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);
  g_autoptr (GError) error = NULL;
  StmStore *store = stm_store_open (file, fixture->key, STM_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_object_set (profile, "name", "Regio Oost", "role", role, NULL);
  g_ptr_array_add (records, profile);
  stm_store_save (store, records, &error);
  g_assert_no_error (error);
  stm_store_set_role (store, role);

  return store;
}

char *
exchange_export_text (StoreFixture *fixture, StmStore *store)
{
  g_autoptr (GFile) file = exchange_get_file (fixture, "export.json");
  g_autoptr (GError) error = NULL;
  char *text;

  stm_profile_export (store, file, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

StmImportPlan *
exchange_import_text (StoreFixture *fixture, StmStore *store, const char *text, StmImportFlags flags, GError **error)
{
  g_autoptr (GFile) file = exchange_get_file (fixture, "import.json");

  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL, NULL));

  return stm_profile_import (store, file, flags, NULL, NULL, error);
}

char *
exchange_replace (const char *text, const char *part, const char *other)
{
  GString *result = g_string_new (text);

  g_assert_cmpuint (g_string_replace (result, part, other, 1), ==, 1);

  return g_string_free_and_steal (result);
}

guint
exchange_count (StmImportPlan *plan, StmImportOutcome outcome)
{
  return stm_import_plan_get_count (plan, G_TYPE_NONE, outcome);
}

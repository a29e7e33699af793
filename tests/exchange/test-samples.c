#include "config.h"

#include "exchange-tools.h"

#include "core/stm-record-types.h"

#include <string.h>

static GFile *
get_samples (void)
{
  return g_file_new_build_filename (g_getenv ("STM_SOURCE_ROOT"), "data", "samples.json", NULL);
}

/* The text after the name and role of the profile, which are the importer's own. */
static const char *
skip_profile (const char *text)
{
  const char *rest = strstr (text, "\"regions\":[");

  g_assert_nonnull (rest);

  return rest;
}

static void
import_samples (StmStore *store, StmImportOutcome outcome)
{
  g_autoptr (GFile) file = get_samples ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import (store, file, STM_IMPORT_DEFAULT, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (stm_import_plan_to_error (plan, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (stm_import_plan_count_problems (plan, STM_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (stm_import_plan_get_count (plan, STM_TYPE_STUDENT, outcome), ==, 400);
  g_assert_true (stm_import_plan_has_changes (plan) == (outcome == STM_IMPORT_NEW));
}

static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "samples");
  g_autoptr (GFile) file = get_samples ();
  g_autofree char *text = NULL;
  g_autofree char *exported = NULL;

  import_samples (store, STM_IMPORT_NEW);
  import_samples (store, STM_IMPORT_UNCHANGED);

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  exported = exchange_export_text (fixture, store);
  g_assert_cmpint (strcmp (skip_profile (exported), skip_profile (text)), ==, 0);
}

/* What a partner keeps is in samples of its own. */
static gboolean
is_kept_by_region (GType type)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (type);

  return stm_policy_may (STM_ROLE_REGION, STM_ACTION_VIEW, klass->kind, FALSE, NULL);
}

/* Not even a warning. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "samples");
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  import_samples (store, STM_IMPORT_NEW);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (GListModel) records = stm_store_list (store, types[t], NULL, NULL, NULL);

      g_assert_cmpint (g_list_model_get_n_items (records) > 0, ==, is_kept_by_region (types[t]));
      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (StmRecord) record = g_list_model_get_item (records, i);
          g_autoptr (StmProblemList) problems = stm_problem_list_new ();

          stm_store_check_record (store, record, NULL, problems);
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, 0);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exchange/samples/X1/round-trip", StoreFixture, NULL,
              store_fixture_set_up, test_round_trip, store_fixture_tear_down);
  g_test_add ("/exchange/samples/rules", StoreFixture, NULL,
              store_fixture_set_up, test_rules, store_fixture_tear_down);

  return g_test_run ();
}

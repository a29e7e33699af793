#include "config.h"

#include "exchange-tools.h"

#include "exchange/stm-profile-export.h"
#include "exchange/stm-table-export.h"

#include <locale.h>

/* Writes the files that tests in Python look into: profile.json, and table.xlsx
 * with the students and requests of a small profile. */

static GFile *
get_target (const char *folder, const char *name)
{
  return g_file_new_build_filename (folder, name, NULL);
}

static void
write_table (StoreFixture *fixture, const char *folder, const char *name, GType type, const char *const *fields)
{
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (StmRecordList) list = stm_store_query (fixture->store, query);
  g_autoptr (GFile) file = get_target (folder, name);
  g_autoptr (GError) error = NULL;

  if (!stm_record_list_wait (list, &error)
      || !stm_table_export (fixture->store, G_LIST_MODEL (list), type, fields, STM_ROLE_REGION,
                            STM_TABLE_XLSX, file, NULL, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  static const char *const student_fields[] = { "last-name", "first-name", "phone", "remarks", NULL };
  static const char *const request_fields[] = { "student", "form", "periods", "hours-per-week", "start-1", NULL };
  StoreFixture fixture = { 0 };
  g_autoptr (StmPlacement) placement = NULL;
  g_autoptr (GFile) json = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_assert_cmpint (argc, ==, 2);

  store_fixture_set_up (&fixture, NULL);
  g_object_set (fixture.student, "phone", "+32 470 00 00 00", "remarks", "=1+1 <&> \"Zoë\"", NULL);
  store_fixture_save (&fixture, fixture.student);
  g_object_set (fixture.request, "hours-per-week", 37 * 60 + 30, NULL);
  store_fixture_save (&fixture, fixture.request);
  placement = store_fixture_decide (&fixture, fixture.service, 1, STM_DECISION_ACCEPTED);
  store_fixture_save (&fixture, placement);

  json = get_target (argv[1], "profile.json");
  if (!stm_profile_export (fixture.store, json, NULL, &error))
    g_error ("%s", error->message);
  write_table (&fixture, argv[1], "students.xlsx", STM_TYPE_STUDENT, student_fields);
  write_table (&fixture, argv[1], "requests.xlsx", STM_TYPE_REQUEST, request_fields);

  g_clear_object (&placement);
  store_fixture_tear_down (&fixture, NULL);

  return 0;
}

#include "config.h"

#include "exchange-tools.h"

#include "core/stm-row.h"
#include "exchange/stm-table-export.h"

#include <string.h>

static const char *const student_fields[] = { "last-name", "first-name", "school", "study-year", "national-number",
                                              "phone", "transport", "remarks", NULL };
static const char *const overview_fields[] = { "last-name", "form", "periods", "start-1", "status", NULL };

static GListModel *
list_all (StoreFixture *fixture, GType type)
{
  g_autoptr (StmQuery) query = stm_query_new (type);
  g_autoptr (GError) error = NULL;
  StmRecordList *list = stm_store_query (fixture->store, query);

  stm_record_list_wait (list, &error);
  g_assert_no_error (error);

  return G_LIST_MODEL (list);
}

static char *
export_text (StoreFixture *fixture, GListModel *rows, GType type, const char *const *fields, StmRole role)
{
  g_autoptr (GFile) file = exchange_get_file (fixture, "table.csv");
  g_autoptr (GError) error = NULL;
  char *text;

  stm_table_export (fixture->store, rows, type, fields, role, STM_TABLE_CSV, file, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
set_student (StoreFixture *fixture)
{
  g_object_set (fixture->student, "phone", "+32 470 00 00 00", "transport", 5,
                "remarks", "ziet \"slecht\";\nhoort goed", NULL);
  store_fixture_save (fixture, fixture->student);
}

static void
test_csv (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) rows = NULL;
  g_autofree char *text = NULL;

  set_student (fixture);
  rows = list_all (fixture, STM_TYPE_STUDENT);
  text = export_text (fixture, rows, STM_TYPE_STUDENT, student_fields, STM_ROLE_REGION);
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbf"
                   "Last name;First name;School;Study year;National number;Phone;Means of transport;Remarks\r\n"
                   "Ånderson;Zoë;Sint-Élisabeth;7th year;85.11.25-268.68;\"\t+32 470 00 00 00\";Car, Bicycle;"
                   "\"ziet \"\"slecht\"\";\nhoort goed\"\r\n");
}

/* no cell begins as a formula does */
static void
test_formulas (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *value;
    const char *cell;
  } rows[] = {
    { "=1+1", "\"\t=1+1\"" },
    { "=HYPERLINK(\"http://x\")", "\"\t=HYPERLINK(\"\"http://x\"\")\"" },
    { "+1", "\"\t+1\"" },
    { "-1", "\"\t-1\"" },
    { "@SUM(A1)", "\"\t@SUM(A1)\"" },
    { "1=1", "1=1" },
    { "a;b", "\"a;b\"" },
    { "a\"b", "\"a\"\"b\"" },
    { "a,b", "a,b" },
    { "Ünïcode €", "Ünïcode €" },
  };
  static const char *const fields[] = { "street", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) store = g_list_store_new (STM_TYPE_STUDENT);
      g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
      g_autofree char *text = NULL;
      g_autofree char *expected = g_strdup_printf ("\xef\xbb\xbfStreet\r\n%s\r\n", rows[i].cell);

      g_object_set (student, "street", rows[i].value, NULL);
      g_list_store_append (store, student);
      text = export_text (fixture, G_LIST_MODEL (store), STM_TYPE_STUDENT, fields, STM_ROLE_REGION);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* SPEC P3 */
static void
test_service (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (GListModel) rows = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *other = NULL;
  g_autofree char *partner = NULL;

  set_student (fixture);
  store_fixture_work_as (fixture, fixture->service);
  rows = list_all (fixture, STM_TYPE_STUDENT);
  before = export_text (fixture, rows, STM_TYPE_STUDENT, student_fields, STM_ROLE_SERVICE);
  g_assert_nonnull (strstr (before, "\r\nÅnderson;Zoë;Sint-Élisabeth;7th year;;;Car, Bicycle;"));

  store_fixture_save (fixture, accepted);
  after = export_text (fixture, rows, STM_TYPE_STUDENT, student_fields, STM_ROLE_SERVICE);
  g_assert_nonnull (strstr (after, "85.11.25-268.68"));

  /* what another service accepted is hidden all the same */
  stm_store_set_role (fixture->store, STM_ROLE_REGION);
  store_fixture_work_as (fixture, fixture->other_service);
  other = export_text (fixture, rows, STM_TYPE_STUDENT, student_fields, STM_ROLE_SERVICE);
  g_assert_nonnull (strstr (other, "Zoë"));
  g_assert_null (strstr (other, "85.11.25-268.68"));

  partner = export_text (fixture, rows, STM_TYPE_STUDENT, student_fields, STM_ROLE_PARTNER);
  g_assert_null (strstr (partner, "Zoë"));
}

/* SPEC T8: a school sees nothing of a refusal */
static void
test_school (StoreFixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "period", "state", "reason", NULL };
  g_autoptr (StmPlacement) declined = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_DECLINED);
  g_autoptr (GListModel) rows = NULL;
  g_autoptr (GListModel) decisions = NULL;
  g_autofree char *region = NULL;
  g_autofree char *school = NULL;
  g_autofree char *region_decisions = NULL;
  g_autofree char *school_decisions = NULL;

  store_fixture_save (fixture, declined);
  rows = list_all (fixture, STM_TYPE_OVERVIEW);
  region = export_text (fixture, rows, STM_TYPE_OVERVIEW, overview_fields, STM_ROLE_REGION);
  school = export_text (fixture, rows, STM_TYPE_OVERVIEW, overview_fields, STM_ROLE_SCHOOL);
  g_assert_nonnull (strstr (region, "Ånderson;Block;2;05-10-2026;Declined\r\n"));
  g_assert_nonnull (strstr (school, "Ånderson;Block;2;05-10-2026;Requested\r\n"));

  decisions = list_all (fixture, STM_TYPE_PLACEMENT);
  region_decisions = export_text (fixture, decisions, STM_TYPE_PLACEMENT, fields, STM_ROLE_REGION);
  school_decisions = export_text (fixture, decisions, STM_TYPE_PLACEMENT, fields, STM_ROLE_SCHOOL);
  g_assert_nonnull (strstr (region_decisions, "1;Declined;volzet"));
  g_assert_null (strstr (school_decisions, "volzet"));
}

static void
test_wrong_field (StoreFixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "last-name", "shoe-size", NULL };
  g_autoptr (GListModel) rows = list_all (fixture, STM_TYPE_STUDENT);
  g_autoptr (GFile) file = exchange_get_file (fixture, "table.csv");
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_table_export (fixture->store, rows, STM_TYPE_STUDENT, fields, STM_ROLE_REGION,
                                    STM_TABLE_CSV, file, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_false (g_file_query_exists (file, NULL));
}

typedef struct
{
  gboolean  done;
  gboolean  ok;
  GError   *error;
} Wait;

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->ok = stm_table_export_finish (result, &wait->error);
  wait->done = TRUE;
}

static void
run_async (StoreFixture *fixture, GListModel *rows, StmTableFormat format, GFile *file, GCancellable *cancellable, Wait *wait)
{
  stm_table_export_async (fixture->store, rows, STM_TYPE_STUDENT, student_fields, STM_ROLE_REGION, format,
                          file, cancellable, on_exported, wait);
  while (!wait->done)
    g_main_context_iteration (NULL, TRUE);
}

static GListModel *
make_many (StoreFixture *fixture)
{
  GListStore *store = g_list_store_new (STM_TYPE_STUDENT);

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);

      g_object_set (student, "first-name", "Jan", "last-name", "Peeters", "study-year", 7,
                    "school", stm_record_get_uuid (STM_RECORD (fixture->school)), NULL);
      g_list_store_append (store, student);
    }

  return G_LIST_MODEL (store);
}

static void
test_async (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) rows = make_many (fixture);
  g_autoptr (GFile) csv = exchange_get_file (fixture, "table.csv");
  g_autoptr (GFile) xlsx = exchange_get_file (fixture, "table.xlsx");
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  gsize length, n_lines = 0;
  Wait wait = { 0 };

  run_async (fixture, rows, STM_TABLE_CSV, csv, NULL, &wait);
  g_assert_no_error (wait.error);
  g_assert_true (wait.ok);
  g_file_load_contents (csv, NULL, &text, NULL, NULL, NULL);
  for (const char *p = text; (p = strstr (p, "\r\n")) != NULL; p += 2)
    n_lines++;
  g_assert_cmpuint (n_lines, ==, 20001);

  wait = (Wait) { 0 };
  run_async (fixture, rows, STM_TABLE_XLSX, xlsx, NULL, &wait);
  g_assert_no_error (wait.error);
  g_file_load_contents (xlsx, NULL, &bytes, &length, NULL, NULL);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (bytes, 4, "PK\x03\x04", 4);
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  const StmTableFormat formats[] = { STM_TABLE_CSV, STM_TABLE_XLSX };
  g_autoptr (GListModel) rows = make_many (fixture);
  g_autoptr (GFile) file = exchange_get_file (fixture, "table");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GDir) dir = NULL;
      const char *name;
      Wait wait = { 0 };

      run_async (fixture, rows, formats[i], file, cancellable, &wait);
      g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&wait.error);
      g_assert_false (g_file_query_exists (file, NULL));

      dir = g_dir_open (fixture->folder, 0, NULL);
      while ((name = g_dir_read_name (dir)) != NULL)
        g_assert_true (g_str_has_prefix (name, "profile.db"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/exchange/table-export/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("X2/csv", test_csv);
  ADD ("X2/formulas", test_formulas);
  ADD ("X2/async", test_async);
  ADD ("X2/cancelled", test_cancelled);
  ADD ("X2/no-such-field", test_wrong_field);
  ADD ("P3/service", test_service);
  ADD ("T8/school", test_school);

  return g_test_run ();
}

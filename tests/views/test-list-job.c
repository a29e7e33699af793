#include "view-fixture.h"

#include "views/stm-list-job.h"

static const char *const fields[] = { "last-name", "status", "service-names", NULL };

typedef struct
{
  StmDocument *document;
  gboolean     written;
  gboolean     done;
  GError      *error;
} Result;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Result *self = data;

  self->written = stm_list_job_write_finish (STM_LIST_JOB (source), result, &self->error);
  self->done = TRUE;
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer data)
{
  Result *self = data;

  self->document = stm_list_job_lay_out_finish (STM_LIST_JOB (source), result, &self->error);
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Result *) data)->done;
}

static void
add_student (StoreFixture *fixture, const char *last_name)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);

  g_object_set (student, "school", stm_record_get_uuid (STM_RECORD (fixture->school)), "first-name", "Jo",
                "last-name", last_name, "study-year", 7, NULL);
  store_fixture_save (fixture, student);
}

static StmRecordList *
query (StoreFixture *fixture, const char *search)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);

  stm_query_set_search (query, search);
  stm_query_set_sort (query, "last-name", TRUE);

  return stm_store_query (fixture->store, query);
}

static StmListJob *
create_job (StoreFixture *fixture, const char *search)
{
  g_autoptr (StmRecordList) list = query (fixture, search);

  return stm_list_job_new (fixture->store, G_LIST_MODEL (list), STM_TYPE_OVERVIEW, fields, "Overview");
}

static GFile *
get_file (StoreFixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
run (StmListJob *job, StmListFormat format, GFile *file, GCancellable *cancellable, Result *result)
{
  stm_list_job_write_async (job, format, file, cancellable, on_written, result);
  view_fixture_wait (is_done, result);
}

static char *
read_file (GFile *file, gsize *length)
{
  char *contents = NULL;

  g_file_load_contents (file, NULL, &contents, length, NULL, NULL);

  return contents;
}

/* changes: (nullable): how it left, NULL for all */
static guint
count_exports (StoreFixture *fixture, const char *changes)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store);
  g_autoptr (GListModel) events = stm_store_list_events (fixture->store, stm_record_get_uuid (STM_RECORD (profile)), NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      n += stm_event_get_event_type (event) == STM_EVENT_EXPORTED
           && (changes == NULL || g_strcmp0 (stm_event_get_changes (event), changes) == 0);
    }

  return n;
}

/* The rows that were found, in their order, also where the search is still
 * under way. */
static void
test_csv (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmListJob) job = NULL;
  g_autoptr (GFile) file = get_file (fixture, "list.csv");
  g_autofree char *text = NULL;
  Result result = { 0 };
  double progress;

  add_student (fixture, "Aerts");
  add_student (fixture, "Zwart");
  add_student (fixture, "Maes");
  job = create_job (fixture, "jo");
  run (job, STM_LIST_CSV, file, NULL, &result);
  g_assert_no_error (result.error);

  text = read_file (file, NULL);
  g_assert_nonnull (strstr (text, "Last name"));
  g_assert_null (strstr (text, "Ånderson"));
  g_assert_nonnull (strstr (text, "Zwart"));
  g_assert_true (strstr (text, "Zwart") < strstr (text, "Maes"));
  g_assert_true (strstr (text, "Maes") < strstr (text, "Aerts"));
  g_object_get (job, "progress", &progress, NULL);
  g_assert_cmpfloat (progress, ==, 1.0);
  g_assert_cmpuint (count_exports (fixture, STM_EVENT_WAY "csv"), ==, 1);
}

/* A school is not told who declined, on paper neither. */
static void
test_role (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) declined = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_DECLINED);
  g_autoptr (GFile) file = get_file (fixture, "list.csv");
  g_autofree char *text = NULL;
  g_autoptr (StmListJob) job = NULL;
  Result result = { 0 };

  store_fixture_save (fixture, declined);
  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  job = create_job (fixture, "");
  run (job, STM_LIST_CSV, file, NULL, &result);
  text = read_file (file, NULL);
  g_assert_nonnull (strstr (text, "Requested"));
  g_assert_null (strstr (text, "Declined"));
}

static void
test_xlsx (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmListJob) job = create_job (fixture, "");
  g_autoptr (GFile) file = get_file (fixture, "list.xlsx");
  g_autofree char *bytes = NULL;
  gsize length;
  Result result = { 0 };

  run (job, STM_LIST_XLSX, file, NULL, &result);
  g_assert_no_error (result.error);
  bytes = read_file (file, &length);
  g_assert_cmpmem (bytes, 2, "PK", 2);
  g_assert_cmpuint (count_exports (fixture, STM_EVENT_WAY "excel"), ==, 1);
}

static void
test_pdf (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmListJob) job = create_job (fixture, "");
  g_autoptr (GFile) file = get_file (fixture, "list.pdf");
  g_autofree char *bytes = NULL;
  gsize length;
  Result result = { 0 };

  run (job, STM_LIST_PDF, file, NULL, &result);
  g_assert_no_error (result.error);
  bytes = read_file (file, &length);
  g_assert_cmpmem (bytes, 5, "%PDF-", 5);
  g_assert_cmpuint (count_exports (fixture, STM_EVENT_WAY "pdf"), ==, 1);
}

/* Pages are in the history when they go to the printer, not before. */
static void
test_pages (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmListJob) job = create_job (fixture, "");
  g_autoptr (StmDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  Result result = { 0 };

  stm_list_job_lay_out_async (job, NULL, on_laid_out, &result);
  view_fixture_wait (is_done, &result);
  g_assert_no_error (result.error);
  document = result.document;
  g_assert_cmpuint (stm_document_get_n_pages (document), ==, 1);
  g_assert_cmpstr (stm_document_get_title (document), ==, "Overview");
  g_assert_cmpuint (count_exports (fixture, STM_EVENT_WAY "printed"), ==, 0);

  g_assert_true (stm_list_job_log (job, STM_EVENT_WAY_PRINTED, NULL, &error));
  g_assert_cmpuint (count_exports (fixture, STM_EVENT_WAY "printed"), ==, 1);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  const char *const names[] = { "list.csv", "list.xlsx", "list.pdf" };

  for (guint format = STM_LIST_CSV; format <= STM_LIST_PDF; format++)
    {
      g_autoptr (StmListJob) job = create_job (fixture, "");
      g_autoptr (GFile) file = get_file (fixture, names[format]);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Result result = { 0 };

      g_cancellable_cancel (cancellable);
      run (job, format, file, cancellable, &result);
      g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_query_exists (file, NULL));
      g_clear_error (&result.error);
    }

  g_assert_cmpuint (count_exports (fixture, NULL), ==, 0);
}

static void
test_failure (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmListJob) job = create_job (fixture, "");
  g_autoptr (GFile) file = get_file (fixture, "no-such-folder/list.pdf");
  Result result = { 0 };

  run (job, STM_LIST_PDF, file, NULL, &result);
  g_assert_false (result.written);
  g_assert_nonnull (result.error);
  g_clear_error (&result.error);
}

#define ADD(name, func) \
  g_test_add ("/views/list-job/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("T9/csv", test_csv);
  ADD ("T8/role", test_role);
  ADD ("T9/xlsx", test_xlsx);
  ADD ("T9/pdf", test_pdf);
  ADD ("T9/pages", test_pages);
  ADD ("cancel", test_cancel);
  ADD ("failure", test_failure);

  return g_test_run ();
}

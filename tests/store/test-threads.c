#include "config.h"

#include "store-fixture.h"

#include "core/stm-row.h"
#include "store/stm-database.h"
#include "store/stm-migrator.h"
#include "store/stm-statement.h"
#include "store/stm-transaction-private.h"

#define N_WRITES 20
#define N_THREADS 4

#define ENDLESS "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

static StmRecord *
new_school (void)
{
  StmRecord *school = stm_record_new (STM_TYPE_SCHOOL);

  g_object_set (school, "name", "School", "strands", 1, NULL);

  return school;
}

typedef struct
{
  guint   n_ok, n_failed;
  GError *error;
} Answers;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Answers *answers = data;

  g_assert_true (g_main_context_is_owner (NULL) || g_main_context_get_thread_default () == NULL);
  g_clear_error (&answers->error);
  if (stm_store_write_finish (STM_STORE (source), result, &answers->error))
    answers->n_ok++;
  else
    answers->n_failed++;
}

static void
save_async (StmStore *store, Answers *answers)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, new_school ());
  stm_store_save_async (store, records, NULL, on_written, answers);
}

static void
wait_for (Answers *answers, guint n)
{
  while (answers->n_ok + answers->n_failed < n)
    g_main_context_iteration (NULL, TRUE);
}

/* What was asked before the end is done, what is asked after it is refused. */
static void
test_close_with_queue (StoreFixture *fixture, gconstpointer data)
{
  Answers answers = { 0 };

  for (int i = 0; i < N_WRITES; i++)
    save_async (fixture->store, &answers);
  stm_store_close (fixture->store);
  wait_for (&answers, N_WRITES);
  g_assert_no_error (answers.error);
  g_assert_cmpuint (answers.n_ok, ==, N_WRITES);

  save_async (fixture->store, &answers);
  wait_for (&answers, N_WRITES + 1);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&answers.error);

  store_fixture_reopen (fixture, STM_STORE_DEFAULT);
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SCHOOL, NULL), ==, 1 + N_WRITES);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  GError **error = data;
  g_autoptr (GListModel) titles = stm_store_search_finish (STM_STORE (source), result, error);

  g_assert_null (titles);
}

static void
test_use_after_close (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecordList) list = stm_store_query (fixture->store, query);
  g_autoptr (StmRow) row = NULL;
  g_autoptr (StmRow) unread = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  stm_record_list_wait (list, NULL);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_nonnull (stm_row_get_record (row));

  stm_store_close (fixture->store);
  stm_store_close (fixture->store);
  stm_record_list_refresh (list);
  stm_record_list_set_query (list, query);
  g_assert_true (stm_record_list_wait (list, NULL));
  unread = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_nonnull (stm_row_get_record (unread));

  stm_store_search_async (fixture->store, "an", 5, NULL, on_searched, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);

  g_assert_false (stm_store_save (fixture->store, none, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* The last one to let go may be an answer on its way. */
static void
test_drop_with_queue (StoreFixture *fixture, gconstpointer data)
{
  Answers answers = { 0 };
  gpointer gone = fixture->store;

  g_object_add_weak_pointer (gone, &gone);
  for (int i = 0; i < N_WRITES; i++)
    save_async (fixture->store, &answers);
  g_clear_object (&fixture->store);
  wait_for (&answers, N_WRITES);
  while (gone != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answers.n_ok, ==, N_WRITES);

  fixture->store = stm_store_open (fixture->file, fixture->key, STM_STORE_DEFAULT, NULL);
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SCHOOL, NULL), ==, 1 + N_WRITES);
}

typedef struct
{
  StmStore *store;
  int       limit;
  int       n_saved;
  GError   *error;
} Saver;

static gpointer
save_many (gpointer data)
{
  Saver *saver = data;

  while (saver->n_saved < saver->limit)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

      g_ptr_array_add (records, new_school ());
      if (!stm_store_save (saver->store, records, &saver->error))
        break;
      saver->n_saved++;
    }
  g_object_unref (saver->store);

  return NULL;
}

static void
start_savers (StoreFixture *fixture, Saver *savers, GThread **threads, int limit)
{
  for (int i = 0; i < N_THREADS; i++)
    {
      savers[i] = (Saver) { .store = g_object_ref (fixture->store), .limit = limit };
      threads[i] = g_thread_new ("saver", save_many, &savers[i]);
    }
}

static void
on_changed (StmStore *store, const char *kind, gpointer data)
{
  g_assert_true (g_thread_self () == data);
}

static void
test_many_threads (StoreFixture *fixture, gconstpointer data)
{
  GThread *threads[N_THREADS];
  Saver savers[N_THREADS];

  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), g_thread_self ());
  start_savers (fixture, savers, threads, N_WRITES);
  for (int i = 0; i < N_THREADS; i++)
    {
      while (g_main_context_iteration (NULL, FALSE));
      g_thread_join (threads[i]);
      g_assert_no_error (savers[i].error);
    }
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SCHOOL, NULL), ==, 1 + N_THREADS * N_WRITES);
}

/* Each thread is answered, and what was told to be saved is. */
static void
test_close_under_threads (StoreFixture *fixture, gconstpointer data)
{
  GThread *threads[N_THREADS];
  Saver savers[N_THREADS];
  int n_saved = 0;

  start_savers (fixture, savers, threads, G_MAXINT);
  g_usleep (20000);
  stm_store_close (fixture->store);
  for (int i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      g_assert_error (savers[i].error, G_IO_ERROR, G_IO_ERROR_CLOSED);
      g_clear_error (&savers[i].error);
      n_saved += savers[i].n_saved;
    }

  store_fixture_reopen (fixture, STM_STORE_DEFAULT);
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SCHOOL, NULL), ==, 1 + n_saved);
}

static gboolean
work_without_end (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean *started = data;
  g_autoptr (StmRecord) school = new_school ();
  gint64 n;

  if (!stm_transaction_save (transaction, school, error))
    return FALSE;

  g_atomic_int_set (started, TRUE);

  return stm_database_get_integer (stm_connection_get_database (transaction->connection), ENDLESS, &n, error);
}

static void
test_cancel_transaction (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean started = FALSE;
  Answers answers = { 0 };

  stm_store_run_async (fixture->store, work_without_end, &started, NULL, cancellable, on_written, &answers);
  save_async (fixture->store, &answers);
  while (!g_atomic_int_get (&started))
    g_usleep (1000);
  g_cancellable_cancel (cancellable);
  wait_for (&answers, 1);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* nothing of it stays, and the next in the queue is not hurt */
  wait_for (&answers, 2);
  g_assert_no_error (answers.error);
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SCHOOL, NULL), ==, 2);
}

static void
test_cancel_before (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean started = FALSE;
  Answers answers = { 0 };

  g_cancellable_cancel (cancellable);
  stm_store_run_async (fixture->store, work_without_end, &started, NULL, cancellable, on_written, &answers);
  wait_for (&answers, 1);
  g_assert_error (answers.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answers.error);
  g_assert_false (started);
}

/* Typing fast: only the newest query counts. */
static void
test_newest_query (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_STUDENT);
  StmRecordList *list = stm_store_query (fixture->store, query);

  for (int i = 0; i < 100; i++)
    {
      stm_query_set_search (query, i % 2 == 0 ? "nobody" : "zoe");
      stm_record_list_set_query (list, query);
    }
  g_assert_true (stm_record_list_get_loading (list));
  g_assert_true (stm_record_list_wait (list, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);

  /* a list that nobody holds any more goes when its query is done */
  stm_query_set_search (query, "nobody");
  stm_record_list_set_query (list, query);
  g_object_add_weak_pointer (G_OBJECT (list), (gpointer *) &list);
  g_object_unref (list);
  while (list != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
save_meanwhile (StmRecord *record, gpointer data, GError **error)
{
  StoreFixture *fixture = data;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_object_set_data (G_OBJECT (fixture->store), "seen",
                     GINT_TO_POINTER (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (fixture->store), "seen")) + 1));
  g_ptr_array_add (records, new_school ());

  return stm_store_save (fixture->store, records, error);
}

static void
test_snapshot (StoreFixture *fixture, gconstpointer data)
{
  const GType types[] = { STM_TYPE_SERVICE, STM_TYPE_SCHOOL };
  g_autoptr (GError) error = NULL;

  stm_store_foreach (fixture->store, types, G_N_ELEMENTS (types), save_meanwhile, fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (fixture->store), "seen")), ==, 3);
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_SCHOOL, NULL), ==, 4);
}

static gboolean
stop_at_once (StmRecord *record, gpointer data, GError **error)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_FULL, "stop");

  return FALSE;
}

static void
test_foreach_stops (StoreFixture *fixture, gconstpointer data)
{
  const GType types[] = { STM_TYPE_SERVICE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_store_foreach (fixture->store, types, 1, stop_at_once, NULL, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_FULL);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (stm_store_foreach (fixture->store, types, 1, save_meanwhile, fixture, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The writer goes on while somebody reads for long. */
static void
test_checkpoint_does_not_wait (StoreFixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDatabase) reader = NULL;
  g_autoptr (StmDatabase) writer = NULL;
  gint64 n, start;

  store_fixture_close (fixture);
  reader = stm_database_open (path, fixture->key, STM_DATABASE_QUERY_ONLY, &error);
  g_assert_no_error (error);
  writer = stm_database_open (path, fixture->key, STM_DATABASE_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (stm_migrator_run (writer, path, FALSE, &error));

  g_assert_true (stm_database_execute (reader, "BEGIN", NULL));
  g_assert_true (stm_database_get_integer (reader, "SELECT count(*) FROM school", &n, NULL));
  g_assert_true (stm_database_execute (writer, "UPDATE school SET remarks = 'x'", NULL));
  start = g_get_monotonic_time ();
  stm_database_checkpoint (writer);
  g_assert_true (stm_database_execute (writer, "UPDATE school SET remarks = 'y'", NULL));
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  *n += added;
}

/* SPEC T9: what a row shows changes with a decision, not with the student */
static void
test_overview_follows (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
  g_autoptr (StmRecordList) list = stm_store_query (fixture->store, query);
  g_autoptr (StmPlacement) decision = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmRow) row = NULL;
  g_autoptr (StmRow) changed = NULL;
  guint n = 0;

  stm_record_list_wait (list, NULL);
  row = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (STM_OVERVIEW (stm_row_get_record (row))->status, ==, STM_STATUS_REQUESTED);

  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &n);
  store_fixture_save (fixture, decision);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);

  changed = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (STM_OVERVIEW (stm_row_get_record (changed))->status, ==, STM_STATUS_PARTLY);
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) \
  g_test_add ("/store/threads/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("close-with-queue", test_close_with_queue);
  ADD ("use-after-close", test_use_after_close);
  ADD ("drop-with-queue", test_drop_with_queue);
  ADD ("many-threads", test_many_threads);
  ADD ("close-under-threads", test_close_under_threads);
  ADD ("cancel-transaction", test_cancel_transaction);
  ADD ("cancel-before", test_cancel_before);
  ADD ("newest-query", test_newest_query);
  ADD ("snapshot", test_snapshot);
  ADD ("foreach-stops", test_foreach_stops);
  ADD ("checkpoint-does-not-wait", test_checkpoint_does_not_wait);
  ADD ("T9/overview-follows", test_overview_follows);

  return g_test_run ();
}

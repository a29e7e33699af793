#include "config.h"

#include "store-fixture.h"

#include "core/stm-deadline-rules.h"

/* SPEC T7: the rounds as the database tells them, and as core does. */

#define N_PROGRAMMES 60
#define N_REQUESTS   6

static char *
make_date (void)
{
  return g_strdup_printf ("2026-09-%02d", g_test_rand_int_range (1, 11));
}

static char *
make_time (void)
{
  return g_strdup_printf ("%02d:%02d", g_test_rand_int_range (8, 12), 15 * g_test_rand_int_range (0, 4));
}

/* Few days and times, so that moments often are the same. */
static StmRecord *
make_deadline (StmRecord *programme)
{
  StmRecord *deadline = stm_record_new (STM_TYPE_DEADLINE);
  g_autofree char *date = g_test_rand_int_range (0, 8) > 0 ? make_date () : NULL;
  g_autofree char *time = date != NULL && g_test_rand_int_range (0, 3) > 0 ? make_time () : NULL;
  gboolean is_deleted = g_test_rand_int_range (0, 8) == 0;

  g_object_set (deadline, "programme", stm_record_get_uuid (programme), "name", "Moment", "audience", 1,
                "effect", g_test_rand_int_range (STM_DEADLINE_REMINDER, STM_DEADLINE_FINAL + 1),
                "date", date, "time", time, "weeks-before", date == NULL ? 6 : 0, NULL);
  stm_record_set_revision (deadline, 1);
  stm_record_set_times (deadline, "2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z",
                        is_deleted ? "2026-07-02T08:00:00Z" : NULL);

  return deadline;
}

static StmRecord *
make_copy (gpointer record)
{
  StmRecord *copy = stm_record_copy (record);
  g_autofree char *uuid = g_uuid_string_random ();

  stm_record_set_id (copy, 0);
  stm_record_set_uuid (copy, uuid);

  return copy;
}

static gboolean
put_request (StmTransaction *transaction, StoreFixture *fixture, StmRecord *programme, GError **error)
{
  g_autoptr (StmRecord) student = make_copy (fixture->student);
  g_autoptr (StmRecord) request = make_copy (fixture->request);
  g_autofree char *date = make_date ();
  g_autofree char *time = make_time ();
  g_autofree char *entered = g_strdup_printf ("%s %s", date, time);

  g_object_set (request, "student", stm_record_get_uuid (student), "programme", stm_record_get_uuid (programme),
                "entered", g_test_rand_int_range (0, 10) > 0 ? entered : NULL, NULL);

  return stm_transaction_put (transaction, student, error) && stm_transaction_put (transaction, request, error);
}

static gboolean
put_programme (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  StoreFixture *fixture = data;
  g_autoptr (StmRecord) programme = make_copy (fixture->programme);
  int n = g_test_rand_int_range (0, 7);

  if (!stm_transaction_put (transaction, programme, error))
    return FALSE;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (StmRecord) deadline = make_deadline (programme);

      if (!stm_transaction_put (transaction, deadline, error))
        return FALSE;
    }

  for (int i = 0; i < N_REQUESTS; i++)
    if (!put_request (transaction, fixture, programme, error))
      return FALSE;

  return TRUE;
}

static void
test_same_as_core (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) requests = NULL;
  g_autoptr (GError) error = NULL;
  guint seen[STM_TIMING_AFTER_ROUNDS + 1] = { 0 };

  for (int i = 0; i < N_PROGRAMMES; i++)
    {
      stm_store_run (fixture->store, put_programme, fixture, NULL, &error);
      g_assert_no_error (error);
    }

  requests = stm_store_list (fixture->store, STM_TYPE_REQUEST, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (requests), ==, N_PROGRAMMES * N_REQUESTS + 1);

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (StmRequest) request = g_list_model_get_item (requests, i);
      g_autoptr (GListModel) deadlines = stm_store_list (fixture->store, STM_TYPE_DEADLINE, "programme", request->programme, NULL);
      g_autoptr (StmRecord) overview = stm_store_get (fixture->store, STM_TYPE_OVERVIEW, request->student, NULL);
      int round;
      StmTiming timing = stm_round_find (deadlines, request->entered, &round);

      g_assert_cmpstr (STM_OVERVIEW (overview)->entered, ==, request->entered);
      g_assert_cmpint (STM_OVERVIEW (overview)->timing, ==, timing);
      g_assert_cmpint (STM_OVERVIEW (overview)->round, ==, round);
      seen[timing]++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 0);
}

/* The rounds of the template, and one minute before and at each moment. */
static void
test_moments (StoreFixture *fixture, gconstpointer data)
{
  const struct { const char *date; int round; StmDeadlineEffect effect; } moments[] = {
    { "2026-09-03", 1, STM_DEADLINE_REQUESTS }, { "2026-09-15", 1, STM_DEADLINE_LATE_STARTERS },
    { "2026-09-15", 1, STM_DEADLINE_ROUND }, { "2026-09-29", 2, STM_DEADLINE_ROUND },
    { "2026-09-29", 2, STM_DEADLINE_FINAL },
  };
  const struct { const char *entered; int round; StmTiming timing; } rows[] = {
    { "2026-09-03 11:59", 1, STM_TIMING_ON_TIME },      { "2026-09-03 12:00", 1, STM_TIMING_LATE_STARTER },
    { "2026-09-15 11:59", 1, STM_TIMING_LATE_STARTER }, { "2026-09-15 12:00", 2, STM_TIMING_LATE },
    { "2026-09-29 11:59", 2, STM_TIMING_LATE },         { "2026-09-29 12:00", 0, STM_TIMING_AFTER_ROUNDS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (StmRecord) deadline = stm_record_new (STM_TYPE_DEADLINE);

      g_object_set (deadline, "programme", fixture->request->programme, "name", "Moment", "date", moments[i].date,
                    "time", "12:00", "round", moments[i].round, "effect", moments[i].effect, "audience", 1, NULL);
      store_fixture_save (fixture, deadline);
    }

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmRecord) overview = NULL;

      g_object_set (fixture->request, "entered", rows[i].entered, NULL);
      store_fixture_save (fixture, fixture->request);
      overview = stm_store_get (fixture->store, STM_TYPE_OVERVIEW, fixture->request->student, NULL);
      g_assert_cmpint (STM_OVERVIEW (overview)->round, ==, rows[i].round);
      g_assert_cmpint (STM_OVERVIEW (overview)->timing, ==, rows[i].timing);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/rounds/T7/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("same-as-core", test_same_as_core);
  ADD ("moments", test_moments);

  return g_test_run ();
}

#include "config.h"

#include "bench-data.h"

#include "core/stm-overview.h"
#include "core/stm-programme.h"
#include "core/stm-row.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "store/stm-database.h"
#include "store/stm-store-numbers.h"

#include <locale.h>
#include <stdlib.h>

/* Figures of filling, lists, search and saving on a profile of many students.
 * Prints one line a figure: milliseconds, and the ratio to the same work on 30
 * students or, for filling, to plain prepared inserts of the same rows. */

#define FEW 30
#define PAGE 50
#define REPEATS 7
#define SAVES 101

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, int n)
{
  qsort (values, n, sizeof *values, compare_doubles);

  return values[n / 2];
}

static void
print_figure (const char *what, double many, double few, guint n_found)
{
  g_print ("%-34s %9.2f ms  %7.2f × %d rows  (%u found)\n", what, many, many / few, FEW, n_found);
}

static double
time_query (StmStore *store, StmQuery *pattern, guint *n_found)
{
  double times[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (StmQuery) query = stm_query_copy (pattern);
      g_autoptr (StmRecordList) list = NULL;
      g_autoptr (GError) error = NULL;
      double start = now_ms ();

      list = stm_store_query (store, query);
      if (!stm_record_list_wait (list, &error))
        g_error ("%s", error->message);
      times[i] = now_ms () - start;
      *n_found = g_list_model_get_n_items (G_LIST_MODEL (list));
    }

  return median (times, REPEATS);
}

static void
report_query (const char *what, StmStore *many, StmStore *few, StmQuery *query)
{
  guint n, n_few;
  double ms = time_query (many, query, &n);

  print_figure (what, ms, time_query (few, query, &n_few), n);
}

static void
report_sorts (StmStore *many, StmStore *few)
{
  g_autoptr (StmRecordClass) klass = g_type_class_ref (STM_TYPE_OVERVIEW);

  for (guint i = 0; i < 2 * klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i / 2];
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
      g_autofree char *what = g_strdup_printf ("sort by %s%s", field->name, i % 2 != 0 ? ", descending" : "");

      if (!(field->flags & STM_FIELD_SORTED))
        continue;

      stm_query_set_sort (query, field->name, i % 2 != 0);
      report_query (what, many, few, query);
    }
}

static void
report_filters (StmStore *many, StmStore *few)
{
  const char *const filters[][2] = {
    { "status", "accepted" }, { "status", "requested|declined" }, { "form", "block" }, { "study-year", "7" },
    { "province", "antwerp" }, { "start-1", "2026-10-05" },
  };

  const GType types[] = { STM_TYPE_SCHOOL, STM_TYPE_SUPERVISOR, STM_TYPE_PROGRAMME, STM_TYPE_SERVICE };
  const char *const fields[] = { "school", "supervisor", "programme", "preference-1" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
      g_autoptr (GListModel) records = stm_store_list (many, types[i], NULL, NULL, NULL);
      g_autoptr (StmRecord) first = g_list_model_get_item (records, 0);
      g_autofree char *what = g_strdup_printf ("filter %s", fields[i]);

      stm_query_set_filter (query, fields[i], stm_record_get_uuid (first));
      report_query (what, many, few, query);
    }

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
      g_autofree char *what = g_strdup_printf ("filter %s %s", filters[i][0], filters[i][1]);

      stm_query_set_filter (query, filters[i][0], filters[i][1]);
      report_query (what, many, few, query);
    }
}

static void
report_searches (StmStore *many, StmStore *few)
{
  const char *const searches[] = { "pe", "pee", "peet", "zoe", "zoe pee", "mehmet verm", "9000", "anker 12", "gent",
                                   "thuiszorg", "zoe gent", "sint", "p", "s", "1", "xyz" };
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *what = g_strdup_printf ("search '%s'", searches[i]);

      stm_query_set_search (query, searches[i]);
      report_query (what, many, few, query);
    }

  stm_query_set_search (query, "zoe pee");
  stm_query_set_sort (query, "status", FALSE);
  report_query ("search 'zoe pee', by status", many, few, query);
}

static double
time_page (StmStore *store)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
  double times[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      /* a new list, which has fetched nothing yet */
      g_autoptr (StmRecordList) list = stm_store_query (store, query);
      gboolean loaded = stm_record_list_wait (list, NULL);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
      guint first = n > PAGE ? (guint) g_random_int_range (0, n - PAGE) : 0;
      guint shown = MIN (n, PAGE);
      double start = now_ms ();

      g_assert_true (loaded);
      for (guint j = first; j < first + shown; j++)
        {
          g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), j);

          g_assert_nonnull (stm_row_get_record (row));
        }
      times[i] = (now_ms () - start) * PAGE / shown;
    }

  return median (times, REPEATS);
}

static double
time_save (StmStore *store, double *slowest)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecordList) list = stm_store_query (store, query);
  double times[SAVES];

  stm_record_list_wait (list, NULL);
  for (int i = 0; i < SAVES; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
      g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), i * (gsize) 977 % n);
      g_autoptr (StmRecord) kept = stm_store_get (store, STM_TYPE_STUDENT, stm_record_get_uuid (stm_row_get_record (row)), NULL);
      g_autoptr (StmRecord) draft = stm_record_copy (kept);
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      g_autofree char *street = g_strdup_printf ("Kerkstraat %d", i);
      g_autoptr (GError) error = NULL;
      double start;

      g_object_set (draft, "street", street, "last-name", i % 2 ? "Peeters" : "Maes", NULL);
      g_ptr_array_add (records, draft);
      start = now_ms ();
      if (!stm_store_save (store, records, &error))
        g_error ("%s", error->message);
      times[i] = now_ms () - start;
    }

  if (slowest != NULL)
    {
      qsort (times, SAVES, sizeof *times, compare_doubles);
      *slowest = times[SAVES - 1];
    }

  return median (times, SAVES);
}

static void
on_numbers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  StmNumbers **numbers = data;

  *numbers = stm_store_numbers_finish (STM_STORE (source), result, &error);
  if (*numbers == NULL)
    g_error ("%s", error->message);
}

static double
time_numbers (StmStore *store, guint *n_students)
{
  double times[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (StmNumbers) numbers = NULL;
      double start = now_ms ();

      stm_store_numbers_async (store, "2026-11-20 12:00", NULL, on_numbers, &numbers);
      while (numbers == NULL)
        g_main_context_iteration (NULL, TRUE);
      times[i] = now_ms () - start;
      *n_students = (guint) stm_numbers_count_students (numbers);
    }

  return median (times, REPEATS);
}

static void
report_numbers (StmStore *many, StmStore *few)
{
  guint n, n_few;
  double ms = time_numbers (many, &n);

  print_figure ("numbers of the home view", ms, time_numbers (few, &n_few), n);
}

static void
report (StmStore *many, StmStore *few)
{
  double few_save = time_save (few, NULL);
  double slowest;

  report_numbers (many, few);
  report_sorts (many, few);
  report_filters (many, few);
  report_searches (many, few);
  print_figure ("page of 50 rows", time_page (many), time_page (few), PAGE);
  print_figure ("save, median", time_save (many, &slowest), few_save, 1);
  print_figure ("save, slowest", slowest, few_save, 1);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autoptr (BenchData) many = NULL;
  g_autoptr (BenchData) few = NULL;
  double start = now_ms (), ms, raw;

  setlocale (LC_ALL, "");
  many = bench_data_new (n);
  ms = now_ms () - start;
  raw = bench_data_time_raw (many);
  g_print ("%-34s %9.0f ms  %7.2f × plain inserts of the same rows (%.0f ms)\n", "put students, requests, decisions",
           ms, ms / raw, raw);

  few = bench_data_new (FEW);
  report (many->store, few->store);

  return 0;
}

#include "config.h"

#include "bench-data.h"

#include "core/stm-overview.h"
#include "core/stm-row.h"
#include "core/stm-student.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* Figures of lists, search and saving on a profile of many students.  Prints
 * one line a figure; ratios are against the same work on 30 students. */

#define PAGE 50
#define REPEATS 7

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
median (double *values)
{
  qsort (values, REPEATS, sizeof *values, compare_doubles);

  return values[REPEATS / 2];
}

static double
time_query (StmStore *store, const char *sort, const char *search, guint *n_found)
{
  double times[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
      g_autoptr (StmRecordList) list = NULL;
      g_autoptr (GError) error = NULL;
      double start = now_ms ();

      if (sort != NULL)
        stm_query_set_sort (query, sort, i % 2);
      stm_query_set_search (query, search);
      list = stm_store_query (store, query);
      if (!stm_record_list_wait (list, &error))
        g_error ("%s", error->message);
      times[i] = now_ms () - start;
      *n_found = g_list_model_get_n_items (G_LIST_MODEL (list));
    }

  return median (times);
}

static double
time_page (StmStore *store)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);
  g_autoptr (StmRecordList) list = stm_store_query (store, query);
  double times[REPEATS];

  stm_record_list_wait (list, NULL);
  for (int i = 0; i < REPEATS; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
      guint first = n > PAGE ? (guint) g_random_int_range (0, n - PAGE) : 0;
      double start = now_ms ();

      for (guint j = first; j < MIN (n, first + PAGE); j++)
        {
          g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), j);

          g_assert_nonnull (stm_row_get_record (row));
        }
      times[i] = now_ms () - start;
    }

  return median (times);
}

static double
time_save (StmStore *store)
{
  g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecordList) list = stm_store_query (store, query);
  double times[REPEATS];

  stm_record_list_wait (list, NULL);
  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (StmRecord) draft = stm_record_copy (stm_row_get_record (row));
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      double start;

      g_object_set (draft, "street", i % 2 ? "Dorpsstraat 1" : "Kerkstraat 2", NULL);
      g_ptr_array_add (records, draft);
      start = now_ms ();
      if (!stm_store_save (store, records, &error))
        g_error ("%s", error->message);
      times[i] = now_ms () - start;
    }

  return median (times);
}

static void
report (StmStore *many, StmStore *few)
{
  const char *const sorts[] = { NULL, "first-name", "place", "study-year", "province", "school-name",
                                "supervisor-name", "form", "start-1", "preference-name", "status" };
  const char *const searches[] = { "p", "pe", "pee", "peet", "zoe pee", "gent", "sint" };
  guint n, m;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      double ms = time_query (many, sorts[i], NULL, &n);

      g_print ("sort %-16s %8.2f ms  (%u rows; 30 rows: %.2f ms)\n", sorts[i] != NULL ? sorts[i] : "last-name",
               ms, n, time_query (few, sorts[i], NULL, &m));
    }

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      double ms = time_query (many, NULL, searches[i], &n);

      g_print ("search %-14s %8.2f ms  (%u found)\n", searches[i], ms, n);
    }

  g_print ("page of %d rows       %8.2f ms  (30 rows: %.2f ms)\n", PAGE, time_page (many), time_page (few));
  g_print ("save                  %8.2f ms  (30 rows: %.2f ms)\n", time_save (many), time_save (few));
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autoptr (BenchData) many = NULL;
  g_autoptr (BenchData) few = NULL;
  double start = now_ms ();

  many = bench_data_new (n);
  g_print ("put %u students and requests: %.0f ms\n", n, now_ms () - start);
  few = bench_data_new (30);
  report (many->store, few->store);

  return 0;
}

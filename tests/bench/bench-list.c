#include "config.h"

#include "bench-data.h"

#include "core/stm-overview.h"
#include "widgets/stm-table.h"

#include <stdlib.h>
#include <time.h>

/* One list on the screen, as the overview shows it: how long the main thread
 * works until a frame shows what was asked for, and how long that takes on the
 * clock.  Run with 30 and with many students to compare. */

#define REPEATS 9

static const char *const columns[] = { "last-name", "first-name", "school-name", "supervisor-name", "form", "periods",
                                       "preference-name", "status", NULL };
static const char *const subtitle[] = { "school-name", "status", NULL };

typedef struct
{
  guint          n_students;
  GtkWidget     *window;
  GtkWidget     *table;
  StmRecordList *list;
  double         worked, waited;
  double         started_work, started_wait;
} Bench;

static double
work_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);

  return t.tv_sec * 1000.0 + t.tv_nsec / 1e6;
}

static void
begin (Bench *self)
{
  self->started_work = work_ms ();
  self->started_wait = g_get_monotonic_time () / 1000.0;
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
end_with_frame (Bench *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (self->window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);

  self->worked = work_ms () - self->started_work;
  self->waited = g_get_monotonic_time () / 1000.0 - self->started_wait;
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 300 * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);

  return values[n / 2];
}

static void
report (Bench *self, const char *what, double *worked, double *waited, guint n)
{
  g_print ("%-28s %7u rows  main thread %8.2f ms   clock %8.2f ms\n", what, self->n_students,
           median (worked, n), median (waited, n));
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *adjustment = find_adjustment (child);

      if (adjustment != NULL)
        return adjustment;
    }

  return NULL;
}

static void
bench_show (Bench *self, StmStore *store)
{
  double worked[REPEATS], waited[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);

      stm_table_set_model (STM_TABLE (self->table), NULL);
      g_clear_object (&self->list);
      settle ();
      begin (self);
      self->list = stm_store_query (store, query);
      stm_record_list_wait (self->list, NULL);
      stm_table_set_model (STM_TABLE (self->table), G_LIST_MODEL (self->list));
      end_with_frame (self);
      worked[i] = self->worked;
      waited[i] = self->waited;
    }
  report (self, "show", worked, waited, REPEATS);
}

static void
bench_scroll (Bench *self)
{
  GtkAdjustment *adjustment = find_adjustment (self->table);
  double worked[REPEATS], waited[REPEATS];

  settle ();
  for (int i = 0; i < REPEATS; i++)
    {
      begin (self);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
      end_with_frame (self);
      worked[i] = self->worked;
      waited[i] = self->waited;
      settle ();
    }
  report (self, "page down", worked, waited, REPEATS);

  for (int i = 0; i < REPEATS; i++)
    {
      begin (self);
      stm_table_scroll_to (STM_TABLE (self->table), i % 2 == 0 ? self->n_students - 1 : 0);
      end_with_frame (self);
      worked[i] = self->worked;
      waited[i] = self->waited;
      settle ();
    }
  report (self, "to the end and back", worked, waited, REPEATS);
}

static void
bench_query (Bench *self, const char *what, const char *const *sorts, const char *const *searches)
{
  double worked[REPEATS], waited[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    {
      g_autoptr (StmQuery) query = stm_query_new (STM_TYPE_OVERVIEW);

      if (sorts != NULL)
        stm_query_set_sort (query, sorts[i % g_strv_length ((char **) sorts)], FALSE);
      if (searches != NULL)
        stm_query_set_search (query, searches[i % g_strv_length ((char **) searches)]);
      begin (self);
      stm_record_list_set_query (self->list, query);
      stm_record_list_wait (self->list, NULL);
      end_with_frame (self);
      worked[i] = self->worked;
      waited[i] = self->waited;
      settle ();
    }
  report (self, what, worked, waited, REPEATS);
}

static double
peak_memory_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;

  return line != NULL ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : 0;
}

int
main (int argc, char *argv[])
{
  static const char *const own[] = { "first-name", "last-name", "place", NULL };
  static const char *const joined[] = { "school-name", "supervisor-name", "status", "preference-name", NULL };
  static const char *const texts[] = { "pee", "zoe", "zoe pee", "van den", "ozd", NULL };
  Bench self = { .n_students = argc > 1 ? (guint) atoi (argv[1]) : 30 };
  g_autoptr (BenchData) data = NULL;
  double before;

  adw_init ();
  data = bench_data_new (self.n_students);
  before = peak_memory_mb ();

  self.window = adw_window_new ();
  self.table = stm_table_new ();
  stm_table_set_columns (STM_TABLE (self.table), STM_TYPE_OVERVIEW, columns, subtitle);
  stm_table_set_role (STM_TABLE (self.table), STM_ROLE_REGION);
  adw_window_set_content (ADW_WINDOW (self.window), self.table);
  gtk_window_set_default_size (GTK_WINDOW (self.window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self.window));
  settle ();

  bench_show (&self, data->store);
  bench_scroll (&self);
  bench_query (&self, "sort by own columns", own, NULL);
  bench_query (&self, "sort by joined columns", joined, NULL);
  bench_query (&self, "search as you type", NULL, texts);
  g_print ("%-28s %7u rows  %.1f MB above %.1f MB\n", "peak memory", self.n_students, peak_memory_mb () - before, before);

  gtk_window_destroy (GTK_WINDOW (self.window));
  g_clear_object (&self.list);

  return 0;
}

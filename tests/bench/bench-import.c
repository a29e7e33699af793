#include "config.h"

#include "bench-data.h"

#include "core/stm-record-types.h"
#include "exchange/stm-profile-export.h"
#include "exchange/stm-profile-import.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Figures of export and import of a profile of many students, against raw
 * inserts of the same rows into the same tables, indexes and search. */

static const guint8 key[STM_KEY_SIZE] = { 1 };

/* wall clock, and the processor time of all threads, which other programs on the
 * machine do not change */
typedef struct
{
  double wall;
  double processor;
} Time;

static Time
get_time (void)
{
  struct timespec processor;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &processor);

  return (Time) { g_get_monotonic_time () / 1e6, (double) processor.tv_sec + (double) processor.tv_nsec / 1e9 };
}

static Time
since (Time start)
{
  Time now = get_time ();

  return (Time) { now.wall - start.wall, now.processor - start.processor };
}

/* the most memory that the process had since it was reset, in MB */
static double
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = strstr (status, "VmHWM:");

  return line != NULL ? strtod (line + strlen ("VmHWM:"), NULL) / 1024 : 0;
}

static void
reset_peak (void)
{
  FILE *file = g_fopen ("/proc/self/clear_refs", "w");

  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }
}

static GFile *
get_file (BenchData *data, const char *name)
{
  return g_file_new_build_filename (data->folder, name, NULL);
}

static void
remove_database (GFile *file)
{
  const char *const ends[] = { "", "-wal", "-shm", ".lock" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (g_file_peek_path (file), ends[i], NULL);

      g_unlink (path);
    }
}

static StmStore *
make_empty (GFile *file)
{
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  StmStore *store = stm_store_open (file, key, STM_STORE_CREATE, &error);

  if (store == NULL)
    g_error ("%s", error->message);

  g_object_set (profile, "name", "Bench", "role", STM_ROLE_REGION, NULL);
  g_ptr_array_add (records, profile);
  if (!stm_store_save (store, records, &error))
    g_error ("%s", error->message);

  return store;
}

static void
run_sql (sqlite3 *handle, const char *sql)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
}

static sqlite3 *
open_raw (GFile *file)
{
  g_autoptr (GString) pragma = g_string_new ("PRAGMA key = \"x'");
  sqlite3 *handle;

  for (guint i = 0; i < sizeof key; i++)
    g_string_append_printf (pragma, "%02x", key[i]);
  g_string_append (pragma, "'\"");

  if (sqlite3_open (g_file_peek_path (file), &handle) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  if (stm_store_is_encrypted ())
    run_sql (handle, pragma->str);
  run_sql (handle, "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000;"
                   "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");

  return handle;
}

/* Reads all rows of a table, and with @to inserts each into the same table. */
static void
copy_table (sqlite3 *from, sqlite3 *to, const char *table)
{
  g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr (GString) insert = g_string_new (NULL);
  sqlite3_stmt *reading, *writing = NULL;
  int n;

  if (sqlite3_prepare_v2 (from, select, -1, &reading, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (from));

  n = sqlite3_column_count (reading);
  g_string_printf (insert, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < n; i++)
    g_string_append (insert, ",?");
  g_string_append_c (insert, ')');
  if (to != NULL && sqlite3_prepare_v2 (to, insert->str, -1, &writing, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (to));

  while (sqlite3_step (reading) == SQLITE_ROW)
    {
      for (int i = 0; i < n; i++)
        if (to != NULL)
          sqlite3_bind_value (writing, i + 1, sqlite3_column_value (reading, i));
        else
          sqlite3_column_text (reading, i);

      if (to != NULL && sqlite3_step (writing) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (to));
      if (to != NULL)
        sqlite3_reset (writing);
    }

  sqlite3_finalize (reading);
  sqlite3_finalize (writing);
}

static Time
time_copy (sqlite3 *from, sqlite3 *to)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);
  Time start = get_time ();

  if (to != NULL)
    run_sql (to, "BEGIN IMMEDIATE");
  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[i]);

      copy_table (from, to, klass->kind);
    }
  if (to != NULL)
    run_sql (to, "COMMIT");

  return since (start);
}

/* What it takes only to write the rows: reading them is taken off. */
static Time
time_raw (BenchData *data)
{
  g_autoptr (GFile) file = get_file (data, "raw.db");
  StmStore *store = make_empty (file);
  sqlite3 *from, *to;
  Time reading, both;

  stm_store_close (store);
  g_object_unref (store);

  from = open_raw (stm_store_get_file (data->store));
  to = open_raw (file);
  reading = time_copy (from, NULL);
  both = time_copy (from, to);
  sqlite3_close (from);
  sqlite3_close (to);
  remove_database (file);

  return (Time) { both.wall - reading.wall, both.processor - reading.processor };
}

static Time
time_import (BenchData *data, GFile *json, gboolean again)
{
  g_autoptr (GFile) file = get_file (data, "import.db");
  StmStore *store = make_empty (file);
  g_autoptr (GError) error = NULL;
  Time start, taken = { 0 };

  for (int i = 0; i < (again ? 2 : 1); i++)
    {
      g_autoptr (StmImportPlan) plan = NULL;

      start = get_time ();
      plan = stm_profile_import (store, json, 0, NULL, NULL, &error);
      if (plan == NULL || !stm_import_plan_to_error (plan, &error))
        g_error ("%s", error->message);
      taken = since (start);
    }

  while (g_main_context_iteration (NULL, FALSE));
  stm_store_close (store);
  g_object_unref (store);
  remove_database (file);

  return taken;
}

static void
print_time (const char *what, Time taken, Time raw)
{
  g_print ("%-32s %7.2f s, processor %7.2f s, %.2f and %.2f times raw inserts\n", what, taken.wall, taken.processor,
           taken.wall / raw.wall, taken.processor / raw.processor);
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 100000;
  g_autoptr (BenchData) data = bench_data_new (n);
  g_autoptr (GFile) json = get_file (data, "profile.json");
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  double before;
  Time start, raw, taken;

  raw = time_raw (data);
  g_print ("%u students and requests\n", n);
  print_time ("raw inserts of the same rows", raw, raw);

  reset_peak ();
  before = get_peak ();
  start = get_time ();
  if (!stm_profile_export (data->store, json, NULL, &error))
    g_error ("%s", error->message);
  print_time ("export", since (start), raw);
  info = g_file_query_info (json, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
  g_print ("  %.0f MB of JSON, peak memory %.0f MB, of which before %.0f\n",
           (double) g_file_info_get_size (info) / 1e6, get_peak (), before);

  malloc_trim (0);
  reset_peak ();
  before = get_peak ();
  taken = time_import (data, json, FALSE);
  print_time ("import", taken, raw);
  g_print ("  peak memory %.0f MB, of which before %.0f\n", get_peak (), before);

  print_time ("import again, unchanged", time_import (data, json, TRUE), raw);

  g_unlink (g_file_peek_path (json));

  return 0;
}

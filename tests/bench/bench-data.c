#include "config.h"

#include "bench-data.h"

#include "core/stm-placement.h"
#include "core/stm-policy.h"
#include "core/stm-profile.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "store/stm-connection.h"
#include "store/stm-migrator.h"

#include <glib/gstdio.h>

#define N_SCHOOLS 20
#define N_SERVICES 60
static const guint8 key[STM_KEY_SIZE] = { 1 };

#define TIME "2026-07-01T08:00:00Z"

static const char *const first_names[] = {
  "Zoë", "Jan", "Amira", "Lotte", "Mehmet", "Fien", "Wout", "Noor", "Ilias", "Marie", "Emma", "Lucas", "Jade", "Arthur",
  "Louise", "Noah", "Olivia", "Liam", "Ella", "Adam", "Mila", "Jules", "Nora", "Victor", "Elise", "Finn", "Yasmina",
  "Mohamed", "Camille", "Rayan", "Juliette", "Kobe", "Hanne", "Seppe", "Lien", "Björn", "Inès", "Tuur", "Aïcha", "Senne",
};
/* two parts make some hundreds of names, as spread as real ones */
static const char *const name_starts[] = {
  "Pee", "Jans", "Mae", "Ja", "Mer", "Wil", "Clae", "Goos", "Wou", "De S", "Özd", "El Am", "Van den B", "Du", "Ver",
  "Van H", "Lam", "Her", "Dese", "Mich", "Bog", "Coo", "Den", "Fra", "Gee", "Hen", "Ker", "Leem", "Moen", "Nij",
  "Ooms", "Roe", "Sme", "Tim", "Vla", "Wau", "Yil", "Zee", "Bae", "Cop",
};
static const char *const name_ends[] = {
  "ters", "sens", "mans", "cobs", "lems", "ssens", "met", "rani", "emir", "roeck", "bois", "haeghe", "bert", "ckx",
  "meire", "iels", "aerts", "donck", "veld", "kens", "uyse", "linden", "stijn", "wijck", "becke",
};
static const char *const places[] = { "Gent", "Antwerpen", "Brugge", "Hasselt", "Leuven", "Aalst", "Kortrijk" };

typedef struct
{
  guint       n_students;
  StmRecord  *schools[N_SCHOOLS];
  StmRecord  *supervisors[N_SCHOOLS];
  StmRecord  *services[N_SERVICES];
  StmRecord  *programme;
} Fill;

static gboolean
put (StmTransaction *transaction, StmRecord *record, GError **error)
{
  stm_record_set_revision (record, 1);
  stm_record_set_times (record, TIME, TIME, NULL);

  return stm_transaction_put (transaction, record, error);
}

static gboolean
fill_around (StmTransaction *transaction, Fill *fill, GError **error)
{
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);

  g_object_set (profile, "name", "Regio Oost", "role", STM_ROLE_REGION, NULL);
  if (!put (transaction, profile, error))
    return FALSE;

  fill->programme = stm_record_new (STM_TYPE_PROGRAMME);
  g_object_set (fill->programme, "name", "7e jaar TBZ", "school-year", "2026-2027", "study", "TBZ", "study-years", 64, NULL);
  if (!put (transaction, fill->programme, error))
    return FALSE;

  for (int i = 0; i < N_SERVICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Thuiszorg %s %d", places[i % G_N_ELEMENTS (places)], i);

      fill->services[i] = stm_record_new (STM_TYPE_SERVICE);
      g_object_set (fill->services[i], "name", name, NULL);
      if (!put (transaction, fill->services[i], error))
        return FALSE;
    }

  for (int i = 0; i < N_SCHOOLS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Sint-Jozef %s %d", places[i % G_N_ELEMENTS (places)], i);

      fill->schools[i] = stm_record_new (STM_TYPE_SCHOOL);
      g_object_set (fill->schools[i], "name", name, "strands", 1, NULL);
      fill->supervisors[i] = stm_record_new (STM_TYPE_SUPERVISOR);
      g_object_set (fill->supervisors[i], "name", first_names[i], "school", stm_record_get_uuid (fill->schools[i]), NULL);
      if (!put (transaction, fill->schools[i], error) || !put (transaction, fill->supervisors[i], error))
        return FALSE;
    }

  return TRUE;
}

/* Spreads the values, the same in every run. */
static guint
mix (guint i)
{
  return i * 2654435761u >> 8;
}

static StmRecord *
new_record (GType type, guint i)
{
  int kind = type == STM_TYPE_STUDENT ? 1 : type == STM_TYPE_REQUEST ? 2 : 3;
  g_autofree char *uuid = g_strdup_printf ("%08x-%04d-4000-8000-%012x", i * 2246822519u, kind, i);
  StmRecord *record = g_object_new (type, NULL);

  stm_record_set_uuid (record, uuid);

  return record;
}

static gboolean
fill_student (StmTransaction *transaction, Fill *fill, guint i, GError **error)
{
  guint mixed = mix (i);
  g_autofree char *last_name = g_strconcat (name_starts[mixed / 5 % G_N_ELEMENTS (name_starts)],
                                            name_ends[mixed / 11 % G_N_ELEMENTS (name_ends)], NULL);
  g_autofree char *postcode = g_strdup_printf ("%u", 1000 + mixed / 13 % 900 * 10);
  g_autoptr (StmRecord) student = new_record (STM_TYPE_STUDENT, i);

  g_object_set (student, "school", stm_record_get_uuid (fill->schools[mixed % N_SCHOOLS]),
                "first-name", first_names[mixed / 17 % G_N_ELEMENTS (first_names)], "last-name", last_name,
                "study-year", 7, "national-number", "85112526868", "street", "Dorpsstraat 12", "postcode", postcode,
                "place", places[mixed % G_N_ELEMENTS (places)], "province", 1 + mixed % 6, "phone", "0470 00 00 00",
                "transport", mixed % 16, NULL);

  return put (transaction, student, error);
}

static gboolean
fill_request (StmTransaction *transaction, Fill *fill, guint i, GError **error)
{
  guint mixed = mix (i);
  g_autoptr (StmRecord) student = new_record (STM_TYPE_STUDENT, i);
  g_autoptr (StmRecord) request = new_record (STM_TYPE_REQUEST, i);

  g_object_set (request, "student", stm_record_get_uuid (student),
                "programme", stm_record_get_uuid (fill->programme),
                "supervisor", stm_record_get_uuid (fill->supervisors[mixed % N_SCHOOLS]),
                "form", 1 + mixed % 3, "periods", 1, "hours-per-week", 2160, "total-hours", 12000,
                "start-1", mixed % 2 ? "2026-10-05" : "2027-02-01", "end-1", "2027-02-26",
                "preference-1", stm_record_get_uuid (fill->services[mixed % N_SERVICES]), NULL);

  return put (transaction, request, error);
}

/* two thirds are accepted, some declined, the others wait */
static gboolean
fill_decision (StmTransaction *transaction, Fill *fill, guint i, GError **error)
{
  guint mixed = mix (i), share = mixed / 7 % 12;
  g_autoptr (StmRecord) request = new_record (STM_TYPE_REQUEST, i);
  g_autoptr (StmRecord) placement = new_record (STM_TYPE_PLACEMENT, i);

  g_object_set (placement, "request", stm_record_get_uuid (request), "period", 1,
                "service", stm_record_get_uuid (fill->services[mixed / 3 % N_SERVICES]),
                "state", share == 8 ? STM_DECISION_DECLINED : STM_DECISION_ACCEPTED,
                "contact-name", "Mieke Contact", "reason", share == 8 ? "volzet" : NULL, NULL);

  return share > 8 || put (transaction, placement, error);
}

/* Kind by kind, as a file has them. */
static gboolean
fill_all (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean (*const steps[]) (StmTransaction *, Fill *, guint, GError **) = { fill_student, fill_request, fill_decision };
  Fill *fill = data;

  if (!fill_around (transaction, fill, error))
    return FALSE;

  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    for (guint i = 0; i < fill->n_students; i++)
      if (!steps[step] (transaction, fill, i, error))
        return FALSE;

  return TRUE;
}

static void
fill_clear (Fill *fill)
{
  for (int i = 0; i < N_SCHOOLS; i++)
    {
      g_object_unref (fill->schools[i]);
      g_object_unref (fill->supervisors[i]);
    }
  for (int i = 0; i < N_SERVICES; i++)
    g_object_unref (fill->services[i]);
  g_object_unref (fill->programme);
}

BenchData *
bench_data_new (guint n_students)
{
  BenchData *self = g_new0 (BenchData, 1);
  Fill fill = { .n_students = n_students };
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("stm-bench-XXXXXX", NULL);
  path = g_build_filename (self->folder, "profile.db", NULL);
  file = g_file_new_for_path (path);
  self->store = stm_store_open (file, key, STM_STORE_CREATE, &error);
  if (self->store == NULL || !stm_store_run (self->store, fill_all, &fill, NULL, &error))
    g_error ("%s", error->message);
  fill_clear (&fill);
  stm_store_set_role (self->store, STM_ROLE_REGION);

  return self;
}

static const char *const tables[] = { "profile", "programme", "service", "school", "supervisor", "student", "request",
                                     "placement" };

static void
check (int result, sqlite3 *handle)
{
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (handle));
}

static sqlite3_stmt *
prepare_insert (sqlite3 *handle, const char *table, int n_columns)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_string_printf (sql, "INSERT INTO %s VALUES (?", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  check (sqlite3_prepare_v2 (handle, sql->str, -1, &statement, NULL), handle);

  return statement;
}

/* Returns the time of reading alone, when to is NULL, or of both. */
static gint64
copy_table (sqlite3 *from, sqlite3 *to, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table);
  sqlite3_stmt *reading = NULL, *writing = NULL;
  gint64 start = g_get_monotonic_time ();

  check (sqlite3_prepare_v2 (from, sql, -1, &reading, NULL), from);
  if (to != NULL)
    writing = prepare_insert (to, table, sqlite3_column_count (reading));

  while (sqlite3_step (reading) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (reading) && writing != NULL; i++)
        check (sqlite3_bind_value (writing, i + 1, sqlite3_column_value (reading, i)), to);
      if (writing != NULL)
        {
          check (sqlite3_step (writing), to);
          sqlite3_reset (writing);
        }
    }
  sqlite3_finalize (reading);
  sqlite3_finalize (writing);

  return g_get_monotonic_time () - start;
}

double
bench_data_time_raw (BenchData *self)
{
  g_autofree char *path = g_build_filename (self->folder, "profile.db", NULL);
  g_autofree char *raw_path = g_build_filename (self->folder, "raw.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDatabase) from = stm_database_open (path, key, STM_DATABASE_QUERY_ONLY, &error);
  g_autoptr (StmDatabase) to = stm_database_open (raw_path, key, STM_DATABASE_CREATE, &error);
  gint64 reading = 0, start;

  if (from == NULL || to == NULL || !stm_migrator_run (to, raw_path, TRUE, &error))
    g_error ("%s", error->message);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    reading += copy_table (stm_database_get_handle (from), NULL, tables[i]);

  start = g_get_monotonic_time ();
  stm_database_execute (to, "BEGIN IMMEDIATE", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    copy_table (stm_database_get_handle (from), stm_database_get_handle (to), tables[i]);
  if (!stm_database_execute (to, "COMMIT", &error))
    g_error ("%s", error->message);

  return (g_get_monotonic_time () - start - reading) / 1000.0;
}

void
bench_data_free (BenchData *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (g_main_context_iteration (NULL, FALSE));
  stm_store_close (self->store);
  g_object_unref (self->store);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

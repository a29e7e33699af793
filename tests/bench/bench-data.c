#include "config.h"

#include "bench-data.h"

#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

#include <glib/gstdio.h>

#define N_SCHOOLS 20
#define N_SERVICES 60
#define TIME "2026-07-01T08:00:00Z"

static const char *const first_names[] = { "Zoë", "Jan", "Amira", "Lotte", "Mehmet", "Fien", "Wout", "Noor", "Ilias", "Marie" };
static const char *const last_names[] = { "Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Claes", "Goossens",
                                          "Wouters", "De Smet", "Özdemir", "El Amrani", "Van den Broeck", "Dubois" };
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
      g_object_set (fill->supervisors[i], "name", first_names[i % 10], "school", stm_record_get_uuid (fill->schools[i]), NULL);
      if (!put (transaction, fill->schools[i], error) || !put (transaction, fill->supervisors[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_student (StmTransaction *transaction, Fill *fill, guint i, GError **error)
{
  guint mixed = i * 2654435761u >> 8;
  g_autofree char *last_name = g_strdup_printf ("%s %s", last_names[mixed % G_N_ELEMENTS (last_names)],
                                                last_names[(mixed >> 4) % G_N_ELEMENTS (last_names)]);
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  const char *place = places[mixed % G_N_ELEMENTS (places)];
  guint school = mixed % N_SCHOOLS;

  g_object_set (student, "school", stm_record_get_uuid (fill->schools[school]),
                "first-name", first_names[mixed % G_N_ELEMENTS (first_names)], "last-name", last_name,
                "study-year", 7, "national-number", "85112526868", "street", "Dorpsstraat 12", "postcode", "9000",
                "place", place, "province", 1 + mixed % 6, "phone", "0470 00 00 00", "transport", mixed % 16, NULL);
  g_object_set (request, "student", stm_record_get_uuid (student),
                "programme", stm_record_get_uuid (fill->programme),
                "supervisor", stm_record_get_uuid (fill->supervisors[school]),
                "form", 1 + mixed % 3, "periods", 1, "hours-per-week", 2160, "total-hours", 12000,
                "start-1", mixed % 2 ? "2026-10-05" : "2027-02-01", "end-1", "2027-02-26",
                "preference-1", stm_record_get_uuid (fill->services[mixed % N_SERVICES]), NULL);

  return put (transaction, student, error) && put (transaction, request, error);
}

static gboolean
fill_all (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Fill *fill = data;

  if (!fill_around (transaction, fill, error))
    return FALSE;

  for (guint i = 0; i < fill->n_students; i++)
    if (!fill_student (transaction, fill, i, error))
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
  guint8 key[STM_KEY_SIZE] = { 1 };
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

  return self;
}

void
bench_data_free (BenchData *self)
{
  const char *const names[] = { "profile.db", "profile.db-wal", "profile.db-shm", "profile.db.lock" };

  while (g_main_context_iteration (NULL, FALSE));
  stm_store_close (self->store);
  g_object_unref (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

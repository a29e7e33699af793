#include "config.h"

#include "bench-data.h"

#include "core/stm-record-types.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"
#include "exchange/stm-package-export.h"
#include "exchange/stm-peers.h"
#include "exchange/stm-profile-export.h"
#include "exchange/stm-profile-import.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Figures of a school's package of requests that goes into a region with ten
 * times as many, against plain import of a profile with the same records. */

static const guint8 key[STM_KEY_SIZE] = { 1 };

/* wall clock, and the processor time of all threads, which other programs on the
 * machine do not change */
typedef struct
{
  double wall;
  double processor;
} Time;

typedef struct
{
  BenchData *region;
  StmStore  *school;
  StmRecord *record;     /* of the school, the same here and there */
  StmRecord *programme;
  guint      n;
} Bench;

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

static double
reset_peak (void)
{
  FILE *file = g_fopen ("/proc/self/clear_refs", "w");

  malloc_trim (0);
  if (file != NULL)
    {
      fputs ("5", file);
      fclose (file);
    }

  return get_peak ();
}

static void
must (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error->message);
}

static gboolean
put (StmTransaction *transaction, StmRecord *record, GError **error)
{
  stm_record_set_revision (record, 1);
  stm_record_set_times (record, "2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z", NULL);

  return stm_transaction_put (transaction, record, error);
}

static gboolean
put_student (StmTransaction *transaction, Bench *self, StmRecord *supervisor, GError **error)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);

  g_object_set (student, "school", stm_record_get_uuid (self->record), "first-name", "Noor", "last-name", "Peeters",
                "study-year", 7, "national-number", "85112526868", "street", "Dorpsstraat 12", "postcode", "9000",
                "place", "Gent", "province", 6, "phone", "0470 00 00 00", "transport", 3, NULL);
  g_object_set (request, "student", stm_record_get_uuid (student), "programme", stm_record_get_uuid (self->programme),
                "supervisor", stm_record_get_uuid (supervisor), "form", 1, "periods", 1, "hours-per-week", 2160,
                "total-hours", 12000, "start-1", "2026-10-05", "end-1", "2027-02-26", "entered", "2026-07-01 10:00", NULL);

  return put (transaction, student, error) && put (transaction, request, error);
}

static gboolean
fill_school (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Bench *self = data;
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);
  g_autoptr (StmRecord) supervisor = stm_record_new (STM_TYPE_SUPERVISOR);

  g_object_set (profile, "name", "School", "role", STM_ROLE_SCHOOL, "school", stm_record_get_uuid (self->record), NULL);
  g_object_set (supervisor, "school", stm_record_get_uuid (self->record), "name", "Bea Gids", NULL);
  if (!put (transaction, profile, error) || !put (transaction, self->record, error)
      || !put (transaction, self->programme, error) || !put (transaction, supervisor, error))
    return FALSE;

  for (guint i = 0; i < self->n; i++)
    if (!put_student (transaction, self, supervisor, error))
      return FALSE;

  return TRUE;
}

static GFile *
get_file (Bench *self, const char *name)
{
  return g_file_new_build_filename (self->region->folder, name, NULL);
}

static StmRecord *
get_first (StmStore *store, GType type)
{
  g_autoptr (GListModel) list = stm_store_list (store, type, NULL, NULL, NULL);

  return g_list_model_get_item (list, 0);
}

static void
make_school (Bench *self)
{
  g_autoptr (GFile) file = get_file (self, "school.db");
  g_autoptr (GError) error = NULL;
  gboolean ok;

  self->record = get_first (self->region->store, STM_TYPE_SCHOOL);
  self->programme = get_first (self->region->store, STM_TYPE_PROGRAMME);
  self->school = stm_store_open (file, key, STM_STORE_CREATE, &error);
  must (self->school != NULL, error);
  ok = stm_store_run (self->school, fill_school, self, NULL, &error);
  must (ok, error);
  stm_store_set_role (self->school, STM_ROLE_SCHOOL);
}

static Time
take (StmStore *store, GFile *file, StmStore *sender)
{
  g_autofree char *fingerprint = sender != NULL ? stm_peers_dup_fingerprint (sender, NULL) : NULL;
  StmPackageTerms terms = { NULL, fingerprint, NULL, STM_CONFLICT_THEIRS };
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  Time start = get_time ();
  gboolean ok;

  plan = stm_profile_import (store, file, STM_IMPORT_DEFAULT, &terms, NULL, &error);
  must (plan != NULL, error);
  ok = stm_import_plan_to_error (plan, &error);
  must (ok, error);

  return since (start);
}

static Time
make (StmStore *store, StmPackageContent content, const char *receiver, GFile *file)
{
  StmPackageOrder order = { content, receiver, NULL, FALSE };
  g_autoptr (GError) error = NULL;
  Time start = get_time ();
  gboolean ok = stm_package_export (store, &order, file, NULL, NULL, &error);

  must (ok, error);

  return since (start);
}

static void
print_time (const char *what, Time taken, Time plain)
{
  g_print ("%-44s %6.2f s, processor %6.2f s", what, taken.wall, taken.processor);
  if (plain.wall > 0)
    g_print (", %.2f and %.2f times plain import", taken.wall / plain.wall, taken.processor / plain.processor);
  g_print ("\n");
}

/* A copy of the region's database, into which the school's profile goes as a file. */
static Time
time_plain (Bench *self)
{
  g_autoptr (GFile) json = get_file (self, "school.json");
  g_autoptr (GFile) folder = g_file_new_for_path (self->region->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = stm_store_backup (self->region->store, folder, NULL, &error);
  g_autoptr (StmStore) store = NULL;
  gboolean ok;
  Time taken;

  ok = copy != NULL && stm_profile_export (self->school, json, NULL, &error);
  must (ok, error);
  store = stm_store_open (copy, key, STM_STORE_DEFAULT, &error);
  must (store != NULL, error);
  stm_store_set_role (store, STM_ROLE_REGION);
  taken = take (store, json, NULL);
  while (g_main_context_iteration (NULL, FALSE));
  stm_store_close (store);

  return taken;
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 50000;
  g_autoptr (BenchData) data = bench_data_new (n);
  Bench self = { .region = data, .n = n / 10 };
  g_autoptr (GFile) catalogue = get_file (&self, "catalogue.stagematching");
  g_autoptr (GFile) requests = get_file (&self, "requests.stagematching");
  g_autoptr (GFile) placements = get_file (&self, "placements.stagematching");
  Time plain, none = { 0 };
  double before;

  make_school (&self);
  g_print ("%u requests into a region of %u\n", self.n, n);

  print_time ("catalogue for the school", make (data->store, STM_PACKAGE_CATALOGUE, stm_record_get_uuid (self.record), catalogue), none);
  take (self.school, catalogue, data->store);

  plain = time_plain (&self);
  print_time ("plain import of the school's profile", plain, plain);

  before = reset_peak ();
  print_time ("package of requests, made", make (self.school, STM_PACKAGE_REQUESTS, NULL, requests), plain);
  g_print ("  peak memory %.0f MB, of which before %.0f\n", get_peak (), before);

  before = reset_peak ();
  print_time ("package of requests, taken", take (data->store, requests, self.school), plain);
  g_print ("  peak memory %.0f MB, of which before %.0f\n", get_peak (), before);
  print_time ("package of requests, taken again", take (data->store, requests, NULL), plain);

  before = reset_peak ();
  print_time ("package of placements, made", make (data->store, STM_PACKAGE_PLACEMENTS, stm_record_get_uuid (self.record), placements), plain);
  g_print ("  peak memory %.0f MB, of which before %.0f\n", get_peak (), before);
  print_time ("package of placements, taken", take (self.school, placements, NULL), plain);

  while (g_main_context_iteration (NULL, FALSE));
  stm_store_close (self.school);
  g_object_unref (self.school);
  g_object_unref (self.record);
  g_object_unref (self.programme);

  return 0;
}

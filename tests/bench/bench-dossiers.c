#include "config.h"

#include "core/stm-caseload.h"
#include "core/stm-profile.h"
#include "core/stm-row.h"
#include "store/stm-store-case.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

/* Figures of a partner's dossiers: what is to be done in all of them, the list, a
 * page of it, opening one, and what the calendar decides.  Prints one line a figure:
 * milliseconds, and the ratio to the same work on 30 dossiers; what goes through all
 * of them also to opening them one by one. */

#define FEW 30
#define PAGE 50
#define REPEATS 7
#define TODAY "2026-11-20"
#define TIME  "2026-07-01T08:00:00Z"

static const guint8 key[STM_KEY_SIZE] = { 1 };

static const char *const last_names[] = { "Peeters", "Özdemir", "El Amrani", "Mertens", "De Smet", "Wouters", "Kaya", "Claes", "Nguyen" };
static const char *const first_names[] = { "Zoë", "Jan", "Amira", "Lotte", "Mehmet", "Fien", "Wout", "Noor" };

typedef struct
{
  char     *folder;
  StmStore *store;
  guint     n;
} Office;

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

static char *
put (StmTransaction *transaction, GType type, const char *first, ...)
{
  g_autoptr (StmRecord) record = stm_record_new (type);
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, first);
  g_object_set_valist (G_OBJECT (record), first, args);
  va_end (args);
  stm_record_set_revision (record, 1);
  stm_record_set_times (record, TIME, TIME, NULL);
  if (!stm_transaction_put (transaction, record, &error))
    g_error ("%s", error->message);

  return g_strdup (stm_record_get_uuid (record));
}

static char *
dup_day (int offset)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 11, 20, 0, 0, 0);
  g_autoptr (GDateTime) other = g_date_time_add_days (day, offset);

  return g_date_time_format (other, "%Y-%m-%d");
}

/* What a year of guidance leaves. */
static void
fill_guidance (StmTransaction *transaction, const char *mediation, int attended)
{
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *day = dup_day (attended + 30 * i);
      g_autofree char *contact = put (transaction, STM_TYPE_APPOINTMENT, "mediation", mediation, "date", day, "time", "09:00",
                                      "type", i == 0 ? STM_CONTACT_TYPE_FIRST : STM_CONTACT_TYPE_FOLLOW_UP,
                                      "outcome", STM_OUTCOME_PRESENT, "completed-on", day, NULL);
      g_autofree char *sheet = put (transaction, STM_TYPE_SHEET, "mediation", mediation, "number", i + 1, "opened-on", day,
                                    "closed-on", day, NULL);
      g_autofree char *goal = put (transaction, STM_TYPE_GOAL, "mediation", mediation, "rubric", 1 + i % 5, "name", "Werkpunt", NULL);

      for (int j = 0; j < 3; j++)
        g_free (put (transaction, STM_TYPE_TASK, "mediation", mediation, "sheet", sheet, "goal", goal, "name", "Opdracht",
                     "due-on", day, "progress", 1, "done-on", day, NULL));
    }
}

static void
fill_dossier (StmTransaction *transaction, guint i, const char *mediator)
{
  int attended = -(int) (i % 600) - 5;
  g_autofree char *day = dup_day (attended);
  g_autofree char *work = dup_day (-10);
  g_autofree char *number = g_strdup_printf ("%u", 12000000 + i);
  g_autofree char *dossier = put (transaction, STM_TYPE_DOSSIER, "first-name", first_names[i % G_N_ELEMENTS (first_names)],
                                  "last-name", last_names[i / 3 % G_N_ELEMENTS (last_names)], "client-number", number,
                                  "mediator", mediator, "place", i % 2 != 0 ? "Genk" : "Hasselt", NULL);
  g_autofree char *mediation = put (transaction, STM_TYPE_MEDIATION, "dossier", dossier, "referred-on", day, "attended-on", day,
                                    "weo-printed-on", day, "weo-signed-on", day, "process-started-on", day, NULL);

  fill_guidance (transaction, mediation, attended);
  g_free (put (transaction, STM_TYPE_ACTIVITY, "mediation", mediation, "type", 1, "code", "953081", "name", "Werkervaringsstage",
               "state", 2, "started-on", work, NULL));
  for (int j = 0; j < 4; j++)
    g_free (put (transaction, STM_TYPE_COMPETENCE, "dossier", dossier, "name", "Klantgericht werken", "score", 2, NULL));
}

static gboolean
fill (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Office *self = data;
  g_autofree char *partner = put (transaction, STM_TYPE_PARTNER, "name", "Partner vzw", NULL);
  g_autofree char *profile = put (transaction, STM_TYPE_PROFILE, "name", "Partner", "role", STM_ROLE_PARTNER, "partner", partner, NULL);
  g_autofree char *mediator = put (transaction, STM_TYPE_MEDIATOR, "name", "EDU LIMB06", NULL);

  for (guint i = 0; i < self->n; i++)
    fill_dossier (transaction, i, mediator);

  return profile != NULL;
}

static Office *
office_new (guint n)
{
  Office *self = g_new0 (Office, 1);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  self->n = n;
  self->folder = g_dir_make_tmp ("stm-bench-XXXXXX", NULL);
  file = g_file_new_build_filename (self->folder, "profile.db", NULL);
  self->store = stm_store_open (file, key, STM_STORE_CREATE, &error);
  if (self->store == NULL || !stm_store_run (self->store, fill, self, NULL, &error))
    g_error ("%s", error->message);
  stm_store_set_role (self->store, STM_ROLE_PARTNER);

  return self;
}

static void
office_free (Office *self)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  stm_store_close (self->store);
  g_object_unref (self->store);
  folder = g_dir_open (self->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Office, office_free)

typedef double (*TimeFunc) (Office *office, guint *n_found);

static void
on_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GListModel **) data = stm_store_list_cases_finish (STM_STORE (source), result, NULL);
}

static double
time_cases (Office *office, guint *n_found)
{
  g_autoptr (GListModel) rows = NULL;
  double start = now_ms ();

  stm_store_list_cases_async (office->store, TODAY, NULL, on_listed, &rows);
  while (rows == NULL)
    g_main_context_iteration (NULL, TRUE);
  *n_found = g_list_model_get_n_items (rows);

  return now_ms () - start;
}

static double
time_pass (Office *office, guint *n_found)
{
  double start = now_ms ();

  *n_found = (guint) stm_store_pass_time (office->store, TODAY, NULL);

  return now_ms () - start;
}

static StmRecordList *
query (Office *office, const char *sort, const char *search)
{
  g_autoptr (StmQuery) wanted = stm_query_new (STM_TYPE_CASELOAD);
  StmRecordList *list;

  stm_query_set_sort (wanted, sort, FALSE);
  stm_query_set_search (wanted, search);
  list = stm_store_query (office->store, wanted);
  if (!stm_record_list_wait (list, NULL))
    g_error ("The list cannot be read.");

  return list;
}

static double
time_list (Office *office, const char *sort, const char *search, guint *n_found)
{
  double start = now_ms ();
  g_autoptr (StmRecordList) list = query (office, sort, search);

  *n_found = g_list_model_get_n_items (G_LIST_MODEL (list));

  return now_ms () - start;
}

static double
time_by_name (Office *office, guint *n_found)
{
  return time_list (office, "last-name", NULL, n_found);
}

static double
time_by_state (Office *office, guint *n_found)
{
  return time_list (office, "phase", NULL, n_found);
}

static double
time_by_contact (Office *office, guint *n_found)
{
  return time_list (office, "next-contact", NULL, n_found);
}

static double
time_search (Office *office, guint *n_found)
{
  return time_list (office, "last-name", "oz", n_found);
}

static double
time_page (Office *office, guint *n_found)
{
  g_autoptr (StmRecordList) list = query (office, "last-name", NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint first = n > PAGE ? (n - PAGE) / 2 : 0;
  double start = now_ms ();

  *n_found = MIN (n, PAGE);
  for (guint i = first; i < first + *n_found; i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_nonnull (stm_row_get_record (row));
    }

  return (now_ms () - start) * PAGE / *n_found;
}

static double
time_open (Office *office, guint *n_found)
{
  g_autoptr (GListModel) dossiers = stm_store_list_titles (office->store, STM_TYPE_DOSSIER, NULL, NULL, NULL);
  guint n = g_list_model_get_n_items (dossiers);
  double start = now_ms ();

  *n_found = FEW;
  for (guint i = 0; i < FEW; i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (dossiers, i * 977 % n);
      g_autoptr (StmCaseFile) file = stm_store_get_case (office->store, stm_title_get_uuid (title), NULL);

      g_assert_nonnull (file);
    }

  return (now_ms () - start) / FEW;
}

static double
time_median (Office *office, TimeFunc func, guint *n_found)
{
  double times[REPEATS];

  for (int i = 0; i < REPEATS; i++)
    times[i] = func (office, n_found);

  return median (times, REPEATS);
}

static double
report (const char *what, TimeFunc func, Office *many, Office *few)
{
  guint n, n_few;
  double ms = time_median (many, func, &n);

  g_print ("%-34s %9.2f ms  %7.2f × %d dossiers  (%u found)\n", what, ms, ms / time_median (few, func, &n_few), FEW, n);

  return ms;
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 2000;
  g_autoptr (Office) many = NULL;
  g_autoptr (Office) few = NULL;
  double opened, listed, passed;

  setlocale (LC_ALL, "");
  many = office_new (n);
  few = office_new (FEW);

  opened = report ("open a dossier", time_open, many, few);
  report ("page of 50 rows", time_page, many, few);
  report ("list by name", time_by_name, many, few);
  report ("list by state", time_by_state, many, few);
  report ("list by next contact", time_by_contact, many, few);
  report ("search 'oz'", time_search, many, few);
  listed = report ("what is to be done in all", time_cases, many, few);
  passed = report ("what the calendar decides in all", time_pass, many, few);
  g_print ("%-34s %9.2f ×  and %.2f × opening them one by one\n", "both", listed / (opened * n), passed / (opened * n));

  return 0;
}

#include "config.h"

#include "core/stm-activity.h"
#include "core/stm-appointment.h"
#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-competence.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-dossier.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"
#include "core/stm-message.h"
#include "core/stm-offer.h"
#include "core/stm-package-rules.h"
#include "core/stm-package.h"
#include "core/stm-partner.h"
#include "core/stm-peer.h"
#include "core/stm-placement.h"
#include "core/stm-printout.h"
#include "core/stm-programme.h"
#include "core/stm-region.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-sheet.h"
#include "core/stm-signal.h"
#include "core/stm-student.h"
#include "core/stm-study.h"
#include "core/stm-supervisor.h"
#include "core/stm-target.h"
#include "core/stm-task.h"
#include "store/stm-database.h"
#include "store/stm-migrator-private.h"
#include "store/stm-store.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

/* What test-faults.py runs while system calls fail, disks are full and processes
 * are killed.  Says on its standard output what is done, a line each, once it is
 * safe; an error is one line "error CODE MESSAGE". */

#define N_BULK 200
#define UUID(record) (stm_record_get_uuid (record))

typedef struct
{
  const char *path;
  const char *argument;
  GFile      *file;
  StmStore   *store;
} Tool;

static guint8 key[STM_KEY_SIZE];

static void
say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static int
fail (GError *error)
{
  int status = stm_error_get_exit_status (error);

  g_strdelimit (error->message, "\n", ' ');
  say ("error %d %s", error->domain == STM_ERROR ? error->code : -1, error->message);
  g_error_free (error);

  return status;
}

static gboolean
open_store (Tool *tool, StmStoreFlags flags, GError **error)
{
  tool->store = stm_store_open (tool->file, key, flags, error);

  return tool->store != NULL;
}

static gboolean
save (Tool *tool, gpointer record, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);

  return stm_store_save (tool->store, records, error);
}

static StmRecord *
new_school (int i)
{
  g_autofree char *name = g_strdup_printf ("School %d", i);
  g_autofree char *remarks = g_strnfill (1000, 'r');
  StmRecord *school = stm_record_new (STM_TYPE_SCHOOL);

  g_object_set (school, "name", name, "strands", 1, "remarks", remarks, NULL);

  return school;
}

static gboolean
do_create (Tool *tool, GError **error)
{
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);

  g_object_set (profile, "name", "Regio Oost", "role", STM_ROLE_REGION, NULL);
  if (!open_store (tool, STM_STORE_CREATE, error) || !save (tool, profile, error))
    return FALSE;

  say ("created");

  return TRUE;
}

/* What failed is tried once more, as a person would. */
static gboolean
do_save (Tool *tool, GError **error)
{
  if (!open_store (tool, STM_STORE_DEFAULT, error))
    return FALSE;

  for (int i = 0; i < atoi (tool->argument); i++)
    {
      g_autoptr (StmRecord) school = new_school (i);
      g_autoptr (GError) first = NULL;

      if (!save (tool, school, &first))
        {
          g_assert_cmpint (stm_record_get_revision (school), ==, 0);
          say ("failed %d", first->code);
          if (!save (tool, school, error))
            return FALSE;
        }
      say ("saved %s", stm_record_get_uuid (school));
    }

  return TRUE;
}

static gboolean
put_bulk (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_BULK; i++)
    {
      g_autoptr (StmRecord) school = new_school (i);

      stm_record_set_revision (school, 1);
      stm_record_set_times (school, "2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z", NULL);
      if (!stm_transaction_put (transaction, school, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
do_bulk (Tool *tool, GError **error)
{
  if (!open_store (tool, STM_STORE_DEFAULT, error) || !stm_store_run (tool->store, put_bulk, NULL, NULL, error))
    return FALSE;

  say ("bulk");

  return TRUE;
}

static gboolean
do_backup (Tool *tool, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (tool->argument);
  g_autoptr (GFile) backup = NULL;

  if (!open_store (tool, STM_STORE_READ_ONLY, error))
    return FALSE;

  backup = stm_store_backup (tool->store, folder, NULL, error);
  if (backup != NULL)
    say ("backup %s", g_file_peek_path (backup));

  return backup != NULL;
}

static gboolean
do_check (Tool *tool, GError **error)
{
  if (!open_store (tool, STM_STORE_DEFAULT, error) || !stm_store_check (tool->store, NULL, error))
    return FALSE;

  say ("whole");

  return TRUE;
}

static gboolean
do_list (Tool *tool, GError **error)
{
  g_autoptr (GListModel) schools = NULL;

  if (!open_store (tool, STM_STORE_READ_ONLY, error))
    return FALSE;

  schools = stm_store_list (tool->store, STM_TYPE_SCHOOL, NULL, NULL, error);
  for (guint i = 0; schools != NULL && i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr (StmRecord) school = g_list_model_get_item (schools, i);

      say ("%s", stm_record_get_uuid (school));
    }

  return schools != NULL;
}

static gboolean
do_hold (Tool *tool, GError **error)
{
  if (!open_store (tool, STM_STORE_DEFAULT, error))
    return FALSE;

  say ("open");
  getchar ();

  return TRUE;
}

/* Fills the disk until a save fails, makes room by removing the file that was
 * given, and goes on with the very same draft. */
static gboolean
do_fill (Tool *tool, GError **error)
{
  g_autoptr (StmRecord) school = NULL;
  g_autoptr (GError) full = NULL;
  gint64 n_saved = -1;

  if (!open_store (tool, STM_STORE_DEFAULT, error))
    return FALSE;

  do
    {
      g_clear_object (&school);
      school = new_school (n_saved++);
    }
  while (save (tool, school, &full));

  say ("failed %d", full->code);
  g_assert_cmpint (stm_record_get_revision (school), ==, 0);
  g_assert_cmpint (strlen (STM_SCHOOL (school)->remarks), ==, 1000);
  g_assert_cmpint (stm_store_count (tool->store, STM_TYPE_SCHOOL, error), ==, n_saved);

  g_unlink (tool->argument);
  if (!save (tool, school, error) || !stm_store_check (tool->store, NULL, error))
    return FALSE;

  g_assert_cmpint (stm_store_count (tool->store, STM_TYPE_SCHOOL, error), ==, n_saved + 1);
  say ("again");

  return TRUE;
}

/* A script as a later version may have: it builds a table anew. */
static GBytes *
load_script (int version)
{
  static const char sql[] =
    "CREATE TABLE event_2 (id INTEGER PRIMARY KEY, at TEXT NOT NULL, note TEXT) STRICT;"
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
    " INSERT INTO event_2 SELECT i, 'now', hex (randomblob (20)) FROM n;"
    "CREATE INDEX event_2_by_note ON event_2 (note);"
    "DROP TABLE event;"
    "ALTER TABLE event_2 RENAME TO event;";

  /* the file is of the version before, whose script is not needed */
  return version <= stm_migrator_get_newest () + 1 ? g_bytes_new_static (sql, strlen (sql)) : NULL;
}

static gboolean
do_migrate (Tool *tool, GError **error)
{
  g_autoptr (StmDatabase) database = stm_database_open (tool->path, key, STM_DATABASE_DEFAULT, error);

  if (database == NULL || !stm_migrator_run_scripts (database, tool->path, FALSE, load_script, error))
    return FALSE;

  say ("migrated");

  return TRUE;
}

/* Whether a migration that may have been broken off left one of two states. */
static gboolean
do_migrated (Tool *tool, GError **error)
{
  g_autoptr (StmDatabase) database = stm_database_open (tool->path, key, STM_DATABASE_QUERY_ONLY, error);
  gint64 version, n, schools;

  if (database == NULL || !stm_database_check (database, error)
      || !stm_database_get_integer (database, "PRAGMA user_version", &version, error)
      || !stm_database_get_integer (database, "SELECT count(*) FROM school", &schools, error)
      || !stm_database_get_integer (database, "SELECT count(*) FROM pragma_table_info('event') WHERE name = 'note'", &n, error))
    return FALSE;

  g_assert_cmpint (n, ==, version - stm_migrator_get_newest ());
  say ("version %s %d", n > 0 ? "new" : "old", (int) schools);

  return TRUE;
}

/* One record more of those of a fixture. */
static StmRecord *
add (GPtrArray *records, GType type, const char *first, ...)
{
  va_list arguments;
  StmRecord *record = stm_record_new (type);

  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (record), first, arguments);
  va_end (arguments);
  g_ptr_array_add (records, record);

  return record;
}

static void
add_students (GPtrArray *records)
{
  StmRecord *school = add (records, STM_TYPE_SCHOOL, "name", "Sint-Élisabeth", "strands", 1, NULL);
  StmRecord *supervisor = add (records, STM_TYPE_SUPERVISOR, "name", "An Begeleider", "school", UUID (school), NULL);
  StmRecord *service = add (records, STM_TYPE_SERVICE, "name", "Thuiszorg De Linde", NULL);
  StmRecord *programme = add (records, STM_TYPE_PROGRAMME, "name", "7e jaar TBZ", "school-year", "2026-2027",
                              "study", "TBZ", "study-years", 64, NULL);
  StmRecord *student = add (records, STM_TYPE_STUDENT, "first-name", "Zoë", "last-name", "Peeters",
                            "school", UUID (school), "study-year", 7, NULL);
  StmRecord *request = add (records, STM_TYPE_REQUEST, "student", UUID (student), "programme", UUID (programme),
                            "supervisor", UUID (supervisor), "form", 1, "periods", 1, "hours-per-week", 2160,
                            "total-hours", 6000, "start-1", "2026-10-05", "end-1", "2026-10-30",
                            "preference-1", UUID (service), "entered", "2026-09-02 09:30", NULL);

  add (records, STM_TYPE_PLACEMENT, "request", UUID (request), "service", UUID (service), "period", 1,
       "state", STM_DECISION_ACCEPTED, "contact-name", "Mieke Contact", NULL);
  add (records, STM_TYPE_DEADLINE, "programme", UUID (programme), "name", "Einde van de ronde", "date", "2026-09-15",
       "time", "12:00", "round", 1, "effect", STM_DEADLINE_ROUND, "audience", 7, NULL);
}

/* Refers to the first of the school side. */
static void
add_places (GPtrArray *records)
{
  const char *school = UUID (records->pdata[0]);
  const char *service = UUID (records->pdata[2]);
  const char *student = UUID (records->pdata[4]);
  StmRecord *programme = add (records, STM_TYPE_PROGRAMME, "name", "Vmbo-stages", "school-year", "2026-2027",
                              "study", "Zorg en Welzijn", "study-years", 127, "method", STM_PROGRAMME_BY_NUMBER, NULL);
  StmRecord *offer = add (records, STM_TYPE_OFFER, "service", service, "programme", UUID (programme), "model", 1,
                          "places", 3, "starts-on", "2027-01-11", "ends-on", "2027-01-29", "days", 1023, NULL);
  StmRecord *demand = add (records, STM_TYPE_DEMAND, "school", school, "programme", UUID (programme), "model", 1,
                           "number", 4, "starts-on", "2027-01-11", "ends-on", "2027-01-29", "asked-on", "2026-10-01", NULL);
  StmRecord *arrangement = add (records, STM_TYPE_ARRANGEMENT, "demand", UUID (demand), "offer", UUID (offer),
                                "places", 2, NULL);

  add (records, STM_TYPE_ASSIGNMENT, "arrangement", UUID (arrangement), "student", student, NULL);
  add (records, STM_TYPE_MESSAGE, "demand", UUID (demand), "arrangement", UUID (arrangement), "topic", 2, "audience", 1,
       "text", "Een plaats minder.", "sent-on", "2026-12-01", NULL);
}

static void
add_partners (GPtrArray *records)
{
  StmRecord *region = add (records, STM_TYPE_REGION, "name", "Regio Oost", "phone", "02 000 00 00", NULL);
  StmRecord *peer = add (records, STM_TYPE_PEER, "name", "Sint-Élisabeth", "role", STM_ROLE_SCHOOL,
                         "profile", "0b5f7a3e-5a55-4c3a-9b0a-0b5f7a3e5a55", "region", UUID (region), NULL);

  add (records, STM_TYPE_PACKAGE, "content", STM_PACKAGE_REQUESTS, "direction", 1, "peer", UUID (peer),
       "made-at", "2026-09-03T08:00:00Z", "records", 12, NULL);
}

static void
add_dossier (GPtrArray *records)
{
  StmRecord *mediator = add (records, STM_TYPE_MEDIATOR, "name", "Edu Limburg", NULL);
  StmRecord *dossier = add (records, STM_TYPE_DOSSIER, "first-name", "Jan", "last-name", "Janssens",
                            "client-number", "12000001", "mediator", UUID (mediator), NULL);
  StmRecord *mediation = add (records, STM_TYPE_MEDIATION, "dossier", UUID (dossier), "referred-on", "2026-01-05",
                              "attended-on", "2026-01-12", "weo-printed-on", "2026-01-12", NULL);
  StmRecord *sheet = add (records, STM_TYPE_SHEET, "mediation", UUID (mediation), "number", 1, "opened-on", "2026-01-20", NULL);
  StmRecord *goal = add (records, STM_TYPE_GOAL, "mediation", UUID (mediation), "rubric", 1, "name", "Frans", NULL);
  StmRecord *activity = add (records, STM_TYPE_ACTIVITY, "mediation", UUID (mediation), "type", STM_ACTIVITY_TYPE_OWN,
                             "code", "953081", "name", "Werkervaringsstage", "goal", UUID (goal), NULL);

  add (records, STM_TYPE_PARTNER, "name", "Partner Limburg", "follower-name", "An Opvolger", NULL);
  add (records, STM_TYPE_APPOINTMENT, "mediation", UUID (mediation), "type", STM_CONTACT_TYPE_FIRST, "date", "2026-01-12",
       "time", "09:00", "duration", 60, "outcome", STM_OUTCOME_PRESENT, "completed-on", "2026-01-12", NULL);
  add (records, STM_TYPE_TASK, "mediation", UUID (mediation), "sheet", UUID (sheet), "goal", UUID (goal),
       "activity", UUID (activity), "name", "Stageplaats zoeken", "due-on", "2026-02-01", NULL);
  add (records, STM_TYPE_COMPETENCE, "dossier", UUID (dossier), "name", "Samenwerken", "score", 2, NULL);
  add (records, STM_TYPE_STUDY, "dossier", UUID (dossier), "name", "Hout", "from-year", 2010, NULL);
  add (records, STM_TYPE_TARGET, "dossier", UUID (dossier), "name", "Magazijnier", "rank", 1, NULL);
  add (records, STM_TYPE_SIGNAL, "mediation", UUID (mediation), "topic", STM_SIGNAL_TOPIC_STOPPED, "made-on", "2026-02-01",
       "text", "Ontzetting.", NULL);
  add (records, STM_TYPE_PRINTOUT, "mediation", UUID (mediation), "template", "weo", "name", "Werkervaringsovereenkomst",
       "made-on", "2026-01-12 10:00", "content", "JVBERi0=", NULL);
}

/* Past the policy, for nobody writes a package by hand. */
static gboolean
put_all (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  GPtrArray *records = data;

  for (guint i = 0; i < records->len; i++)
    {
      stm_record_set_revision (records->pdata[i], 1);
      stm_record_set_times (records->pdata[i], "2026-09-02T07:30:00Z", "2026-09-02T07:30:00Z", NULL);
      if (!stm_transaction_put (transaction, records->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/* The file of tests/fixtures for test-migrator: one of each. */
static gboolean
do_fixture (Tool *tool, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StmProfile) profile = NULL;

  add_students (records);
  add_places (records);
  add_partners (records);
  add_dossier (records);
  if (!do_create (tool, error))
    return FALSE;

  profile = stm_store_dup_profile (tool->store);
  g_object_set (profile, "person", "An Peeters", NULL);

  return save (tool, profile, error) && stm_store_run (tool->store, put_all, records, NULL, error);
}

static const struct
{
  const char *name;
  gboolean  (*run) (Tool *tool, GError **error);
} commands[] = {
  { "create", do_create },
  { "save", do_save },
  { "bulk", do_bulk },
  { "backup", do_backup },
  { "check", do_check },
  { "list", do_list },
  { "hold", do_hold },
  { "fill", do_fill },
  { "migrate", do_migrate },
  { "migrated", do_migrated },
  { "fixture", do_fixture },
};

int
main (int argc, char *argv[])
{
  Tool tool = { 0 };
  GError *error = NULL;
  int status = 2;

  if (argc < 3)
    return status;

  memset (key, 0x5a, sizeof key);
  tool.path = argv[1];
  tool.argument = argc > 3 ? argv[3] : "1";
  tool.file = g_file_new_for_path (tool.path);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[2], commands[i].name))
      status = commands[i].run (&tool, &error) ? 0 : fail (error);

  g_clear_object (&tool.store);
  g_object_unref (tool.file);
  if (status == 0)
    say ("done");

  return status;
}

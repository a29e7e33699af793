#include "config.h"

#include "store-fixture.h"

#include "store/stm-store-case.h"

#define FIRST_ON "2027-01-11"

/* Moves of a dossier as they are saved. */
typedef struct
{
  StoreFixture    store;
  StmDossier     *dossier;
  StmMediation   *mediation;
  StmAppointment *first;
} Fixture;

static gpointer
add (Fixture *fixture, GType type, const char *first_name, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list args;

  va_start (args, first_name);
  g_object_set_valist (G_OBJECT (record), first_name, args);
  va_end (args);
  store_fixture_save (&fixture->store, record);

  return record;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediator = NULL;

  store_fixture_set_up (&fixture->store, NULL);
  stm_store_set_role (fixture->store.store, STM_ROLE_PARTNER);

  mediator = add (fixture, STM_TYPE_MEDIATOR, "name", "Dorien Jespers", NULL);
  fixture->dossier = add (fixture, STM_TYPE_DOSSIER, "last-name", "Janssens", "first-name", "Jan", "client-number", "12774435",
                          "mediator", stm_record_get_uuid (mediator), NULL);
  fixture->mediation = add (fixture, STM_TYPE_MEDIATION, "dossier", stm_record_get_uuid (STM_RECORD (fixture->dossier)),
                            "referred-on", "2026-01-04", NULL);
  fixture->first = add (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (STM_RECORD (fixture->mediation)),
                        "type", STM_CONTACT_TYPE_FIRST, "date", FIRST_ON, "time", "09:00", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->dossier);
  g_object_unref (fixture->mediation);
  g_object_unref (fixture->first);
  store_fixture_tear_down (&fixture->store, NULL);
}

static const char *
get_dossier (Fixture *fixture)
{
  return stm_record_get_uuid (STM_RECORD (fixture->dossier));
}

static StmCaseFile *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  StmCaseFile *file = stm_store_get_case (fixture->store.store, get_dossier (fixture), &error);

  g_assert_no_error (error);

  return file;
}

static void
make (Fixture *fixture, StmMove *move, const char *today)
{
  g_autoptr (GError) error = NULL;

  stm_store_move (fixture->store.store, get_dossier (fixture), move, today, &error);
  g_assert_no_error (error);
}

static void
complete (Fixture *fixture, gpointer appointment, StmOutcome outcome, const char *today)
{
  StmMove *move = stm_move_new (STM_MOVE_COMPLETE, stm_record_get_uuid (appointment));

  move->outcome = outcome;
  move->residence_checked = move->work_card_checked = outcome == STM_OUTCOME_PRESENT;
  make (fixture, move, today);
}

/* How many events of the dossier have these changes. */
static guint
count_events (Fixture *fixture, StmEventType type, const char *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) events = stm_store_list_case_events (fixture->store.store, get_dossier (fixture), &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);
      const char *found = stm_event_get_changes (event);

      n += stm_event_get_event_type (event) == type && (changes == NULL || (found != NULL && strstr (found, changes) != NULL));
    }

  return n;
}

/* The names of who did it, each once. */
static char *
dup_persons (Fixture *fixture, StmEventType type)
{
  g_autoptr (GListModel) events = stm_store_list_case_events (fixture->store.store, get_dossier (fixture), NULL);
  g_autoptr (GString) persons = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);
      const char *person = stm_event_get_person (event) != NULL ? stm_event_get_person (event) : "nobody";

      if (stm_event_get_event_type (event) == type && strstr (persons->str, person) == NULL)
        g_string_append (persons, person);
    }

  return g_string_free_and_steal (g_steal_pointer (&persons));
}

/* A refused move writes nothing, no event either. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmCaseFile) file = NULL;

  g_assert_false (stm_store_move (fixture->store.store, get_dossier (fixture),
                                  stm_move_new (STM_MOVE_PRINT_AGREEMENT, NULL), FIRST_ON, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "First complete the first appointment with Present.");

  file = load (fixture);
  g_assert_null (file->mediation->weo_printed_on);
  g_assert_cmpint (stm_record_get_revision (STM_RECORD (file->mediation)), ==, 1);
}

/* SPEC W5: refused by the absences, with all that follows in one go. */
static void
test_absence (Fixture *fixture, gconstpointer data)
{
  StmMove *again = stm_move_new (STM_MOVE_NEW_FIRST, NULL);
  g_autoptr (StmRecord) draft = stm_record_new (STM_TYPE_APPOINTMENT);
  g_autoptr (StmCaseFile) file = NULL;

  complete (fixture, fixture->first, STM_OUTCOME_ABSENT_INVALID, FIRST_ON);
  g_object_set (draft, "date", "2027-01-20", "time", "09:00", NULL);
  again->draft = g_object_ref (draft);
  make (fixture, again, "2027-01-12");
  g_assert_cmpint (count_events (fixture, STM_EVENT_APPLIED, NULL), ==, 0);
  complete (fixture, draft, STM_OUTCOME_ABSENT_INVALID, "2027-01-20");

  file = load (fixture);
  g_assert_cmpint (stm_mediation_get_phase (file->mediation), ==, STM_PHASE_REFUSED);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (file->appointments)), ==, 2);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (file->signals)), ==, 1);
  g_assert_cmpint (count_events (fixture, STM_EVENT_APPLIED, STM_EVENT_RULE "absence"), >=, 1);
  g_assert_cmpint (count_events (fixture, STM_EVENT_CHANGED, "closed-on"), ==, 0);
}

/* What the calendar decides is applied once, with its own day, before a move too. */
static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmCaseFile) file = NULL;

  complete (fixture, fixture->first, STM_OUTCOME_PRESENT, FIRST_ON);
  g_assert_cmpint (stm_store_pass_time (fixture->store.store, "2029-01-10", &error), ==, 0);
  g_assert_cmpint (stm_store_pass_time (fixture->store.store, "2029-01-11", &error), ==, 1);
  g_assert_cmpint (stm_store_pass_time (fixture->store.store, "2029-01-11", &error), ==, 0);
  g_assert_no_error (error);

  file = load (fixture);
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2029-01-10");
  g_assert_cmpint (count_events (fixture, STM_EVENT_APPLIED, STM_EVENT_RULE "maximum-duration"), ==, 1);

  /* the window stood open beyond the month */
  g_assert_false (stm_store_move (fixture->store.store, get_dossier (fixture), stm_move_new (STM_MOVE_GIVE_ADVICE, NULL),
                                  "2029-02-11", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "The right of access ended on 10-02-2029: this dossier can only be read.");
}

/* SPEC W16: a person made the move that made the rule decide. */
static void
test_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store.store);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *changers = NULL;
  g_autofree char *deciders = NULL;

  before = dup_persons (fixture, STM_EVENT_CHANGED);
  g_object_set (profile, "person", "Nele Baert", NULL);
  store_fixture_save (&fixture->store, profile);
  complete (fixture, fixture->first, STM_OUTCOME_PRESENT, FIRST_ON);
  g_assert_cmpint (stm_store_pass_time (fixture->store.store, "2029-01-11", &error), ==, 1);
  g_assert_no_error (error);

  changers = dup_persons (fixture, STM_EVENT_CHANGED);
  deciders = dup_persons (fixture, STM_EVENT_APPLIED);
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (changers, ==, "Nele Baert");
  g_assert_cmpstr (deciders, ==, "nobody");
}

/* SPEC W16: what was done stays; a whole dossier goes once it does not run. */
static void
test_deletion (Fixture *fixture, gconstpointer data)
{
  StoreFixture *store = &fixture->store;
  g_autoptr (StmCaseFile) file = NULL;
  g_autoptr (StmRecord) contact = NULL;
  g_autoptr (StmRecord) first = NULL;
  g_autoptr (GError) error = NULL;

  complete (fixture, fixture->first, STM_OUTCOME_PRESENT, FIRST_ON);
  file = load (fixture);
  first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);

  g_assert_false (store_fixture_write (store, stm_store_delete_async, first, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, "This appointment is completed, and stays as it is.");
  g_clear_error (&error);

  g_assert_false (store_fixture_write (store, stm_store_delete_async, file->dossier, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_clear_error (&error);

  contact = add (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (STM_RECORD (fixture->mediation)),
                 "type", STM_CONTACT_TYPE_FOLLOW_UP, "date", "2190-01-20", "time", "09:00", NULL);
  g_assert_true (store_fixture_write (store, stm_store_delete_async, contact, &error));
  g_assert_true (store_fixture_write (store, stm_store_restore_async, contact, &error));
  g_assert_no_error (error);

  make (fixture, stm_move_new (STM_MOVE_CLOSE_BY_VDAB, NULL), "2027-01-12");
  g_assert_true (store_fixture_write (store, stm_store_delete_async, file->dossier, &error));
  g_assert_no_error (error);
  g_assert_null (stm_store_get_case (store->store, get_dossier (fixture), NULL));
  g_assert_true (store_fixture_write (store, stm_store_restore_async, file->dossier, &error));
  g_assert_no_error (error);

  g_clear_object (&file);
  file = load (fixture);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (file->appointments)), ==, 2);
}

/* What only a move writes is not saved by hand. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmCaseFile) file = load (fixture);
  g_autoptr (StmRecord) second = stm_record_new (STM_TYPE_APPOINTMENT);
  g_autoptr (StmRecord) first = g_list_model_get_item (G_LIST_MODEL (file->appointments), 0);

  g_object_set (file->mediation, "attended-on", FIRST_ON, NULL);
  store_fixture_refuse (&fixture->store, file->mediation, STM_ERROR_REFUSED, "First appointment attended on");

  g_object_set (second, "mediation", stm_record_get_uuid (STM_RECORD (fixture->mediation)),
                "type", STM_CONTACT_TYPE_FOLLOW_UP, "date", "2027-01-20", "time", "09:00", NULL);
  store_fixture_refuse (&fixture->store, second, STM_ERROR_REFUSED, "First complete the first appointment");

  g_object_set (first, "date", "2027-01-20", NULL);
  store_fixture_refuse (&fixture->store, first, STM_ERROR_REFUSED, "Plan the contact again");
}

#define ADD(path, func) g_test_add ("/store/dossier-moves/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("refused-W6", test_refused);
  ADD ("absence-W5", test_absence);
  ADD ("calendar-W11-W12", test_calendar);
  ADD ("person-W16", test_person);
  ADD ("deletion-W16", test_deletion);
  ADD ("by-hand-W15", test_by_hand);

  return g_test_run ();
}

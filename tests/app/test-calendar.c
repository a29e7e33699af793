#include "app-fixture.h"

#include "app/stm-calendar-keeper.h"
#include "core/stm-dossier.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"

/* half a second before midnight here, and the morning of that day */
#define LATE  "2024-07-01T21:59:59.5Z"
#define EARLY "2024-07-01T08:00:00Z"

/* what the clock of the tests says, in UTC */
static const char *clock_text;

static GDateTime *
read_clock (void)
{
  return g_date_time_new_from_iso8601 (clock_text, NULL);
}

typedef struct
{
  AppFixture         app;
  StmNewProfile     *profile;
  StmCalendarKeeper *keeper;
  char              *mediation;
  GString           *told;
} Fixture;

static void
decided (Fixture *fixture, guint n)
{
  g_string_append_printf (fixture->told, "decided %u\n", n);
}

static void
failed (Fixture *fixture, GError *error)
{
  g_string_append (fixture->told, "failed\n");
}

static void
changed (Fixture *fixture, const char *kind)
{
  if (kind == NULL)
    g_string_append (fixture->told, "new day\n");
}

static gboolean
put (StmTransaction *transaction, StmRecord *record, GError **error)
{
  stm_record_set_revision (record, 1);
  stm_record_set_times (record, "2024-06-03T10:00:00Z", "2024-06-03T10:00:00Z", NULL);

  return stm_transaction_put (transaction, record, error);
}

/* As an import writes it: a mediation that began two years ago. */
static gboolean
put_records (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmRecord) mediator = stm_record_new (STM_TYPE_MEDIATOR);
  g_autoptr (StmRecord) dossier = stm_record_new (STM_TYPE_DOSSIER);
  g_autoptr (StmRecord) mediation = stm_record_new (STM_TYPE_MEDIATION);
  Fixture *fixture = data;

  fixture->mediation = g_strdup (stm_record_get_uuid (mediation));
  g_object_set (mediator, "name", "Dorien Jespers", NULL);
  g_object_set (dossier, "first-name", "Jan", "last-name", "Janssens", "client-number", "12345678",
                "mediator", stm_record_get_uuid (mediator), NULL);
  g_object_set (mediation, "dossier", stm_record_get_uuid (dossier), "referred-on", "2024-05-20", "attended-on", "2024-06-03",
                "weo-printed-on", "2024-06-03", "weo-signed-on", "2024-06-03", "process-started-on", "2024-06-03", NULL);

  return put (transaction, mediator, error) && put (transaction, dossier, error) && put (transaction, mediation, error);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  clock_text = data;
  app_fixture_set_up (&fixture->app, NULL);
  fixture->profile = app_fixture_make (&fixture->app, "Bemiddeling Oost");
  stm_store_set_role (fixture->profile->store, STM_ROLE_PARTNER);
  stm_store_run (fixture->profile->store, put_records, fixture, NULL, &error);
  g_assert_no_error (error);
  settle ();

  fixture->told = g_string_new (NULL);
  fixture->keeper = stm_calendar_keeper_new (read_clock);
  g_signal_connect_swapped (fixture->keeper, "decided", G_CALLBACK (decided), fixture);
  g_signal_connect_swapped (fixture->keeper, "failed", G_CALLBACK (failed), fixture);
  g_signal_connect_swapped (fixture->profile->store, "changed", G_CALLBACK (changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keeper);
  g_signal_handlers_disconnect_by_data (fixture->profile->store, fixture);
  g_string_free (fixture->told, TRUE);
  g_free (fixture->mediation);
  settle ();
  stm_new_profile_free (fixture->profile);
  app_fixture_tear_down (&fixture->app, NULL);
}

/* Waits until what is done in the background is told. */
static void
expect (Fixture *fixture, const char *told)
{
  gint64 end = g_get_monotonic_time () + (*told != '\0' ? 10000 : 300) * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end && fixture->told->len < MAX (strlen (told), 1))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (fixture->told->str, ==, told);
  g_string_truncate (fixture->told, 0);
}

static void
look_at (Fixture *fixture, const char *moment, const char *told)
{
  clock_text = moment;
  stm_calendar_keeper_look (fixture->keeper);
  expect (fixture, told);
}

static void
open_at (Fixture *fixture, const char *moment)
{
  clock_text = moment;
  stm_calendar_keeper_set_store (fixture->keeper, fixture->profile->store);
}

static int
get_ending (Fixture *fixture)
{
  g_autoptr (StmRecord) mediation = stm_store_get (fixture->profile->store, STM_TYPE_MEDIATION, fixture->mediation, NULL);

  return STM_MEDIATION (mediation)->ending;
}

/* SPEC W11: two months without contract days; nobody has to do anything; what was decided is decided once. */
static void
test_at_opening (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, "2024-08-20T10:00:00Z");
  expect (fixture, "decided 1\n");
  g_assert_cmpint (get_ending (fixture), ==, STM_ENDING_NO_CONTRACT_DAYS);
  look_at (fixture, "2024-08-20T10:01:00Z", "");

  open_at (fixture, "2024-08-20T11:00:00Z");
  expect (fixture, "");
}

/* The day is that of here: it begins at 22:00 UTC in summer. */
static void
test_at_midnight (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, "2024-07-01T20:00:00Z");
  expect (fixture, "");
  look_at (fixture, "2024-07-01T21:59:00Z", "");
  look_at (fixture, "2024-07-01T22:00:00Z", "new day\n");
  look_at (fixture, "2024-07-02T10:00:00Z", "");
}

/* Nobody looks, and it is decided on time. */
static void
test_by_itself (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, LATE);
  clock_text = "2024-07-01T22:00:00Z";
  expect (fixture, "new day\n");
}

/* SPEC W12: a computer that slept for weeks notices all of them. */
static void
test_after_a_long_sleep (Fixture *fixture, gconstpointer data)
{
  open_at (fixture, "2024-07-01T20:00:00Z");
  expect (fixture, "");
  clock_text = "2026-12-01T10:00:00Z";
  stm_calendar_keeper_look (fixture->keeper);
  expect (fixture, "new day\ndecided 2\n");
}

/* Dossiers are a partner's only. */
static void
test_other_role (Fixture *fixture, gconstpointer data)
{
  stm_store_set_role (fixture->profile->store, STM_ROLE_REGION);
  open_at (fixture, "2026-06-03T10:00:00Z");
  expect (fixture, "");
  g_assert_cmpint (get_ending (fixture), ==, STM_ENDING_NONE);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Europe/Brussels", TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, moment, func) g_test_add ("/app/calendar/" name, Fixture, moment, set_up, func, tear_down)
  ADD ("at-opening-W11", EARLY, test_at_opening);
  ADD ("at-midnight-W11", EARLY, test_at_midnight);
  ADD ("by-itself-W11", LATE, test_by_itself);
  ADD ("after-a-long-sleep-W12", EARLY, test_after_a_long_sleep);
  ADD ("other-role-P1", EARLY, test_other_role);

  return g_test_run ();
}

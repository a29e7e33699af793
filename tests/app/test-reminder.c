#include "app-fixture.h"

#include "app/stm-reminder-keeper.h"
#include "core/stm-deadline.h"
#include "core/stm-programme.h"

#define SCHEMA "org.stagematching.Desktop"

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
  StmDeadline       *deadline;
  GSettings         *settings;
  StmReminderKeeper *keeper;
  GString           *told;
} Fixture;

static void
remind (Fixture *fixture, const char *id, const char *title, const char *body, const char *kind, const char *uuid)
{
  g_assert_cmpstr (id, ==, stm_record_get_uuid (STM_RECORD (fixture->deadline)));
  g_assert_cmpstr (uuid, ==, fixture->deadline->programme);
  g_string_append_printf (fixture->told, "%s|%s|%s\n", title, body, kind);
}

static void
withdraw (Fixture *fixture, const char *id)
{
  g_string_append (fixture->told, "withdrawn\n");
}

static void
save (Fixture *fixture, gpointer record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  stm_store_save (fixture->profile->store, records, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE));
}

/* Noon in Brussels is 10:00 UTC in September. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) programmes = NULL;
  g_autoptr (StmRecord) programme = NULL;

  app_fixture_set_up (&fixture->app, NULL);
  fixture->profile = app_fixture_make (&fixture->app, "Regio Oost");
  stm_store_set_role (fixture->profile->store, STM_ROLE_REGION);
  programmes = stm_store_list (fixture->profile->store, STM_TYPE_PROGRAMME, NULL, NULL, NULL);
  programme = g_list_model_get_item (programmes, 0);
  fixture->deadline = STM_DEADLINE (stm_record_new (STM_TYPE_DEADLINE));
  g_object_set (fixture->deadline, "programme", stm_record_get_uuid (programme), "name", "Aanvragen ingediend",
                "date", "2026-09-03", "time", "12:00", "effect", STM_DEADLINE_REMINDER,
                "audience", STM_AUDIENCE_REGION, NULL);
  save (fixture, fixture->deadline);

  fixture->told = g_string_new (NULL);
  fixture->settings = g_settings_new (SCHEMA);
  g_settings_set_boolean (fixture->settings, "deadline-notifications", TRUE);
  clock_text = "2026-09-01T08:00:00Z";
  fixture->keeper = stm_reminder_keeper_new (fixture->settings, read_clock);
  g_signal_connect_swapped (fixture->keeper, "remind", G_CALLBACK (remind), fixture);
  g_signal_connect_swapped (fixture->keeper, "withdraw", G_CALLBACK (withdraw), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->keeper);
  g_object_unref (fixture->settings);
  g_object_unref (fixture->deadline);
  g_string_free (fixture->told, TRUE);
  while (g_main_context_iteration (NULL, FALSE));
  stm_new_profile_free (fixture->profile);
  app_fixture_tear_down (&fixture->app, NULL);
}

/* Looks until what is read in the background has come. */
static void
look_at (Fixture *fixture, const char *moment, const char *expected)
{
  gint64 end = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  clock_text = moment;
  stm_reminder_keeper_look (fixture->keeper);
  while (g_get_monotonic_time () < end && (*expected == '\0' || fixture->told->len == 0))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

#define TOLD "Aanvragen ingediend|03-09-2026, 12:00 · 7e jaar Thuis- en bejaardenzorg|programme\n"

static void
test_comes_due (Fixture *fixture, gconstpointer data)
{
  stm_reminder_keeper_set_store (fixture->keeper, fixture->profile->store);
  look_at (fixture, "2026-09-01T08:01:00Z", "");
  look_at (fixture, "2026-09-02T09:59:00Z", "");
  look_at (fixture, "2026-09-02T10:00:00Z", TOLD);
  look_at (fixture, "2026-09-02T10:01:00Z", "");
  look_at (fixture, "2026-09-03T09:00:00Z", TOLD);
  look_at (fixture, "2026-09-03T10:00:30Z", TOLD);
  look_at (fixture, "2026-09-03T10:01:00Z", "");
}

/* What is late when a profile opens stands in the home view. */
static void
test_quiet_at_start (Fixture *fixture, gconstpointer data)
{
  clock_text = "2026-09-03T10:30:00Z";
  stm_reminder_keeper_set_store (fixture->keeper, fixture->profile->store);
  look_at (fixture, "2026-09-03T10:31:00Z", "");
}

static void
test_withdrawn_when_done (Fixture *fixture, gconstpointer data)
{
  stm_reminder_keeper_set_store (fixture->keeper, fixture->profile->store);
  look_at (fixture, "2026-09-03T09:00:00Z", TOLD);
  g_object_set (fixture->deadline, "done-on", "2026-09-03", NULL);
  save (fixture, fixture->deadline);
  look_at (fixture, "2026-09-03T09:01:00Z", "withdrawn\n");
  look_at (fixture, "2026-09-03T10:00:00Z", "");
}

static void
test_withdrawn_when_closed (Fixture *fixture, gconstpointer data)
{
  stm_reminder_keeper_set_store (fixture->keeper, fixture->profile->store);
  look_at (fixture, "2026-09-03T09:00:00Z", TOLD);
  stm_reminder_keeper_set_store (fixture->keeper, NULL);
  g_assert_cmpstr (fixture->told->str, ==, "withdrawn\n");
  g_string_truncate (fixture->told, 0);
  look_at (fixture, "2026-09-03T10:00:00Z", "");
}

static void
test_switched_off (Fixture *fixture, gconstpointer data)
{
  g_settings_set_boolean (fixture->settings, "deadline-notifications", FALSE);
  stm_reminder_keeper_set_store (fixture->keeper, fixture->profile->store);
  look_at (fixture, "2026-09-03T09:00:00Z", "");
  /* what passed in the meantime is not told later */
  g_settings_set_boolean (fixture->settings, "deadline-notifications", TRUE);
  look_at (fixture, "2026-09-03T09:01:00Z", "");
  look_at (fixture, "2026-09-03T10:00:00Z", TOLD);
}

/* Of no concern to a service (SPEC T7). */
static void
test_other_role (Fixture *fixture, gconstpointer data)
{
  stm_reminder_keeper_set_store (fixture->keeper, fixture->profile->store);
  stm_store_set_role (fixture->profile->store, STM_ROLE_SCHOOL);
  look_at (fixture, "2026-09-03T10:00:00Z", "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/app/reminder/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("T7/comes-due", test_comes_due);
  ADD ("quiet-at-start", test_quiet_at_start);
  ADD ("withdrawn-when-done", test_withdrawn_when_done);
  ADD ("withdrawn-when-closed", test_withdrawn_when_closed);
  ADD ("switched-off", test_switched_off);
  ADD ("T7/other-role", test_other_role);

  return g_test_run ();
}

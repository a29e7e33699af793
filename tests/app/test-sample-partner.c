#include "app-fixture.h"

#include "app/stm-sample-partner.h"
#include "core/stm-choices.h"
#include "core/stm-date.h"
#include "core/stm-dossier.h"
#include "core/stm-event.h"
#include "core/stm-mediation.h"
#include "core/stm-national-number.h"
#include "core/stm-printout.h"
#include "core/stm-profile.h"
#include "core/stm-signal-texts.h"
#include "core/stm-term.h"

#include <string.h>

typedef struct
{
  AppFixture     app;
  StmNewProfile *profile;
  StmStore      *store;
  guint          n_turns;   /* of the main context, meanwhile */
  gint64         longest;   /* between two of them */
  gint64         last;
} Fixture;

static gboolean
turn (gpointer data)
{
  Fixture *fixture = data;
  gint64 now = g_get_monotonic_time ();

  fixture->longest = MAX (fixture->longest, now - fixture->last);
  fixture->last = now;
  fixture->n_turns++;

  return G_SOURCE_CONTINUE;
}

static StmNewProfile *
make_profile (AppFixture *app)
{
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  StmNewProfile *made;

  g_object_set (profile, "name", "Voorbeeldpartner Limburg", "role", STM_ROLE_PARTNER, NULL);
  g_ptr_array_add (records, profile);
  stm_profile_maker_make_async (app->root, records, NULL, app_fixture_done, &result);
  made = stm_profile_maker_make_finish (app_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return made;
}

/* Filled once: in a build with sanitizers that takes most of a minute. */
static void
set_up (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("STM_SOURCE_ROOT"), "data", "samples-partner.json", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begun;
  guint source;

  app_fixture_set_up (&fixture->app, NULL);
  fixture->profile = make_profile (&fixture->app);
  fixture->store = fixture->profile->store;

  begun = fixture->last = g_get_monotonic_time ();
  source = g_timeout_add (4, turn, fixture);
  stm_sample_partner_fill_async (fixture->store, file, NULL, app_fixture_done, &result);
  stm_sample_partner_fill_finish (fixture->store, app_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_source_remove (source);
  g_test_message ("%.2f s, %u turns, the longest %.1f ms", (g_get_monotonic_time () - begun) / 1e6, fixture->n_turns,
                  fixture->longest / 1e3);
}

static void
tear_down (Fixture *fixture)
{
  stm_store_close (fixture->store);
  stm_new_profile_free (fixture->profile);
  app_fixture_tear_down (&fixture->app, NULL);
}

/* Nobody waits: the window goes on while they are made. */
static void
test_waits (gconstpointer data)
{
  const Fixture *fixture = data;

  g_assert_cmpuint (fixture->n_turns, >, 20);
}

/* What a person reads in it, one blank between words. */
static char *
read_text (const Fixture *fixture, StmPrintout *printout)
{
  g_autofree char *path = g_build_filename (fixture->app.base, "paper.pdf", NULL);
  const char *const command[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (StmRecord) whole = stm_store_get (fixture->store, STM_TYPE_PRINTOUT, stm_record_get_uuid (STM_RECORD (printout)), NULL);
  g_autoptr (GBytes) bytes = stm_printout_dup_bytes (STM_PRINTOUT (whole));
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return g_regex_replace_literal (blanks, text, -1, 0, " ", 0, NULL);
}

static void
assert_shows (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” does not stand in “%s”", part, text);
}

static void
assert_shows_day (const char *text, const char *day)
{
  g_autofree char *shown = stm_date_format_long (day);

  g_assert_nonnull (day);
  assert_shows (text, shown);
}

/* SPEC W6: two years from the attended first appointment, for two people to sign. */
static void
assert_agreement (const char *text, StmDossier *dossier, StmMediation *mediation)
{
  g_autofree char *end = stm_term_agreement_end (mediation->attended_on);
  g_autofree char *number = stm_national_number_format (dossier->national_number);

  assert_shows_day (text, mediation->attended_on);
  assert_shows_day (text, end);
  assert_shows (text, number);
  assert_shows (text, "Voor akkoord");
}

/* SPEC W12: the sentence that S5 has for the advice. */
static void
assert_advice (const char *text, StmMediation *mediation)
{
  assert_shows (text, stm_advice_get_sentence (mediation->advice));
  assert_shows_day (text, mediation->advice_on);
  if (mediation->advice_remark != NULL)
    assert_shows (text, mediation->advice_remark);
}

static void
assert_paper (const Fixture *fixture, StmPrintout *printout)
{
  g_autoptr (StmMediation) mediation = STM_MEDIATION (stm_store_get (fixture->store, STM_TYPE_MEDIATION, printout->mediation, NULL));
  g_autoptr (StmDossier) dossier = STM_DOSSIER (stm_store_get (fixture->store, STM_TYPE_DOSSIER, mediation->dossier, NULL));
  g_autofree char *text = read_text (fixture, printout);

  assert_shows (text, dossier->first_name);
  assert_shows (text, dossier->last_name);
  if (g_str_equal (printout->template, "weo"))
    assert_agreement (text, dossier, mediation);
  else if (g_str_equal (printout->template, "advice"))
    assert_advice (text, mediation);
  g_assert_null (strstr (text, "Voorbeelddocument"));
  /* a letter does not know yet that the client will not come */
  g_assert_null (strstr (text, "Kwam niet opdagen"));
}

/* SPEC B4: each kept document is the one that the program makes of its dossier. */
static void
test_papers (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GListModel) printouts = stm_store_list (fixture->store, STM_TYPE_PRINTOUT, NULL, NULL, NULL);
  guint n = g_list_model_get_n_items (printouts);

  g_assert_cmpuint (n, >, 100);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StmPrintout) printout = g_list_model_get_item (printouts, i);

      assert_paper (fixture, printout);
    }
}

/* SPEC W16: their history is that of their making, not of a file, and it is over. */
static void
test_history (gconstpointer data)
{
  const Fixture *fixture = data;
  g_autoptr (GListModel) mediations = stm_store_list (fixture->store, STM_TYPE_MEDIATION, NULL, NULL, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  for (guint m = 0; m < g_list_model_get_n_items (mediations); m++)
    {
      g_autoptr (StmRecord) mediation = g_list_model_get_item (mediations, m);
      g_autoptr (GListModel) events = stm_store_list_events (fixture->store, stm_record_get_uuid (mediation), NULL);
      guint n = g_list_model_get_n_items (events);

      g_assert_cmpint (n, ==, stm_record_get_revision (mediation));
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

          g_assert_cmpint (stm_event_get_event_type (event), !=, STM_EVENT_IMPORTED);
          g_assert_cmpstr (stm_event_get_at (event), <=, time);
        }
    }
}

#define ADD(path, func) g_test_add_data_func ("/app/sample-partner/" path, &fixture, func)

int
main (int argc, char **argv)
{
  Fixture fixture = { 0 };
  int status;

  g_test_init (&argc, &argv, NULL);

  ADD ("nobody-waits", test_waits);
  ADD ("B4/papers", test_papers);
  ADD ("W16/history", test_history);

  set_up (&fixture);
  status = g_test_run ();
  tear_down (&fixture);

  return status;
}

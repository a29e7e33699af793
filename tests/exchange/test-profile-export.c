#include "config.h"

#include "exchange-tools.h"

#include "exchange/stm-profile-export.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
decide_all (StoreFixture *fixture)
{
  g_autoptr (StmPlacement) declined = store_fixture_decide (fixture, fixture->other_service, 1, STM_DECISION_DECLINED);
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);

  store_fixture_save (fixture, declined);
  store_fixture_save (fixture, accepted);
}

static void
test_form (StoreFixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "{\n\"format\":\"stagematching-profile\",\n\"version\":1,\n\"profile\":{\"name\":\"Regio Oost\",\"role\":\"region\"},\n"
    "\"regions\":[],\n\"schools\":[\n{\"uuid\":\"",
    "\"name\":\"Sint-Élisabeth\",\"strands\":[\"secondary\"],\"postcode\":\"9000\",\"place\":\"Gent\"}\n],\n\"supervisors\":[\n{",
    "\"last-name\":\"Ånderson\",\"first-name\":\"Zoë\",\"school\":\"",
    "\"national-number\":\"85112526868\",\"study-year\":\"7\",\"postcode\":\"9000\",\"place\":\"Gent\"}\n],\n\"requests\":[\n{",
    "\"form\":\"block\",\"periods\":2,\"hours-per-week\":2160,\"total-hours\":12000,\"start-1\":\"2026-10-05\",",
    "\"state\":\"accepted\",\"contact-name\":\"Mieke Contact\"",
    "\"state\":\"declined\",\"contact-name\":\"Mieke Contact\",\"reason\":\"volzet\"",
  };
  g_autofree char *text = NULL;

  decide_all (fixture);
  text = exchange_export_text (fixture, fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_nonnull (strstr (text, lines[i]));
  g_assert_nonnull (strstr (text, "}\n],\n\"demands\":[],\n\"arrangements\":[],\n\"assignments\":[],\n\"messages\":[],\n\"events\":[\n{\"at\":\"20"));
  g_assert_nonnull (strstr (text, "\",\"role\":\"region\",\"type\":\"created\",\"kind\":\"school\",\"record\":\""));
  g_assert_true (g_str_has_suffix (text, "\"}\n]\n}\n"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_empty (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "empty");
  g_autofree char *text = exchange_export_text (fixture, store);

  g_assert_cmpstr (text, ==,
                   "{\n\"format\":\"stagematching-profile\",\n\"version\":1,\n"
                   "\"profile\":{\"name\":\"Regio Oost\",\"role\":\"region\"},\n"
                   "\"regions\":[],\n\"schools\":[],\n\"supervisors\":[],\n\"services\":[],\n\"programmes\":[],\n"
                   "\"deadlines\":[],\n\"offers\":[],\n\"students\":[],\n\"requests\":[],\n\"placements\":[],\n"
                   "\"demands\":[],\n\"arrangements\":[],\n\"assignments\":[],\n\"messages\":[]\n}\n");
}

/* what is exported, imported elsewhere and exported again is the same to the byte */
static void
test_round_trip (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "other");
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  decide_all (fixture);
  g_object_set (fixture->student, "remarks", "kleurenblind\n\"lijn twee\"\t\\ \x7f €\U0001F600", NULL);
  store_fixture_save (fixture, fixture->student);
  store_fixture_write (fixture, stm_store_delete_async, fixture->other_service, &error);
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_clear_error (&error);

  text = exchange_export_text (fixture, fixture->store);
  plan = exchange_import_text (fixture, store, text, 0, &error);
  g_assert_no_error (error);
  g_assert_true (stm_import_plan_is_written (plan));
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_NEW), ==, 9);

  again = exchange_export_text (fixture, store);
  g_assert_cmpstr (text, ==, again);
}

static void
test_deleted (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "other");
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  store_fixture_write (fixture, stm_store_delete_async, fixture->student, &error);
  g_assert_no_error (error);

  text = exchange_export_text (fixture, fixture->store);
  g_assert_nonnull (strstr (text, "\"deleted-at\":\"20"));
  plan = exchange_import_text (fixture, store, text, 0, &error);
  g_assert_no_error (error);
  again = exchange_export_text (fixture, store);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_STUDENT, NULL), ==, 0);
}

/* SPEC P3: a service gets the number, phone and e-mail of a student only once it accepted */
static void
test_service (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_work_as (fixture, fixture->service);
  before = exchange_export_text (fixture, fixture->store);
  g_assert_nonnull (strstr (before, "Ånderson"));
  g_assert_null (strstr (before, "national-number"));

  stm_store_set_role (fixture->store, STM_ROLE_REGION);
  store_fixture_save (fixture, accepted);
  stm_store_set_role (fixture->store, STM_ROLE_SERVICE);
  after = exchange_export_text (fixture, fixture->store);
  g_assert_nonnull (strstr (after, "national-number"));

  /* what another service accepted is hidden all the same */
  stm_store_set_role (fixture->store, STM_ROLE_REGION);
  store_fixture_work_as (fixture, fixture->other_service);
  g_free (after);
  after = exchange_export_text (fixture, fixture->store);
  g_assert_null (strstr (after, "national-number"));

  stm_store_set_role (fixture->store, STM_ROLE_PARTNER);
  g_free (after);
  after = exchange_export_text (fixture, fixture->store);
  g_assert_null (strstr (after, "Ånderson"));
  g_assert_null (strstr (after, "Sint-Élisabeth"));
}

static void
test_private (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = exchange_get_file (fixture, "export.json");
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  GStatBuf info;

  g_assert_cmpint (g_stat (g_file_peek_path (file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static guint
count_exports (StoreFixture *fixture)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store);
  g_autoptr (GListModel) events = stm_store_list_events (fixture->store, stm_record_get_uuid (STM_RECORD (profile)), NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      n += stm_event_get_event_type (event) == STM_EVENT_EXPORTED
           && g_strcmp0 (stm_event_get_changes (event), STM_EVENT_WAY "json") == 0;
    }

  return n;
}

static void
test_logged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);

  g_assert_cmpuint (count_exports (fixture), ==, 1);
}

/* only to look at, the profile keeps no history */
static void
test_read_only (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  store_fixture_reopen (fixture, STM_STORE_READ_ONLY);
  text = exchange_export_text (fixture, fixture->store);
  g_assert_nonnull (strstr (text, "Ånderson"));
  g_assert_cmpuint (count_exports (fixture), ==, 0);
}

static void
test_no_folder (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "nowhere", "export.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_profile_export (fixture->store, file, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
}

static void
assert_no_leftovers (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".stagematching"));
}

/* what stood there stays when an export fails */
static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = exchange_get_file (fixture, "export.json");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_file_replace_contents (file, "before", 6, NULL, FALSE, 0, NULL, NULL, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (stm_profile_export (fixture->store, file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_load_contents (file, NULL, &text, NULL, NULL, NULL);
  g_assert_cmpstr (text, ==, "before");
  assert_no_leftovers (fixture);
}

/* a device would be replaced by a file, and a link would no longer be one */
static void
test_no_file (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) pipe = exchange_get_file (fixture, "pipe");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  g_assert_false (stm_profile_export (fixture->store, pipe, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (stm_profile_export (fixture->store, folder, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
}

static void
test_link (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) link = exchange_get_file (fixture, "link.json");
  g_autoptr (GFile) target = exchange_get_file (fixture, "target.json");
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (target, "before", 6, NULL, FALSE, 0, NULL, NULL, NULL);
  g_assert_true (g_file_make_symbolic_link (link, "target.json", NULL, NULL));
  stm_profile_export (fixture->store, link, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_file_query_file_type (link, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL), ==, G_FILE_TYPE_SYMBOLIC_LINK);
  g_assert_cmpint (g_file_query_file_type (target, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL), ==, G_FILE_TYPE_REGULAR);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_profile_export_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_async (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = exchange_get_file (fixture, "export.json");
  gboolean done = FALSE;

  stm_profile_export_async (fixture->store, file, NULL, on_exported, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_query_exists (file, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/exchange/profile-export/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("X1/form", test_form);
  ADD ("X1/empty", test_empty);
  ADD ("X1/round-trip", test_round_trip);
  ADD ("X1/deleted-records", test_deleted);
  ADD ("P3/service-sees-less", test_service);
  ADD ("P3/file-is-private", test_private);
  ADD ("P3/logged", test_logged);
  ADD ("X1/read-only-store", test_read_only);
  ADD ("faults/no-folder", test_no_folder);
  ADD ("faults/cancelled", test_cancelled);
  ADD ("faults/no-file", test_no_file);
  ADD ("faults/link", test_link);
  ADD ("X1/async", test_async);

  return g_test_run ();
}

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>

void
store_fixture_save (StoreFixture *fixture, gpointer record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  stm_store_save (fixture->store, records, &error);
  g_assert_no_error (error);
}

void
store_fixture_refuse (StoreFixture *fixture, gpointer record, StmError code, const char *field)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (records, record);
  g_assert_false (stm_store_save (fixture->store, records, &error));
  g_assert_error (error, STM_ERROR, (int) code);
  if (field != NULL)
    g_assert_nonnull (strstr (error->message, field));
}

typedef struct
{
  StmStore *store;
  gboolean  done;
  gboolean  ok;
  GError   *error;
} Wait;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->ok = stm_store_write_finish (wait->store, result, &wait->error);
  wait->done = TRUE;
}

gboolean
store_fixture_write (StoreFixture  *fixture,
                     void         (*start) (StmStore *, StmRecord *, GCancellable *, GAsyncReadyCallback, gpointer),
                     gpointer       record,
                     GError       **error)
{
  Wait wait = { .store = fixture->store };

  start (fixture->store, record, NULL, on_written, &wait);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  if (wait.error != NULL)
    g_propagate_error (error, wait.error);

  return wait.ok;
}

StmPlacement *
store_fixture_decide (StoreFixture *fixture, StmService *service, int period, StmDecision decision)
{
  StmPlacement *placement = STM_PLACEMENT (stm_record_new (STM_TYPE_PLACEMENT));

  g_object_set (placement,
                "request", stm_record_get_uuid (STM_RECORD (fixture->request)),
                "service", stm_record_get_uuid (STM_RECORD (service)),
                "period", period,
                "state", decision,
                "contact-name", "Mieke Contact",
                "reason", decision != STM_DECISION_ACCEPTED ? "volzet" : NULL,
                NULL);

  return placement;
}

/* The profile becomes that of a service, with all that a region has. */
void
store_fixture_work_as (StoreFixture *fixture, StmService *service)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store);

  g_object_set (profile, "service", stm_record_get_uuid (STM_RECORD (service)), NULL);
  store_fixture_save (fixture, profile);
  stm_store_set_role (fixture->store, STM_ROLE_SERVICE);
}

static StmService *
add_service (StoreFixture *fixture, const char *name)
{
  StmService *service = STM_SERVICE (stm_record_new (STM_TYPE_SERVICE));

  g_object_set (service, "name", name, "postcode", "9000", "place", "Gent", NULL);
  store_fixture_save (fixture, service);

  return service;
}

static void
add_school_side (StoreFixture *fixture)
{
  const char *school;

  fixture->school = STM_SCHOOL (stm_record_new (STM_TYPE_SCHOOL));
  g_object_set (fixture->school, "name", "Sint-Élisabeth", "strands", 1, "postcode", "9000", "place", "Gent", NULL);
  store_fixture_save (fixture, fixture->school);
  school = stm_record_get_uuid (STM_RECORD (fixture->school));

  fixture->supervisor = STM_SUPERVISOR (stm_record_new (STM_TYPE_SUPERVISOR));
  g_object_set (fixture->supervisor, "school", school, "name", "An Begeleider",
                "phone", "09 210 00 00", "email", "an@example.be", NULL);
  store_fixture_save (fixture, fixture->supervisor);

  fixture->programme = STM_PROGRAMME (stm_record_new (STM_TYPE_PROGRAMME));
  g_object_set (fixture->programme, "name", "7e jaar TBZ", "school-year", "2026-2027",
                "study", "Thuis- en bejaardenzorg", "study-years", 1 << 6, NULL);
  store_fixture_save (fixture, fixture->programme);
}

static void
add_student (StoreFixture *fixture)
{
  fixture->student = STM_STUDENT (stm_record_new (STM_TYPE_STUDENT));
  g_object_set (fixture->student, "school", stm_record_get_uuid (STM_RECORD (fixture->school)),
                "first-name", "Zoë", "last-name", "Ånderson", "study-year", 7,
                "national-number", "85.11.25-268.68", "postcode", "9000", "place", "Gent", NULL);
  store_fixture_save (fixture, fixture->student);

  fixture->request = STM_REQUEST (stm_record_new (STM_TYPE_REQUEST));
  g_object_set (fixture->request,
                "student", stm_record_get_uuid (STM_RECORD (fixture->student)),
                "programme", stm_record_get_uuid (STM_RECORD (fixture->programme)),
                "supervisor", stm_record_get_uuid (STM_RECORD (fixture->supervisor)),
                "form", STM_STAGE_FORM_BLOCK, "periods", 2, "hours-per-week", 36 * 60, "total-hours", 200 * 60,
                "start-1", "2026-10-05", "end-1", "2026-10-30", "start-2", "2027-03-01", "end-2", "2027-03-26",
                "preference-1", stm_record_get_uuid (STM_RECORD (fixture->service)), NULL);
  store_fixture_save (fixture, fixture->request);
}

static void
add_profile (StoreFixture *fixture)
{
  g_autoptr (StmRecord) profile = stm_record_new (STM_TYPE_PROFILE);

  g_object_set (profile, "name", "Regio Oost", "role", STM_ROLE_REGION, NULL);
  store_fixture_save (fixture, profile);
  stm_store_set_role (fixture->store, STM_ROLE_REGION);
}

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("stm-store-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "profile.db", NULL);
  fixture->file = g_file_new_for_path (path);
  memset (fixture->key, 0x5a, sizeof fixture->key);

  fixture->store = stm_store_open (fixture->file, fixture->key, STM_STORE_CREATE, &error);
  g_assert_no_error (error);

  add_profile (fixture);
  fixture->service = add_service (fixture, "Thuiszorg De Linde");
  fixture->other_service = add_service (fixture, "Woonzorg Het Anker");
  add_school_side (fixture);
  add_student (fixture);
}

void
store_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        store_fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_close (StoreFixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE));
  if (fixture->store != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

/* Of the database, or "" where there is none. */
char *
store_fixture_hash (StoreFixture *fixture)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (!g_file_load_contents (fixture->file, NULL, &contents, &length, NULL, NULL))
    return g_strdup ("");

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) contents, length);
}

void
store_fixture_write_file (const char *path, gconstpointer data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Nothing is opened, the file is not touched, and the reason is told. */
void
store_fixture_refuse_open (StoreFixture *fixture, gconstpointer key, StmStoreFlags flags, StmError code)
{
  g_autofree char *before = store_fixture_hash (fixture);
  g_autofree char *after = NULL;
  g_autoptr (StmStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store = stm_store_open (fixture->file, key, flags, &error);
  g_assert_null (store);
  g_assert_error (error, STM_ERROR, (int) code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));

  after = store_fixture_hash (fixture);
  g_assert_cmpstr (after, ==, before);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->school);
  g_clear_object (&fixture->supervisor);
  g_clear_object (&fixture->service);
  g_clear_object (&fixture->other_service);
  g_clear_object (&fixture->programme);
  g_clear_object (&fixture->student);
  g_clear_object (&fixture->request);
  store_fixture_close (fixture);
  store_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
}

void
store_fixture_reopen (StoreFixture *fixture, StmStoreFlags flags)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (fixture);
  fixture->store = stm_store_open (fixture->file, fixture->key, flags, &error);
  g_assert_no_error (error);
}

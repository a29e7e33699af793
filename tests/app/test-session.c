#include "config.h"

#include "app-fixture.h"
#include "app/stm-error-presenter.h"
#include "app/stm-profile-list.h"
#include "app/stm-samples.h"
#include "app/stm-session.h"
#include "core/stm-appointment.h"
#include "core/stm-deadline.h"
#include "core/stm-dossier.h"
#include "core/stm-error.h"
#include "core/stm-moment.h"
#include "core/stm-placement.h"
#include "core/stm-programme.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-student.h"
#include "core/stm-title.h"
#include "credentials/stm-keyring.h"
#include "credentials/stm-recovery-code.h"
#include "store/stm-store-case.h"

static gboolean
open_profile (StmSession *session, StmProfileFolder *folder, const char *code, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  stm_session_open_async (session, folder, code, NULL, app_fixture_done, &result);

  return stm_session_open_finish (session, app_fixture_wait (&result), error);
}

static void
forget_key (StmProfileFolder *folder)
{
  g_autoptr (GError) error = NULL;

  stm_keyring_clear (stm_profile_folder_get_uuid (folder), NULL, &error);
  g_assert_no_error (error);
}

static void
test_make (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) made = app_fixture_make (fixture, "Oost-Vlaanderen");
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) programmes = NULL;
  g_autoptr (StmTitle) title = NULL;
  g_autoptr (StmProgramme) programme = NULL;
  g_autoptr (GListModel) profiles = NULL;

  g_assert_true (made->in_keyring);
  g_assert_nonnull (made->code);
  g_assert_cmpint (stm_store_get_role (made->store), ==, STM_ROLE_REGION);

  programmes = stm_store_list_titles (made->store, STM_TYPE_PROGRAMME, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (programmes), ==, 1);
  title = g_list_model_get_item (programmes, 0);
  programme = STM_PROGRAMME (stm_store_get (made->store, STM_TYPE_PROGRAMME, stm_title_get_uuid (title), &error));
  g_assert_cmpstr (programme->school_year, ==, "2026-2027");
  g_assert_cmpint (programme->study_years, ==, 1 << 6);
  stm_store_close (made->store);

  profiles = stm_profile_list_new (fixture->root, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (profiles), ==, 1);
}

/* What fails leaves nothing behind. */
static void
test_make_fails (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) folders = NULL;
  g_autoptr (GFile) folder = NULL;
  StmRecord *profile = stm_record_new (STM_TYPE_PROFILE);

  /* without a school year the programme is refused, when all the rest is there */
  g_object_set (profile, "name", "Regio", "role", STM_ROLE_REGION, NULL);
  folder = g_file_get_child (fixture->root, stm_record_get_uuid (profile));
  g_ptr_array_add (records, stm_record_new (STM_TYPE_PROGRAMME));
  g_ptr_array_add (records, profile);

  stm_profile_maker_make_async (fixture->root, records, NULL, app_fixture_done, &result);
  g_assert_null (stm_profile_maker_make_finish (app_fixture_wait (&result), &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_false (g_file_query_exists (folder, NULL));
}

static void
test_open (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) made = app_fixture_make (fixture, "Regio");
  g_autoptr (StmSession) session = stm_session_new (fixture->root);
  g_autoptr (GError) error = NULL;

  /* two at once: the lock says so, and nothing is lost */
  g_assert_false (open_profile (session, made->folder, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_IN_USE);
  g_clear_error (&error);

  stm_store_close (made->store);
  open_profile (session, made->folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (stm_session_is_in_keyring (session));
  g_assert_true (stm_session_slot_fits (session));
  stm_session_close (session);
  g_assert_null (stm_session_get_store (session));
}

/* FACTS, decision 5: a key that is gone is never replaced by a new one. */
static void
test_lost_key (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) made = app_fixture_make (fixture, "Regio");
  g_autoptr (StmSession) session = stm_session_new (fixture->root);
  g_autoptr (GError) error = NULL;
  char *other = stm_recovery_code_new ();

  stm_store_close (made->store);
  forget_key (made->folder);

  g_assert_false (open_profile (session, made->folder, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_KEY_MISSING);
  g_clear_error (&error);

  g_assert_false (open_profile (session, made->folder, other, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  g_clear_error (&error);
  stm_recovery_code_free (other);

  open_profile (session, made->folder, made->code, &error);
  g_assert_no_error (error);
  stm_session_close (session);

  /* the keyring has it again as soon as it has answered */
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (StmSecret) key = stm_keyring_lookup (stm_profile_folder_get_uuid (made->folder), NULL, NULL);

      if (key != NULL)
        break;
      g_usleep (20000);
    }
  open_profile (session, made->folder, NULL, &error);
  g_assert_no_error (error);
  stm_session_close (session);
}

static void
test_renew_code (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (StmNewProfile) made = app_fixture_make (fixture, "Regio");
  g_autoptr (StmSession) session = stm_session_new (fixture->root);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *code;

  stm_session_adopt (session, made->folder, made->store, TRUE);
  stm_session_renew_code_async (session, NULL, NULL, app_fixture_done, &result);
  code = stm_session_renew_code_finish (session, app_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, !=, made->code);
  stm_session_close (session);
  forget_key (made->folder);

  g_assert_false (open_profile (session, made->folder, made->code, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  g_clear_error (&error);

  open_profile (session, made->folder, code, &error);
  g_assert_no_error (error);
  stm_session_close (session);
  stm_recovery_code_free (code);
}

/* SPEC P3, T8: a sample profile has what its role may see, and no more. */
static void
assert_shares (StmStore *store, StmRole role)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  g_autoptr (GListModel) students = stm_store_list (store, STM_TYPE_STUDENT, NULL, NULL, NULL);
  g_autoptr (GListModel) decisions = stm_store_list (store, STM_TYPE_PLACEMENT, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n_hidden = 0;

  g_assert_cmpint (stm_store_get_role (store), ==, role);
  stm_store_check (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (profile->region);
  g_assert_true ((profile->school != NULL) == (role == STM_ROLE_SCHOOL));
  g_assert_true ((profile->service != NULL) == (role == STM_ROLE_SERVICE));
  g_assert_cmpint (stm_store_count (store, STM_TYPE_REGION, NULL), ==, 1);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_DEADLINE, NULL), >, 0);

  for (guint i = 0; i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmRecord) decision = g_list_model_get_item (decisions, i);

      g_assert_true (stm_policy_may_see_record (role, decision));
    }

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (StmStudent) student = g_list_model_get_item (students, i);
      gboolean is_hidden = role == STM_ROLE_SERVICE && !stm_store_is_accepted_by_viewer (store, STM_RECORD (student));

      g_assert_true ((student->national_number == NULL) == is_hidden);
      g_assert_true ((student->phone == NULL) == is_hidden);
      n_hidden += is_hidden;
    }
  g_assert_cmpuint (n_hidden, <, g_list_model_get_n_items (students));
  g_assert_true ((n_hidden > 0) == (role == STM_ROLE_SERVICE));
}

/* SPEC W1: the partner's samples happen today, and nothing that the calendar decides
 * is left to be decided. */
static void
assert_partner (StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);
  g_autofree char *today = g_strndup (moment, 10);
  g_autoptr (GListModel) contacts = stm_store_list_titles (store, STM_TYPE_APPOINTMENT, "date", today, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (profile->role, ==, STM_ROLE_PARTNER);
  g_assert_nonnull (profile->partner);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_DOSSIER, NULL), ==, 60);
  g_assert_cmpuint (g_list_model_get_n_items (contacts), >, 0);
  g_assert_cmpint (stm_store_pass_time (store, today, &error), ==, 0);
  g_assert_no_error (error);
}

static void
test_samples (AppFixture *fixture, gconstpointer data)
{
  const StmRole roles[] = { STM_ROLE_SCHOOL, STM_ROLE_SERVICE, STM_ROLE_PARTNER, STM_ROLE_REGION };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) made = NULL;
  gint64 n_students[G_N_ELEMENTS (roles)];
  g_autoptr (StmSession) session = stm_session_new (fixture->root);

  if (!stm_samples_can_make (fixture->root))
    {
      g_test_skip ("the samples are not installed");
      return;
    }

  stm_samples_make_async (fixture->root, NULL, app_fixture_done, &result);
  made = stm_samples_make_finish (app_fixture_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, G_N_ELEMENTS (roles));
  g_assert_false (stm_samples_can_make (fixture->root));

  g_assert_cmpint (stm_store_count (((StmNewProfile *) made->pdata[0])->store, STM_TYPE_SCHOOL, NULL), ==, 1);
  stm_store_close (((StmNewProfile *) made->pdata[0])->store);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      open_profile (session, ((StmNewProfile *) made->pdata[i])->folder, NULL, &error);
      g_assert_no_error (error);
      if (roles[i] == STM_ROLE_PARTNER)
        assert_partner (stm_session_get_store (session));
      else
        assert_shares (stm_session_get_store (session), roles[i]);
      n_students[i] = stm_store_count (stm_session_get_store (session), STM_TYPE_STUDENT, NULL);
      stm_session_close (session);
    }
  g_assert_cmpint (n_students[0], <, n_students[3]);
  g_assert_cmpint (n_students[1], <, n_students[3]);
  g_assert_cmpint (n_students[2], ==, 0);
}

/* DESIGN §5 and §8: which page a profile that does not open brings. */
static const struct
{
  StmError       code;
  StmOpeningForm form;
  StmWaysOut     ways;
} forms[] = {
  { STM_ERROR_KEY_MISSING, STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_KEY_LOCKED, STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_KEYRING, STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_WRONG_CODE, STM_OPENING_UNLOCK, 0 },
  { STM_ERROR_NEWER, STM_OPENING_CANNOT, 0 },
  { STM_ERROR_FOREIGN, STM_OPENING_CANNOT, STM_WAY_RESTORE },
  { STM_ERROR_DAMAGED, STM_OPENING_CANNOT, STM_WAY_RESTORE | STM_WAY_CODE },
  { STM_ERROR_NOT_FOUND, STM_OPENING_CANNOT, STM_WAY_RESTORE },
  { STM_ERROR_READ_ONLY, STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_FULL, STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_IN_USE, STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_REMOTE, STM_OPENING_CANNOT, STM_WAY_RETRY },
  { STM_ERROR_IO, STM_OPENING_CANNOT, STM_WAY_RETRY | STM_WAY_RESTORE },
};

static void
test_forms (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  StmWaysOut ways;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (STM_ERROR, (int) forms[i].code, "");

      g_assert_cmpint (stm_error_presenter_get_opening_form (error, FALSE, &ways), ==, forms[i].form);
      if (forms[i].form == STM_OPENING_CANNOT)
        g_assert_cmpint (ways, ==, forms[i].ways);
    }

  g_assert_cmpint (stm_error_presenter_get_opening_form (cancelled, FALSE, &ways), ==, STM_OPENING_SILENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add (path, AppFixture, NULL, app_fixture_set_up, function, app_fixture_tear_down)

  ADD ("/app/session/P1/make", test_make);
  ADD ("/app/session/P1/make-fails", test_make_fails);
  ADD ("/app/session/X3/open", test_open);
  ADD ("/app/session/X3/lost-key", test_lost_key);
  ADD ("/app/session/X3/renew-code", test_renew_code);
  ADD ("/app/session/P1/samples", test_samples);
  g_test_add_func ("/app/session/X3/forms", test_forms);

  return g_test_run ();
}

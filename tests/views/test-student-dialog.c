#include "view-fixture.h"

#include "core/stm-error.h"
#include "core/stm-postcode.h"
#include "core/stm-profile.h"
#include "views/students/stm-student-dialog.h"
#include "widgets/stm-edit-dialog.h"

static StmStore *
get_store (ViewFixture *fixture)
{
  return fixture->store.store;
}

static const char *
get_uuid (gpointer record)
{
  return stm_record_get_uuid (STM_RECORD (record));
}

/* The nth editor of a field: remarks are there twice. */
static GtkWidget *
get_field (AdwDialog *dialog, const char *field)
{
  return view_fixture_find_field (adw_dialog_get_child (dialog), field);
}

static gboolean
is_shown (AdwDialog *dialog, const char *field)
{
  return gtk_widget_is_visible (get_field (dialog, field));
}

static void
type (AdwDialog *dialog, const char *field, const char *text)
{
  type_text (get_field (dialog, field), text);
}

/* As a click on the nth row of the popover. */
static void
pick (AdwDialog *dialog, const char *field, guint position)
{
  g_signal_emit_by_name (find_widget (get_field (dialog, field), GTK_TYPE_LIST_VIEW), "activate", position);
}

static void
choose_number (AdwDialog *dialog, const char *field, guint number)
{
  GtkWidget *group = find_widget (get_field (dialog, field), ADW_TYPE_TOGGLE_GROUP);

  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (group), number - 1);
}

static void
assert_value (AdwDialog *dialog, const char *field, const char *text)
{
  gtk_test_accessible_assert_property (get_field (dialog, field), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);
}

static GtkWidget *
get_button (AdwDialog *dialog, const char *label)
{
  GtkWidget *button = view_fixture_find_button (adw_dialog_get_child (dialog), label);

  g_assert_nonnull (button);

  return button;
}

static gboolean
can_save (AdwDialog *dialog)
{
  return gtk_widget_get_sensitive (get_button (dialog, "_Save"));
}

static void
set_true (gboolean *value)
{
  *value = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
save (AdwDialog *dialog)
{
  gboolean closed = FALSE;

  g_assert_true (can_save (dialog));
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (set_true), &closed);
  g_signal_emit_by_name (get_button (dialog, "_Save"), "clicked");
  view_fixture_wait (is_true, &closed);
}

static void
discard (AdwDialog *dialog)
{
  gboolean closed = FALSE;

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (set_true), &closed);
  adw_dialog_force_close (dialog);
  view_fixture_wait (is_true, &closed);
}

static AdwDialog *
open_dialog (ViewFixture *fixture, const char *uuid)
{
  AdwDialog *dialog = stm_student_dialog_new (get_store (fixture), uuid);

  view_fixture_present (fixture, dialog);

  return dialog;
}

static void
fill_student (AdwDialog *dialog, const char *last_name)
{
  type (dialog, "first-name", "Noor");
  type (dialog, "last-name", last_name);
}

/* A request in block, of one period. */
static void
fill_request (AdwDialog *dialog)
{
  pick (dialog, "form", STM_STAGE_FORM_BLOCK - 1);
  type (dialog, "hours-per-week", "36");
  type (dialog, "total-hours", "180");
  type (dialog, "start-1", "5-10-2026");
  type (dialog, "end-1", "30-10-2026");
}

static StmStudent *
find_student (ViewFixture *fixture, const char *last_name)
{
  g_autoptr (GListModel) students = stm_store_list (get_store (fixture), STM_TYPE_STUDENT, "last-name", last_name, NULL);

  return g_list_model_get_item (students, 0);
}

static StmRequest *
find_request (ViewFixture *fixture, gpointer student)
{
  g_autoptr (GListModel) requests = stm_store_list (get_store (fixture), STM_TYPE_REQUEST, "student", get_uuid (student), NULL);

  g_assert_cmpuint (g_list_model_get_n_items (requests), <=, 1);

  return g_list_model_get_item (requests, 0);
}

/* The profile of the one school. */
static void
work_at_school (ViewFixture *fixture)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (get_store (fixture));

  g_object_set (profile, "role", STM_ROLE_SCHOOL, "school", get_uuid (fixture->store.school), NULL);
  store_fixture_save (&fixture->store, profile);
  stm_store_set_role (get_store (fixture), STM_ROLE_SCHOOL);
}

static void
test_new (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (StmStudent) student = NULL;
  g_autoptr (StmRequest) request = NULL;

  work_at_school (fixture);
  dialog = open_dialog (fixture, NULL);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "New Student");
  g_assert_false (stm_edit_dialog_get_dirty (STM_EDIT_DIALOG (dialog)));
  g_assert_false (can_save (dialog));

  /* there is one programme, for one year, one supervisor and one school */
  g_assert_false (is_shown (dialog, "school"));
  assert_value (dialog, "study-year", "7th year");
  assert_value (dialog, "supervisor", "An Begeleider");

  fill_student (dialog, "Claes");
  g_assert_false (can_save (dialog));
  fill_request (dialog);
  pick (dialog, "preference-1", 1);
  save (dialog);

  student = find_student (fixture, "Claes");
  g_assert_cmpstr (student->school, ==, get_uuid (fixture->store.school));
  request = find_request (fixture, student);
  g_assert_cmpstr (request->programme, ==, get_uuid (fixture->store.programme));
  g_assert_cmpstr (request->supervisor, ==, get_uuid (fixture->store.supervisor));
  g_assert_cmpint (request->hours_per_week, ==, 36 * 60);
  g_assert_cmpstr (request->start[0], ==, "2026-10-05");
  g_assert_nonnull (request->preference[0]);
}

static void
test_without_request (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (StmStudent) student = NULL;

  work_at_school (fixture);
  dialog = open_dialog (fixture, NULL);
  fill_student (dialog, "Claes");
  g_assert_false (can_save (dialog));

  adw_switch_row_set_active (ADW_SWITCH_ROW (find_widget (adw_dialog_get_child (dialog), ADW_TYPE_SWITCH_ROW)), FALSE);
  g_assert_false (is_shown (dialog, "form"));
  save (dialog);

  student = find_student (fixture, "Claes");
  g_assert_nonnull (student);
  g_assert_null (find_request (fixture, student));

  /* entered later: the switch is off until one wants it */
  dialog = open_dialog (fixture, get_uuid (student));
  g_assert_true (can_save (dialog));
  g_assert_false (is_shown (dialog, "form"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (find_widget (adw_dialog_get_child (dialog), ADW_TYPE_SWITCH_ROW)), TRUE);
  fill_request (dialog);
  save (dialog);
  g_object_unref (find_request (fixture, student));
}

/* SPEC T5: only the periods chosen have dates. */
static void
test_periods (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture, get_uuid (fixture->store.student));
  g_autoptr (StmRequest) request = NULL;

  g_assert_true (is_shown (dialog, "start-2"));
  g_assert_false (is_shown (dialog, "start-3"));
  choose_number (dialog, "periods", 3);
  g_assert_true (is_shown (dialog, "end-3"));
  g_assert_false (is_shown (dialog, "start-4"));
  g_assert_false (can_save (dialog));

  type (dialog, "start-3", "3-5-2027");
  type (dialog, "end-3", "2-5-2027");
  g_assert_false (can_save (dialog));
  type (dialog, "end-3", "28-5-2027");
  g_assert_true (can_save (dialog));

  choose_number (dialog, "periods", 1);
  g_assert_false (is_shown (dialog, "start-2"));
  save (dialog);

  request = find_request (fixture, fixture->store.student);
  g_assert_cmpint (request->periods, ==, 1);
  g_assert_null (request->start[1]);
  g_assert_null (request->start[2]);
}

/* SPEC T4: a block needs the hours a week, alternating does not. */
static void
test_hours (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture, get_uuid (fixture->store.student));

  type (dialog, "hours-per-week", "");
  g_assert_false (can_save (dialog));
  pick (dialog, "form", STM_STAGE_FORM_ALTERNATING - 1);
  g_assert_true (can_save (dialog));
  pick (dialog, "form", STM_STAGE_FORM_BOTH - 1);
  g_assert_false (can_save (dialog));
  discard (dialog);
}

static StmSchool *
add_school (ViewFixture *fixture)
{
  StmSchool *school = STM_SCHOOL (stm_record_new (STM_TYPE_SCHOOL));
  g_autoptr (StmRecord) supervisor = stm_record_new (STM_TYPE_SUPERVISOR);
  g_autoptr (StmRecord) second = stm_record_new (STM_TYPE_SUPERVISOR);

  g_object_set (school, "name", "Atheneum", "strands", 1, NULL);
  store_fixture_save (&fixture->store, school);
  g_object_set (supervisor, "name", "Bea Claes", "school", get_uuid (school), NULL);
  store_fixture_save (&fixture->store, supervisor);
  g_object_set (second, "name", "Chris Daems", "school", get_uuid (school), NULL);
  store_fixture_save (&fixture->store, second);

  return school;
}

/* SPEC T4: the supervisor is one of the student's school. */
static void
test_supervisors (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmSchool) school = add_school (fixture);
  AdwDialog *dialog = open_dialog (fixture, get_uuid (fixture->store.student));
  g_autoptr (StmRequest) request = NULL;
  g_autoptr (StmRecord) supervisor = NULL;

  assert_value (dialog, "supervisor", "An Begeleider");
  pick (dialog, "school", 0);
  assert_value (dialog, "school", "Atheneum");
  g_assert_false (can_save (dialog));

  pick (dialog, "supervisor", 0);
  assert_value (dialog, "supervisor", "Bea Claes");
  save (dialog);

  request = find_request (fixture, fixture->store.student);
  supervisor = stm_store_get (get_store (fixture), STM_TYPE_SUPERVISOR, request->supervisor, NULL);
  g_assert_cmpstr (STM_SUPERVISOR (supervisor)->name, ==, "Bea Claes");
}

/* SPEC T3: the province follows the postcode; a wrong number is refused. */
static void
test_checks (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture, get_uuid (fixture->store.student));

  type (dialog, "postcode", "8000");
  assert_value (dialog, "province", "West Flanders");
  type (dialog, "national-number", "85.11.25-268.69");
  g_assert_false (can_save (dialog));
  type (dialog, "national-number", "65 07 06 643 09");
  g_assert_true (can_save (dialog));

  /* SPEC T6 */
  pick (dialog, "study-year", 5);
  assert_value (dialog, "study-year", "6th year");
  g_assert_false (can_save (dialog));
  discard (dialog);
}

static gboolean
is_empty_again (gpointer dialog)
{
  return *read_text (get_field (dialog, "first-name")) == '\0';
}

/* S1: "vul de gegevens van de volgende student in of sluit af". */
static void
test_add_another (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog;
  g_autoptr (StmStudent) first = NULL;
  g_autoptr (StmStudent) second = NULL;

  work_at_school (fixture);
  dialog = open_dialog (fixture, NULL);
  fill_student (dialog, "Claes");

  /* a field stands in the way: nothing is saved, then or by a later Save */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "student.save-and-add", NULL);
  g_assert_null (find_student (fixture, "Claes"));

  fill_request (dialog);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "student.save-and-add", NULL);
  view_fixture_wait (is_empty_again, dialog);
  first = find_student (fixture, "Claes");
  g_assert_nonnull (first);
  g_assert_false (stm_edit_dialog_get_dirty (STM_EDIT_DIALOG (dialog)));

  /* what a class shares is there, what is the student's own is not */
  assert_value (dialog, "study-year", "7th year");
  assert_value (dialog, "supervisor", "An Begeleider");
  g_assert_cmpstr (read_text (get_field (dialog, "start-1")), ==, "");

  fill_student (dialog, "Daems");
  fill_request (dialog);
  save (dialog);
  second = find_student (fixture, "Daems");
  g_object_unref (find_request (fixture, second));
}

/* SPEC T8: an acceptance locks. */
static void
test_locked (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) placement = store_fixture_decide (&fixture->store, fixture->store.service, 1, STM_DECISION_ACCEPTED);
  AdwDialog *dialog;

  store_fixture_save (&fixture->store, placement);
  work_at_school (fixture);
  dialog = open_dialog (fixture, get_uuid (fixture->store.student));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "accepted"));
  discard (dialog);

  stm_store_set_role (get_store (fixture), STM_ROLE_REGION);
  dialog = open_dialog (fixture, get_uuid (fixture->store.student));
  g_assert_true (STM_IS_EDIT_DIALOG (dialog));
  discard (dialog);
}

static gboolean
banner_is_revealed (gpointer dialog)
{
  return adw_banner_get_revealed (ADW_BANNER (find_widget (adw_dialog_get_child (dialog), ADW_TYPE_BANNER)));
}

/* It was accepted while the dialog was open: what was typed is kept. */
static void
test_locked_meanwhile (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) placement = store_fixture_decide (&fixture->store, fixture->store.service, 1, STM_DECISION_ACCEPTED);
  AdwDialog *dialog;

  work_at_school (fixture);
  dialog = open_dialog (fixture, get_uuid (fixture->store.student));
  type (dialog, "street", "Nieuwstraat 1");

  stm_store_set_role (get_store (fixture), STM_ROLE_REGION);
  store_fixture_save (&fixture->store, placement);
  stm_store_set_role (get_store (fixture), STM_ROLE_SCHOOL);

  g_signal_emit_by_name (get_button (dialog, "_Save"), "clicked");
  view_fixture_wait (banner_is_revealed, dialog);
  g_assert_cmpstr (read_text (get_field (dialog, "street")), ==, "Nieuwstraat 1");
  discard (dialog);
}

/* The failure of either of the two saves neither. */
static void
test_conflict (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = open_dialog (fixture, get_uuid (fixture->store.student));
  g_autoptr (StmRecord) elsewhere = stm_store_get (get_store (fixture), STM_TYPE_REQUEST, get_uuid (fixture->store.request), NULL);
  g_autoptr (StmRecord) kept = NULL;

  g_object_set (elsewhere, "remarks", "van elders", NULL);
  store_fixture_save (&fixture->store, elsewhere);

  type (dialog, "street", "Nieuwstraat 1");
  type (dialog, "total-hours", "210");
  g_signal_emit_by_name (get_button (dialog, "_Save"), "clicked");
  view_fixture_wait (banner_is_revealed, dialog);

  kept = stm_store_get (get_store (fixture), STM_TYPE_STUDENT, get_uuid (fixture->store.student), NULL);
  g_assert_null (STM_STUDENT (kept)->street);
  discard (dialog);
}

#define ADD(name, func) \
  g_test_add ("/views/student-dialog/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T3/new", test_new);
  ADD ("T4/without-request", test_without_request);
  ADD ("T5/periods", test_periods);
  ADD ("T4/hours", test_hours);
  ADD ("T4/supervisors", test_supervisors);
  ADD ("T3/checks", test_checks);
  ADD ("add-another", test_add_another);
  ADD ("T8/locked", test_locked);
  ADD ("T8/locked-meanwhile", test_locked_meanwhile);
  ADD ("conflict", test_conflict);

  return g_test_run ();
}

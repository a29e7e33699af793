#include "view-fixture.h"

#include "core/stm-error.h"
#include "core/stm-postcode.h"
#include "core/stm-profile.h"
#include "views/schools/stm-school-dialog.h"
#include "views/services/stm-service-dialog.h"
#include "views/supervisors/stm-supervisor-dialog.h"

static GtkWidget *
get_content (AdwDialog *dialog)
{
  return adw_dialog_get_child (dialog);
}

static GtkWidget *
get_field (AdwDialog *dialog, const char *field)
{
  return view_fixture_find_field (get_content (dialog), field);
}

static void
click_save (AdwDialog *dialog)
{
  GtkWidget *save = view_fixture_find_button (get_content (dialog), "_Save");

  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
}

static void
dialog_closed (gboolean *closed)
{
  *closed = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
banner_is_revealed (gpointer data)
{
  return adw_banner_get_revealed (ADW_BANNER (find_widget (get_content (data), ADW_TYPE_BANNER)));
}

static const char *
get_banner (AdwDialog *dialog)
{
  return adw_banner_get_title (ADW_BANNER (find_widget (get_content (dialog), ADW_TYPE_BANNER)));
}

static void
save_and_wait (AdwDialog *dialog)
{
  gboolean closed = FALSE;

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (dialog_closed), &closed);
  click_save (dialog);
  view_fixture_wait (is_true, &closed);
}

static void
close_and_wait (AdwDialog *dialog)
{
  gboolean closed = FALSE;

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (dialog_closed), &closed);
  adw_dialog_force_close (dialog);
  view_fixture_wait (is_true, &closed);
}

static StmRecord *
find_record (ViewFixture *fixture, GType type, const char *name)
{
  g_autoptr (GListModel) records = stm_store_list (fixture->store.store, type, NULL, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (records, i);
      g_autofree char *title = stm_record_dup_title (record);

      if (g_str_equal (title, name))
        return g_steal_pointer (&record);
    }

  return NULL;
}

static void
test_new_supervisor (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_supervisor_dialog_new (fixture->store.store, NULL);
  GtkWidget *school;
  g_autoptr (StmRecord) supervisor = NULL;

  view_fixture_present (fixture, dialog);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "New Supervisor");

  type_text (get_field (dialog, "name"), "Bea Claes");
  type_text (get_field (dialog, "phone"), "09 222 33 44");
  school = get_field (dialog, "school");
  g_signal_emit_by_name (find_widget (school, GTK_TYPE_LIST_VIEW), "activate", 0);
  save_and_wait (dialog);

  supervisor = find_record (fixture, STM_TYPE_SUPERVISOR, "Bea Claes");
  g_assert_nonnull (supervisor);
  g_assert_cmpstr (STM_SUPERVISOR (supervisor)->school, ==, stm_record_get_uuid (STM_RECORD (fixture->store.school)));
}

static void
test_school_of_the_profile (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->store.store);
  AdwDialog *dialog;

  g_object_set (profile, "role", STM_ROLE_SCHOOL, "school", stm_record_get_uuid (STM_RECORD (fixture->store.school)), NULL);
  store_fixture_save (&fixture->store, profile);

  dialog = stm_supervisor_dialog_new (fixture->store.store, NULL);
  view_fixture_present (fixture, dialog);
  gtk_test_accessible_assert_property (get_field (dialog, "school"), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Sint-Élisabeth");
  g_assert_false (stm_edit_dialog_get_dirty (STM_EDIT_DIALOG (dialog)));
  close_and_wait (dialog);
}

static void
test_edit_school (ViewFixture *fixture, gconstpointer data)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.school));
  AdwDialog *dialog = stm_school_dialog_new (fixture->store.store, uuid);
  g_autoptr (StmRecord) school = NULL;

  view_fixture_present (fixture, dialog);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "Edit School");

  type_text (get_field (dialog, "institution-number"), "123456");
  type_text (get_field (dialog, "postcode"), "2000");
  gtk_test_accessible_assert_property (get_field (dialog, "province"), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Antwerp");
  save_and_wait (dialog);

  school = stm_store_get (fixture->store.store, STM_TYPE_SCHOOL, uuid, NULL);
  g_assert_cmpstr (STM_SCHOOL (school)->institution_number, ==, "123456");
  g_assert_cmpint (STM_SCHOOL (school)->province, ==, STM_PROVINCE_ANTWERP);
  g_assert_cmpstr (STM_SCHOOL (school)->place, ==, "Gent");
}

static void
test_wrong_business_number (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_service_dialog_new (fixture->store.store, NULL);
  GtkWidget *save, *number;

  view_fixture_present (fixture, dialog);
  save = view_fixture_find_button (get_content (dialog), "_Save");
  number = get_field (dialog, "business-number");

  type_text (get_field (dialog, "name"), "Thuiszorg Test");
  g_assert_true (gtk_widget_get_sensitive (save));

  type_text (number, "0123.456.789");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_true (gtk_widget_has_css_class (number, "error"));

  type_text (number, "");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_false (gtk_widget_has_css_class (number, "error"));
  close_and_wait (dialog);
}

static void
test_refused_save_keeps_the_draft (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_supervisor_dialog_new (fixture->store.store,
                                                 stm_record_get_uuid (STM_RECORD (fixture->store.supervisor)));

  view_fixture_present (fixture, dialog);
  type_text (get_field (dialog, "name"), "Bea Claes");

  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  click_save (dialog);
  view_fixture_wait (banner_is_revealed, dialog);
  g_assert_cmpstr (get_banner (dialog), ==, "This is not allowed now. Your role may not change this.");
  g_assert_cmpstr (read_text (get_field (dialog, "name")), ==, "Bea Claes");

  stm_store_set_role (fixture->store.store, STM_ROLE_REGION);
  save_and_wait (dialog);
}

static void
test_conflict_keeps_both (ViewFixture *fixture, gconstpointer data)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.supervisor));
  AdwDialog *dialog = stm_supervisor_dialog_new (fixture->store.store, uuid);
  g_autoptr (StmRecord) theirs = stm_store_get (fixture->store.store, STM_TYPE_SUPERVISOR, uuid, NULL);
  g_autoptr (StmRecord) saved = NULL;

  view_fixture_present (fixture, dialog);
  type_text (get_field (dialog, "name"), "Mine");
  g_object_set (theirs, "name", "Theirs", NULL);
  store_fixture_save (&fixture->store, theirs);

  click_save (dialog);
  view_fixture_wait (banner_is_revealed, dialog);
  g_assert_true (g_str_has_prefix (get_banner (dialog), "Somebody changed this meanwhile. "));
  g_assert_cmpstr (read_text (get_field (dialog, "name")), ==, "Mine");

  saved = stm_store_get (fixture->store.store, STM_TYPE_SUPERVISOR, uuid, NULL);
  g_assert_cmpstr (STM_SUPERVISOR (saved)->name, ==, "Theirs");
  close_and_wait (dialog);
}

static void
test_missing_record (ViewFixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = g_uuid_string_random ();

  g_assert_null (stm_school_dialog_new (fixture->store.store, uuid));
}

#define ADD(name, func) \
  g_test_add ("/views/record-dialogs/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T2/new-supervisor", test_new_supervisor);
  ADD ("T2/school-of-the-profile", test_school_of_the_profile);
  ADD ("T3/edit-school", test_edit_school);
  ADD ("wrong-business-number", test_wrong_business_number);
  ADD ("refused-save-keeps-the-draft", test_refused_save_keeps_the_draft);
  ADD ("conflict-keeps-both", test_conflict_keeps_both);
  ADD ("missing-record", test_missing_record);

  return g_test_run ();
}

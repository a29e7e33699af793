#include "config.h"

#include "../views/view-fixture.h"

#include "app/stm-person-group.h"

static AdwEntryRow *
present (ViewFixture *fixture)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  StmPersonGroup *group = g_object_new (STM_TYPE_PERSON_GROUP, NULL);

  stm_person_group_set_store (group, fixture->store.store);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  view_fixture_present (fixture, dialog);

  return ADW_ENTRY_ROW (view_fixture_find_row (GTK_WIDGET (dialog), "Your name"));
}

static void
type (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static gboolean
is_nele (gpointer store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  return g_strcmp0 (profile->person, "Nele Baert") == 0;
}

static gboolean
is_nobody (gpointer store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  return profile->person == NULL;
}

/* What comes next is of who says so now. */
static void
test_change (ViewFixture *fixture, gconstpointer data)
{
  AdwEntryRow *row = present (fixture);
  StmRecord *student = STM_RECORD (fixture->store.student);
  g_autoptr (GListModel) events = NULL;
  g_autoptr (StmEvent) newest = NULL;

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  type (row, " Nele Baert ");
  view_fixture_wait (is_nele, fixture->store.store);

  g_object_set (student, "place", "Aalst", NULL);
  store_fixture_save (&fixture->store, student);
  events = stm_store_list_events (fixture->store.store, stm_record_get_uuid (student), NULL);
  newest = g_list_model_get_item (events, 0);
  g_assert_cmpstr (stm_event_get_person (newest), ==, "Nele Baert");

  row = present (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Nele Baert");
  type (row, "");
  view_fixture_wait (is_nobody, fixture->store.store);
}

static gboolean
is_marked (gpointer row)
{
  return gtk_widget_has_css_class (row, "error");
}

static gboolean
can_try_again (gpointer row)
{
  return view_fixture_find_button (GTK_WIDGET (gtk_widget_get_root (row)), "_Try Again") != NULL;
}

/* What cannot be saved is told, and stays to be tried again. */
static void
test_failure (ViewFixture *fixture, gconstpointer data)
{
  AdwEntryRow *row;

  store_fixture_reopen (&fixture->store, STM_STORE_READ_ONLY);
  row = present (fixture);
  type (row, "Nele Baert");
  view_fixture_wait (is_marked, row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Nele Baert");
  g_assert_true (is_nobody (fixture->store.store));

  view_fixture_wait (can_try_again, row);
}

#define ADD(path, func) \
  g_test_add ("/app/person-group/" path, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("change-W16", test_change);
  ADD ("failure-W16", test_failure);

  return g_test_run ();
}

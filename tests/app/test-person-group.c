#include "config.h"

#include "../views/view-fixture.h"

#include "app/stm-person-group.h"
#include "core/stm-mediator.h"

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

static StmRecord *
add_mediator (ViewFixture *fixture, const char *name)
{
  StmRecord *mediator = stm_record_new (STM_TYPE_MEDIATOR);

  g_object_set (mediator, "name", name, NULL);
  store_fixture_save (&fixture->store, mediator);

  return mediator;
}

static GtkMenuButton *
find_menu (GtkWidget *widget)
{
  GtkMenuButton *found = GTK_IS_MENU_BUTTON (widget) ? GTK_MENU_BUTTON (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu (child);

  return found;
}

static void
assert_item (GMenuModel *menu, int position, const char *label)
{
  g_autofree char *text = NULL;

  g_assert_true (g_menu_model_get_item_attribute (menu, position, G_MENU_ATTRIBUTE_LABEL, "s", &text));
  g_assert_cmpstr (text, ==, label);
}

/* A mediator is chosen by name, and what was chosen stays as it was. */
static void
test_mediator (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) nele = NULL;
  g_autoptr (StmRecord) omar = NULL;
  AdwEntryRow *row;
  GMenuModel *menu;

  stm_store_set_role (fixture->store.store, STM_ROLE_PARTNER);
  omar = add_mediator (fixture, "Omar_2");
  nele = add_mediator (fixture, "Nele Baert");

  row = present (fixture);
  menu = gtk_menu_button_get_menu_model (find_menu (GTK_WIDGET (row)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_menu (GTK_WIDGET (row)))));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  assert_item (menu, 0, "Nele Baert");
  assert_item (menu, 1, "Omar__2");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (row), "person.choose", "s", "Nele Baert"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Nele Baert");
  view_fixture_wait (is_nele, fixture->store.store);

  g_object_set (nele, "name", "Nele Baert-Claes", NULL);
  store_fixture_save (&fixture->store, nele);
  g_assert_true (is_nele (fixture->store.store));

  type (row, "");
  view_fixture_wait (is_nobody, fixture->store.store);
}

/* Who has no mediators types a name. */
static void
test_no_mediators (ViewFixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_menu (GTK_WIDGET (present (fixture))))));
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
  ADD ("mediator-W16", test_mediator);
  ADD ("no-mediators-W16", test_no_mediators);
  ADD ("failure-W16", test_failure);

  return g_test_run ();
}

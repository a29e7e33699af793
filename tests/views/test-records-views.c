#include "view-fixture.h"

#include "views/schools/stm-schools-view.h"
#include "views/services/stm-services-view.h"
#include "views/supervisors/stm-supervisors-view.h"

typedef struct
{
  GListModel *model;
  guint       n;
} Count;

static gboolean
has_n_items (gpointer data)
{
  Count *count = data;

  return g_list_model_get_n_items (count->model) == count->n;
}

static void
wait_for_count (GtkWidget *view, guint n)
{
  Count count = { G_LIST_MODEL (stm_records_view_get_list (STM_RECORDS_VIEW (view))), n };

  view_fixture_wait (has_n_items, &count);
}

static void
test_each_view_lists (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *schools = stm_schools_view_new (fixture->store.store);
  GtkWidget *services = stm_services_view_new (fixture->store.store);
  GtkWidget *supervisors = stm_supervisors_view_new (fixture->store.store);

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (schools));
  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (services));
  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (supervisors));

  wait_for_count (schools, 1);
  wait_for_count (services, 2);
  wait_for_count (supervisors, 1);
}

static void
test_search (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = stm_services_view_new (fixture->store.store);
  StmListPage *list_page;

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  list_page = STM_LIST_PAGE (find_widget (view, STM_TYPE_LIST_PAGE));

  stm_list_page_set_search (list_page, "anker");
  wait_for_count (view, 1);
  stm_list_page_set_search (list_page, "");
  wait_for_count (view, 2);
  stm_list_page_set_filter (list_page, "province", "limburg");
  wait_for_count (view, 0);
  stm_list_page_clear (list_page);
  wait_for_count (view, 2);
}

static void
test_row_opens (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = stm_supervisors_view_new (fixture->store.store);
  g_autofree char *asked = g_strdup_printf ("show-record supervisor %s\n",
                                            stm_record_get_uuid (STM_RECORD (fixture->store.supervisor)));
  g_autoptr (GObject) row = NULL;

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  wait_for_count (view, 1);
  row = g_list_model_get_item (G_LIST_MODEL (stm_records_view_get_list (STM_RECORDS_VIEW (view))), 0);
  g_signal_emit_by_name (find_widget (view, STM_TYPE_LIST_PAGE), "activate-row", row);
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static void
test_follows_the_store (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = stm_services_view_new (fixture->store.store);
  g_autoptr (StmRecord) service = stm_record_new (STM_TYPE_SERVICE);

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  wait_for_count (view, 2);
  g_object_set (service, "name", "Dagcentrum", NULL);
  store_fixture_save (&fixture->store, service);
  wait_for_count (view, 3);
}

static GtkWidget *
find_add_button (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && gtk_test_accessible_has_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      g_autofree char *difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                                        GTK_ACCESSIBLE_PROPERTY_LABEL, "Add School");

      if (difference == NULL)
        return root;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_add_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_role_may_not_add (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = stm_schools_view_new (fixture->store.store);
  GtkWidget *add;

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  wait_for_count (view, 1);
  add = find_add_button (view);
  g_assert_true (gtk_widget_get_visible (add));

  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  g_assert_false (gtk_widget_get_visible (add));
}

#define ADD(name, func) \
  g_test_add ("/views/records-views/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("each-view-lists", test_each_view_lists);
  ADD ("search", test_search);
  ADD ("row-opens", test_row_opens);
  ADD ("follows-the-store", test_follows_the_store);
  ADD ("P1/role-may-not-add", test_role_may_not_add);

  return g_test_run ();
}

#include "view-fixture.h"

#include "views/search/stm-search-view.h"
#include "widgets/stm-link-group.h"

typedef struct
{
  GtkStack   *stack;
  const char *name;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *shown = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (shown->stack), shown->name) == 0;
}

static void
wait_for_page (GtkWidget *view, const char *name)
{
  Shown shown = { GTK_STACK (find_widget (view, GTK_TYPE_STACK)), name };

  view_fixture_wait (is_shown, &shown);
}

static GtkWidget *
push_view (ViewFixture *fixture)
{
  GtkWidget *view = stm_search_view_new (fixture->store.store);

  view_fixture_push (fixture, adw_navigation_page_new (view, "Search"));

  return view;
}

static void
search (GtkWidget *view, const char *text, const char *page)
{
  stm_search_view_set_text (STM_SEARCH_VIEW (view), text);
  wait_for_page (view, page);
}

typedef struct
{
  GtkWidget  *view;
  const char *title;
} Row;

static gboolean
has_row (gpointer data)
{
  Row *row = data;

  return view_fixture_find_row (row->view, row->title) != NULL;
}

static GtkWidget *
wait_for_row (GtkWidget *view, const char *title)
{
  Row row = { view, title };

  view_fixture_wait (has_row, &row);

  return view_fixture_find_row (view, title);
}

static const char *
get_heading (GtkWidget *row)
{
  GtkWidget *group = gtk_widget_get_ancestor (row, STM_TYPE_LINK_GROUP);

  return adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group));
}

static void
test_by_kind (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);

  /* all of them are somewhere in Ghent, but the supervisor of the school there */
  search (view, "gent", "results");
  g_assert_cmpstr (get_heading (wait_for_row (view, "Zoë Ånderson")), ==, "Students");
  g_assert_cmpstr (get_heading (wait_for_row (view, "Sint-Élisabeth")), ==, "Schools");
  g_assert_cmpstr (get_heading (wait_for_row (view, "Thuiszorg De Linde")), ==, "Services");
  g_assert_cmpstr (get_heading (wait_for_row (view, "Woonzorg Het Anker")), ==, "Services");

  search (view, "begel", "results");
  g_assert_cmpstr (get_heading (wait_for_row (view, "An Begeleider")), ==, "Supervisors");
  g_assert_null (view_fixture_find_row (view, "Sint-Élisabeth"));
}

static void
test_opens (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  g_autofree char *asked = g_strdup_printf ("show-record student %s\n",
                                            stm_record_get_uuid (STM_RECORD (fixture->store.student)));

  search (view, "zoe", "results");
  gtk_widget_activate (wait_for_row (view, "Zoë Ånderson"));
  run_main_context ();
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

/* Where the entry sends the focus to. */
static void
test_first_row_is_focused (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);

  search (view, "gent", "results");
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_is_focus (wait_for_row (view, "Zoë Ånderson")));
}

static void
test_empty_states (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);

  wait_for_page (view, "start");
  search (view, "xyzzy", "nothing");
  search (view, "  ", "start");
  search (view, "linde", "results");
  search (view, "", "start");
}

/* Only what was typed last counts. */
static void
test_newest_wins (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);

  stm_search_view_set_text (STM_SEARCH_VIEW (view), "anker");
  stm_search_view_set_text (STM_SEARCH_VIEW (view), "xyzzy");
  stm_search_view_set_text (STM_SEARCH_VIEW (view), "linde");
  wait_for_row (view, "Thuiszorg De Linde");
  run_main_context ();
  g_assert_null (view_fixture_find_row (view, "Woonzorg Het Anker"));
}

static void
test_follows_the_store (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);

  search (view, "linde", "results");
  wait_for_row (view, "Thuiszorg De Linde");
  g_object_set (fixture->store.service, "name", "Thuiszorg De Lindeboom", NULL);
  store_fixture_save (&fixture->store, fixture->store.service);
  wait_for_row (view, "Thuiszorg De Lindeboom");
}

static void
test_role (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);

  search (view, "zoe", "results");
  stm_store_set_role (fixture->store.store, STM_ROLE_PARTNER);
  wait_for_page (view, "nothing");
}

#define ADD(name, func) \
  g_test_add ("/views/search-view/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("by-kind", test_by_kind);
  ADD ("opens", test_opens);
  ADD ("first-row-is-focused", test_first_row_is_focused);
  ADD ("empty-states", test_empty_states);
  ADD ("newest-wins", test_newest_wins);
  ADD ("follows-the-store", test_follows_the_store);
  ADD ("P1/role", test_role);

  return g_test_run ();
}

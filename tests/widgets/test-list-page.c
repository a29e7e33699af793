#include "synthetic-rows.h"
#include "widget-tools.h"

#include "core/stm-title.h"
#include "widgets/stm-list-page.h"

#include <glib/gstdio.h>

static const char *const columns[] = { "last-name", "first-name", "status", NULL };

typedef struct
{
  GtkWidget     *window;
  StmListPage   *page;
  SyntheticList *rows;
  guint          n_queries;
  char          *added;
} Fixture;

static char *
count_students (guint n)
{
  return g_strdup_printf ("%u students", n);
}

static void
on_query_changed (StmListPage *page, Fixture *fixture)
{
  fixture->n_queries++;
}

static void
on_add_record (GSimpleAction *action, GVariant *kind, Fixture *fixture)
{
  g_set_str (&fixture->added, g_variant_get_string (kind, NULL));
}

static void
add_window_actions (Fixture *fixture)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) add = g_simple_action_new ("add-record", G_VARIANT_TYPE_STRING);

  g_signal_connect (add, "activate", G_CALLBACK (on_add_record), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (add));
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->page), "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) schools = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (StmTitle) school = stm_title_new ("school", "uuid-1", "Atheneum", "Gent");

  g_list_store_append (schools, school);
  fixture->rows = synthetic_list_new (GPOINTER_TO_UINT (data));
  fixture->page = g_object_new (STM_TYPE_LIST_PAGE, "title", "Students", "add-label", "_Add Student",
                                "add-target", "student", "search-placeholder", "Search students",
                                "empty-title", "No Students Yet", "layout-name", "students", NULL);
  stm_table_set_columns (stm_list_page_get_table (fixture->page), STM_TYPE_OVERVIEW, columns, NULL);
  stm_table_set_sort (stm_list_page_get_table (fixture->page), "last-name", FALSE);
  stm_list_page_set_count_func (fixture->page, count_students);
  stm_list_page_add_filter (fixture->page, "status", NULL, NULL);
  stm_list_page_add_filter (fixture->page, "school", NULL, G_LIST_MODEL (schools));
  g_signal_connect (fixture->page, "query-changed", G_CALLBACK (on_query_changed), fixture);
  stm_list_page_set_model (fixture->page, G_LIST_MODEL (fixture->rows));
  add_window_actions (fixture);
  fixture->window = present_in_window (GTK_WIDGET (fixture->page));
  run_main_context ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *layout = g_build_filename (g_get_user_config_dir (), "stagematching", "layout.ini", NULL);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_main_context ();
  g_object_unref (fixture->rows);
  g_free (fixture->added);
  g_unlink (layout);
}

static const char *
get_shown (Fixture *fixture)
{
  GtkWidget *table = GTK_WIDGET (stm_list_page_get_table (fixture->page));

  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (table, GTK_TYPE_STACK)));
}

static const char *
get_count (Fixture *fixture)
{
  return adw_window_title_get_subtitle (ADW_WINDOW_TITLE (find_widget (GTK_WIDGET (fixture->page), ADW_TYPE_WINDOW_TITLE)));
}

/* The shown button with that text or name. */
static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;

  if (GTK_IS_BUTTON (root))
    {
      GtkWidget *label = find_widget (root, GTK_TYPE_LABEL);

      if (label != NULL && g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
        return root;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
click (Fixture *fixture, const char *text)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->page), text);

  if (button == NULL)
    g_error ("There is no button “%s”", text);
  g_signal_emit_by_name (button, "clicked");
  run_main_context ();
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_shown (fixture), ==, "table");
  g_assert_cmpstr (get_count (fixture), ==, "400 students");
  synthetic_list_replace (fixture->rows, 3);
  g_assert_cmpstr (get_count (fixture), ==, "3 students");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *empty;

  g_assert_cmpstr (get_shown (fixture), ==, "empty");
  empty = find_widget (GTK_WIDGET (fixture->page), ADW_TYPE_STATUS_PAGE);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (empty)), ==, "No Students Yet");
  g_assert_nonnull (find_button (empty, "Add Student"));
  click (fixture, "Add Student");
  g_assert_cmpstr (fixture->added, ==, "student");

  stm_list_page_set_may_add (fixture->page, FALSE);
  g_assert_null (find_button (GTK_WIDGET (fixture->page), "Add Student"));

  synthetic_list_replace (fixture->rows, 1);
  g_assert_cmpstr (get_shown (fixture), ==, "table");
}

static void
test_nothing_found (Fixture *fixture, gconstpointer data)
{
  stm_list_page_set_search (fixture->page, "xyzzy");
  g_assert_cmpuint (fixture->n_queries, ==, 1);

  /* what was there stays until the answer is in */
  synthetic_list_set_loading (fixture->rows, TRUE);
  synthetic_list_replace (fixture->rows, 0);
  g_assert_cmpstr (get_shown (fixture), ==, "table");
  synthetic_list_set_loading (fixture->rows, FALSE);
  g_assert_cmpstr (get_shown (fixture), ==, "nothing-found");

  stm_list_page_set_filter (fixture->page, "status", "accepted");
  click (fixture, "Show Everything");
  g_assert_cmpstr (stm_list_page_get_search (fixture->page), ==, "");
  g_assert_null (stm_list_page_get_filter (fixture->page, "status"));
  g_assert_cmpuint (fixture->n_queries, ==, 3);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  GtkWidget *entry = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "zoe");
  while (fixture->n_queries == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_queries, ==, 1);
  g_assert_cmpstr (stm_list_page_get_search (fixture->page), ==, "zoe");
}

static void
test_chips (Fixture *fixture, gconstpointer data)
{
  const char **filters = stm_list_page_list_filters (fixture->page);

  g_assert_cmpstr (filters[0], ==, "status");
  g_assert_cmpstr (filters[1], ==, "school");
  g_assert_null (filters[2]);
  g_free (filters);

  g_assert_null (find_button (GTK_WIDGET (fixture->page), "Status: Accepted"));
  stm_list_page_set_filter (fixture->page, "status", "accepted");
  g_assert_cmpuint (fixture->n_queries, ==, 1);
  stm_list_page_set_filter (fixture->page, "school", "uuid-1");
  g_assert_nonnull (find_button (GTK_WIDGET (fixture->page), "School: Atheneum"));

  click (fixture, "Status: Accepted");
  g_assert_cmpuint (fixture->n_queries, ==, 3);
  g_assert_null (stm_list_page_get_filter (fixture->page, "status"));
  g_assert_cmpstr (stm_list_page_get_filter (fixture->page, "school"), ==, "uuid-1");
  g_assert_null (find_button (GTK_WIDGET (fixture->page), "Clear All"));

  stm_list_page_set_filter (fixture->page, "status", "declined");
  click (fixture, "Clear All");
  g_assert_null (stm_list_page_get_filter (fixture->page, "school"));
  g_assert_null (find_button (GTK_WIDGET (fixture->page), "Status: Declined"));
}

static GtkWidget *
find_drop_down (Fixture *fixture, const char *name)
{
  GtkWidget *button = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_MENU_BUTTON);
  GtkWidget *grid = NULL;

  while (grid == NULL)
    {
      GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));

      grid = popover != NULL ? find_widget (GTK_WIDGET (popover), GTK_TYPE_GRID) : NULL;
      if (grid == NULL)
        button = find_widget (gtk_widget_get_parent (find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY)),
                              GTK_TYPE_MENU_BUTTON);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (grid); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_DROP_DOWN (child) && g_str_equal (gtk_widget_get_name (child), name))
      return child;

  return NULL;
}

static void
test_filter_popover (Fixture *fixture, gconstpointer data)
{
  GtkDropDown *status = GTK_DROP_DOWN (find_drop_down (fixture, "status"));
  GtkDropDown *school = GTK_DROP_DOWN (find_drop_down (fixture, "school"));

  g_assert_cmpuint (gtk_drop_down_get_selected (status), ==, 0);
  gtk_drop_down_set_selected (status, 1 + STM_STATUS_PARTLY);
  g_assert_cmpstr (stm_list_page_get_filter (fixture->page, "status"), ==, "partly");
  gtk_drop_down_set_selected (school, 1);
  g_assert_cmpstr (stm_list_page_get_filter (fixture->page, "school"), ==, "uuid-1");
  g_assert_cmpuint (fixture->n_queries, ==, 2);

  stm_list_page_clear (fixture->page);
  g_assert_cmpuint (fixture->n_queries, ==, 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (status), ==, 0);
  gtk_drop_down_set_selected (status, 0);
  g_assert_cmpuint (fixture->n_queries, ==, 3);
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  gboolean descending;

  g_action_group_change_action_state (stm_table_get_actions (stm_list_page_get_table (fixture->page)),
                                      "sort-by", g_variant_new_string ("status"));
  g_assert_cmpuint (fixture->n_queries, ==, 1);
  g_assert_cmpstr (stm_list_page_get_sort (fixture->page, &descending), ==, "status");
  g_assert_false (descending);
}

static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *entry = find_widget (GTK_WIDGET (fixture->page), GTK_TYPE_SEARCH_ENTRY);

  gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Students");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search students");
}

/* How the table was left is how the next run finds it. */
static void
test_layout (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) next = NULL;

  g_action_group_change_action_state (stm_table_get_actions (stm_list_page_get_table (fixture->page)),
                                      "sort-by", g_variant_new_string ("first-name"));
  gtk_widget_set_visible (fixture->window, FALSE);

  next = g_object_ref_sink (g_object_new (STM_TYPE_LIST_PAGE, "layout-name", "students", NULL));
  stm_table_set_columns (stm_list_page_get_table (STM_LIST_PAGE (next)), STM_TYPE_OVERVIEW, columns, NULL);
  stm_table_set_sort (stm_list_page_get_table (STM_LIST_PAGE (next)), "last-name", FALSE);
  g_assert_cmpstr (stm_list_page_get_sort (STM_LIST_PAGE (next), NULL), ==, "first-name");
}

#define ADD(path, n, function) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/widgets/list-page/count", 400, test_count);
  ADD ("/widgets/list-page/empty", 0, test_empty);
  ADD ("/widgets/list-page/nothing-found", 400, test_nothing_found);
  ADD ("/widgets/list-page/search", 400, test_search);
  ADD ("/widgets/list-page/chips", 400, test_chips);
  ADD ("/widgets/list-page/filter-popover", 400, test_filter_popover);
  ADD ("/widgets/list-page/sort", 400, test_sort);
  ADD ("/widgets/list-page/accessible", 400, test_accessible);
  ADD ("/widgets/list-page/layout", 400, test_layout);

  return g_test_run ();
}

#include "view-fixture.h"

#include "core/stm-deadline.h"
#include "core/stm-postcode.h"
#include "views/follow-up/stm-follow-up-row.h"
#include "views/follow-up/stm-follow-up-view.h"
#include "widgets/stm-chart.h"

/* The actions of the home view that a window of the tests does not have. */
static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_string_append_printf (data, "%s %s\n", g_action_get_name (G_ACTION (action)), text);
}

static void
add_actions (ViewFixture *fixture)
{
  const GActionEntry entries[] = {
    { "show-list", on_action, "(sa{ss})" },
    { "show-view", on_action, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), fixture->asked);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->navigation), "win", G_ACTION_GROUP (group));
}

static gboolean
is_shown (gpointer view)
{
  GtkWidget *stack = find_widget (view, GTK_TYPE_STACK);

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "content") == 0;
}

static GtkWidget *
push_view (ViewFixture *fixture)
{
  GtkWidget *view = stm_follow_up_view_new (fixture->store.store);

  add_actions (fixture);
  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  view_fixture_wait (is_shown, view);

  return view;
}

typedef struct
{
  GtkWidget  *view;
  const char *title;
} Wanted;

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;

  return view_fixture_find_row (wanted->view, wanted->title) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static void
wait_for_row (GtkWidget *view, const char *title)
{
  Wanted wanted = { view, title };

  view_fixture_wait (has_row, &wanted);
}

static void
wait_for_no_row (GtkWidget *view, const char *title)
{
  Wanted wanted = { view, title };

  view_fixture_wait (has_no_row, &wanted);
}

/* SPEC T8: a row opens the list that it counts. */
static void
test_row_opens (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  GtkWidget *row = view_fixture_find_row (view, "1 request undecided");

  g_assert_true (STM_IS_FOLLOW_UP_ROW (row));
  gtk_widget_activate (row);
  g_assert_cmpstr (fixture->asked->str, ==, "show-list ('placements', {'status': 'requested'})\n");
}

static void
test_follows_the_store (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  g_autoptr (StmPlacement) first = store_fixture_decide (&fixture->store, fixture->store.service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmPlacement) second = store_fixture_decide (&fixture->store, fixture->store.service, 2, STM_DECISION_ACCEPTED);

  store_fixture_save (&fixture->store, first);
  wait_for_row (view, "1 request accepted for some periods only");
  g_assert_null (view_fixture_find_row (view, "1 request undecided"));
  store_fixture_save (&fixture->store, second);
  wait_for_no_row (view, "1 request accepted for some periods only");
}

static AdwStatusPage *
get_calm_page (GtkWidget *view)
{
  return ADW_STATUS_PAGE (gtk_widget_get_template_child (view, STM_TYPE_FOLLOW_UP_VIEW, "calm_page"));
}

/* Nobody is there yet, and the next moment is far away. */
static void
test_calm (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  g_autoptr (StmRecord) deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (fixture->store.programme, "school-year", "2098-2099", NULL);
  store_fixture_save (&fixture->store, fixture->store.programme);
  g_object_set (deadline, "programme", stm_record_get_uuid (STM_RECORD (fixture->store.programme)), "name", "Ronde 1",
                "date", "2098-09-15", "time", "12:00", "effect", STM_DEADLINE_ROUND, "round", 1,
                "audience", STM_AUDIENCE_REGION, NULL);
  store_fixture_save (&fixture->store, deadline);
  store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.student, NULL);
  store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.service, NULL);
  store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.other_service, NULL);

  view = push_view (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (get_calm_page (view))));
  g_assert_cmpstr (adw_status_page_get_description (get_calm_page (view)), ==,
                   "Next is “Ronde 1”: 15-09-2098, 12:00");
}

static guint
count_charts (GtkWidget *widget)
{
  guint n = STM_IS_CHART (widget) && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_charts (child);

  return n;
}

static gboolean
has_two_charts (gpointer view)
{
  return count_charts (view) == 2;
}

/* SPEC P1, T8: each role its own rows and pictures. */
static void
test_roles (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPlacement) declined = store_fixture_decide (&fixture->store, fixture->store.service, 1, STM_DECISION_DECLINED);
  GtkWidget *view;

  store_fixture_save (&fixture->store, declined);
  view = push_view (fixture);
  g_assert_nonnull (view_fixture_find_row (view, "1 declined request needs another service"));
  g_assert_cmpuint (count_charts (view), ==, 4);

  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  wait_for_row (view, "1 request not accepted yet");
  g_assert_null (view_fixture_find_row (view, "1 declined request needs another service"));
  g_assert_cmpuint (count_charts (view), ==, 4);
  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  view_fixture_wait (has_two_charts, view);
}

static GtkWidget *
find_part (GtkWidget *widget, const char *text)
{
  if (STM_IS_CHART_PART (widget) && g_str_has_prefix (stm_chart_part_get_text (STM_CHART_PART (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_part (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
assert_part_opens (ViewFixture *fixture, GtkWidget *view, const char *text, const char *asked)
{
  GtkWidget *part = find_part (view, text);

  g_assert_nonnull (part);
  g_string_truncate (fixture->asked, 0);
  g_signal_emit_by_name (part, "clicked");
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static void
test_parts_open (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  g_object_set (fixture->store.student, "province", STM_PROVINCE_EAST_FLANDERS, NULL);
  store_fixture_save (&fixture->store, fixture->store.student);
  view = push_view (fixture);

  assert_part_opens (fixture, view, "Requested: 1 of 1", "show-list ('placements', {'status': 'requested'})\n");
  assert_part_opens (fixture, view, "East Flanders", "show-list ('placements', {'province': 'east-flanders'})\n");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/views/follow-up-view/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)
  ADD ("T8/row-opens", test_row_opens);
  ADD ("follows-the-store", test_follows_the_store);
  ADD ("T7/calm", test_calm);
  ADD ("T8/roles", test_roles);
  ADD ("parts-open", test_parts_open);

  return g_test_run ();
}

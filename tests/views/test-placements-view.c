#include "view-fixture.h"

#include "core/stm-deadline.h"
#include "views/placements/stm-placements-view.h"

typedef struct
{
  GListModel *model;
  guint       n;
} Count;

static gboolean
has_n_items (gpointer data)
{
  Count *count = data;

  return !stm_record_list_get_loading (STM_RECORD_LIST (count->model))
         && g_list_model_get_n_items (count->model) == count->n;
}

static StmRecordList *
get_list (GtkWidget *view)
{
  return stm_records_view_get_list (STM_RECORDS_VIEW (view));
}

static void
wait_for_count (GtkWidget *view, guint n)
{
  Count count = { G_LIST_MODEL (get_list (view)), n };

  view_fixture_wait (has_n_items, &count);
}

static GtkWidget *
push_view (ViewFixture *fixture)
{
  GtkWidget *view = stm_placements_view_new (fixture->store.store);

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  wait_for_count (view, 1);

  return view;
}

static StmListPage *
get_page (GtkWidget *view)
{
  return STM_LIST_PAGE (find_widget (view, STM_TYPE_LIST_PAGE));
}

static void
decide (ViewFixture *fixture, int period, StmDecision decision)
{
  g_autoptr (StmPlacement) placement = store_fixture_decide (&fixture->store, fixture->store.other_service,
                                                             period, decision);

  store_fixture_save (&fixture->store, placement);
}

static const char *
get_filter (GtkWidget *view, const char *field)
{
  return stm_query_get_filter (stm_record_list_get_query (get_list (view)), field);
}

static void
test_columns (ViewFixture *fixture, gconstpointer data)
{
  const char *const wanted[] = {
    "last-name", "first-name", "school-name", "supervisor-name", "form", "periods", "preference-name", "status",
    "service-names", "notes", NULL
  };
  GtkWidget *view = push_view (fixture);
  g_auto (GStrv) shown = stm_table_dup_shown (stm_list_page_get_table (get_page (view)));

  g_assert_cmpstrv (shown, wanted);
}

/* A service sees its candidates, and enters none. */
static void
test_candidates (ViewFixture *fixture, gconstpointer data)
{
  const char *const wanted[] = {
    "last-name", "first-name", "place", "transport", "school-name", "form", "start-1", "preference-name", "status",
    NULL
  };
  GtkWidget *view;
  g_auto (GStrv) shown = NULL;

  view_fixture_become_service (fixture, fixture->store.service);
  view = push_view (fixture);
  shown = stm_table_dup_shown (stm_list_page_get_table (get_page (view)));

  g_assert_cmpstrv (shown, wanted);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (view)), ==, "Candidates");
  g_assert_false (stm_list_page_get_may_add (get_page (view)));
}

/* What a row shows finds it: names of the student, school, supervisor, services. */
static void
test_search (ViewFixture *fixture, gconstpointer data)
{
  const char *const found[] = { "zoe", "elisabeth", "begeleider", "linde", "anker" };
  GtkWidget *view;

  decide (fixture, 1, STM_DECISION_ACCEPTED);
  view = push_view (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      stm_list_page_set_search (get_page (view), "xyzzy");
      wait_for_count (view, 0);
      stm_list_page_set_search (get_page (view), found[i]);
      wait_for_count (view, 1);
    }
}

/* The last round of the programme was over before anything was entered. */
static void
end_rounds (ViewFixture *fixture)
{
  g_autoptr (StmRecord) deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", stm_record_get_uuid (STM_RECORD (fixture->store.programme)), "name", "Ronde 1",
                "date", "2001-09-15", "effect", STM_DEADLINE_ROUND, "round", 1, "audience", STM_AUDIENCE_SCHOOL, NULL);
  store_fixture_save (&fixture->store, deadline);
}

static void
test_filters (ViewFixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *field;
    const char *value;
    const char *other;
  } filters[] = {
    { "status", "requested", "accepted" },
    { "form", "block", "alternating" },
    { "periods", "2", "3" },
    { "timing", "after-rounds", "late" },
    { "week", "2026-10-12", "2026-11-09" },
    { "study-year", "7", "6" },
    { "province", "east-flanders", "limburg" },
    { "transport", "bicycle", "car" },
    { "school", stm_record_get_uuid (STM_RECORD (fixture->store.school)), "no-such-uuid" },
    { "supervisor", stm_record_get_uuid (STM_RECORD (fixture->store.supervisor)), "no-such-uuid" },
    { "programme", stm_record_get_uuid (STM_RECORD (fixture->store.programme)), "no-such-uuid" },
    { "preference-1", stm_record_get_uuid (STM_RECORD (fixture->store.service)), "no-such-uuid" },
  };
  GtkWidget *view;
  g_autofree const char **names = NULL;

  g_object_set (fixture->store.student, "province", 6, "transport", 1 << 2, NULL);
  store_fixture_save (&fixture->store, fixture->store.student);
  end_rounds (fixture);
  view = push_view (fixture);
  names = stm_list_page_list_filters (get_page (view));
  g_assert_cmpuint (g_strv_length ((char **) names), ==, G_N_ELEMENTS (filters));

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      stm_list_page_set_filter (get_page (view), filters[i].field, filters[i].other);
      wait_for_count (view, 0);
      stm_list_page_set_filter (get_page (view), filters[i].field, filters[i].value);
      g_assert_cmpstr (get_filter (view, filters[i].field), ==, filters[i].value);
      wait_for_count (view, 1);
    }
}

static gboolean
offers (GtkWidget *view, const char *status)
{
  StmListPage *page = get_page (view);
  gboolean offered;

  /* a value that is not offered is not kept when the choices are renewed */
  stm_list_page_set_filter (page, "status", status);
  offered = g_strcmp0 (stm_list_page_get_filter (page, "status"), status) == 0;
  stm_list_page_set_filter (page, "status", NULL);

  return offered;
}

/* A school is not told that a service declined, by no filter either. */
static void
test_school_sees_no_declining (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view;
  StmListPage *page;

  decide (fixture, 1, STM_DECISION_DECLINED);
  view = push_view (fixture);
  page = get_page (view);
  g_assert_true (offers (view, "declined"));

  stm_list_page_set_filter (page, "status", "requested");
  g_assert_cmpstr (get_filter (view, "status"), ==, "requested");
  wait_for_count (view, 0);

  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  g_assert_cmpstr (get_filter (view, "status"), ==, "requested|declined");
  wait_for_count (view, 1);

  stm_store_set_role (fixture->store.store, STM_ROLE_REGION);
  stm_list_page_set_filter (page, "status", "declined");
  wait_for_count (view, 1);
  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  g_assert_null (stm_list_page_get_filter (page, "status"));
  g_assert_null (get_filter (view, "status"));
  wait_for_count (view, 1);
}

static StmRecord *
add_student (ViewFixture *fixture, const char *last_name)
{
  StmRecord *other = stm_record_copy (STM_RECORD (fixture->store.student));
  g_autofree char *uuid = g_uuid_string_random ();

  stm_record_set_uuid (other, uuid);
  stm_record_set_revision (other, 0);
  stm_record_set_id (other, 0);
  g_object_set (other, "last-name", last_name, "national-number", NULL, NULL);
  store_fixture_save (&fixture->store, other);

  return other;
}

static const char *
get_first (GtkWidget *view)
{
  g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (get_list (view)), 0);

  return STM_OVERVIEW (stm_row_get_record (row))->last_name;
}

static void
sort (GtkWidget *view, const char *field, gboolean descending)
{
  GActionGroup *actions = stm_table_get_actions (stm_list_page_get_table (get_page (view)));

  g_action_group_change_action_state (actions, "sort-by", g_variant_new_string (field));
  g_action_group_change_action_state (actions, "sort-descending", g_variant_new_boolean (descending));
  wait_for_count (view, 2);
}

static void
test_sort (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  g_autoptr (StmRecord) other = add_student (fixture, "Zwart");

  wait_for_count (view, 2);
  g_assert_cmpstr (get_first (view), ==, "Ånderson");
  sort (view, "last-name", TRUE);
  g_assert_cmpstr (get_first (view), ==, "Zwart");
  sort (view, "form", FALSE);
  g_assert_cmpstr (get_first (view), ==, "Zwart");
}

/* The order tells no more than the words. */
static void
test_school_sorts_as_shown (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) other = add_student (fixture, "Zwart");
  g_autoptr (StmRecord) request = stm_record_copy (STM_RECORD (fixture->store.request));
  g_autofree char *uuid = g_uuid_string_random ();
  GtkWidget *view;

  stm_record_set_uuid (request, uuid);
  stm_record_set_revision (request, 0);
  stm_record_set_id (request, 0);
  g_object_set (request, "student", stm_record_get_uuid (other), NULL);
  store_fixture_save (&fixture->store, request);
  decide (fixture, 1, STM_DECISION_DECLINED);

  view = stm_placements_view_new (fixture->store.store);
  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  sort (view, "status", FALSE);
  g_assert_cmpstr (get_first (view), ==, "Zwart");

  /* both are requested to a school, and so the name decides */
  stm_store_set_role (fixture->store.store, STM_ROLE_SCHOOL);
  wait_for_count (view, 2);
  g_assert_cmpstr (get_first (view), ==, "Ånderson");
}

static void
test_row_opens (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (get_list (view)), 0);
  g_autofree char *asked = g_strdup_printf ("show-record overview %s\n",
                                            stm_record_get_uuid (STM_RECORD (fixture->store.student)));

  g_signal_emit_by_name (get_page (view), "activate-row", row);
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static void
test_empty (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  GtkWidget *add;

  store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.student, NULL);
  wait_for_count (view, 0);
  add = view_fixture_find_button (find_widget (view, ADW_TYPE_STATUS_PAGE), "_Add Student");
  g_assert_true (gtk_widget_get_visible (add));
  g_signal_emit_by_name (add, "clicked");
  g_assert_cmpstr (fixture->asked->str, ==, "add-record student\n");

  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  g_assert_false (gtk_widget_get_visible (add));
}

/* A filter that names records keeps up with them. */
static void
test_filter_follows_the_store (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.other_service));

  stm_list_page_set_filter (get_page (view), "preference-1", uuid);
  wait_for_count (view, 0);
  store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.other_service, NULL);
  wait_for_count (view, 1);
  g_assert_null (stm_list_page_get_filter (get_page (view), "preference-1"));
}

#define ADD(name, func) \
  g_test_add ("/views/placements-view/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T9/columns", test_columns);
  ADD ("T8/candidates", test_candidates);
  ADD ("T9/search", test_search);
  ADD ("T9/filters", test_filters);
  ADD ("T9/sort", test_sort);
  ADD ("T8/school-sees-no-declining", test_school_sees_no_declining);
  ADD ("T8/school-sorts-as-shown", test_school_sorts_as_shown);
  ADD ("row-opens", test_row_opens);
  ADD ("empty", test_empty);
  ADD ("filter-follows-the-store", test_filter_follows_the_store);

  return g_test_run ();
}

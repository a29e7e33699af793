#include "view-fixture.h"

#include "views/schools/stm-school-page.h"
#include "views/services/stm-service-page.h"
#include "views/supervisors/stm-supervisor-page.h"

typedef struct
{
  GtkWidget  *root;
  const char *title;
} Wanted;

static gboolean
has_row (gpointer data)
{
  Wanted *wanted = data;

  return view_fixture_find_row (wanted->root, wanted->title) != NULL;
}

static GtkWidget *
wait_for_row (AdwNavigationPage *page, const char *title)
{
  Wanted wanted = { GTK_WIDGET (page), title };

  view_fixture_wait (has_row, &wanted);

  return view_fixture_find_row (GTK_WIDGET (page), title);
}

static AdwNavigationPage *
push_supervisor (ViewFixture *fixture)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.supervisor));
  AdwNavigationPage *page = stm_supervisor_page_new (fixture->store.store, uuid);

  view_fixture_push (fixture, page);

  return page;
}

static void
test_linked_students (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = push_supervisor (fixture);
  GtkWidget *row;
  g_autofree char *asked = NULL;

  g_assert_cmpstr (adw_navigation_page_get_title (page), ==, "An Begeleider");
  row = wait_for_row (page, "Zoë Ånderson");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "05-10-2026 – 26-03-2027");

  gtk_widget_activate (row);
  asked = g_strdup_printf ("show-record overview %s\n", stm_record_get_uuid (STM_RECORD (fixture->store.student)));
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static void
test_edit_and_delete_are_asked_of_the_window (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = push_supervisor (fixture);
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.supervisor));
  g_autofree char *asked = g_strdup_printf ("edit-record supervisor %s\ndelete-record supervisor %s\n", uuid, uuid);

  g_signal_emit_by_name (view_fixture_find_button (GTK_WIDGET (page), "_Edit"), "clicked");
  g_assert_nonnull (view_fixture_find_row (GTK_WIDGET (page), "Delete Supervisor"));
  gtk_widget_activate_action (GTK_WIDGET (page), "record.delete", NULL);
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static gboolean
shows_new_name (gpointer data)
{
  return g_str_equal (adw_navigation_page_get_title (data), "Bea Claes");
}

static void
test_keeps_up_to_date (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = push_supervisor (fixture);

  g_object_set (fixture->store.supervisor, "name", "Bea Claes", NULL);
  store_fixture_save (&fixture->store, fixture->store.supervisor);
  view_fixture_wait (shows_new_name, page);
}

static gboolean
shows_that_it_is_gone (gpointer data)
{
  return g_str_equal (adw_navigation_page_get_title (data), "No Longer There");
}

static void
test_deleted (ViewFixture *fixture, gconstpointer data)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.other_service));
  AdwNavigationPage *page = stm_service_page_new (fixture->store.store, uuid);
  GtkWidget *edit;

  view_fixture_push (fixture, page);
  edit = view_fixture_find_button (GTK_WIDGET (page), "_Edit");
  g_assert_true (gtk_widget_get_visible (edit));

  g_assert_true (store_fixture_write (&fixture->store, stm_store_delete_async, fixture->store.other_service, NULL));
  view_fixture_wait (shows_that_it_is_gone, page);
  g_assert_false (gtk_widget_get_visible (edit));
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (page), "record.delete", NULL)
                  && fixture->asked->len > 0);
}

static gboolean
is_invisible (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static void
test_role (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = push_supervisor (fixture);
  GtkWidget *edit = view_fixture_find_button (GTK_WIDGET (page), "_Edit");

  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  view_fixture_wait (is_invisible, edit);
  gtk_widget_activate_action (GTK_WIDGET (page), "record.edit", NULL);
  g_assert_cmpstr (fixture->asked->str, ==, "");
}

static void
test_service (ViewFixture *fixture, gconstpointer data)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (fixture->store.service));
  AdwNavigationPage *page = stm_service_page_new (fixture->store.store, uuid);
  g_autoptr (StmPlacement) placement = store_fixture_decide (&fixture->store, fixture->store.service, 2,
                                                             STM_DECISION_ACCEPTED);

  view_fixture_push (fixture, page);
  wait_for_row (page, "No student is placed here yet");
  wait_for_row (page, "Zoë Ånderson");

  store_fixture_save (&fixture->store, placement);
  wait_for_row (page, "Zoë Ånderson");
  while (view_fixture_find_row (GTK_WIDGET (page), "No student is placed here yet") != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (wait_for_row (page, "Zoë Ånderson"))), ==, "Period 2");
}

static gboolean
has_button (AdwNavigationPage *page, const char *label)
{
  GtkWidget *button = view_fixture_find_button (GTK_WIDGET (page), label);

  return button != NULL && gtk_widget_is_visible (button) && gtk_widget_is_sensitive (button);
}

static gboolean
may_delete (AdwNavigationPage *page)
{
  GtkWidget *row = view_fixture_find_row (GTK_WIDGET (page), "Delete Service");

  return row != NULL && gtk_widget_get_mapped (row);
}

/* A service changes its own data, and those of no other. */
static void
test_own_service (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *own, *other;

  view_fixture_become_service (fixture, fixture->store.service);
  own = ADW_NAVIGATION_PAGE (stm_own_service_page_new (fixture->store.store));
  view_fixture_push (fixture, own);
  g_assert_cmpstr (adw_navigation_page_get_title (own), ==, "Thuiszorg De Linde");
  g_assert_true (has_button (own, "_Edit"));
  g_assert_false (may_delete (own));

  other = stm_service_page_new (fixture->store.store, stm_record_get_uuid (STM_RECORD (fixture->store.other_service)));
  view_fixture_push (fixture, other);
  g_assert_false (has_button (other, "_Edit"));
  g_assert_false (may_delete (other));

  /* the first package brings the region's own record */
  view_fixture_become_service (fixture, fixture->store.other_service);
  while (!g_str_equal (adw_navigation_page_get_title (own), "Woonzorg Het Anker"))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_school (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page = stm_school_page_new (fixture->store.store,
                                                 stm_record_get_uuid (STM_RECORD (fixture->store.school)));

  view_fixture_push (fixture, page);
  wait_for_row (page, "An Begeleider");
  wait_for_row (page, "Zoë Ånderson");
  g_assert_nonnull (view_fixture_find_row (GTK_WIDGET (page), "History"));
}

static void
test_more_rows (ViewFixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page;
  GtkWidget *more;

  for (int i = 0; i < 14; i++)
    {
      g_autoptr (StmRecord) supervisor = stm_record_new (STM_TYPE_SUPERVISOR);
      g_autofree char *name = g_strdup_printf ("Begeleider %02d", i);

      g_object_set (supervisor, "school", stm_record_get_uuid (STM_RECORD (fixture->store.school)), "name", name, NULL);
      store_fixture_save (&fixture->store, supervisor);
    }

  page = stm_school_page_new (fixture->store.store, stm_record_get_uuid (STM_RECORD (fixture->store.school)));
  view_fixture_push (fixture, page);
  more = wait_for_row (page, "Show 5 More");
  g_assert_null (view_fixture_find_row (GTK_WIDGET (page), "Begeleider 13"));
  g_signal_emit_by_name (more, "activated");
  wait_for_row (page, "Begeleider 13");
}

#define ADD(name, func) \
  g_test_add ("/views/record-pages/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T2/linked-students", test_linked_students);
  ADD ("T2/edit-and-delete-are-asked-of-the-window", test_edit_and_delete_are_asked_of_the_window);
  ADD ("keeps-up-to-date", test_keeps_up_to_date);
  ADD ("deleted", test_deleted);
  ADD ("P1/role", test_role);
  ADD ("T8/service", test_service);
  ADD ("T8/own-service", test_own_service);
  ADD ("T1/school", test_school);
  ADD ("more-rows", test_more_rows);

  return g_test_run ();
}

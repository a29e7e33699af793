#include "view-fixture.h"

#include "views/students/stm-student-page.h"
#include "views/students/stm-students-view.h"
#include "widgets/stm-detail-row.h"
#include "widgets/stm-status-label.h"

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

static GtkWidget *
push_student (ViewFixture *fixture)
{
  AdwNavigationPage *page = stm_student_page_new (get_store (fixture), get_uuid (fixture->store.student));

  view_fixture_push (fixture, page);

  return GTK_WIDGET (page);
}

/* All that is written below a widget, in one line. */
static void
collect_texts (GtkWidget *widget, GString *texts)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_string_append_printf (texts, "%s|", gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static char *
read_row (GtkWidget *page, const char *title)
{
  GtkWidget *row = view_fixture_find_row (page, title);
  GString *texts = g_string_new (NULL);

  if (row != NULL)
    collect_texts (row, texts);

  return g_string_free_and_steal (texts);
}

static void
assert_row (GtkWidget *page, const char *title, const char *expected)
{
  g_autofree char *text = read_row (page, title);

  g_assert_cmpstr (text, ==, expected);
}

typedef struct
{
  GtkWidget  *page;
  const char *title;
  const char *expected;
} Wanted;

static gboolean
row_says (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *text = read_row (wanted->page, wanted->title);

  return strstr (text, wanted->expected) != NULL;
}

static void
wait_for_row (GtkWidget *page, const char *title, const char *expected)
{
  Wanted wanted = { page, title, expected };

  view_fixture_wait (row_says, &wanted);
}

static gboolean
has_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0
      && gtk_widget_is_visible (widget) && gtk_widget_is_sensitive (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_button (child, label))
      return TRUE;

  return FALSE;
}

static void
test_fields (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *page = push_student (fixture);

  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Zoë Ånderson");
  assert_row (page, "Status", "Status|Requested|");
  assert_row (page, "First name", "First name|Zoë|");
  assert_row (page, "National number", "National number|85.11.25-268.68|");
  assert_row (page, "School", "School|Sint-Élisabeth|");
  assert_row (page, "Programme", "Programme|7e jaar TBZ|");
  assert_row (page, "Supervisor", "Supervisor|An Begeleider|");
  assert_row (page, "Hours a week", "Hours a week|36|");
  assert_row (page, "Period 1", "Period 1|05-10-2026 – 30-10-2026|");
  assert_row (page, "Period 2", "Period 2|01-03-2027 – 26-03-2027|");
  assert_row (page, "Period 3", "");
  assert_row (page, "First choice of service", "First choice of service|Thuiszorg De Linde|");
}

/* SPEC T8: what was decided stands with its period, for the region. */
static void
test_decisions (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *page = push_student (fixture);

  view_fixture_decide (fixture, fixture->store.service, 1, STM_DECISION_DECLINED);
  view_fixture_decide (fixture, fixture->store.other_service, 1, STM_DECISION_ACCEPTED);
  wait_for_row (page, "Status", "Partly accepted");
  assert_row (page, "Period 1",
              "Period 1|05-10-2026 – 30-10-2026|"
              "Declined|Thuiszorg De Linde|Contact person: Mieke Contact|Witte schoenen|Reason: volzet|"
              "Decided on 14-09-2026 · Regional coordinator|"
              "Accepted|Woonzorg Het Anker|Contact person: Mieke Contact|Witte schoenen|"
              "Decided on 14-09-2026 · Regional coordinator|");
  g_assert_nonnull (view_fixture_find_row (page, "Period 1 · Accepted by Woonzorg Het Anker · Entered by Regional coordinator"));
  g_assert_true (has_button (page, "_Edit"));
  g_assert_true (has_button (page, "_Decide…"));
}

/* SPEC T8: a school sees what was accepted, not who declined, and is locked out. */
static void
test_school (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  AdwBanner *banner;

  view_fixture_decide (fixture, fixture->store.service, 1, STM_DECISION_DECLINED);
  stm_store_set_role (get_store (fixture), STM_ROLE_SCHOOL);
  page = push_student (fixture);
  banner = ADW_BANNER (find_widget (page, ADW_TYPE_BANNER));
  assert_row (page, "Status", "Status|Requested|");
  assert_row (page, "Period 1", "Period 1|05-10-2026 – 30-10-2026|");
  g_assert_true (has_button (page, "_Edit"));
  g_assert_true (has_button (page, "De_lete Request"));
  g_assert_false (has_button (page, "_Decide…"));
  g_assert_false (adw_banner_get_revealed (banner));

  stm_store_set_role (get_store (fixture), STM_ROLE_REGION);
  view_fixture_decide (fixture, fixture->store.other_service, 1, STM_DECISION_ACCEPTED);
  stm_store_set_role (get_store (fixture), STM_ROLE_SCHOOL);
  wait_for_row (page, "Period 1", "Accepted|Woonzorg Het Anker|");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_false (has_button (page, "_Edit"));
  g_assert_false (has_button (page, "De_lete Request"));
}

static gboolean
is_revealed (gpointer data)
{
  ViewFixture *fixture = data;
  g_autoptr (GListModel) events = stm_store_list_events (get_store (fixture), get_uuid (fixture->store.student), NULL);
  g_autoptr (StmEvent) newest = g_list_model_get_item (events, 0);

  return stm_event_get_event_type (newest) == STM_EVENT_REVEALED
         && g_strcmp0 (stm_event_get_fields (newest), "national-number") == 0;
}

static void
set_state (ViewFixture *fixture, StmDecision state)
{
  g_autoptr (GListModel) decisions = stm_store_list (get_store (fixture), STM_TYPE_PLACEMENT, "service",
                                                     get_uuid (fixture->store.service), NULL);
  g_autoptr (StmRecord) decision = g_list_model_get_item (decisions, 0);

  g_object_set (decision, "state", state, "reason", state == STM_DECISION_ACCEPTED ? NULL : "Verbouwing", NULL);
  store_fixture_save (&fixture->store, decision);
}

/* SPEC P3: a service sees the number once it accepted, and that is logged; what
 * it withdraws covers it again. */
static void
test_service (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *row;

  view_fixture_become_service (fixture, fixture->store.service);
  page = push_student (fixture);
  assert_row (page, "National number", "National number|Hidden until accepted|");
  /* nothing was given, which is not told either */
  assert_row (page, "E-mail", "E-mail|Hidden until accepted|");

  view_fixture_decide (fixture, fixture->store.service, 1, STM_DECISION_ACCEPTED);
  wait_for_row (page, "National number", "Show");
  row = view_fixture_find_row (page, "National number");
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON), "clicked");
  view_fixture_wait (is_revealed, fixture);
  wait_for_row (page, "National number", "85.11.25-268.68");

  set_state (fixture, STM_DECISION_WITHDRAWN);
  wait_for_row (page, "National number", "Hidden until accepted");
  view_fixture_decide (fixture, fixture->store.service, 1, STM_DECISION_ACCEPTED);
  wait_for_row (page, "National number", "Show");
}

/* SPEC P3: what another service accepted stays hidden. */
static void
test_other_service (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) texts = g_string_new (NULL);
  GtkWidget *page;
  AdwBanner *banner;

  view_fixture_become_service (fixture, fixture->store.service);
  page = push_student (fixture);
  banner = ADW_BANNER (find_widget (page, ADW_TYPE_BANNER));
  g_assert_false (has_button (page, "_Edit"));
  g_assert_true (has_button (page, "_Decide…"));

  view_fixture_decide (fixture, fixture->store.other_service, 1, STM_DECISION_ACCEPTED);
  wait_for_row (page, "Period 1", "Accepted|Woonzorg Het Anker");
  assert_row (page, "National number", "National number|Hidden until accepted|");
  g_assert_true (has_button (page, "_Decide…"));

  view_fixture_decide (fixture, fixture->store.other_service, 2, STM_DECISION_ACCEPTED);
  wait_for_row (page, "Period 2", "Accepted|Woonzorg Het Anker");
  g_assert_false (has_button (page, "_Decide…"));
  collect_texts (page, texts);
  g_assert_nonnull (strstr (texts->str, "Another service has accepted all periods of this request."));
  g_assert_false (adw_banner_get_revealed (banner));
}

static gboolean
has_no_request (gpointer page)
{
  return view_fixture_find_row (page, "Programme") == NULL
         && gtk_widget_is_visible (view_fixture_find_row (page, "No stage request yet"));
}

static void
test_delete_request (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *page = push_student (fixture);
  g_autoptr (StmRecord) request = NULL;
  g_autofree char *asked = NULL;

  g_signal_emit_by_name (view_fixture_find_button (page, "De_lete Request"), "clicked");
  view_fixture_wait (has_no_request, page);
  request = stm_store_get (get_store (fixture), STM_TYPE_REQUEST, get_uuid (fixture->store.request), NULL);
  g_assert_nonnull (stm_record_get_deleted_at (request));

  g_signal_emit_by_name (view_fixture_find_button (page, "_Enter a Request"), "clicked");
  asked = g_strdup_printf ("edit-record student %s\n", get_uuid (fixture->store.student));
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static void
test_decide (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *page = push_student (fixture);
  g_autofree char *asked = g_strdup_printf ("decide %s\n", get_uuid (fixture->store.request));

  g_signal_emit_by_name (view_fixture_find_button (page, "_Decide…"), "clicked");
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static gboolean
has_one_row (gpointer view)
{
  GListModel *rows = G_LIST_MODEL (stm_records_view_get_list (view));

  return g_list_model_get_n_items (rows) == 1;
}

static void
test_view (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *view = stm_students_view_new (get_store (fixture));
  StmListPage *list_page = STM_LIST_PAGE (find_widget (view, STM_TYPE_LIST_PAGE));
  g_autofree char *asked = g_strdup_printf ("show-record student %s\n", get_uuid (fixture->store.student));
  g_autoptr (StmRow) row = NULL;

  view_fixture_push (fixture, ADW_NAVIGATION_PAGE (view));
  view_fixture_wait (has_one_row, view);
  row = g_list_model_get_item (G_LIST_MODEL (stm_records_view_get_list (STM_RECORDS_VIEW (view))), 0);
  g_signal_emit_by_name (list_page, "activate-row", row);
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

#define ADD(name, func) \
  g_test_add ("/views/students/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("page/fields", test_fields);
  ADD ("page/T8/decisions", test_decisions);
  ADD ("page/T8/school", test_school);
  ADD ("page/P3/service", test_service);
  ADD ("page/P3/other-service", test_other_service);
  ADD ("page/delete-request", test_delete_request);
  ADD ("page/decide", test_decide);
  ADD ("view", test_view);

  return g_test_run ();
}

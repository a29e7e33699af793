#include "config.h"

#include "view-fixture.h"

#include "store/stm-store-case.h"
#include "store/stm-store-trainings.h"
#include "views/dossiers/stm-history-row.h"
#include "views/dossiers/stm-history-tab.h"

#define FIRST_ON "2026-01-11"

typedef struct
{
  ViewFixture   view;
  StmDossier   *dossier;
  StmMediation *mediation;
  GtkWidget    *tab;
} Fixture;

static gpointer
add (Fixture *fixture, GType type, const char *first_name, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list args;

  va_start (args, first_name);
  g_object_set_valist (G_OBJECT (record), first_name, args);
  va_end (args);
  store_fixture_save (&fixture->view.store, record);

  return record;
}

static StmCaseFile *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  StmCaseFile *file = stm_store_get_case (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), &error);

  g_assert_no_error (error);

  return file;
}

static void
show (Fixture *fixture)
{
  g_autoptr (StmCaseFile) file = load (fixture);

  stm_history_tab_set_case (STM_HISTORY_TAB (fixture->tab), file, FIRST_ON);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediator = NULL;
  AdwNavigationPage *page;

  view_fixture_set_up (&fixture->view, NULL);
  stm_store_set_role (fixture->view.store.store, STM_ROLE_PARTNER);
  mediator = add (fixture, STM_TYPE_MEDIATOR, "name", "Dorien Jespers", NULL);
  fixture->dossier = add (fixture, STM_TYPE_DOSSIER, "last-name", "Janssens", "first-name", "Jan", "client-number", "12774435",
                          "mediator", stm_record_get_uuid (mediator), NULL);
  fixture->mediation = add (fixture, STM_TYPE_MEDIATION, "dossier", stm_record_get_uuid (STM_RECORD (fixture->dossier)),
                            "referred-on", "2026-01-04", NULL);

  fixture->tab = stm_history_tab_new (fixture->view.store.store);
  show (fixture);
  page = adw_navigation_page_new (fixture->tab, "History");
  view_fixture_push (&fixture->view, page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->dossier);
  g_object_unref (fixture->mediation);
  view_fixture_tear_down (&fixture->view, NULL);
}

static const char *
get_mediation (Fixture *fixture)
{
  return stm_record_get_uuid (STM_RECORD (fixture->mediation));
}

/* The choice of kinds has a list of its own. */
static GListModel *
get_lines (Fixture *fixture)
{
  GtkWidget *scroller = find_widget (fixture->tab, ADW_TYPE_CLAMP_SCROLLABLE);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (scroller, GTK_TYPE_LIST_VIEW))));
}

static void
assert_line (Fixture *fixture, guint position, const char *title, const char *details)
{
  g_autoptr (StmHistoryLine) line = g_list_model_get_item (get_lines (fixture), position);
  g_autofree char *shown_title = stm_history_line_dup_title (line);
  g_autofree char *shown_details = stm_history_line_dup_details (line, fixture->view.store.store, NULL);

  g_assert_cmpstr (shown_title, ==, title);
  g_assert_cmpstr (shown_details, ==, details);
}

/* The list grows at its beginning; what was there stays the same. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (get_lines (fixture));
  g_autoptr (StmHistoryLine) newest = g_list_model_get_item (get_lines (fixture), 0);
  g_autoptr (StmHistoryLine) before = NULL;
  g_autoptr (StmRecord) task = NULL;

  assert_line (fixture, 0, "Service of the VDAB · Entered by Partner mediator", "Referred on: 04-01-2026");

  task = add (fixture, STM_TYPE_TASK, "mediation", get_mediation (fixture), "name", "Cv nakijken", "due-on", "2026-02-01", NULL);
  g_object_set (task, "progress", STM_PROGRESS_DONE, NULL);
  store_fixture_save (&fixture->view.store, task);
  show (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, n + 2);
  assert_line (fixture, 0, "Task · Changed by Partner mediator", "Cv nakijken\nState: To do → Done");
  before = g_list_model_get_item (get_lines (fixture), 2);
  g_assert_true (before == newest);
}

static void
add_printout (Fixture *fixture)
{
  g_autoptr (StmRecord) printout = stm_record_new (STM_TYPE_PRINTOUT);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7 a page", 15);

  g_object_set (printout, "mediation", get_mediation (fixture), "template", "weo", "name", "Werkervaringsovereenkomst",
                "made-on", "2026-01-12 10:00", "way", STM_WAY_PRINTED, NULL);
  stm_printout_set_bytes (STM_PRINTOUT (printout), bytes);
  store_fixture_save (&fixture->view.store, printout);
}

/* A document is a line of its own, that opens it. */
static void
test_documents (Fixture *fixture, gconstpointer data)
{
  GtkWidget *kinds = find_widget (fixture->tab, GTK_TYPE_DROP_DOWN);
  GtkWidget *button;

  add_printout (fixture);
  show (fixture);
  assert_line (fixture, 0, "Werkervaringsovereenkomst · Printed", "");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 1);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 1);
  run_main_context ();
  button = view_fixture_find_button (fixture->tab, "_Open");
  g_assert_nonnull (button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Open “Werkervaringsovereenkomst”");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 2);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 0);
}

static void
move (Fixture *fixture, StmMove *made, const char *today)
{
  g_autoptr (GError) error = NULL;

  stm_store_move (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), made, today, &error);
  g_assert_no_error (error);
}

/* The service that the VDAB closed is told of as such. */
static void
test_closed_service (Fixture *fixture, gconstpointer data)
{
  GtkWidget *kinds = find_widget (fixture->tab, GTK_TYPE_DROP_DOWN);
  StmMove *closing = stm_move_new (STM_MOVE_CLOSE_BY_VDAB, NULL);
  g_autoptr (StmHistoryLine) line = NULL;
  g_autofree char *title = NULL;

  move (fixture, closing, FIRST_ON);
  show (fixture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 2);

  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 1);
  line = g_list_model_get_item (get_lines (fixture), 0);
  title = stm_history_line_dup_title (line);
  g_assert_cmpstr (title, ==, "Service of the VDAB · Service closed by Partner mediator");
  assert_line (fixture, 0, title, "Closed on 11-01-2026: Closed by the VDAB\nWithout final advice\n"
                                  "Back to the VDAB: No reason noted · Closed by the VDAB → Yes (VDAB mediator)");
}

/* (transfer full): a service of before, as a file has it */
static StmRecord *
add_earlier (Fixture *fixture, StmAdvice advice)
{
  StmRecord *earlier = stm_record_new (STM_TYPE_MEDIATION);

  g_object_set (earlier, "dossier", stm_record_get_uuid (STM_RECORD (fixture->dossier)), "referred-on", "2024-02-01",
                "attended-on", "2024-02-05", "process-started-on", "2024-02-10", "process-ended-on", "2024-06-01",
                "ending", STM_ENDING_PASSIVE, "advice", advice, "advice-on", "2024-06-10",
                "advice-delivery", STM_DELIVERY_PRINT, "closed-on", "2024-06-10", "closing", STM_CLOSING_BY_PARTNER, NULL);
  view_fixture_import (&fixture->view, earlier);

  return earlier;
}

/* The row that decided on an earlier service is told too, with what it left open. */
static void
test_earlier_service (Fixture *fixture, gconstpointer data)
{
  GtkWidget *kinds = find_widget (fixture->tab, GTK_TYPE_DROP_DOWN);
  g_autoptr (StmRecord) open = add_earlier (fixture, STM_ADVICE_NO_NEED);
  g_autoptr (StmRecord) done = add_earlier (fixture, STM_ADVICE_EXHAUSTED);
  g_autoptr (StmRecord) task = stm_record_new (STM_TYPE_TASK);

  g_object_set (task, "mediation", stm_record_get_uuid (open), "name", "Cv nakijken", NULL);
  view_fixture_import (&fixture->view, task);
  show (fixture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 2);
  g_assert_cmpuint (g_list_model_get_n_items (get_lines (fixture)), ==, 2);
  assert_line (fixture, 0, "Service of the VDAB · Service closed",
               "Closed on 10-06-2024: 3 times in a passive category, By the partner, with final advice\n"
               "Final advice: Services exhausted\n"
               "Back to the VDAB: After 3 times in a passive category · By the partner, with final advice · "
               "“Services exhausted” → No");
  assert_line (fixture, 1, "Service of the VDAB · Service closed",
               "Closed on 10-06-2024: 3 times in a passive category, By the partner, with final advice\n"
               "Final advice: No need for personal services\n"
               "Back to the VDAB: After 3 times in a passive category · By the partner, with final advice · "
               "“No need for personal services” → No; yet yes, because open actions or contacts remain");
}

/* What nobody closed names the rule that did (SPEC W12). */
static void
test_closed_by_a_rule (Fixture *fixture, gconstpointer data)
{
  StmRecord *service = stm_record_new (STM_TYPE_MEDIATION);
  GtkWidget *kinds = find_widget (fixture->tab, GTK_TYPE_DROP_DOWN);
  g_autoptr (GError) error = NULL;
  int n;

  g_object_set (service, "dossier", stm_record_get_uuid (STM_RECORD (fixture->dossier)), "referred-on", "2026-02-01",
                "attended-on", "2026-02-05", "weo-printed-on", "2026-02-05", "weo-signed-on", "2026-02-10",
                "process-started-on", "2026-02-10", "process-ended-on", "2026-03-30",
                "ending", STM_ENDING_PASSIVE, NULL);
  move (fixture, stm_move_new (STM_MOVE_CLOSE_BY_VDAB, NULL), FIRST_ON);
  view_fixture_import (&fixture->view, service);
  g_object_unref (service);
  n = stm_store_pass_time (fixture->view.store.store, "2026-05-01", &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 1);

  show (fixture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kinds), 2);
  assert_line (fixture, 0, "Service of the VDAB · Decided by the rules: Closed by itself: no final advice within a month",
               "Closed on 01-05-2026: 3 times in a passive category, Automatic, without final advice\n"
               "Without final advice\n"
               "Back to the VDAB: After 3 times in a passive category · Automatic, without final advice → No");
}

/* Events and documents of one moment tell of it alike, whatever the zone of the computer. */
static void
test_one_zone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmEvent) event = stm_event_new (STM_EVENT_CHANGED, STM_ROLE_PARTNER, "2026-07-01T22:30:00Z", "dossier",
                                              stm_record_get_uuid (STM_RECORD (fixture->dossier)), "phone");
  g_autoptr (StmPrintout) printout = STM_PRINTOUT (stm_record_new (STM_TYPE_PRINTOUT));
  g_autoptr (StmEvent) kept = stm_event_new (STM_EVENT_CREATED, STM_ROLE_PARTNER, "2026-07-01T22:30:00Z", "printout",
                                             stm_record_get_uuid (STM_RECORD (printout)), NULL);
  g_autoptr (StmHistoryLine) changed = stm_history_line_new (event, NULL, NULL);
  g_autoptr (StmHistoryLine) printed = NULL;
  g_autofree char *changed_at = stm_history_line_dup_when (changed);
  g_autofree char *printed_at = NULL;

  g_object_set (printout, "made-on", "2026-07-02 00:30", NULL);
  printed = stm_history_line_new (kept, printout, NULL);
  printed_at = stm_history_line_dup_when (printed);
  g_assert_cmpstr (changed_at, ==, "02-07-2026 00:30");
  g_assert_cmpstr (printed_at, ==, "02-07-2026 00:30 · Partner mediator");
}

/* Each training once, the last first: what is offered when one is requested again. */
static void
test_known_trainings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int type;
    const char *code, *name, *organiser, *contact;
  } rows[] = {
    { STM_ACTIVITY_TYPE_REQUESTED, "10123", "Lassen", "VDAB Genk", "Karin" },
    { STM_ACTIVITY_TYPE_REQUESTED, "10123", "Lassen", "VDAB Genk", "Karel" },
    { STM_ACTIVITY_TYPE_OWN, "953081", "Werkervaringsstage", NULL, NULL },
    { STM_ACTIVITY_TYPE_REQUESTED, NULL, "Heftruck", "De Kade", NULL },
  };
  g_autoptr (GListModel) trainings = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_unref (add (fixture, STM_TYPE_ACTIVITY, "mediation", get_mediation (fixture), "type", rows[i].type,
                         "code", rows[i].code, "name", rows[i].name, "organiser", rows[i].organiser,
                         "contact-name", rows[i].contact, NULL));

  trainings = stm_store_list_trainings (fixture->view.store.store, STM_ACTIVITY_TYPE_REQUESTED, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (trainings); i++)
    {
      g_autoptr (StmActivity) training = g_list_model_get_item (trainings, i);

      g_string_append_printf (found, "%s %s;", training->name, training->contact_name != NULL ? training->contact_name : "-");
    }
  g_assert_cmpstr (found->str, ==, "Heftruck -;Lassen Karel;");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/views/history-tab/W16/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/views/history-tab/B4/documents", Fixture, NULL, set_up, test_documents, tear_down);
  g_test_add ("/views/history-tab/W13/closed-service", Fixture, NULL, set_up, test_closed_service, tear_down);
  g_test_add ("/views/history-tab/W13/earlier-service", Fixture, NULL, set_up, test_earlier_service, tear_down);
  g_test_add ("/views/history-tab/W12/closed-by-a-rule", Fixture, NULL, set_up, test_closed_by_a_rule, tear_down);
  g_test_add ("/views/history-tab/W16/one-zone", Fixture, NULL, set_up, test_one_zone, tear_down);
  g_test_add ("/views/history-tab/W10/known-trainings", Fixture, NULL, set_up, test_known_trainings, tear_down);

  return g_test_run ();
}

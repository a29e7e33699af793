#include "view-fixture.h"

#include "core/stm-appointment.h"
#include "core/stm-caseload.h"
#include "core/stm-dossier.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"
#include "core/stm-next-step.h"
#include "core/stm-partner.h"
#include "views/cases/stm-case-bar.h"
#include "views/cases/stm-cases-view.h"
#include "views/cases/stm-dossiers-view.h"
#include "views/dossiers/stm-new-dossier-dialog.h"
#include "views/stm-list-job.h"
#include "widgets/stm-edit-dialog.h"
#include "widgets/stm-list-page.h"

typedef struct
{
  ViewFixture  view;
  StmMediator *mediator;
  StmMediator *other_mediator;
} Fixture;

static void
on_show_dossier (GSimpleAction *action, GVariant *uuid, gpointer asked)
{
  g_string_append_printf (asked, "show-dossier %s\n", g_variant_get_string (uuid, NULL));
}

static StmRecord *
save_new (Fixture *fixture, GType type, const char *first, ...)
{
  StmRecord *record = stm_record_new (type);
  va_list arguments;

  va_start (arguments, first);
  g_object_set_valist (G_OBJECT (record), first, arguments);
  va_end (arguments);
  store_fixture_save (&fixture->view.store, record);

  return record;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const GActionEntry entry = { "show-dossier", on_show_dossier, "s" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (StmProfile) profile = NULL;
  g_autoptr (StmRecord) partner = NULL;

  view_fixture_set_up (&fixture->view, data);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, fixture->view.asked);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->view.navigation), "win", G_ACTION_GROUP (group));

  profile = stm_store_dup_profile (fixture->view.store.store);
  stm_store_set_role (fixture->view.store.store, STM_ROLE_PARTNER);
  partner = save_new (fixture, STM_TYPE_PARTNER, "name", "Springplank", "street", "Opleidingsstraat 1", "postcode", "8800",
                      "place", "Roeselare", NULL);
  g_object_set (profile, "role", STM_ROLE_PARTNER, "partner", stm_record_get_uuid (partner), NULL);
  store_fixture_save (&fixture->view.store, profile);
  fixture->mediator = STM_MEDIATOR (save_new (fixture, STM_TYPE_MEDIATOR, "name", "Dorien Jespers", NULL));
  fixture->other_mediator = STM_MEDIATOR (save_new (fixture, STM_TYPE_MEDIATOR, "name", "Karim Aerts", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->mediator);
  g_object_unref (fixture->other_mediator);
  view_fixture_tear_down (&fixture->view, data);
}

static char *
dup_day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_format (day, "%Y-%m-%d");
}

/* Referred lately, with a first appointment some days from now.  (transfer full) */
static StmRecord *
add_client (Fixture *fixture, const char *first_name, const char *last_name, StmMediator *mediator, int days)
{
  static int number = 12345678;
  g_autofree char *client_number = g_strdup_printf ("%d", number++);
  g_autofree char *referred = dup_day (-10);
  g_autofree char *date = dup_day (days);
  StmRecord *dossier = save_new (fixture, STM_TYPE_DOSSIER, "first-name", first_name, "last-name", last_name,
                                 "client-number", client_number, "category", "00", "lot", "Gent",
                                 "mediator", stm_record_get_uuid (STM_RECORD (mediator)), NULL);
  g_autoptr (StmRecord) mediation = save_new (fixture, STM_TYPE_MEDIATION, "dossier", stm_record_get_uuid (dossier),
                                              "referred-on", referred, NULL);
  g_autoptr (StmRecord) appointment = save_new (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (mediation),
                                                "type", STM_CONTACT_TYPE_FIRST, "date", date, "time", "09:00", NULL);

  return dossier;
}

/* a view and what it is to show: names and reasons, one row a line */
typedef struct
{
  GtkWidget  *view;
  const char *rows;
} Wanted;

static StmListPage *
get_list_page (GtkWidget *view)
{
  return STM_LIST_PAGE (find_widget (view, STM_TYPE_LIST_PAGE));
}

static GtkWidget *
get_bar (GtkWidget *view)
{
  return find_widget (view, STM_TYPE_CASE_BAR);
}

static GListModel *
get_rows (GtkWidget *view)
{
  return stm_table_get_model (stm_list_page_get_table (get_list_page (view)));
}

static char *
dup_rows (GtkWidget *view)
{
  GListModel *rows = get_rows (view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (StmRow) row = g_list_model_get_item (rows, i);
      StmRecord *record = stm_row_get_record (row);
      g_autofree char *reason = stm_record_dup_display (
        record, stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "reason"));

      g_string_append_printf (text, "%s: %s\n", STM_CASE_ENTRY (record)->name, reason);
    }

  return g_string_free_and_steal (text);
}

static gboolean
shows_rows (gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *rows = dup_rows (wanted->view);

  return g_str_equal (rows, wanted->rows);
}

static void
wait_for_rows (GtkWidget *view, const char *rows)
{
  Wanted wanted = { view, rows };

  view_fixture_wait (shows_rows, &wanted);
  run_main_context ();
}

static GtkWidget *
push_view (Fixture *fixture)
{
  GtkWidget *view = stm_cases_view_new (fixture->view.store.store);

  view_fixture_push (&fixture->view, ADW_NAVIGATION_PAGE (view));

  return view;
}

/* The box of the row of that place, as it is on the screen. */
static GtkWidget *
find_box (GtkWidget *widget, const char *name)
{
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget))
    {
      g_autofree char *difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                                        GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (difference == NULL)
        return widget;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_box (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
choose (GtkWidget *view, const char *name)
{
  GtkWidget *box = find_box (view, name);

  g_assert_nonnull (box);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
}

static StmDossier *
reload (Fixture *fixture, StmRecord *dossier)
{
  return STM_DOSSIER (stm_store_get (fixture->view.store.store, STM_TYPE_DOSSIER, stm_record_get_uuid (dossier), NULL));
}

/* SPEC W1: the most urgent first, each with its reason. */
static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) later = add_client (fixture, "Zoë", "Peeters", fixture->mediator, 3);
  g_autoptr (StmRecord) today = add_client (fixture, "Jan", "Janssens", fixture->mediator, 0);
  GtkWidget *view = push_view (fixture);

  wait_for_rows (view, "Janssens Jan: First appointment today\nPeeters Zoë: New service\n");
}

/* SPEC W1: a client who was just referred is there at once. */
static void
test_follows_the_store (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = push_view (fixture);
  g_autoptr (StmRecord) dossier = NULL;

  wait_for_rows (view, "");
  dossier = add_client (fixture, "Jan", "Janssens", fixture->mediator, 3);
  wait_for_rows (view, "Janssens Jan: New service\n");
}

static void
test_row_opens (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) dossier = add_client (fixture, "Jan", "Janssens", fixture->mediator, 3);
  g_autofree char *asked = g_strdup_printf ("show-dossier %s\n", stm_record_get_uuid (dossier));
  g_autoptr (StmRow) row = NULL;
  GtkWidget *view = push_view (fixture);

  wait_for_rows (view, "Janssens Jan: New service\n");
  row = g_list_model_get_item (get_rows (view), 0);
  g_signal_emit_by_name (get_list_page (view), "activate-row", row);
  g_assert_cmpstr (fixture->view.asked->str, ==, asked);
}

/* SPEC W1: the mark hides a client, and is taken away again. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) zoe = add_client (fixture, "Zoë", "Peeters", fixture->mediator, 3);
  g_autoptr (StmRecord) jan = add_client (fixture, "Jan", "Janssens", fixture->mediator, 0);
  g_autofree char *today = dup_day (0);
  GtkWidget *view = push_view (fixture);
  g_autoptr (StmDossier) marked = NULL;
  g_autoptr (StmDossier) unmarked = NULL;

  wait_for_rows (view, "Janssens Jan: First appointment today\nPeeters Zoë: New service\n");
  choose (view, "Choose Peeters Zoë");
  gtk_widget_activate_action (get_bar (view), "cases.follow", NULL);
  wait_for_rows (view, "Janssens Jan: First appointment today\n");
  marked = reload (fixture, zoe);
  g_assert_cmpint (marked->followed_reason, ==, STM_REASON_NEW_SERVICE);
  g_assert_cmpstr (marked->followed_on, ==, today);

  g_object_set (get_bar (view), "show-followed", TRUE, NULL);
  wait_for_rows (view, "Janssens Jan: First appointment today\nPeeters Zoë: New service\n");
  choose (view, "Choose Peeters Zoë");
  gtk_widget_activate_action (get_bar (view), "cases.unfollow", NULL);
  g_object_set (get_bar (view), "show-followed", FALSE, NULL);
  wait_for_rows (view, "Janssens Jan: First appointment today\nPeeters Zoë: New service\n");
  unmarked = reload (fixture, zoe);
  g_assert_cmpint (unmarked->followed_reason, ==, STM_REASON_NONE);
  g_assert_null (unmarked->followed_on);
}

/* SPEC W1: what is late cannot be marked away. */
static void
test_late_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) ali = add_client (fixture, "Ali", "Demir", fixture->mediator, -3);
  GtkWidget *view = push_view (fixture);
  g_autoptr (StmDossier) dossier = NULL;

  wait_for_rows (view, "Demir Ali: Complete the first appointment\n");
  choose (view, "Choose Demir Ali");
  gtk_widget_activate_action (get_bar (view), "cases.follow", NULL);
  run_main_context ();
  dossier = reload (fixture, ali);
  g_assert_null (dossier->followed_on);
}

static gboolean
is_of_other (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GListModel) dossiers = stm_store_list (fixture->view.store.store, STM_TYPE_DOSSIER, "mediator",
                                                    stm_record_get_uuid (STM_RECORD (fixture->other_mediator)), NULL);

  return g_list_model_get_n_items (dossiers) == 2;
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) zoe = add_client (fixture, "Zoë", "Peeters", fixture->mediator, 3);
  g_autoptr (StmRecord) jan = add_client (fixture, "Jan", "Janssens", fixture->mediator, 0);
  GtkWidget *view = push_view (fixture);

  wait_for_rows (view, "Janssens Jan: First appointment today\nPeeters Zoë: New service\n");
  gtk_widget_activate_action (get_bar (view), "cases.choose-all", NULL);
  gtk_widget_activate_action (get_bar (view), "cases.assign", "s", stm_record_get_uuid (STM_RECORD (fixture->other_mediator)));
  view_fixture_wait (is_of_other, fixture);
}

/* SPEC W1: one's own clients, a reason, or a name. */
static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) zoe = add_client (fixture, "Zoë", "Peeters", fixture->mediator, 3);
  g_autoptr (StmRecord) jan = add_client (fixture, "Jan", "Janssens", fixture->other_mediator, 0);
  GtkWidget *view = push_view (fixture);
  StmListPage *page = get_list_page (view);

  wait_for_rows (view, "Janssens Jan: First appointment today\nPeeters Zoë: New service\n");
  stm_list_page_set_filter (page, "mediator", stm_record_get_uuid (STM_RECORD (fixture->other_mediator)));
  wait_for_rows (view, "Janssens Jan: First appointment today\n");
  stm_list_page_clear (page);
  stm_list_page_set_filter (page, "reason", "new-service");
  wait_for_rows (view, "Peeters Zoë: New service\n");
  stm_list_page_clear (page);
  stm_list_page_set_search (page, "zoe pee");
  wait_for_rows (view, "Peeters Zoë: New service\n");
  stm_list_page_set_search (page, "oe");
  wait_for_rows (view, "");
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_list_job_write_finish (STM_LIST_JOB (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static char *
export_rows (Fixture *fixture, GListModel *rows, StmListFormat format)
{
  const char *const fields[] = { "name", "category", "reason", "urgency", "due", "mediator-name", NULL };
  g_autoptr (StmListJob) job = stm_list_job_new (fixture->view.store.store, rows, STM_TYPE_CASE_ENTRY, fields, "Clients");
  g_autofree char *path = g_build_filename (fixture->view.store.folder, "clients", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean written = FALSE;
  char *contents = NULL;

  stm_list_job_write_async (job, format, file, NULL, on_written, &written);
  view_fixture_wait (is_true, &written);
  g_assert_true (g_file_load_contents (file, NULL, &contents, NULL, NULL, NULL));
  g_assert_true (g_file_delete (file, NULL, NULL));

  return contents;
}

/* SPEC X2: any list as CSV, Excel and pages. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) jan = add_client (fixture, "Jan", "Janssens", fixture->mediator, 0);
  GtkWidget *view = push_view (fixture);
  g_autofree char *csv = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *pages = NULL;

  wait_for_rows (view, "Janssens Jan: First appointment today\n");
  csv = export_rows (fixture, get_rows (view), STM_LIST_CSV);
  g_assert_nonnull (strstr (csv, "Janssens Jan"));
  g_assert_nonnull (strstr (csv, "First appointment today"));
  g_assert_nonnull (strstr (csv, "Dorien Jespers"));
  workbook = export_rows (fixture, get_rows (view), STM_LIST_XLSX);
  g_assert_true (g_str_has_prefix (workbook, "PK"));
  pages = export_rows (fixture, get_rows (view), STM_LIST_PDF);
  g_assert_true (g_str_has_prefix (pages, "%PDF"));
}

static gboolean
has_two (gpointer rows)
{
  return g_list_model_get_n_items (rows) == 2;
}

static gboolean
has_one (gpointer rows)
{
  return g_list_model_get_n_items (rows) == 1;
}

/* SPEC W2: a dossier is found by its client and by its mediator. */
static void
test_dossiers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) zoe = add_client (fixture, "Zoë", "Peeters", fixture->mediator, 3);
  g_autoptr (StmRecord) jan = add_client (fixture, "Jan", "Janssens", fixture->other_mediator, 0);
  GtkWidget *view = stm_dossiers_view_new (fixture->view.store.store);
  StmListPage *page = get_list_page (view);

  view_fixture_push (&fixture->view, ADW_NAVIGATION_PAGE (view));
  view_fixture_wait (has_two, get_rows (view));
  stm_list_page_set_search (page, "jespers");
  view_fixture_wait (has_one, get_rows (view));
  stm_list_page_set_search (page, "janss");
  view_fixture_wait (has_one, get_rows (view));
  stm_list_page_clear (page);
  stm_list_page_set_filter (page, "lot", "Gent");
  view_fixture_wait (has_two, get_rows (view));
  stm_list_page_set_filter (page, "mediator", stm_record_get_uuid (STM_RECORD (fixture->mediator)));
  view_fixture_wait (has_one, get_rows (view));
}

/* SPEC T2 for mediators: the refusal names the dossiers. */
static void
test_mediator_with_dossiers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) zoe = add_client (fixture, "Zoë", "Peeters", fixture->mediator, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) references = NULL;
  g_autoptr (StmTitle) title = NULL;

  g_assert_false (store_fixture_write (&fixture->view.store, stm_store_delete_async, fixture->mediator, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  references = stm_store_list_references (fixture->view.store.store, STM_RECORD (fixture->mediator), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (references), ==, 1);
  title = g_list_model_get_item (references, 0);
  g_assert_cmpstr (stm_title_get_title (title), ==, "Zoë Peeters");
  g_assert_true (store_fixture_write (&fixture->view.store, stm_store_delete_async, fixture->other_mediator, NULL));
}

static gboolean
is_gone (gpointer dialog)
{
  return !gtk_widget_get_mapped (dialog);
}

static void
fill_in (GtkWidget *dialog, StmMediator *mediator)
{
  GtkWidget *row = view_fixture_find_field (dialog, "mediator");
  StmForm *form = STM_FORM (gtk_widget_get_ancestor (row, STM_TYPE_FORM));

  type_text (view_fixture_find_field (dialog, "first-name"), "Jan");
  type_text (view_fixture_find_field (dialog, "last-name"), "Janssens");
  type_text (view_fixture_find_field (dialog, "client-number"), "12774435");
  type_text (view_fixture_find_field (dialog, "date"), "03-09-2099");
  type_text (view_fixture_find_field (dialog, "time"), "9:30");
  g_object_set (stm_form_get_record (form), "mediator", stm_record_get_uuid (STM_RECORD (mediator)), NULL);
  g_signal_emit_by_name (form, "edited", "mediator");
}

/* SPEC W2, W5: the client, the service and the first appointment at once. */
static void
test_new_dossier (Fixture *fixture, gconstpointer data)
{
  StmStore *store = fixture->view.store.store;
  AdwDialog *dialog = stm_new_dossier_dialog_new (store);
  g_autoptr (GListModel) appointments = NULL;
  g_autoptr (StmAppointment) appointment = NULL;
  g_autoptr (StmMediation) mediation = NULL;
  g_autoptr (StmDossier) dossier = NULL;

  view_fixture_present (&fixture->view, g_object_ref (dialog));
  fill_in (GTK_WIDGET (dialog), fixture->mediator);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  view_fixture_wait (is_gone, dialog);
  g_object_unref (dialog);

  appointments = stm_store_list (store, STM_TYPE_APPOINTMENT, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (appointments), ==, 1);
  appointment = g_list_model_get_item (appointments, 0);
  g_assert_cmpint (appointment->type, ==, STM_CONTACT_TYPE_FIRST);
  g_assert_cmpstr (appointment->time, ==, "09:30");
  g_assert_cmpstr (appointment->contact_name, ==, "Dorien Jespers");
  g_assert_cmpstr (appointment->place, ==, "Roeselare");
  mediation = STM_MEDIATION (stm_store_get (store, STM_TYPE_MEDIATION, appointment->mediation, NULL));
  dossier = STM_DOSSIER (stm_store_get (store, STM_TYPE_DOSSIER, mediation->dossier, NULL));
  g_assert_cmpstr (dossier->client_number, ==, "12774435");
}

/* Nothing is kept of a client whose first appointment is wrong. */
static void
test_new_dossier_refused (Fixture *fixture, gconstpointer data)
{
  StmStore *store = fixture->view.store.store;
  AdwDialog *dialog = stm_new_dossier_dialog_new (store);

  view_fixture_present (&fixture->view, g_object_ref (dialog));
  fill_in (GTK_WIDGET (dialog), fixture->mediator);
  type_text (view_fixture_find_field (GTK_WIDGET (dialog), "time"), "25:00");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  run_main_context ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  g_assert_cmpint (stm_store_count (store, STM_TYPE_DOSSIER, NULL), ==, 0);
  g_assert_cmpstr (read_text (view_fixture_find_field (GTK_WIDGET (dialog), "last-name")), ==, "Janssens");

  stm_edit_dialog_set_dirty (STM_EDIT_DIALOG (dialog), FALSE);
  adw_dialog_force_close (dialog);
  view_fixture_wait (is_gone, dialog);
  g_object_unref (dialog);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/views/cases/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("reasons-W1", test_reasons);
  ADD ("follows-the-store-W1", test_follows_the_store);
  ADD ("row-opens-W1", test_row_opens);
  ADD ("followed-W1", test_followed);
  ADD ("late-stays-W1", test_late_stays);
  ADD ("assign", test_assign);
  ADD ("filters-W1", test_filters);
  ADD ("export-X2", test_export);
  ADD ("dossiers-W2", test_dossiers);
  ADD ("mediator-with-dossiers-T2", test_mediator_with_dossiers);
  ADD ("new-dossier-W2", test_new_dossier);
  ADD ("new-dossier-refused-W2", test_new_dossier_refused);

  return g_test_run ();
}

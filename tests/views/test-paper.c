#include "view-fixture.h"

#include "core/stm-case-file.h"
#include "core/stm-choices.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-paper-advice.h"
#include "views/dossiers/stm-paper-job.h"
#include "views/stm-preview-dialog.h"
#include "widgets/stm-document-view.h"

#include <glib/gstdio.h>

/* GTK's own dialog prints to a file of that name in the working folder. */
#define PRINTED "output.pdf"

typedef struct
{
  ViewFixture  view;
  StmDossier  *dossier;
  StmCaseFile *file;
  char        *appointment;
} Fixture;

static gpointer
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
become_partner (Fixture *fixture)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (fixture->view.store.store);
  g_autoptr (StmRecord) partner = NULL;

  stm_store_set_role (fixture->view.store.store, STM_ROLE_PARTNER);
  partner = save_new (fixture, STM_TYPE_PARTNER, "name", "Springplank", NULL);
  g_object_set (profile, "role", STM_ROLE_PARTNER, "partner", stm_record_get_uuid (partner), NULL);
  store_fixture_save (&fixture->view.store, profile);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmRecord) mediator = NULL;
  g_autoptr (StmRecord) mediation = NULL;
  g_autoptr (StmRecord) appointment = NULL;
  g_autoptr (GError) error = NULL;

  view_fixture_set_up (&fixture->view, data);
  g_assert_cmpint (g_chdir (fixture->view.store.folder), ==, 0);
  become_partner (fixture);

  mediator = save_new (fixture, STM_TYPE_MEDIATOR, "name", "Nele Vercammen", NULL);
  fixture->dossier = save_new (fixture, STM_TYPE_DOSSIER, "first-name", "Zoë", "last-name", "Özdemir", "client-number", "12774435",
                               "national-number", "93051822361", "mediator", stm_record_get_uuid (mediator), NULL);
  mediation = save_new (fixture, STM_TYPE_MEDIATION, "dossier", stm_record_get_uuid (STM_RECORD (fixture->dossier)),
                        "referred-on", "2026-05-20", NULL);
  appointment = save_new (fixture, STM_TYPE_APPOINTMENT, "mediation", stm_record_get_uuid (mediation), "type", STM_CONTACT_TYPE_FIRST,
                          "date", "2100-06-01", "time", "09:30", NULL);
  fixture->appointment = g_strdup (stm_record_get_uuid (appointment));

  fixture->file = stm_store_get_case (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  g_object_unref (fixture->dossier);
  g_object_unref (fixture->file);
  g_free (fixture->appointment);
  view_fixture_tear_down (&fixture->view, data);
}

static GListModel *
list_printouts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GListModel *printouts = stm_store_list_printouts (fixture->view.store.store,
                                                    stm_record_get_uuid (STM_RECORD (fixture->dossier)), &error);

  g_assert_no_error (error);

  return printouts;
}

static guint
count_printouts (Fixture *fixture)
{
  g_autoptr (GListModel) printouts = list_printouts (fixture);

  return g_list_model_get_n_items (printouts);
}

/* (transfer full): the only one, with its content */
static StmPrintout *
get_printout (Fixture *fixture)
{
  g_autoptr (GListModel) printouts = list_printouts (fixture);
  g_autoptr (StmRecord) listed = g_list_model_get_item (printouts, 0);
  g_autoptr (GError) error = NULL;
  StmRecord *printout;

  g_assert_cmpuint (g_list_model_get_n_items (printouts), ==, 1);
  printout = stm_store_get (fixture->view.store.store, STM_TYPE_PRINTOUT, stm_record_get_uuid (listed), &error);
  g_assert_no_error (error);

  return STM_PRINTOUT (printout);
}

static void
assert_same_bytes (const char *path, StmPrintout *printout)
{
  g_autoptr (GBytes) kept = stm_printout_dup_bytes (printout);
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, length, g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
  g_assert_cmpmem (data, 5, "%PDF-", 5);
}

static AdwDialog *
get_dialog (Fixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->view.window));

  g_assert_true (STM_IS_PREVIEW_DIALOG (dialog));

  return dialog;
}

/* The dialog looks for printers, also while it goes, and lets nothing else happen
 * meanwhile. */
static void
wait_for_dialog (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static GtkWidget *
find_print_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog"))
        return window;
    }

  return NULL;
}

static gboolean
is_ready_to_print (gpointer data)
{
  GtkWidget *dialog = find_print_dialog ();
  GtkSelectionModel *model;

  if (dialog == NULL || !gtk_widget_get_mapped (dialog))
    return FALSE;

  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_widget (dialog, GTK_TYPE_COLUMN_VIEW)));
  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    return FALSE;

  return gtk_selection_model_select_item (model, 0, TRUE);
}

static gboolean
is_closed (gpointer data)
{
  return find_widget (data, STM_TYPE_PREVIEW_DIALOG) == NULL;
}

static gboolean
is_allowed_again (gpointer data)
{
  return gtk_widget_is_sensitive (view_fixture_find_button (data, "_Print…"));
}

static void
print (Fixture *fixture, GtkResponseType response)
{
  GtkWidget *dialog = GTK_WIDGET (get_dialog (fixture));

  g_signal_emit_by_name (view_fixture_find_button (dialog, "_Print…"), "clicked");
  wait_for_dialog (is_ready_to_print, NULL);
  run_main_context ();
  g_signal_emit_by_name (find_print_dialog (), "response", response);
}

static void
show_letter (Fixture *fixture)
{
  stm_paper_show (fixture->view.window, fixture->view.store.store, fixture->file, "invitation", fixture->appointment,
                  STM_MOVE_PRINT_LETTER);
  run_main_context ();
}

static void
test_shows_pages (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  show_letter (fixture);
  view = find_widget (GTK_WIDGET (get_dialog (fixture)), STM_TYPE_DOCUMENT_VIEW);
  g_assert_nonnull (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), 0));
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (fixture)), ==, "Uitnodiging eerste afspraak");
  g_assert_cmpuint (count_printouts (fixture), ==, 0);
}

static void
test_printed_and_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = NULL;
  g_autoptr (StmRecord) appointment = NULL;

  show_letter (fixture);
  print (fixture, GTK_RESPONSE_OK);
  wait_for_dialog (is_closed, fixture->view.window);

  printout = get_printout (fixture);
  assert_same_bytes (PRINTED, printout);
  g_assert_cmpstr (printout->template, ==, "invitation");
  g_assert_cmpstr (printout->about, ==, fixture->appointment);
  g_assert_cmpint (printout->way, ==, STM_WAY_PRINTED);
  appointment = stm_store_get (fixture->view.store.store, STM_TYPE_APPOINTMENT, fixture->appointment, NULL);
  g_assert_nonnull (STM_APPOINTMENT (appointment)->letter_printed_on);
}

static void
test_dismissed_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  show_letter (fixture);
  print (fixture, GTK_RESPONSE_CANCEL);
  wait_for_dialog (is_allowed_again, get_dialog (fixture));
  g_assert_cmpuint (count_printouts (fixture), ==, 0);
  g_assert_false (g_file_test (PRINTED, G_FILE_TEST_EXISTS));
}

static guint
count_looks (Fixture *fixture)
{
  g_autoptr (GListModel) events = stm_store_list_events (fixture->view.store.store,
                                                         stm_record_get_uuid (STM_RECORD (fixture->dossier)), NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      if (stm_event_get_event_type (event) == STM_EVENT_REVEALED)
        {
          g_assert_cmpstr (stm_event_get_fields (event), ==, "national-number");
          n++;
        }
    }

  return n;
}

static gboolean
is_open (gpointer data)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (data)) != NULL;
}

static void
show_agreement (Fixture *fixture)
{
  stm_paper_show (fixture->view.window, fixture->view.store.store, fixture->file, "weo", NULL, STM_MOVE_PRINT_AGREEMENT);
  view_fixture_wait (is_open, fixture->view.window);
  run_main_context ();
}

/* What shows the national number is a look at it, each time that it is opened. */
static void
test_look_is_noted (Fixture *fixture, gconstpointer data)
{
  show_letter (fixture);
  g_assert_cmpuint (count_looks (fixture), ==, 0);
  adw_dialog_force_close (get_dialog (fixture));
  view_fixture_wait (is_closed, fixture->view.window);

  for (guint i = 1; i <= 2; i++)
    {
      show_agreement (fixture);
      g_assert_cmpuint (count_looks (fixture), ==, i);
      adw_dialog_force_close (get_dialog (fixture));
      view_fixture_wait (is_closed, fixture->view.window);
    }

  g_object_set (fixture->file->dossier, "national-number", NULL, NULL);
  show_agreement (fixture);
  g_assert_cmpuint (count_looks (fixture), ==, 2);
}

/* The work experience agreement is not yet to be printed (SPEC W6). */
static void
test_refused_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  show_agreement (fixture);
  print (fixture, GTK_RESPONSE_OK);
  wait_for_dialog (is_allowed_again, get_dialog (fixture));
  g_assert_cmpuint (count_printouts (fixture), ==, 0);
  g_assert_false (g_file_test (PRINTED, G_FILE_TEST_EXISTS));
}

/* What was kept is printed again byte for byte, and the history says so. */
static void
test_printed_again (Fixture *fixture, gconstpointer data)
{
  StmMove *move = stm_move_new (STM_MOVE_KEEP_PRINTOUT, NULL);
  g_autoptr (StmPrintout) printout = NULL;
  g_autoptr (GListModel) events = NULL;
  g_autoptr (GError) error = NULL;
  guint n_events;

  move->printout = stm_paper_dup_printout (fixture->view.store.store, fixture->file, "weo", NULL, STM_WAY_SAVED, &error);
  g_assert_no_error (error);
  stm_store_move (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), move, "2026-09-03", &error);
  g_assert_no_error (error);
  printout = get_printout (fixture);
  events = stm_store_list_case_events (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), NULL);
  n_events = g_list_model_get_n_items (events);
  g_clear_object (&events);

  stm_paper_show_printout (fixture->view.window, fixture->view.store.store, stm_record_get_uuid (STM_RECORD (printout)));
  run_main_context ();
  print (fixture, GTK_RESPONSE_OK);
  wait_for_dialog (is_closed, fixture->view.window);
  assert_same_bytes (PRINTED, printout);
  g_assert_cmpuint (count_printouts (fixture), ==, 1);
  events = stm_store_list_case_events (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, n_events + 1);
}

static void
test_with_advice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmCaseFile) file = stm_paper_with_advice (fixture->file, STM_ADVICE_NEED, "Blijf oefenen.", "2026-09-03");

  g_assert_cmpint (file->mediation->advice, ==, STM_ADVICE_NEED);
  g_assert_cmpstr (file->mediation->advice_remark, ==, "Blijf oefenen.");
  g_assert_cmpint (fixture->file->mediation->advice, ==, STM_ADVICE_NONE);
  g_assert_true (file->dossier == fixture->file->dossier);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (file->appointments)), ==, 1);
}

static void
test_unknown_template (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_paper_dup_printout (fixture->view.store.store, fixture->file, "dance", NULL, STM_WAY_SAVED, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/views/paper/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("stagematching");
  adw_init ();
  /* no person closes a dialog while it still slides in, of which libadwaita complains */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("shows-pages", test_shows_pages);
  ADD ("printed-and-kept-B4", test_printed_and_kept);
  ADD ("dismissed-leaves-nothing", test_dismissed_leaves_nothing);
  ADD ("refused-leaves-nothing-W6", test_refused_leaves_nothing);
  ADD ("look-is-noted-P3", test_look_is_noted);
  ADD ("printed-again-B4", test_printed_again);
  ADD ("with-advice-W12", test_with_advice);
  ADD ("unknown-template", test_unknown_template);

  return g_test_run ();
}

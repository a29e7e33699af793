#include "paper-fixture.h"

#include "core/stm-choices.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-paper.h"
#include "views/dossiers/stm-paper-advice.h"
#include "views/stm-preview-dialog.h"
#include "widgets/stm-document-view.h"

static void
test_shows_pages (PaperFixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  paper_fixture_show_letter (fixture);
  view = find_widget (GTK_WIDGET (paper_fixture_get_dialog (fixture)), STM_TYPE_DOCUMENT_VIEW);
  g_assert_nonnull (stm_document_view_get_page (STM_DOCUMENT_VIEW (view), 0));
  g_assert_cmpstr (adw_dialog_get_title (paper_fixture_get_dialog (fixture)), ==, "Uitnodiging eerste afspraak");
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 0);
}

static void
test_printed_and_kept (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = NULL;
  g_autoptr (StmRecord) appointment = NULL;

  paper_fixture_show_letter (fixture);
  paper_fixture_print (fixture, GTK_RESPONSE_OK);
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);

  printout = paper_fixture_get_printout (fixture);
  paper_fixture_assert_bytes (PAPER_PRINTED, printout);
  g_assert_cmpstr (printout->template, ==, "invitation");
  g_assert_cmpstr (printout->about, ==, fixture->appointment);
  g_assert_cmpint (printout->way, ==, STM_WAY_PRINTED);
  appointment = stm_store_get (fixture->view.store.store, STM_TYPE_APPOINTMENT, fixture->appointment, NULL);
  g_assert_nonnull (STM_APPOINTMENT (appointment)->letter_printed_on);
}

static void
test_dismissed_leaves_nothing (PaperFixture *fixture, gconstpointer data)
{
  paper_fixture_show_letter (fixture);
  paper_fixture_print (fixture, GTK_RESPONSE_CANCEL);
  paper_fixture_wait (paper_fixture_is_ready, paper_fixture_get_dialog (fixture));
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 0);
  g_assert_false (g_file_test (PAPER_PRINTED, G_FILE_TEST_EXISTS));
}

static guint
count_looks (PaperFixture *fixture)
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
show_agreement (PaperFixture *fixture)
{
  stm_paper_show (fixture->view.window, fixture->view.store.store, fixture->file, "weo", NULL, STM_MOVE_PRINT_AGREEMENT);
  view_fixture_wait (is_open, fixture->view.window);
  run_main_context ();
}

/* What shows the national number is a look at it, each time that it is opened. */
static void
test_look_is_noted (PaperFixture *fixture, gconstpointer data)
{
  paper_fixture_show_letter (fixture);
  g_assert_cmpuint (count_looks (fixture), ==, 0);
  adw_dialog_force_close (paper_fixture_get_dialog (fixture));
  view_fixture_wait (paper_fixture_is_closed, fixture->view.window);

  for (guint i = 1; i <= 2; i++)
    {
      show_agreement (fixture);
      g_assert_cmpuint (count_looks (fixture), ==, i);
      adw_dialog_force_close (paper_fixture_get_dialog (fixture));
      view_fixture_wait (paper_fixture_is_closed, fixture->view.window);
    }

  g_object_set (fixture->file->dossier, "national-number", NULL, NULL);
  show_agreement (fixture);
  g_assert_cmpuint (count_looks (fixture), ==, 2);
}

/* The work experience agreement is not yet to be printed (SPEC W6). */
static void
test_refused_leaves_nothing (PaperFixture *fixture, gconstpointer data)
{
  show_agreement (fixture);
  paper_fixture_print (fixture, GTK_RESPONSE_OK);
  paper_fixture_wait (paper_fixture_is_ready, paper_fixture_get_dialog (fixture));
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 0);
  g_assert_false (g_file_test (PAPER_PRINTED, G_FILE_TEST_EXISTS));
}

/* What was kept is printed again byte for byte, and the history says so. */
static void
test_printed_again (PaperFixture *fixture, gconstpointer data)
{
  StmMove *move = stm_move_new (STM_MOVE_KEEP_PRINTOUT, NULL);
  g_autoptr (StmPrintout) printout = NULL;
  g_autoptr (GListModel) events = NULL;
  g_autoptr (GError) error = NULL;
  guint n_events;

  move->printout = stm_paper_dup_printout (fixture->view.store.store, fixture->file, "invitation", fixture->appointment,
                                           STM_WAY_SAVED, &error);
  g_assert_no_error (error);
  stm_store_move (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), move, "2026-09-03", &error);
  g_assert_no_error (error);
  printout = paper_fixture_get_printout (fixture);
  events = stm_store_list_case_events (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), NULL);
  n_events = g_list_model_get_n_items (events);
  g_clear_object (&events);

  stm_paper_show_printout (fixture->view.window, fixture->view.store.store, stm_record_get_uuid (STM_RECORD (printout)));
  run_main_context ();
  paper_fixture_print (fixture, GTK_RESPONSE_OK);
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);
  paper_fixture_assert_bytes (PAPER_PRINTED, printout);
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 1);
  events = stm_store_list_case_events (fixture->view.store.store, stm_record_get_uuid (STM_RECORD (fixture->dossier)), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (events), ==, n_events + 1);
}

static void
test_with_advice (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmCaseFile) file = stm_paper_with_advice (fixture->file, STM_ADVICE_NEED, "Blijf oefenen.", "2026-09-03");

  g_assert_cmpint (file->mediation->advice, ==, STM_ADVICE_NEED);
  g_assert_cmpstr (file->mediation->advice_remark, ==, "Blijf oefenen.");
  g_assert_cmpint (fixture->file->mediation->advice, ==, STM_ADVICE_NONE);
  g_assert_true (file->dossier == fixture->file->dossier);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (file->appointments)), ==, 1);
}

static void
test_unknown_template (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_paper_dup_printout (fixture->view.store.store, fixture->file, "dance", NULL, STM_WAY_SAVED, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/views/paper/" name, PaperFixture, NULL, paper_fixture_set_up, func, paper_fixture_tear_down)

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

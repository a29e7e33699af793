#include "config.h"

#include "paper-fixture.h"

#include "core/stm-choices.h"
#include "core/stm-event.h"
#include "documents/stm-open-copies.h"
#include "documents/stm-templates.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-history-line.h"
#include "views/dossiers/stm-paper-advice.h"
#include "views/dossiers/stm-paper-job.h"
#include "views/dossiers/stm-paper.h"
#include "views/stm-preview-dialog.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* Documents on their way out that does not work, and to another program: what is noted,
 * what is kept and what the user is told (SPEC W6, B4). */

#define READER "[Desktop Entry]\nType=Application\nName=Reader\nMimeType=application/pdf;\nExec=%s %%f\n"
/* notes what it was given */
#define SCRIPT "#!/bin/sh\nstat -c '%%a %%n' \"$1\" \"${1%%/*}\" >'%s/seen.new'\ncp \"$1\" '%s/seen.pdf'\nmv '%s/seen.new' '%s/seen'\n"

#define UUID(record) (stm_record_get_uuid (STM_RECORD (record)))

static StmStore *
get_store (PaperFixture *fixture)
{
  return fixture->view.store.store;
}

static guint
count_exports (PaperFixture *fixture, const char *uuid, const char *changes)
{
  g_autoptr (GListModel) events = stm_store_list_events (get_store (fixture), uuid, NULL);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      n += stm_event_get_event_type (event) == STM_EVENT_EXPORTED && g_strcmp0 (stm_event_get_changes (event), changes) == 0;
    }

  return n;
}

static gboolean
is_letter_noted (PaperFixture *fixture)
{
  g_autoptr (StmRecord) appointment = stm_store_get (get_store (fixture), STM_TYPE_APPOINTMENT, fixture->appointment, NULL);

  return STM_APPOINTMENT (appointment)->letter_printed_on != NULL;
}

/* (nullable): of the banners in the dialog, the one that is shown */
static AdwBanner *
find_banner (GtkWidget *root)
{
  if (ADW_IS_BANNER (root) && adw_banner_get_revealed (ADW_BANNER (root)))
    return ADW_BANNER (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *found = find_banner (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_banner (gpointer dialog)
{
  return find_banner (dialog) != NULL && paper_fixture_is_ready (dialog);
}

static void
assert_told (PaperFixture *fixture, const char *words)
{
  AdwDialog *dialog = paper_fixture_get_dialog (fixture);

  paper_fixture_wait (has_banner, dialog);
  if (strstr (adw_banner_get_title (find_banner (GTK_WIDGET (dialog))), words) == NULL)
    g_error ("“%s” is not told in “%s”", words, adw_banner_get_title (find_banner (GTK_WIDGET (dialog))));
}

static void
try_again (PaperFixture *fixture)
{
  g_signal_emit_by_name (find_banner (GTK_WIDGET (paper_fixture_get_dialog (fixture))), "button-clicked");
}

/* GTK's own printer is a file in the working folder: there nothing can be written. */
static void
break_printer (void)
{
  g_assert_cmpint (g_chdir ("/proc"), ==, 0);
}

static void
mend_printer (PaperFixture *fixture)
{
  g_assert_cmpint (g_chdir (fixture->view.store.folder), ==, 0);
}

static void
test_printer_fails (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = NULL;

  break_printer ();
  paper_fixture_show_letter (fixture);
  paper_fixture_print (fixture, GTK_RESPONSE_OK);
  assert_told (fixture, "It was not printed, so no step is noted and nothing is kept.");
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 0);
  g_assert_false (is_letter_noted (fixture));
  g_assert_cmpuint (count_exports (fixture, UUID (fixture->dossier), STM_EVENT_WAY "printed"), ==, 1);

  mend_printer (fixture);
  try_again (fixture);
  paper_fixture_answer_printing (GTK_RESPONSE_OK);
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);
  printout = paper_fixture_get_printout (fixture);
  paper_fixture_assert_bytes (PAPER_PRINTED, printout);
  g_assert_true (is_letter_noted (fixture));
}

#ifndef __SANITIZE_ADDRESS__
static GtkWidget *
find_file_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkFileChooserDialog"))
        return window;
    }

  return NULL;
}

static gboolean
is_ready_to_save (gpointer data)
{
  GtkWidget *dialog = find_file_dialog ();

  return dialog != NULL && gtk_widget_get_mapped (dialog) && view_fixture_find_button (dialog, "_Save") != NULL;
}

static gboolean
is_saving (gpointer data)
{
  return find_file_dialog () == NULL;
}

static void
answer_saving (const char *path)
{
  GtkWidget *dialog;

  paper_fixture_wait (is_ready_to_save, NULL);
  run_main_context ();
  dialog = find_file_dialog ();
  gtk_editable_set_text (GTK_EDITABLE (find_widget (dialog, GTK_TYPE_ENTRY)), path);
  run_main_context ();
  g_signal_emit_by_name (view_fixture_find_button (dialog, "_Save"), "clicked");
  paper_fixture_wait (is_saving, NULL);
}

static void
test_file_fails (PaperFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->view.store.folder, "brief.pdf", NULL);
  g_autoptr (StmPrintout) printout = NULL;

  paper_fixture_show_letter (fixture);
  g_signal_emit_by_name (view_fixture_find_button (GTK_WIDGET (paper_fixture_get_dialog (fixture)), "_Save as PDF…"), "clicked");
  answer_saving ("/proc/brief.pdf");
  assert_told (fixture, "It was not saved, so no step is noted and nothing is kept.");
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 0);
  g_assert_false (is_letter_noted (fixture));

  try_again (fixture);
  answer_saving (path);
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);
  printout = paper_fixture_get_printout (fixture);
  paper_fixture_assert_bytes (path, printout);
  g_assert_cmpuint (count_exports (fixture, UUID (fixture->dossier), STM_EVENT_WAY "pdf"), ==, 2);
  g_assert_cmpint (printout->way, ==, STM_WAY_SAVED);
  g_assert_true (is_letter_noted (fixture));
}

#endif

static void
job_done (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_done (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* The page is out and the step is refused: trying again makes the step, and prints
 * nothing. */
static void
test_step_fails (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StmPrintout) printout = stm_paper_dup_printout (get_store (fixture), fixture->file, "invitation",
                                                             fixture->appointment, STM_WAY_PRINTED, &error);
  g_autoptr (GBytes) bytes = stm_printout_dup_bytes (printout);
  g_autoptr (StmPaperJob) job = stm_paper_job_new (get_store (fixture), "Brief", bytes);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autofree char *failure = NULL;
  g_autofree char *told = NULL;

  g_object_set (printout, "name", NULL, NULL);
  stm_paper_job_set_move (job, UUID (fixture->dossier), STM_MOVE_PRINT_LETTER, fixture->appointment, NULL, printout);
  stm_paper_job_print_async (job, GTK_WINDOW (fixture->view.window), job_done, &first);
  paper_fixture_answer_printing (GTK_RESPONSE_OK);
  paper_fixture_wait (is_done, &first);
  g_assert_false (stm_paper_job_finish (job, first, &told, &error));
  failure = stm_paper_job_dup_failure (job, error);
  g_assert_true (g_str_has_prefix (failure, "It is printed, but the step is not noted yet, nor is the document kept."));
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 0);

  g_clear_error (&error);
  g_assert_cmpint (g_unlink (PAPER_PRINTED), ==, 0);
  g_object_set (printout, "name", "Brief", NULL);
  stm_paper_job_retry_async (job, GTK_WINDOW (fixture->view.window), job_done, &second);
  paper_fixture_wait (is_done, &second);
  g_assert_true (stm_paper_job_finish (job, second, &told, &error));
  g_assert_cmpstr (told, ==, "Sent to the printer");
  g_assert_cmpuint (paper_fixture_count_printouts (fixture), ==, 1);
  g_assert_true (is_letter_noted (fixture));
  g_assert_false (g_file_test (PAPER_PRINTED, G_FILE_TEST_EXISTS));
}

/* (transfer full) */
static StmPrintout *
keep (PaperFixture *fixture, StmWay way)
{
  StmMove *move = stm_move_new (STM_MOVE_KEEP_PRINTOUT, NULL);
  g_autoptr (GError) error = NULL;

  move->printout = stm_paper_dup_printout (get_store (fixture), fixture->file, "invitation", fixture->appointment,
                                           way, &error);
  stm_store_move (get_store (fixture), UUID (fixture->dossier), move, "2026-09-03", &error);
  g_assert_no_error (error);

  return paper_fixture_get_printout (fixture);
}

/* (transfer full): one that is kept, and shown */
static StmPrintout *
show_kept (PaperFixture *fixture)
{
  StmPrintout *printout = keep (fixture, STM_WAY_PRINTED);

  stm_paper_show_printout (fixture->view.window, get_store (fixture), UUID (printout));
  run_main_context ();

  return printout;
}

static void
test_again_fails (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = show_kept (fixture);

  break_printer ();
  paper_fixture_print (fixture, GTK_RESPONSE_OK);
  assert_told (fixture, "It was not printed. The document stays kept in the history.");

  mend_printer (fixture);
  try_again (fixture);
  paper_fixture_answer_printing (GTK_RESPONSE_OK);
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);
  paper_fixture_assert_bytes (PAPER_PRINTED, printout);
}

/* Returns: (transfer full): what the history of the dossier shows of a document, the
 *   newest first */
static char *
dup_history (PaperFixture *fixture, StmPrintout *printout)
{
  g_autoptr (GListModel) events = stm_store_list_events (get_store (fixture), UUID (printout), NULL);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);
      g_autoptr (StmHistoryLine) line = stm_history_line_new (event, printout, NULL);

      g_strv_builder_take (titles, stm_history_line_dup_title (line));
    }
  strv = g_strv_builder_end (titles);

  return g_strjoinv ("\n", strv);
}

static void
assert_history (PaperFixture *fixture, StmPrintout *printout, const char *titles)
{
  g_autofree char *shown = dup_history (fixture, printout);

  g_assert_cmpstr (shown, ==, titles);
}

/* What is given is given: its page is shown, to be printed still.  The history says that
 * it was printed once it was. */
static void
test_advice_not_printed (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = keep (fixture, STM_WAY_NONE);

  stm_paper_deliver_advice (fixture->view.window, get_store (fixture), fixture->file, printout, STM_DELIVERY_PRINT);
  paper_fixture_answer_printing (GTK_RESPONSE_CANCEL);
  while (adw_window_get_visible_dialog (ADW_WINDOW (fixture->view.window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_told (fixture, "The advice is given and its document is kept, but not printed yet.");
  g_assert_true (gtk_widget_get_visible (view_fixture_find_button (GTK_WIDGET (paper_fixture_get_dialog (fixture)), "_Open")));
  assert_history (fixture, printout, "Uitnodiging eerste afspraak · Kept");

  paper_fixture_print (fixture, GTK_RESPONSE_OK);
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);
  assert_history (fixture, printout, "Uitnodiging eerste afspraak · Sent to the printer by Partner mediator\n"
                                     "Uitnodiging eerste afspraak · Kept");
}

/* The program of the desktop for PDF files, of which the folder is told what it got. */
static void
install_reader (const char *folder)
{
  g_autofree char *script = g_build_filename (folder, "reader", NULL);
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (applications, "reader.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *commands = g_strdup_printf (SCRIPT, folder, folder, folder, folder);
  g_autofree char *text = g_strdup_printf (READER, script);

  g_assert_true (g_file_set_contents_full (script, commands, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_assert_cmpint (g_mkdir_with_parents (applications, 0700), ==, 0);
  g_assert_true (g_file_set_contents (entry, text, -1, NULL));
  g_assert_true (g_file_set_contents (defaults, "[Default Applications]\napplication/pdf=reader.desktop\n", -1, NULL));
}

static void
click_open (PaperFixture *fixture)
{
  g_signal_emit_by_name (view_fixture_find_button (GTK_WIDGET (paper_fixture_get_dialog (fixture)), "_Open"), "clicked");
}

static gboolean
is_seen (gpointer data)
{
  return g_file_test ("seen", G_FILE_TEST_EXISTS);
}

static void
test_opens (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = show_kept (fixture);
  g_autofree char *seen = NULL;
  g_auto (GStrv) lines = NULL;

  install_reader (fixture->view.store.folder);
  click_open (fixture);
  paper_fixture_wait (is_seen, NULL);
  paper_fixture_wait (paper_fixture_is_ready, paper_fixture_get_dialog (fixture));

  paper_fixture_assert_bytes ("seen.pdf", printout);
  g_assert_cmpuint (count_exports (fixture, UUID (printout), STM_EVENT_WAY "opened"), ==, 1);
  g_assert_true (g_file_get_contents ("seen", &seen, NULL, NULL));
  lines = g_strsplit (seen, "\n", 0);
  g_assert_true (g_str_has_prefix (lines[0], "600 "));
  g_assert_true (g_str_has_suffix (lines[0], "/Uitnodiging eerste afspraak.pdf"));
  g_assert_true (g_str_has_prefix (lines[0] + strlen ("600 "), g_get_user_runtime_dir ()));
  g_assert_true (g_str_has_prefix (lines[1], "700 "));

  g_assert_true (g_file_test (lines[0] + strlen ("600 "), G_FILE_TEST_EXISTS));
  stm_open_copies_clear ();
  g_assert_false (g_file_test (lines[1] + strlen ("700 "), G_FILE_TEST_EXISTS));
}

/* The copy has no place in memory. */
static void
test_nothing_opens (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (StmPrintout) printout = show_kept (fixture);
  g_autofree char *copies = g_build_filename (g_get_user_runtime_dir (), "stagematching-open", NULL);

  g_assert_true (g_file_set_contents (copies, "", 0, NULL));
  click_open (fixture);
  assert_told (fixture, "It cannot be shown. Print it or save it instead.");
  g_assert_cmpint (g_unlink (copies), ==, 0);
}

/* SPEC B3 */
static void
test_fallback (PaperFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = stm_templates_get_folder ();
  g_autoptr (GFile) file = g_file_get_child (folder, "invitation.json");

  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (folder), 0700), ==, 0);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{\"id\": \"weo\"", -1, NULL));
  paper_fixture_show_letter (fixture);
  assert_told (fixture, "Your own version of this document is not used. invitation.json, line 1: This is not JSON.");

  adw_dialog_force_close (paper_fixture_get_dialog (fixture));
  paper_fixture_wait (paper_fixture_is_closed, fixture->view.window);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "{\"id\": \"weo\"}", -1, NULL));
  paper_fixture_show_letter (fixture);
  g_assert_null (find_banner (GTK_WIDGET (paper_fixture_get_dialog (fixture))));
  g_assert_true (g_file_delete (file, NULL, NULL));
}

#define ADD(name, func) g_test_add ("/views/paper-exits/" name, PaperFixture, NULL, paper_fixture_set_up, func, paper_fixture_tear_down)

int
main (int argc, char *argv[])
{
  char memory[] = "/dev/shm/stagematching-test-XXXXXX";
  int status;

  g_assert_nonnull (g_mkdtemp (memory));
  g_setenv ("XDG_RUNTIME_DIR", memory, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_set_prgname ("stagematching");
  adw_init ();
  /* no person closes a dialog while it still slides in, of which libadwaita complains */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  ADD ("printer-fails-B4", test_printer_fails);
#ifndef __SANITIZE_ADDRESS__  /* GTK's dialog forgets a list of files, in a function without a name to suppress */
  ADD ("file-fails-B4", test_file_fails);
#endif
  ADD ("step-fails-W6", test_step_fails);
  ADD ("again-fails-B4", test_again_fails);
  ADD ("advice-not-printed-W12", test_advice_not_printed);
  ADD ("opens-B4", test_opens);
  ADD ("nothing-opens-B4", test_nothing_opens);
  ADD ("fallback-B3", test_fallback);

  status = g_test_run ();
  stm_open_copies_clear ();
  g_rmdir (memory);

  return status;
}

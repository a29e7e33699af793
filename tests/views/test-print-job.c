#include "../widgets/widget-tools.h"

#include "views/stm-print-job.h"

#include <glib/gstdio.h>

#define FILE_NAME "output.pdf"

/* The dialog is GTK's own; it prints to a file of that name in the working folder. */
typedef struct
{
  char         *folder;
  GtkWidget    *window;
  StmPrintJob  *job;
  GCancellable *cancellable;
  gboolean      refuses;
  guint         n_begun;
  gboolean      done;
  gboolean      printed;
  GError       *error;
} Fixture;

static void
on_begin (Fixture *fixture)
{
  fixture->n_begun++;
  if (fixture->refuses)
    g_cancellable_cancel (fixture->cancellable);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->printed = stm_print_job_run_finish (STM_PRINT_JOB (source), result, &fixture->error);
  fixture->done = TRUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (StmDocument) document = stm_document_new (STM_PAGE_LANDSCAPE, "Overview", "2026-11-22");

  fixture->folder = g_dir_make_tmp ("stm-print-XXXXXX", NULL);
  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  fixture->window = present_in_window (gtk_label_new ("behind"));

  for (guint i = 0; i < 60; i++)
    stm_document_add_text (document, STM_TEXT_LEAD, "A line of many");
  fixture->job = stm_print_job_new (document);
  fixture->cancellable = g_cancellable_new ();
  g_signal_connect_swapped (fixture->job, "begin", G_CALLBACK (on_begin), fixture);
  stm_print_job_run_async (fixture->job, GTK_WINDOW (fixture->window), fixture->cancellable, on_done, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chdir ("/"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_main_context ();
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  g_object_unref (fixture->job);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_dialog (void)
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

static void
iterate (gint64 *end)
{
  if (*end == 0)
    *end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;
  g_assert_cmpint (g_get_monotonic_time (), <, *end);
  g_main_context_iteration (NULL, FALSE);
  g_usleep (1000);
}

/* The printers are looked for while the dialog is open already. */
static GtkWidget *
wait_for_printer (void)
{
  GtkWidget *dialog, *printers;
  GtkSelectionModel *model;
  gint64 end = 0;

  while ((dialog = find_dialog ()) == NULL || !gtk_widget_get_mapped (dialog))
    iterate (&end);

  printers = find_widget (dialog, GTK_TYPE_COLUMN_VIEW);
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (printers));
  while (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    iterate (&end);
  gtk_selection_model_select_item (model, 0, TRUE);
  run_main_context ();

  return dialog;
}

static void
answer (GtkWidget *dialog, GtkResponseType response)
{
  g_signal_emit_by_name (dialog, "response", response);
}

static void
wait_until_done (Fixture *fixture)
{
  gint64 end = 0;

  while (!fixture->done)
    iterate (&end);
}

static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  double progress;

  answer (wait_for_printer (), GTK_RESPONSE_OK);
  wait_until_done (fixture);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->printed);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_object_get (fixture->job, "progress", &progress, NULL);
  g_assert_cmpfloat (progress, ==, 1.0);

  g_assert_true (g_file_get_contents (FILE_NAME, &bytes, &length, NULL));
  g_assert_cmpmem (bytes, 5, "%PDF-", 5);
  g_unlink (FILE_NAME);
}

static void
test_dismissed (Fixture *fixture, gconstpointer data)
{
  answer (wait_for_printer (), GTK_RESPONSE_CANCEL);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_begun, ==, 0);
  g_assert_false (g_file_test (FILE_NAME, G_FILE_TEST_EXISTS));
}

/* Where it may not leave the program, no page is drawn. */
static void
test_refused_at_the_beginning (Fixture *fixture, gconstpointer data)
{
  double progress;

  fixture->refuses = TRUE;
  answer (wait_for_printer (), GTK_RESPONSE_OK);
  wait_until_done (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->n_begun, ==, 1);
  g_object_get (fixture->job, "progress", &progress, NULL);
  g_assert_cmpfloat (progress, ==, 0.0);
  g_unlink (FILE_NAME);
}

#define ADD(name, func) g_test_add ("/views/print-job/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_set_application_name ("Stagematching");
  g_set_prgname ("stagematching");
  adw_init ();

  ADD ("print", test_print);
  ADD ("dismissed", test_dismissed);
  ADD ("refused-at-the-beginning", test_refused_at_the_beginning);

  return g_test_run ();
}

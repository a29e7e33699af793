#include "config.h"

#include "views/dossiers/stm-paper-job.h"

#include "core/stm-error.h"
#include "documents/stm-memory-file.h"
#include "documents/stm-open-copies.h"
#include "documents/stm-pdf-file.h"
#include "exchange/stm-export-log.h"
#include "views/dossiers/stm-move-runner.h"
#include "views/dossiers/stm-today.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef enum
{
  EXIT_PRINTER,
  EXIT_FILE,
  EXIT_READER    /* another program, which shows it */
} Exit;

static const StmEventWay ways[] = {
  [EXIT_PRINTER] = STM_EVENT_WAY_PRINTED,
  [EXIT_FILE]    = STM_EVENT_WAY_PDF,
  [EXIT_READER]  = STM_EVENT_WAY_OPENED,
};

struct _StmPaperJob
{
  GObject         parent_instance;

  StmStore       *store;
  char           *name;
  GBytes         *bytes;

  char           *dossier;     /* (nullable): there is no move */
  StmMoveType     move;
  char           *subject;     /* (nullable) */
  char           *fields;      /* (nullable) */
  StmPrintout    *printout;    /* (nullable) */
  StmRecord      *noted;       /* (nullable) */

  Exit            exit;
  gboolean        is_out;      /* and the move is still to be made */

  GTask          *task;        /* (nullable): none runs */
  GtkWindow      *window;
  GtkPrintDialog *dialog;
  GtkPrintSetup  *setup;       /* (nullable): to a printer */
  int             memory;      /* what the printer reads, or -1 */
  GFile          *file;        /* (nullable): into a file, or the copy that is opened */
};

G_DEFINE_FINAL_TYPE (StmPaperJob, stm_paper_job, G_TYPE_OBJECT)

static void
clear_run (StmPaperJob *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->setup, gtk_print_setup_unref);
  g_clear_fd (&self->memory, NULL);
}

static void
stm_paper_job_finalize (GObject *object)
{
  StmPaperJob *self = STM_PAPER_JOB (object);

  clear_run (self);
  g_clear_object (&self->file);
  g_object_unref (self->store);
  g_bytes_unref (self->bytes);
  g_clear_object (&self->printout);
  g_clear_object (&self->noted);
  g_free (self->name);
  g_free (self->dossier);
  g_free (self->subject);
  g_free (self->fields);

  G_OBJECT_CLASS (stm_paper_job_parent_class)->finalize (object);
}

static void
stm_paper_job_class_init (StmPaperJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_paper_job_finalize;
}

static void
stm_paper_job_init (StmPaperJob *self)
{
  self->memory = -1;
}

StmPaperJob *
stm_paper_job_new (StmStore *store, const char *name, GBytes *bytes)
{
  StmPaperJob *self = g_object_new (STM_TYPE_PAPER_JOB, NULL);

  self->store = g_object_ref (store);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);

  return self;
}

void
stm_paper_job_set_move (StmPaperJob *self,
                        const char  *dossier,
                        StmMoveType  move,
                        const char  *subject,
                        const char  *fields,
                        StmPrintout *printout)
{
  self->dossier = g_strdup (dossier);
  self->move = move;
  self->subject = g_strdup (subject);
  self->fields = g_strdup (fields);
  self->printout = g_object_ref (printout);
}

void
stm_paper_job_set_noted (StmPaperJob *self, StmRecord *noted)
{
  self->noted = g_object_ref (noted);
}

/* error: (transfer full) (nullable) */
static void
end (StmPaperJob *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  clear_run (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
moved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  self->is_out = !stm_move_runner_run_finish (source, result, &error);
  end (self, error);
}

static void
make_move (StmPaperJob *self)
{
  StmMove *move = stm_move_new (self->move, self->subject);
  int way = self->exit == EXIT_FILE ? STM_WAY_SAVED : STM_WAY_PRINTED;

  g_object_set (self->printout, "way", way, NULL);
  move->printout = g_object_ref (self->printout);
  move->way = way;
  stm_move_runner_run_async (self->store, self->dossier, move, moved, g_object_ref (self));
}

/* error: (transfer full) (nullable): why it is not */
static void
went_out (StmPaperJob *self, GError *error)
{
  if (error != NULL || self->dossier == NULL)
    {
      end (self, error);
      return;
    }

  self->is_out = TRUE;
  make_move (self);
}

static void
printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error);
  went_out (self, error);
}

/* Only of a file GTK tells whether the printer got all of it.  The stream that
 * gtk_print_dialog_print() gives closes at once when that is asked for with
 * g_output_stream_close_async(), whatever becomes of the page, and GTK 4.18 writes
 * through a weak pointer into its own freed memory when the stream goes. */
static void
print_bytes (StmPaperJob *self)
{
  GError *error = NULL;
  g_autoptr (GFile) file = NULL;

  self->memory = stm_memory_file_open (self->bytes, &error);
  if (self->memory < 0)
    {
      end (self, error);
      return;
    }

  file = stm_memory_file_get (self->memory);
  gtk_print_dialog_print_file (self->dialog, self->window, self->setup, file, NULL, printed, g_object_ref (self));
}

static void
written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  stm_pdf_write_bytes_finish (G_FILE (source), result, &error);
  went_out (self, error);
}

static void
opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    stm_open_copies_remove (self->file);
  went_out (self, error);
}

static void
open_copy (StmPaperJob *self)
{
  GError *error = NULL;
  g_autoptr (GtkFileLauncher) launcher = NULL;

  self->file = stm_open_copies_add (self->bytes, self->name, &error);
  if (self->file == NULL)
    {
      end (self, error);
      return;
    }

  launcher = gtk_file_launcher_new (self->file);
  gtk_file_launcher_launch (launcher, self->window, NULL, opened, g_object_ref (self));
}

static void
send_out (StmPaperJob *self)
{
  if (self->exit == EXIT_PRINTER)
    print_bytes (self);
  else if (self->exit == EXIT_FILE)
    stm_pdf_write_bytes_async (self->bytes, self->file, NULL, written, g_object_ref (self));
  else
    open_copy (self);
}

static void
admitted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  if (stm_store_write_finish (STM_STORE (source), result, &error))
    send_out (self);
  else
    end (self, error);
}

/* What is not in the history does not leave, nor what the rules refuse. */
static void
admit (StmPaperJob *self)
{
  g_autofree char *today = stm_today_dup ();
  GError *error = NULL;

  if (self->dossier != NULL)
    stm_store_admit_move_async (self->store, self->dossier, stm_move_new (self->move, self->subject), ways[self->exit],
                                self->fields, today, NULL, admitted, g_object_ref (self));
  else if (stm_export_log_write (self->store, ways[self->exit], self->noted, NULL, NULL, &error))
    send_out (self);
  else
    end (self, error);
}

static void
printer_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  self->setup = gtk_print_dialog_setup_finish (GTK_PRINT_DIALOG (source), result, &error);
  if (self->setup != NULL)
    admit (self);
  else
    end (self, error);
}

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file != NULL)
    admit (self);
  else
    end (self, error);
}

static void
begin (StmPaperJob *self, Exit exit, GtkWindow *window, GAsyncReadyCallback callback, gpointer user_data)
{
  g_clear_object (&self->file);
  self->exit = exit;
  self->is_out = FALSE;
  self->window = g_object_ref (window);
  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, begin);
}

void
stm_paper_job_print_async (StmPaperJob *self, GtkWindow *window, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GtkPageSetup) page_setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  g_return_if_fail (self->task == NULL);

  begin (self, EXIT_PRINTER, window, callback, user_data);
  gtk_page_setup_set_paper_size_and_default_margins (page_setup, paper);
  self->dialog = gtk_print_dialog_new ();
  gtk_print_dialog_set_title (self->dialog, self->name);
  gtk_print_dialog_set_page_setup (self->dialog, page_setup);
  gtk_print_dialog_setup (self->dialog, window, NULL, printer_chosen, g_object_ref (self));
}

void
stm_paper_job_save_async (StmPaperJob *self, GtkWindow *window, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *proposed = g_strconcat (self->name, ".pdf", NULL);

  g_return_if_fail (self->task == NULL);

  begin (self, EXIT_FILE, window, callback, user_data);
  g_strdelimit (proposed, "/\\:", '-');
  gtk_file_filter_set_name (filter, _("PDF document"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, proposed);
  gtk_file_dialog_save (dialog, window, NULL, file_chosen, g_object_ref (self));
}

void
stm_paper_job_open_async (StmPaperJob *self, GtkWindow *window, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (self->task == NULL);

  begin (self, EXIT_READER, window, callback, user_data);
  admit (self);
}

void
stm_paper_job_retry_async (StmPaperJob *self, GtkWindow *window, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (self->task == NULL);

  if (self->is_out)
    {
      GFile *file = g_steal_pointer (&self->file);

      begin (self, self->exit, window, callback, user_data);
      self->file = file;
      went_out (self, NULL);
    }
  else if (self->exit == EXIT_PRINTER)
    stm_paper_job_print_async (self, window, callback, user_data);
  else if (self->exit == EXIT_FILE)
    stm_paper_job_save_async (self, window, callback, user_data);
  else
    stm_paper_job_open_async (self, window, callback, user_data);
}

gboolean
stm_paper_job_finish (StmPaperJob *self, GAsyncResult *result, char **done, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (self->exit == EXIT_FILE)
    {
      g_autofree char *name = g_file_get_basename (self->file);
      g_autofree char *shown = g_filename_display_name (name);

      /* Translators: the name of a file */
      *done = g_strdup_printf (_("Saved as “%s”"), shown);
    }
  else if (self->exit == EXIT_PRINTER)
    *done = g_strdup (_("Sent to the printer"));

  return TRUE;
}

/* Where it was to go: it is out and the step is to be made; it is not out, and was to
 * be kept; it is not out, and is kept. */
static const char *const failures[][3] = {
  [EXIT_PRINTER] = { N_("It is printed, but the step is not noted yet, nor is the document kept."),
                     N_("It was not printed, so no step is noted and nothing is kept."),
                     N_("It was not printed. The document stays kept in the history.") },
  [EXIT_FILE] = { N_("It is saved, but the step is not noted yet, nor is the document kept."),
                  N_("It was not saved, so no step is noted and nothing is kept."),
                  N_("It was not saved. The document stays kept in the history.") },
  [EXIT_READER] = { NULL, NULL, N_("It cannot be shown. Print it or save it instead.") },
};

char *
stm_paper_job_dup_failure (StmPaperJob *self, const GError *error)
{
  const char *happened = failures[self->exit][self->is_out ? 0 : self->dossier != NULL ? 1 : 2];

  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED)
      || (error->domain == STM_ERROR && !self->is_out))
    return NULL;

  return g_strdup_printf ("%s\n%s", _(happened), error->message);
}

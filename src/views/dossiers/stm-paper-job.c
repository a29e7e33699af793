#include "config.h"

#include "views/dossiers/stm-paper-job.h"

#include "documents/stm-pdf-file.h"
#include "exchange/stm-export-log.h"
#include "views/dossiers/stm-move-runner.h"

#include <glib/gi18n-lib.h>

struct _StmPaperJob
{
  GObject         parent_instance;

  StmStore       *store;
  char           *name;
  GBytes         *bytes;

  char           *dossier;     /* (nullable): there is no move */
  StmMoveType     move;
  char           *subject;     /* (nullable) */
  StmPrintout    *printout;    /* (nullable) */
  StmRecord      *noted;       /* (nullable) */

  GTask          *task;        /* (nullable): none runs */
  GtkWindow      *window;
  GtkPrintDialog *dialog;
  GtkPrintSetup  *setup;       /* (nullable): to a printer */
  GFile          *file;        /* (nullable): into a file */
};

G_DEFINE_FINAL_TYPE (StmPaperJob, stm_paper_job, G_TYPE_OBJECT)

static void
clear_run (StmPaperJob *self)
{
  g_clear_object (&self->window);
  g_clear_object (&self->dialog);
  g_clear_pointer (&self->setup, gtk_print_setup_unref);
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
stm_paper_job_set_move (StmPaperJob *self, const char *dossier, StmMoveType move, const char *subject, StmPrintout *printout)
{
  self->dossier = g_strdup (dossier);
  self->move = move;
  self->subject = g_strdup (subject);
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
closed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error);
  end (self, error);
}

static void
written_to_printer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_output_stream_close_async (G_OUTPUT_STREAM (source), G_PRIORITY_DEFAULT, NULL, closed, g_object_ref (self));
  else
    end (self, error);
}

/* GTK 4.18 writes into the stream once more when the printer has all of it, without
 * holding it or what it came from.  Nothing says when, so these small things stay as
 * long as the program runs. */
static void
keep (StmPaperJob *self, GOutputStream *stream)
{
  static GPtrArray *kept;

  if (kept == NULL)
    kept = g_ptr_array_new ();

  g_object_set_data_full (G_OBJECT (self->dialog), "stm-setup", gtk_print_setup_ref (self->setup),
                          (GDestroyNotify) gtk_print_setup_unref);
  g_ptr_array_add (kept, g_object_ref (self->dialog));
  g_ptr_array_add (kept, g_object_ref (stream));
}

static void
printer_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;
  g_autoptr (GOutputStream) stream = gtk_print_dialog_print_finish (GTK_PRINT_DIALOG (source), result, &error);
  gsize size;
  const void *data = g_bytes_get_data (self->bytes, &size);

  if (stream == NULL)
    {
      end (self, error);
      return;
    }

  keep (self, stream);
  g_output_stream_write_all_async (stream, data, size, G_PRIORITY_DEFAULT, NULL, written_to_printer, g_object_ref (self));
}

static void
written_to_file (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  stm_pdf_write_bytes_finish (G_FILE (source), result, &error);
  end (self, error);
}

static void
send_out (StmPaperJob *self)
{
  if (self->file != NULL)
    stm_pdf_write_bytes_async (self->bytes, self->file, NULL, written_to_file, g_object_ref (self));
  else
    gtk_print_dialog_print (self->dialog, self->window, self->setup, NULL, printer_opened, g_object_ref (self));
}

static void
moved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmPaperJob) self = user_data;
  GError *error = NULL;

  if (stm_move_runner_run_finish (source, result, &error))
    send_out (self);
  else
    end (self, error);
}

static void
make_move (StmPaperJob *self)
{
  StmMove *move = stm_move_new (self->move, self->subject);
  int way = self->file != NULL ? STM_WAY_SAVED : STM_WAY_PRINTED;

  g_object_set (self->printout, "way", way, NULL);
  move->printout = g_object_ref (self->printout);
  move->way = way;
  stm_move_runner_run_async (self->store, self->dossier, move, moved, g_object_ref (self));
}

/* What is not in the history does not leave. */
static void
admit (StmPaperJob *self)
{
  GError *error = NULL;

  if (self->dossier != NULL)
    make_move (self);
  else if (self->noted == NULL || stm_export_log_write (self->store, self->noted, NULL, NULL, &error))
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
begin (StmPaperJob *self, GtkWindow *window, GAsyncReadyCallback callback, gpointer user_data)
{
  g_clear_object (&self->file);
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

  begin (self, window, callback, user_data);
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

  begin (self, window, callback, user_data);
  g_strdelimit (proposed, "/\\:", '-');
  gtk_file_filter_set_name (filter, _("PDF document"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, proposed);
  gtk_file_dialog_save (dialog, window, NULL, file_chosen, g_object_ref (self));
}

gboolean
stm_paper_job_finish (StmPaperJob *self, GAsyncResult *result, char **done, GError **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  if (self->file != NULL)
    {
      g_autofree char *name = g_file_get_basename (self->file);
      g_autofree char *shown = g_filename_display_name (name);

      /* Translators: the name of a file */
      *done = g_strdup_printf (_("Saved as “%s”"), shown);
    }
  else
    *done = g_strdup (_("Sent to the printer"));

  return TRUE;
}

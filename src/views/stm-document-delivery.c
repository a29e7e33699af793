#include "config.h"

#include "views/stm-document-delivery.h"

#include "documents/stm-pdf.h"
#include "exchange/stm-export-log.h"
#include "views/stm-print-job.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

/* One document on its way. */
typedef struct
{
  GtkWidget    *root;         /* the window stays, what asked for it may go */
  StmStore     *store;
  StmDocument  *document;
  GListModel   *records;
  char         *fields;
  GFile        *file;
  GCancellable *cancellable;
  GError       *error;        /* why there is no printing */
} Delivery;

static Delivery *
delivery_new (GtkWidget *from, StmStore *store, StmDocument *document, GListModel *records, const char *fields)
{
  Delivery *self = g_new0 (Delivery, 1);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  self->root = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  self->store = g_object_ref (store);
  self->document = g_object_ref (document);
  self->records = g_object_ref (records);
  self->fields = g_strdup (fields);
  self->cancellable = g_cancellable_new ();
  if (profile != NULL)
    stm_document_set_author (document, profile->name);

  return self;
}

static void
delivery_free (Delivery *self)
{
  g_object_unref (self->root);
  g_object_unref (self->store);
  g_object_unref (self->document);
  g_object_unref (self->records);
  g_clear_object (&self->file);
  g_object_unref (self->cancellable);
  g_clear_error (&self->error);
  g_free (self->fields);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Delivery, delivery_free)

static gboolean
note (Delivery *self, StmEventWay way, GError **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->records); i++)
    {
      g_autoptr (StmRecord) record = g_list_model_get_item (self->records, i);

      if (!stm_export_log_write (self->store, way, record, self->fields, self->cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static void
report (Delivery *self, const char *text, const GError *error)
{
  if (error == NULL)
    stm_presenter_show_toast (self->root, text);
  else
    stm_presenter_show_error (self->root, error);
}

/* What is not in the history is not printed. */
static void
printing_begins (Delivery *self)
{
  if (!note (self, STM_EVENT_WAY_PRINTED, &self->error))
    g_cancellable_cancel (self->cancellable);
}

static void
printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Delivery) self = user_data;
  g_autoptr (GError) error = NULL;

  stm_print_job_run_finish (STM_PRINT_JOB (source), result, &error);
  g_signal_handlers_disconnect_by_data (source, self);
  report (self, _("Sent to the printer"), self->error != NULL ? self->error : error);
}

void
stm_document_delivery_print (GtkWidget *from, StmStore *store, StmDocument *document, GListModel *records, const char *fields)
{
  Delivery *self = delivery_new (from, store, document, records, fields);
  g_autoptr (StmPrintJob) job = stm_print_job_new (document);

  g_signal_connect_swapped (job, "begin", G_CALLBACK (printing_begins), self);
  stm_print_job_run_async (job, GTK_WINDOW (self->root), self->cancellable, printed, self);
}

static void
written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Delivery) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *shown = g_filename_display_name (name);
  /* Translators: the name of a file */
  g_autofree char *text = g_strdup_printf (_("Saved as “%s”"), shown);

  stm_document_write_pdf_finish (STM_DOCUMENT (source), result, &error);
  report (self, text, error);
}

static void
file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Delivery) self = user_data;
  g_autoptr (GError) error = NULL;

  self->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (self->file == NULL || !note (self, STM_EVENT_WAY_PDF, &error))
    {
      stm_presenter_show_error (self->root, error);
      return;
    }

  stm_document_write_pdf_async (self->document, self->file, self->cancellable, written, self);
  g_steal_pointer (&self);
}

void
stm_document_delivery_save (GtkWidget   *from,
                            StmStore    *store,
                            StmDocument *document,
                            GListModel  *records,
                            const char  *fields,
                            const char  *name)
{
  Delivery *self = delivery_new (from, store, document, records, fields);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *proposed = g_strconcat (name, ".pdf", NULL);

  g_strdelimit (proposed, "/\\:", '-');
  gtk_file_filter_set_name (filter, _("PDF document"));
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_title (dialog, _("Save as PDF"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_set_initial_name (dialog, proposed);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->root), self->cancellable, file_chosen, self);
}

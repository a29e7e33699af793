#include "config.h"

#include "views/stm-print-job.h"

struct _StmPrintJob
{
  GObject             parent_instance;

  StmDocument        *document;
  GtkPrintOperation  *operation;
  GTask              *task;
  guint               n_pages;
  guint               n_drawn;
};

enum { PROP_0, PROP_PROGRESS, N_PROPS };
enum { BEGIN, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StmPrintJob, stm_print_job, G_TYPE_OBJECT)

static void
stm_print_job_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StmPrintJob *self = STM_PRINT_JOB (object);

  g_value_set_double (value, self->n_pages > 0 ? MIN ((double) self->n_drawn / self->n_pages, 1.0) : 0.0);
}

static void
stm_print_job_finalize (GObject *object)
{
  StmPrintJob *self = STM_PRINT_JOB (object);

  g_object_unref (self->document);
  g_clear_object (&self->operation);

  G_OBJECT_CLASS (stm_print_job_parent_class)->finalize (object);
}

static void
stm_print_job_class_init (StmPrintJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stm_print_job_get_property;
  object_class->finalize = stm_print_job_finalize;

  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BEGIN] = g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
stm_print_job_init (StmPrintJob *self)
{
}

StmPrintJob *
stm_print_job_new (StmDocument *document)
{
  StmPrintJob *self = g_object_new (STM_TYPE_PRINT_JOB, NULL);

  self->document = g_object_ref (document);

  return self;
}

static void
begin_print (StmPrintJob *self)
{
  self->n_pages = stm_document_get_n_pages (self->document);
  gtk_print_operation_set_n_pages (self->operation, self->n_pages);
  g_signal_emit (self, signals[BEGIN], 0);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    gtk_print_operation_cancel (self->operation);
}

/* On other paper than that of the document, as large as fits. */
static void
draw_page (StmPrintJob *self, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (self->task)))
    {
      gtk_print_operation_cancel (self->operation);
      return;
    }

  stm_document_get_page_size (self->document, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width, gtk_print_context_get_height (context) / height);

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  stm_document_draw_page (self->document, page, cr);
  cairo_restore (cr);

  self->n_drawn++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
done (StmPrintJob *self, GtkPrintOperationResult result)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  GError *error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (self->operation, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Printing was cancelled");
  else
    g_task_return_boolean (task, TRUE);
}

static GtkPageSetup *
create_page_setup (StmDocument *document)
{
  GtkPageSetup *page_setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  stm_document_get_page_size (document, &width, &height);
  gtk_page_setup_set_paper_size_and_default_margins (page_setup, paper);
  gtk_page_setup_set_orientation (page_setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                             : GTK_PAGE_ORIENTATION_PORTRAIT);

  return page_setup;
}

static void
set_up_operation (StmPrintJob *self)
{
  g_autoptr (GtkPageSetup) page_setup = create_page_setup (self->document);

  self->operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (self->operation, stm_document_get_title (self->document));
  gtk_print_operation_set_default_page_setup (self->operation, page_setup);
  gtk_print_operation_set_embed_page_setup (self->operation, TRUE);
  gtk_print_operation_set_use_full_page (self->operation, TRUE);
  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (self->operation, TRUE);

  g_signal_connect_object (self->operation, "begin-print", G_CALLBACK (begin_print), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "draw-page",
                           G_CALLBACK (draw_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operation, "done", G_CALLBACK (done), self, G_CONNECT_SWAPPED);
}

void
stm_print_job_run_async (StmPrintJob         *self,
                         GtkWindow           *parent,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GError *error = NULL;

  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_check_cancellable (self->task, FALSE);
  g_task_set_source_tag (self->task, stm_print_job_run_async);

  set_up_operation (self);
  gtk_print_operation_run (self->operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);

  /* it did not come to a dialog, and so not to "done" */
  if (error != NULL && self->task != NULL)
    {
      g_task_return_error (self->task, error);
      g_clear_object (&self->task);
    }
  else
    {
      g_clear_error (&error);
    }
}

gboolean
stm_print_job_run_finish (StmPrintJob *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

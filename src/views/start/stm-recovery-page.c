#include "config.h"

#include "views/start/stm-recovery-page.h"

#include "credentials/stm-recovery-code.h"
#include "documents/stm-pdf.h"
#include "documents/stm-recovery-sheet.h"
#include "views/stm-print-job.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

#define GROUPS_PER_LINE 3

struct _StmRecoveryPage
{
  AdwNavigationPage  parent_instance;

  GtkLabel          *reason_label;
  GtkGrid           *grid;
  GtkCheckButton    *kept_button;

  char              *name;
  char              *code;
  gboolean           copied;
};

G_DEFINE_FINAL_TYPE (StmRecoveryPage, stm_recovery_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static StmDocument *
create_sheet (StmRecoveryPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");

  return stm_recovery_sheet_new (self->name, self->code, day);
}

static gboolean
is_dismissal (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
         || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmRecoveryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (stm_document_write_pdf_finish (STM_DOCUMENT (source), result, &error))
    stm_presenter_show_toast (GTK_WIDGET (self), _("Recovery sheet saved; print it and delete the file"));
  else
    stm_presenter_show_error (GTK_WIDGET (self), error);
}

static void
place_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmRecoveryPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmDocument) sheet = NULL;
  g_autoptr (GFile) file = NULL;

  file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (file == NULL)
    {
      if (!is_dismissal (error))
        stm_presenter_show_error (GTK_WIDGET (self), error);
      return;
    }

  sheet = create_sheet (self);
  stm_document_write_pdf_async (sheet, file, NULL, saved, g_object_ref (self));
}

static void
save_clicked (StmRecoveryPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.pdf", _("Recovery sheet"));

  gtk_file_dialog_set_title (dialog, _("Save Recovery Sheet"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        place_chosen, g_object_ref (self));
}

static void
printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmRecoveryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!stm_print_job_run_finish (STM_PRINT_JOB (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    stm_presenter_show_error (GTK_WIDGET (self), error);
}

static void
print_clicked (StmRecoveryPage *self)
{
  g_autoptr (StmDocument) sheet = create_sheet (self);
  g_autoptr (StmPrintJob) job = stm_print_job_new (sheet);

  stm_print_job_run_async (job, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                           printed, g_object_ref (self));
}

static void
copy_clicked (StmRecoveryPage *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->code);
  self->copied = TRUE;
  stm_presenter_show_toast (GTK_WIDGET (self), _("Recovery code copied"));
}

/* The code does not stay in the clipboard once the page is left. */
static void
forget_copy (StmRecoveryPage *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (self->copied && gdk_clipboard_is_local (clipboard))
    gdk_clipboard_set_content (clipboard, NULL);
  self->copied = FALSE;
}

static void
stm_recovery_page_unroot (GtkWidget *widget)
{
  forget_copy (STM_RECOVERY_PAGE (widget));

  GTK_WIDGET_CLASS (stm_recovery_page_parent_class)->unroot (widget);
}

static void
continue_clicked (StmRecoveryPage *self)
{
  g_signal_emit (self, signals[DONE], 0, gtk_check_button_get_active (self->kept_button));
}

static GtkWidget *
create_group (guint number, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *caption_text = g_strdup_printf ("%u", number);
  GtkWidget *caption = gtk_label_new (caption_text);

  gtk_widget_add_css_class (label, "title-3");
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dimmed");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), caption);

  return box;
}

static void
show_code (StmRecoveryPage *self)
{
  g_auto (GStrv) groups = g_strsplit (self->code, "-", -1);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      gtk_grid_attach (self->grid, create_group (i + 1, groups[i]),
                       i % GROUPS_PER_LINE, i / GROUPS_PER_LINE, 1, 1);
      memset (groups[i], 0, strlen (groups[i]));
    }
}

static void
stm_recovery_page_dispose (GObject *object)
{
  StmRecoveryPage *self = STM_RECOVERY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_RECOVERY_PAGE);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->code, stm_recovery_code_free);

  G_OBJECT_CLASS (stm_recovery_page_parent_class)->dispose (object);
}

static void
stm_recovery_page_class_init (StmRecoveryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_recovery_page_dispose;
  widget_class->unroot = stm_recovery_page_unroot;

  signals[DONE] = g_signal_new ("done", STM_TYPE_RECOVERY_PAGE, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/views/start/stm-recovery-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryPage, reason_label);
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryPage, grid);
  gtk_widget_class_bind_template_child (widget_class, StmRecoveryPage, kept_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked);
  gtk_widget_class_bind_template_callback (widget_class, print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked);
}

static void
stm_recovery_page_init (StmRecoveryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stm_recovery_page_new:
 * @name: what the user calls the profile
 * @code: its new recovery code; copied, and wiped when the page goes
 * @in_keyring: whether the keyring has the key, so that the code is only asked
 *   when that is lost
 *
 * Returns: (transfer floating): a page that shows the code
 */
AdwNavigationPage *
stm_recovery_page_new (const char *name, const char *code, gboolean in_keyring)
{
  StmRecoveryPage *self = g_object_new (STM_TYPE_RECOVERY_PAGE, NULL);
  g_autofree char *text = NULL;

  self->name = g_strdup (name);
  self->code = g_strdup (code);
  /* Translators: %s is the name of a profile. */
  text = g_strdup_printf (in_keyring ? _("“%s” is encrypted. On this computer it opens by itself. Should the "
                                         "computer break or be replaced, only this code opens your data and "
                                         "its backups.")
                                     : _("“%s” is encrypted. The keyring of this computer does not have the key, "
                                         "so you are asked for this code each time."),
                          name);
  gtk_label_set_label (self->reason_label, text);
  show_code (self);

  return ADW_NAVIGATION_PAGE (self);
}

#include "config.h"

#include "app/stm-import-dialog.h"

#include "app/stm-import-page.h"
#include "core/stm-error.h"
#include "exchange/stm-profile-import.h"
#include "widgets/stm-announce.h"
#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmImportDialog
{
  AdwDialog       parent_instance;

  AdwWindowTitle *window_title;
  GtkButton      *cancel_button;
  GtkWidget      *import_button;
  GtkStack       *stack;
  AdwStatusPage  *progress_page;
  GtkProgressBar *progress_bar;
  GtkLabel       *progress_label;
  AdwBin         *plan_bin;
  GtkWidget      *passphrase_row;
  GtkWidget      *problem_box;
  GtkLabel       *problem_label;
  GtkWidget      *open_button;
  AdwStatusPage  *failed_page;
  GtkWidget      *retry_button;

  StmStore       *store;
  GFile          *file;
  GCancellable   *cancellable;
  StmImportPage  *page;          /* NULL until there is a plan */
};

G_DEFINE_FINAL_TYPE (StmImportDialog, stm_import_dialog, ADW_TYPE_DIALOG)

/* For what may be over in a moment. */
static const StmError passing[] = {
  STM_ERROR_IO, STM_ERROR_IN_USE, STM_ERROR_FULL, STM_ERROR_READ_ONLY, STM_ERROR_CONFLICT
};

static void
update_import (StmImportDialog *self)
{
  gtk_widget_set_sensitive (self->import_button, self->page != NULL && stm_import_page_get_ready (self->page));
}

static void
show_plan (StmImportDialog *self, StmImportPlan *plan)
{
  GtkWidget *page = stm_import_page_new (self->store, plan);
  gboolean may = stm_import_page_has_import (STM_IMPORT_PAGE (page));

  self->page = STM_IMPORT_PAGE (page);
  adw_bin_set_child (self->plan_bin, page);
  g_signal_connect_object (page, "notify::ready", G_CALLBACK (update_import), self, G_CONNECT_SWAPPED);

  update_import (self);
  gtk_widget_set_visible (self->import_button, may);
  gtk_button_set_label (self->cancel_button, may ? _("_Cancel") : _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

static void
show_passphrase (StmImportDialog *self, const GError *error)
{
  gboolean is_wrong = g_error_matches (error, STM_ERROR, STM_ERROR_WRONG_PASSPHRASE);

  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_widget_set_visible (self->problem_box, is_wrong);
  gtk_stack_set_visible_child_name (self->stack, "passphrase");
  gtk_widget_grab_focus (self->passphrase_row);
  if (!is_wrong)
    return;

  gtk_label_set_label (self->problem_label, stm_error_get_advice (error));
  gtk_widget_add_css_class (self->passphrase_row, "error");
  stm_announce (self->passphrase_row, stm_error_get_title (error));
}

static gboolean
may_pass (const GError *error)
{
  if (error->domain != STM_ERROR)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    if (error->code == (int) passing[i])
      return TRUE;

  return FALSE;
}

static void
show_failure (StmImportDialog *self, const GError *error)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, STM_ERROR, STM_ERROR_PASSPHRASE_NEEDED)
      || g_error_matches (error, STM_ERROR, STM_ERROR_WRONG_PASSPHRASE))
    {
      show_passphrase (self, error);
      return;
    }

  text = g_strdup_printf ("%s\n\n%s %s", error->message, stm_error_get_kept (error), stm_error_get_advice (error));
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_title (self->failed_page, stm_error_get_title (error));
  adw_status_page_set_description (self->failed_page, escaped);
  gtk_widget_set_visible (self->retry_button, may_pass (error));
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_button_set_label (self->cancel_button, _("_Close"));
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
progressed (guint records, guint64 bytes, guint64 total, gpointer user_data)
{
  StmImportDialog *self = user_data;
  g_autofree char *text = NULL;

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u record", "%'u records", records), records);
  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar, total > 0 ? (double) bytes / total : 0);
}

static void
tell_imported (StmImportDialog *self, StmImportPlan *plan)
{
  g_autofree char *summary = stm_import_plan_dup_summary (plan);
  g_autofree char *text = g_strdup_printf (_("Imported: %s"), summary);

  stm_presenter_show_toast (GTK_WIDGET (self), text);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = stm_profile_import_finish (result, &error);

  if (plan == NULL)
    show_failure (self, error);
  else if (self->page != NULL && stm_import_plan_is_written (plan))
    tell_imported (self, plan);
  else
    show_plan (self, plan);
}

static void
run (StmImportDialog *self, StmImportFlags flags)
{
  gboolean only_plan = (flags & STM_IMPORT_DRY_RUN) != 0;
  const char *passphrase = gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row));
  g_autoptr (GHashTable) choices = self->page != NULL ? stm_import_page_dup_choices (self->page) : NULL;
  StmPackageTerms terms = {
    .passphrase = *passphrase != '\0' ? passphrase : NULL,
    .trust = self->page != NULL ? stm_import_page_get_trust (self->page) : NULL,
    .choices = choices,
  };

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  adw_status_page_set_title (self->progress_page, only_plan ? _("Reading the File") : _("Importing"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_button_set_label (self->cancel_button, _("_Cancel"));
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_widget_set_visible (self->import_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "progress");

  stm_profile_import_async (self->store, self->file, flags, &terms, progressed, g_object_ref (self), g_object_unref,
                            self->cancellable, imported, g_object_ref (self));
}

static void
import_clicked (StmImportDialog *self)
{
  run (self, STM_IMPORT_DEFAULT);
}

static void
retry_clicked (StmImportDialog *self)
{
  run (self, self->page != NULL ? STM_IMPORT_DEFAULT : STM_IMPORT_DRY_RUN);
}

static void
passphrase_changed (StmImportDialog *self)
{
  gtk_widget_set_sensitive (self->open_button, *gtk_editable_get_text (GTK_EDITABLE (self->passphrase_row)) != '\0');
  gtk_widget_set_visible (self->problem_box, FALSE);
  gtk_widget_remove_css_class (self->passphrase_row, "error");
}

static void
open_clicked (StmImportDialog *self)
{
  if (gtk_widget_get_sensitive (self->open_button))
    run (self, STM_IMPORT_DRY_RUN);
}

static void
cancel_clicked (StmImportDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
stm_import_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (STM_IMPORT_DIALOG (dialog)->cancellable);
}

static void
stm_import_dialog_dispose (GObject *object)
{
  StmImportDialog *self = STM_IMPORT_DIALOG (object);

  /* the page holds the store, and what is in a dialog may outlive it */
  self->page = NULL;
  if (self->plan_bin != NULL)
    adw_bin_set_child (self->plan_bin, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STM_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (stm_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, progress_page);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, progress_label);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, plan_bin);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, problem_box);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, retry_button);
  gtk_widget_class_bind_template_child (widget_class, StmImportDialog, failed_page);
}

static void
stm_import_dialog_class_init (StmImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stm_import_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = stm_import_dialog_closed;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/stagematching/Desktop/app/stm-import-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_changed);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked);
}

static void
stm_import_dialog_init (StmImportDialog *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  spinner = adw_spinner_paintable_new (GTK_WIDGET (self->progress_page));
  adw_status_page_set_paintable (self->progress_page, GDK_PAINTABLE (spinner));
}

/**
 * stm_import_dialog_new:
 * @store: where to import
 * @file: what
 *
 * Returns: (transfer floating): a dialog that begins to make the plan
 */
AdwDialog *
stm_import_dialog_new (StmStore *store, GFile *file)
{
  StmImportDialog *self = g_object_new (STM_TYPE_IMPORT_DIALOG, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  self->store = g_object_ref (store);
  self->file = g_object_ref (file);
  adw_window_title_set_subtitle (self->window_title, shown);
  run (self, STM_IMPORT_DRY_RUN);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "app/stm-progress-dialog.h"

#include <glib/gi18n-lib.h>

#define DELAY_MS 400

struct _StmProgressDialog
{
  AdwDialog     parent_instance;

  GtkWidget    *parent;
  GCancellable *cancellable;
  guint         delay;
  gboolean      ended;
};

G_DEFINE_FINAL_TYPE (StmProgressDialog, stm_progress_dialog, ADW_TYPE_DIALOG)

static void
stm_progress_dialog_closed (AdwDialog *dialog)
{
  StmProgressDialog *self = STM_PROGRESS_DIALOG (dialog);

  if (!self->ended)
    g_cancellable_cancel (self->cancellable);
}

static void
stm_progress_dialog_dispose (GObject *object)
{
  StmProgressDialog *self = STM_PROGRESS_DIALOG (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_object (&self->parent);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (stm_progress_dialog_parent_class)->dispose (object);
}

static void
stm_progress_dialog_class_init (StmProgressDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_progress_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = stm_progress_dialog_closed;
}

static void
stm_progress_dialog_init (StmProgressDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 360);
}

static GtkWidget *
create_content (StmProgressDialog *self, const char *title)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (page);

  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_paintable (ADW_STATUS_PAGE (page), GDK_PAINTABLE (spinner));
  gtk_widget_add_css_class (page, "compact");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);

  return page;
}

/**
 * stm_progress_dialog_new:
 * @title: what goes on
 * @cancellable: cancelled when the user closes the dialog
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
stm_progress_dialog_new (const char *title, GCancellable *cancellable)
{
  StmProgressDialog *self = g_object_new (STM_TYPE_PROGRESS_DIALOG, NULL);

  self->cancellable = g_object_ref (cancellable);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_child (ADW_DIALOG (self), create_content (self, title));

  return ADW_DIALOG (self);
}

static gboolean
present (gpointer user_data)
{
  StmProgressDialog *self = user_data;

  self->delay = 0;
  adw_dialog_present (ADW_DIALOG (self), self->parent);

  return G_SOURCE_REMOVE;
}

void
stm_progress_dialog_begin (StmProgressDialog *self, GtkWidget *parent)
{
  self->parent = g_object_ref (parent);
  self->delay = g_timeout_add (DELAY_MS, present, self);
}

void
stm_progress_dialog_end (StmProgressDialog *self)
{
  self->ended = TRUE;

  if (self->delay != 0)
    g_clear_handle_id (&self->delay, g_source_remove);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
}

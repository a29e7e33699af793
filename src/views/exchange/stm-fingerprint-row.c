#include "config.h"

#include "views/exchange/stm-fingerprint-row.h"

#include "widgets/stm-presenter.h"

#include <glib/gi18n-lib.h>

struct _StmFingerprintRow
{
  AdwPreferencesRow  parent_instance;

  GtkLabel          *title;
  GtkLabel          *value;
  GtkWidget         *button;
};

G_DEFINE_FINAL_TYPE (StmFingerprintRow, stm_fingerprint_row, ADW_TYPE_PREFERENCES_ROW)

static void
copy (StmFingerprintRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), gtk_label_get_label (self->value));
  stm_presenter_show_toast (GTK_WIDGET (self), _("Fingerprint copied"));
}

static void
stm_fingerprint_row_class_init (StmFingerprintRowClass *klass)
{
}

static GtkWidget *
create_label (StmFingerprintRow *self, GtkBox *lines, const char *const *css_classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_css_classes (label, (const char **) css_classes);
  gtk_box_append (lines, label);

  return label;
}

static void
stm_fingerprint_row_init (StmFingerprintRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = GTK_LABEL (create_label (self, GTK_BOX (lines), (const char *[]) { "caption", "dimmed", NULL }));
  self->value = GTK_LABEL (create_label (self, GTK_BOX (lines), (const char *[]) { "title-2", "monospace", NULL }));
  self->button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (self->button, _("Copy Fingerprint"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (copy), self, G_CONNECT_SWAPPED);

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  stm_fingerprint_row_set_fingerprint (self, NULL);
}

/**
 * stm_fingerprint_row_new:
 * @title: whose it is
 *
 * Returns: (transfer floating): a row without a fingerprint yet
 */
GtkWidget *
stm_fingerprint_row_new (const char *title)
{
  StmFingerprintRow *self = g_object_new (STM_TYPE_FINGERPRINT_ROW, "title", title, NULL);

  gtk_label_set_label (self->title, title);

  return GTK_WIDGET (self);
}

/**
 * stm_fingerprint_row_set_fingerprint:
 * @self: the row
 * @fingerprint: (nullable): "7KQ2-M0XD-…"
 */
void
stm_fingerprint_row_set_fingerprint (StmFingerprintRow *self, const char *fingerprint)
{
  gtk_label_set_label (self->value, fingerprint != NULL ? fingerprint : "…");
  gtk_widget_set_sensitive (self->button, fingerprint != NULL);
}

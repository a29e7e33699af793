#include "config.h"

#include "views/dossiers/stm-history-row.h"

#include "core/stm-policy.h"

#include <glib/gi18n-lib.h>

struct _StmHistoryRow
{
  GtkBox     parent_instance;

  GtkLabel  *title;
  GtkLabel  *details;
  GtkLabel  *when;
  GtkLabel  *closed;      /* why it cannot be opened */
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (StmHistoryRow, stm_history_row, GTK_TYPE_BOX)

static void
stm_history_row_class_init (StmHistoryRowClass *klass)
{
}

static GtkLabel *
add_label (GtkWidget *lines, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (lines), label);

  return GTK_LABEL (label);
}

static void
stm_history_row_init (StmHistoryRow *self)
{
  GtkWidget *lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3,
                                   "hexpand", TRUE, NULL);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  g_object_set (self, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);

  self->title = add_label (lines, "heading");
  self->details = add_label (lines, NULL);
  self->when = add_label (lines, "dimmed");
  self->closed = add_label (lines, "dimmed");
  gtk_label_set_label (self->closed, _("The right of access has ended or the service was deleted, so this document stays closed."));
  self->open_button = gtk_button_new_with_mnemonic (_("_Open"));
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), lines);
  gtk_box_append (GTK_BOX (self), self->open_button);
}

GtkWidget *
stm_history_row_new (void)
{
  return g_object_new (STM_TYPE_HISTORY_ROW, NULL);
}

static gboolean
may_open (StmStore *store, StmRecord *printout)
{
  return stm_policy_may_give_record (stm_store_get_role (store), printout, stm_store_is_accepted_by_viewer (store, printout));
}

void
stm_history_row_show (StmHistoryRow *self, StmHistoryLine *line, StmStore *store, StmCaseFile *file)
{
  StmPrintout *printout = stm_history_line_get_printout (line);
  gboolean opens = printout != NULL && may_open (store, STM_RECORD (printout));
  g_autofree char *title = stm_history_line_dup_title (line);
  g_autofree char *details = stm_history_line_dup_details (line, store, file);
  g_autofree char *when = stm_history_line_dup_when (line);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details);
  gtk_label_set_label (self->when, when);
  gtk_widget_set_visible (GTK_WIDGET (self->details), *details != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->closed), printout != NULL && !opens);
  gtk_widget_set_visible (self->open_button, opens);

  if (opens)
    {
      g_autofree char *open = g_strdup_printf (_("Open “%s”"), printout->name);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", stm_record_get_uuid (STM_RECORD (printout)));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "dossier.show-printout");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
    }
}

#include "config.h"

#include "views/mediators/stm-mediator-dialog.h"

#include "core/stm-mediator.h"

#include <glib/gi18n-lib.h>

struct _StmMediatorDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmMediatorDialog, stm_mediator_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_mediator_dialog_class_init (StmMediatorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/mediators/stm-mediator-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmMediatorDialog, form);
}

static void
stm_mediator_dialog_init (StmMediatorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_mediator_dialog_new (StmStore *store, const char *uuid)
{
  StmMediatorDialog *self = g_object_new (STM_TYPE_MEDIATOR_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_MEDIATOR, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Mediator") : _("New Mediator"));
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

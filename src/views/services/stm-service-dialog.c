#include "config.h"

#include "views/services/stm-service-dialog.h"

#include "core/stm-service.h"
#include "widgets/stm-address-filler.h"

#include <glib/gi18n-lib.h>

struct _StmServiceDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmServiceDialog, stm_service_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_service_dialog_class_init (StmServiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/services/stm-service-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmServiceDialog, form);
}

static void
stm_service_dialog_init (StmServiceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_service_dialog_new (StmStore *store, const char *uuid)
{
  StmServiceDialog *self = g_object_new (STM_TYPE_SERVICE_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_SERVICE, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Service") : _("New Service"));
  stm_address_filler_attach (self->form);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

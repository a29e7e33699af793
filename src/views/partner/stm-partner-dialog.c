#include "config.h"

#include "views/partner/stm-partner-dialog.h"

#include "core/stm-partner.h"

struct _StmPartnerDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmPartnerDialog, stm_partner_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_partner_dialog_class_init (StmPartnerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/partner/stm-partner-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmPartnerDialog, form);
}

static void
stm_partner_dialog_init (StmPartnerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_partner_dialog_new (StmStore *store, const char *uuid)
{
  StmPartnerDialog *self = g_object_new (STM_TYPE_PARTNER_DIALOG, NULL);

  if (!stm_record_dialog_open (STM_RECORD_DIALOG (self), store, self->form, STM_TYPE_PARTNER, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  stm_record_dialog_begin (STM_RECORD_DIALOG (self));

  return ADW_DIALOG (self);
}

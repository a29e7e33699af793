#include "config.h"

#include "views/schools/stm-school-dialog.h"

#include "core/stm-school.h"
#include "widgets/stm-address-filler.h"

#include <glib/gi18n-lib.h>

struct _StmSchoolDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmSchoolDialog, stm_school_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_school_dialog_class_init (StmSchoolDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/schools/stm-school-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSchoolDialog, form);
}

static void
stm_school_dialog_init (StmSchoolDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_school_dialog_new (StmStore *store, const char *uuid)
{
  StmSchoolDialog *self = g_object_new (STM_TYPE_SCHOOL_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_SCHOOL, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit School") : _("New School"));
  stm_address_filler_attach (self->form);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "views/programmes/stm-programme-dialog.h"

#include "core/stm-programme.h"
#include "views/programmes/stm-new-programme-dialog.h"

struct _StmProgrammeDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmProgrammeDialog, stm_programme_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_programme_dialog_class_init (StmProgrammeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/programmes/stm-programme-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmProgrammeDialog, form);
}

static void
stm_programme_dialog_init (StmProgrammeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_programme_dialog_new (StmStore *store, const char *uuid)
{
  StmProgrammeDialog *self;
  StmRecordDialog *dialog;

  if (uuid == NULL)
    return stm_new_programme_dialog_new (store);

  self = g_object_new (STM_TYPE_PROGRAMME_DIALOG, NULL);
  dialog = STM_RECORD_DIALOG (self);
  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_PROGRAMME, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

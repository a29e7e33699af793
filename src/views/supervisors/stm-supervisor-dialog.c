#include "config.h"

#include "views/supervisors/stm-supervisor-dialog.h"

#include "core/stm-supervisor.h"

#include <glib/gi18n-lib.h>

struct _StmSupervisorDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmSupervisorDialog, stm_supervisor_dialog, STM_TYPE_RECORD_DIALOG)

static void
stm_supervisor_dialog_class_init (StmSupervisorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/supervisors/stm-supervisor-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmSupervisorDialog, form);
}

static void
stm_supervisor_dialog_init (StmSupervisorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In a school's own profile a supervisor is one of that school. */
static void
fill_school (StmSupervisorDialog *self, StmStore *store)
{
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);
  StmRecord *draft = stm_form_get_record (self->form);

  if (profile != NULL && STM_SUPERVISOR (draft)->school == NULL)
    g_object_set (draft, "school", profile->school, NULL);
}

AdwDialog *
stm_supervisor_dialog_new (StmStore *store, const char *uuid)
{
  StmSupervisorDialog *self = g_object_new (STM_TYPE_SUPERVISOR_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_SUPERVISOR, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  adw_dialog_set_title (ADW_DIALOG (self), uuid != NULL ? _("Edit Supervisor") : _("New Supervisor"));
  stm_record_dialog_offer (dialog, "school");
  fill_school (self, store);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

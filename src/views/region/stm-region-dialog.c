#include "config.h"

#include "views/region/stm-region-dialog.h"

#include "core/stm-region.h"

struct _StmRegionDialog
{
  StmRecordDialog  parent_instance;

  StmForm         *form;
};

G_DEFINE_FINAL_TYPE (StmRegionDialog, stm_region_dialog, STM_TYPE_RECORD_DIALOG)

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmEditDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;

  stm_store_write_finish (STM_STORE (source), result, &error);
  stm_edit_dialog_finish_save (dialog, error);
}

/* A new region and the profile that is of it are saved at once. */
static void
stm_region_dialog_save (StmEditDialog *dialog)
{
  StmStore *store = stm_record_dialog_get_store (STM_RECORD_DIALOG (dialog));
  StmRecord *region = stm_form_get_record (STM_REGION_DIALOG (dialog)->form);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  StmProfile *profile = stm_store_dup_profile (store);

  g_ptr_array_add (records, g_object_ref (region));
  g_ptr_array_add (records, profile);
  if (profile->region == NULL)
    g_object_set (profile, "region", stm_record_get_uuid (region), NULL);

  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (store, records, NULL, saved, g_object_ref (dialog));
}

static void
stm_region_dialog_class_init (StmRegionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STM_EDIT_DIALOG_CLASS (klass)->save = stm_region_dialog_save;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/stagematching/Desktop/views/region/stm-region-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StmRegionDialog, form);
}

static void
stm_region_dialog_init (StmRegionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
stm_region_dialog_new (StmStore *store, const char *uuid)
{
  StmRegionDialog *self = g_object_new (STM_TYPE_REGION_DIALOG, NULL);
  StmRecordDialog *dialog = STM_RECORD_DIALOG (self);
  g_autoptr (StmProfile) profile = stm_store_dup_profile (store);

  if (!stm_record_dialog_open (dialog, store, self->form, STM_TYPE_REGION, uuid, NULL))
    {
      g_object_unref (g_object_ref_sink (self));
      return NULL;
    }

  if (uuid == NULL && profile != NULL && profile->role == STM_ROLE_REGION)
    g_object_set (stm_form_get_record (self->form), "name", profile->name, NULL);
  stm_record_dialog_begin (dialog);

  return ADW_DIALOG (self);
}

#include "config.h"

#include "views/stm-record-dialog.h"

#include "widgets/stm-reference-row.h"

typedef struct
{
  StmStore  *store;
  StmForm   *form;
  StmRecord *draft;
} StmRecordDialogPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StmRecordDialog, stm_record_dialog, STM_TYPE_EDIT_DIALOG)

#define PRIVATE(self) ((StmRecordDialogPrivate *) stm_record_dialog_get_instance_private (STM_RECORD_DIALOG (self)))

static void
stm_record_dialog_check (StmEditDialog *dialog, StmForm *form, StmProblemList *problems)
{
  stm_store_check_record (PRIVATE (dialog)->store, stm_form_get_record (form), NULL, problems);
}

static void
saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StmEditDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;

  stm_store_write_finish (STM_STORE (source), result, &error);
  stm_edit_dialog_finish_save (dialog, error);
}

static void
stm_record_dialog_save (StmEditDialog *dialog)
{
  StmRecordDialogPrivate *priv = PRIVATE (dialog);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (records, g_object_ref (priv->draft));
  stm_edit_dialog_set_busy (dialog, TRUE);
  stm_store_save_async (priv->store, records, NULL, saved, g_object_ref (dialog));
}

static void
stm_record_dialog_dispose (GObject *object)
{
  StmRecordDialogPrivate *priv = PRIVATE (object);

  g_clear_object (&priv->store);
  g_clear_object (&priv->draft);

  G_OBJECT_CLASS (stm_record_dialog_parent_class)->dispose (object);
}

static void
stm_record_dialog_class_init (StmRecordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_record_dialog_dispose;
  STM_EDIT_DIALOG_CLASS (klass)->check = stm_record_dialog_check;
  STM_EDIT_DIALOG_CLASS (klass)->save = stm_record_dialog_save;
}

static void
stm_record_dialog_init (StmRecordDialog *self)
{
}

gboolean
stm_record_dialog_open (StmRecordDialog *self,
                        StmStore        *store,
                        StmForm         *form,
                        GType            type,
                        const char      *uuid,
                        GError         **error)
{
  StmRecordDialogPrivate *priv = PRIVATE (self);

  priv->draft = uuid != NULL ? stm_store_get (store, type, uuid, error) : stm_record_new (type);
  if (priv->draft == NULL)
    return FALSE;

  priv->store = g_object_ref (store);
  priv->form = form;
  stm_form_set_record (form, priv->draft);

  return TRUE;
}

void
stm_record_dialog_begin (StmRecordDialog *self)
{
  stm_edit_dialog_begin (STM_EDIT_DIALOG (self), stm_record_get_revision (PRIVATE (self)->draft) == 0);
}

StmStore *
stm_record_dialog_get_store (StmRecordDialog *self)
{
  return PRIVATE (self)->store;
}

void
stm_record_dialog_offer (StmRecordDialog *self, const char *field)
{
  StmRecordDialogPrivate *priv = PRIVATE (self);
  const StmField *definition = stm_record_class_find_field (STM_RECORD_GET_CLASS (priv->draft), field);
  g_autoptr (GListModel) titles = stm_store_list_titles (priv->store, definition->target (), NULL, NULL, NULL);

  stm_reference_row_set_model (STM_REFERENCE_ROW (stm_form_get_editor (priv->form, field)), titles);
}

#pragma once

#include "store/stm-store.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

#define STM_TYPE_RECORD_DIALOG (stm_record_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmRecordDialog, stm_record_dialog, STM, RECORD_DIALOG, StmEditDialog)

/**
 * StmRecordDialogClass:
 *
 * A dialog for one record with one form.  The subclass has a template with the
 * rows and calls stm_record_dialog_open().
 */
struct _StmRecordDialogClass
{
  StmEditDialogClass parent_class;
};

/* uuid: (nullable): NULL for a new record.  Gives the form its draft. */
gboolean   stm_record_dialog_open      (StmRecordDialog *self,
                                        StmStore        *store,
                                        StmForm         *form,
                                        GType            type,
                                        const char      *uuid,
                                        GError         **error);
/* when the form is complete; what was put into the draft so far is no edit */
void       stm_record_dialog_begin     (StmRecordDialog *self);
StmStore  *stm_record_dialog_get_store (StmRecordDialog *self);
/* the records to choose from in a row of references */
void       stm_record_dialog_offer     (StmRecordDialog *self,
                                        const char      *field);

G_END_DECLS

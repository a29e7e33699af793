#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that something goes on, once it takes longer than a moment; closing it
 * cancels. */
#define STM_TYPE_PROGRESS_DIALOG (stm_progress_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmProgressDialog, stm_progress_dialog, STM, PROGRESS_DIALOG, AdwDialog)

AdwDialog *stm_progress_dialog_new   (const char        *title,
                                      GCancellable      *cancellable);
void       stm_progress_dialog_begin (StmProgressDialog *self,
                                      GtkWidget         *parent);
void       stm_progress_dialog_end   (StmProgressDialog *self);

G_END_DECLS

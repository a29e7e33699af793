#pragma once

#include "documents/stm-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A document before it is printed: its pages, drawn as they will be, and what can
 * be done with them.  What was printed before has no pages here, but words on it, and
 * can be opened in another program.
 *
 * Signals "print", "save" and "open": the user wants that; "retry": what failed, again. */
#define STM_TYPE_PREVIEW_DIALOG (stm_preview_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StmPreviewDialog, stm_preview_dialog, STM, PREVIEW_DIALOG, AdwDialog)

AdwDialog *stm_preview_dialog_new          (StmDocument      *document);
/* name: of the document; facts: when and how it was printed */
AdwDialog *stm_preview_dialog_new_kept     (const char       *name,
                                            const char       *facts);
/* problem: (nullable): what the user should know beforehand */
void       stm_preview_dialog_set_problem  (StmPreviewDialog *self,
                                            const char       *problem);
/* failure: (nullable): what went wrong and what is kept, with a button to try again */
void       stm_preview_dialog_set_failure  (StmPreviewDialog *self,
                                            const char       *failure);
/* while it is on its way, nothing else can be asked for */
void       stm_preview_dialog_set_busy     (StmPreviewDialog *self,
                                            gboolean          is_busy);

G_END_DECLS

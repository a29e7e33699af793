#pragma once

#include <adwaita.h>

#include "widgets/stm-form.h"

G_BEGIN_DECLS

#define STM_TYPE_EDIT_DIALOG (stm_edit_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmEditDialog, stm_edit_dialog, STM, EDIT_DIALOG, AdwDialog)

/**
 * StmEditDialogClass:
 * @check: adds what is wrong with the draft of a form; runs for each form after
 *   each edit.  May be %NULL for a dialog that calls
 *   stm_edit_dialog_set_problems() itself
 * @save: the user wants to save and nothing forbids it: begin, and call
 *   stm_edit_dialog_finish_save() at the end
 *
 * A dialog for a draft, that never loses what was typed: Cancel and a primary
 * button, a banner when saving failed, the question "Discard changes?".
 *
 * In .ui its child is the content (mostly AdwPreferencesGroup in a StmForm); it
 * brings scrolling, margins and width itself.  Properties: "title" as of
 * AdwDialog, "save-label" ("_Save").  Ctrl+S and Ctrl+Enter save, Escape cancels.
 *
 * All forms in it are found by themselves: their edits make it dirty and have
 * the drafts checked, their editors get mnemonics.
 */
struct _StmEditDialogClass
{
  AdwDialogClass parent_class;

  void (*check) (StmEditDialog  *self,
                 StmForm        *form,
                 StmProblemList *problems);
  void (*save)  (StmEditDialog  *self);
};

/* after the forms have their drafts; is_new: keep quiet about what is not
 * filled in yet */
void     stm_edit_dialog_begin        (StmEditDialog  *self,
                                       gboolean        is_new);
/* checks again, as after an edit */
void     stm_edit_dialog_check        (StmEditDialog  *self);
/* shows them in every form; Save is sensitive when there is no error among them */
void     stm_edit_dialog_set_problems (StmEditDialog  *self,
                                       StmProblemList *problems);
void     stm_edit_dialog_set_busy     (StmEditDialog  *self,
                                       gboolean        busy);
void     stm_edit_dialog_set_dirty    (StmEditDialog  *self,
                                       gboolean        dirty);
gboolean stm_edit_dialog_get_dirty    (StmEditDialog  *self);
/* error: (nullable): NULL hides the banner */
void     stm_edit_dialog_show_error   (StmEditDialog  *self,
                                       const GError   *error);
/* busy no more; closes without an error, shows it and keeps the draft with one */
void     stm_edit_dialog_finish_save  (StmEditDialog  *self,
                                       const GError   *error);

/* signal "save": emitted when saving begins, its default handler is the vfunc */

G_END_DECLS

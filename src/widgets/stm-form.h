#pragma once

#include <adwaita.h>

#include "widgets/stm-editor.h"

G_BEGIN_DECLS

/* The editors of one draft: everything that implements StmEditor under the
 * form's child.  Property "child" as of AdwBin.
 *
 * What is wrong with a field is shown when the user has left it, not while the
 * first letters are typed, and goes away at once when it is mended.
 *
 * Signal "edited" (const char *field): the draft has another value there; check
 * it and call stm_form_show_problems(). */
#define STM_TYPE_FORM (stm_form_get_type ())
G_DECLARE_FINAL_TYPE (StmForm, stm_form, STM, FORM, AdwBin)

/* draft: (transfer none): a copy, that the editors write into */
void       stm_form_set_record    (StmForm        *self,
                                   StmRecord      *draft);
StmRecord *stm_form_get_record    (StmForm        *self);
void       stm_form_show_problems (StmForm        *self,
                                   StmProblemList *problems);
/* TRUE: also at fields that the user has not been to: a record that exists, or
 * after an attempt to save */
void       stm_form_set_show_all  (StmForm        *self,
                                   gboolean        show_all);
/* the editor of that field, NULL where the form has none */
StmEditor *stm_form_get_editor    (StmForm        *self,
                                   const char     *field);
/* focuses the first field of which an error forbids saving; FALSE: there is none */
gboolean   stm_form_focus_error   (StmForm        *self);

G_END_DECLS

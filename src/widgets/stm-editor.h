#pragma once

#include <gtk/gtk.h>

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_EDITOR (stm_editor_get_type ())
G_DECLARE_INTERFACE (StmEditor, stm_editor, STM, EDITOR, GtkWidget)

/**
 * StmEditorInterface:
 * @set_record: the draft to show and to write into, at once at each edit; its
 *   type has the field
 * @get_field: the name of the field in the record's table
 * @show_problem: (nullable problem): shows what is wrong under the value and
 *   tells it to assistive technology, or takes that away
 * @set_mnemonic: the letter of the title that reaches the editor with Alt, 0 for
 *   none
 * @get_title: the title as a person reads it
 *
 * One field of a draft on the screen.  All are rows for an AdwPreferencesGroup,
 * made in .ui by `field` alone: the title is the field's own label unless
 * `title` is given.
 */
struct _StmEditorInterface
{
  GTypeInterface parent_iface;

  void        (*set_record)   (StmEditor  *self,
                               StmRecord  *record);
  const char *(*get_field)    (StmEditor  *self);
  void        (*show_problem) (StmEditor  *self,
                               StmProblem *problem);
  void        (*set_mnemonic) (StmEditor  *self,
                               gunichar    letter);
  const char *(*get_title)    (StmEditor  *self);
};

void        stm_editor_set_record   (StmEditor  *self,
                                     StmRecord  *record);
const char *stm_editor_get_field    (StmEditor  *self);
void        stm_editor_show_problem (StmEditor  *self,
                                     StmProblem *problem);
void        stm_editor_set_mnemonic (StmEditor  *self,
                                     gunichar    letter);
const char *stm_editor_get_title    (StmEditor  *self);

/* (transfer container): the editors under root, in the order of the screen */
GPtrArray  *stm_editor_list_all     (GtkWidget  *root);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

#include "core/stm-row.h"

G_BEGIN_DECLS

/* Which rows of a list are chosen, by their check boxes, to do something with all
 * of them at once.  Rows are known by the uuids of their records.
 *
 * Signal "changed". */
#define STM_TYPE_CHOOSER (stm_chooser_get_type ())
G_DECLARE_FINAL_TYPE (StmChooser, stm_chooser, STM, CHOOSER, GObject)

StmChooser *stm_chooser_new         (void);
void        stm_chooser_set         (StmChooser         *self,
                                     const char         *uuid,
                                     gboolean            chosen);
gboolean    stm_chooser_has         (StmChooser         *self,
                                     const char         *uuid);
guint       stm_chooser_get_n       (StmChooser         *self);
/* rows: a GListModel of StmRow */
void        stm_chooser_choose_all  (StmChooser         *self,
                                     GListModel         *rows);
void        stm_chooser_choose_none (StmChooser         *self);
/* what is not among them any more is not chosen */
void        stm_chooser_keep        (StmChooser         *self,
                                     GListModel         *rows);

/* lets a GtkSignalListItemFactory put a check box before what it makes */
void        stm_chooser_add_to      (StmChooser         *self,
                                     GtkListItemFactory *factory);
/* Space chooses the row that has the focus, Ctrl+A all, Escape none */
void        stm_chooser_add_keys    (StmChooser         *self,
                                     GtkWidget          *view);

G_END_DECLS

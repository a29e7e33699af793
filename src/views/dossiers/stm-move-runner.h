#pragma once

#include "store/stm-store-case.h"
#include "widgets/stm-edit-dialog.h"

G_BEGIN_DECLS

/* A move of today in a dossier: the one way in which the screens make one.
 *
 * from: a widget in the window, or the StmEditDialog that asks for it: that is busy
 * meanwhile, closes when all is kept, and stays open with its draft and the reason when
 * it is not.  move: (transfer full).  done_toast: (nullable): what to say when it is done. */
void     stm_move_runner_run        (GtkWidget            *from,
                                     StmStore             *store,
                                     const char           *dossier,
                                     StmMove              *move,
                                     const char           *done_toast);

/* the same without a word on the screen; move: (transfer full) */
void     stm_move_runner_run_async  (StmStore             *store,
                                     const char           *dossier,
                                     StmMove              *move,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
/* source: the first argument of the callback */
gboolean stm_move_runner_run_finish (GObject              *source,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS

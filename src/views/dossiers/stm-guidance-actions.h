#pragma once

#include "views/dossiers/stm-guidance.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done on the tab of guidance, in the group "dossier." */
void       stm_guidance_actions_install (GtkWidgetClass *tab_class);

/* for the actions; tab: the StmGuidanceTab.  (transfer none) (nullable): what an action
 * is about, by the uuid that is its parameter */
StmRecord *stm_guidance_actions_find    (GtkWidget      *tab,
                                         GType           type,
                                         GVariant       *parameter);
/* whether the move can be made; says why not */
gboolean   stm_guidance_actions_may     (GtkWidget      *tab,
                                         StmMoveType     type,
                                         const char     *subject);
/* move: (transfer full) */
void       stm_guidance_actions_run     (GtkWidget      *tab,
                                         StmMove        *move,
                                         const char     *done);

G_END_DECLS

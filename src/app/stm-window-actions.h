#pragma once

#include "app/stm-window.h"

G_BEGIN_DECLS

/* the actions "win.…", by which views ask for one another */
void stm_window_actions_add    (StmWindow *window);
/* after a profile was opened or closed, or the role changed */
void stm_window_actions_update (StmWindow *window);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "app/stm-error-presenter.h"
#include "app/stm-session.h"

G_BEGIN_DECLS

/* What the window shows while no profile is open: choosing, making, unlocking and
 * restoring one, and why one does not open.
 *
 * Signal "ready": the session has a profile open and the user is through here. */
#define STM_TYPE_START_SCREEN (stm_start_screen_get_type ())
G_DECLARE_FINAL_TYPE (StmStartScreen, stm_start_screen, STM, START_SCREEN, AdwBin)

GtkWidget *stm_start_screen_new          (StmSession        *session);
void       stm_start_screen_begin        (StmStartScreen    *self,
                                          gboolean           samples);
void       stm_start_screen_welcome      (StmStartScreen    *self);
void       stm_start_screen_open_profile (StmStartScreen    *self,
                                          StmProfileFolder  *folder);
void       stm_start_screen_restore      (StmStartScreen    *self,
                                          GFile             *backup);

G_END_DECLS

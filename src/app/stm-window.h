#pragma once

#include <adwaita.h>

#include "app/stm-error-presenter.h"
#include "app/stm-session.h"
#include "app/stm-shell.h"

G_BEGIN_DECLS

/* The program's window.  It is the StmPresenter of all that is in it. */
#define STM_TYPE_WINDOW (stm_window_get_type ())
G_DECLARE_FINAL_TYPE (StmWindow, stm_window, STM, WINDOW, AdwApplicationWindow)

GtkWidget         *stm_window_new           (AdwApplication   *application,
                                             StmSession       *session);
StmSession        *stm_window_get_session   (StmWindow        *self);
/* NULL while no profile is open */
StmShell          *stm_window_get_shell     (StmWindow        *self);
StmErrorPresenter *stm_window_get_presenter (StmWindow        *self);

void               stm_window_begin         (StmWindow        *self,
                                             gboolean          samples);
/* both close the profile that is open; FALSE: an unsaved draft stands in the way */
gboolean           stm_window_open_profile  (StmWindow        *self,
                                             StmProfileFolder *folder);
gboolean           stm_window_welcome       (StmWindow        *self);
gboolean           stm_window_restore       (StmWindow        *self,
                                             GFile            *backup);
void               stm_window_import        (StmWindow        *self,
                                             GFile            *file);
void               stm_window_back_up       (StmWindow        *self);
/* after the recovery code was renewed, or confirmed to be kept */
void               stm_window_update_code   (StmWindow        *self);

G_END_DECLS

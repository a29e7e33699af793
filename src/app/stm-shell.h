#pragma once

#include <adwaita.h>

#include "app/stm-session.h"

G_BEGIN_DECLS

/* What the window shows while a profile is open: the sidebar beside the views,
 * record pages over them, and the banners of what lasts. */
#define STM_TYPE_SHELL (stm_shell_get_type ())
G_DECLARE_FINAL_TYPE (StmShell, stm_shell, STM, SHELL, AdwBreakpointBin)

GtkWidget *stm_shell_new           (StmStore   *store,
                                    GListModel *profiles,
                                    GListModel *conditions);
StmStore  *stm_shell_get_store     (StmShell   *self);
void       stm_shell_show_view     (StmShell   *self,
                                    const char *name);
/* filters: a{ss}, names of fields and values; all that the list is asked for */
void       stm_shell_show_list     (StmShell   *self,
                                    const char *name,
                                    GVariant   *filters);
void       stm_shell_show_search   (StmShell   *self);
/* the search entry of what is shown, or the search over everything */
void       stm_shell_find          (StmShell   *self);
/* what the view that is shown lists */
void       stm_shell_add           (StmShell   *self);
gboolean   stm_shell_show_record   (StmShell   *self,
                                    const char *kind,
                                    const char *uuid);
/* away from the page of a record that is no more */
void       stm_shell_leave_record  (StmShell   *self,
                                    const char *uuid);
void       stm_shell_go_back       (StmShell   *self);

G_END_DECLS

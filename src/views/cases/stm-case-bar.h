#pragma once

#include <adwaita.h>

#include "store/stm-store.h"
#include "views/cases/stm-case-list.h"
#include "widgets/stm-chooser.h"

G_BEGIN_DECLS

/* What can be done with the clients that are chosen, above their list; while none
 * is, whether those that are followed up are shown too.
 *
 * Property "show-followed" (boolean).  Actions: "cases.follow", "cases.unfollow",
 * "cases.assign" (uuid of a mediator), "cases.choose-all", "cases.choose-none",
 * "cases.show-followed" (boolean state). */
#define STM_TYPE_CASE_BAR (stm_case_bar_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseBar, stm_case_bar, STM, CASE_BAR, AdwBin)

GtkWidget *stm_case_bar_new           (StmStore    *store,
                                       StmCaseList *list,
                                       StmChooser  *chooser);
/* after the list was asked for something else */
void       stm_case_bar_update        (StmCaseBar  *self);
/* mediators: of StmTitle */
void       stm_case_bar_set_mediators (StmCaseBar  *self,
                                       GListModel  *mediators);

G_END_DECLS

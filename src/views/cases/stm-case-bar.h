#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What can be done with the clients that are chosen, above their list;
 * while none is, whether those that are followed up are shown too.
 *
 * It activates "cases.follow", "cases.unfollow", "cases.assign" (uuid of a
 * mediator) and "cases.choose-none", and changes the state of
 * "cases.show-followed". */
#define STM_TYPE_CASE_BAR (stm_case_bar_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseBar, stm_case_bar, STM, CASE_BAR, AdwBin)

GtkWidget *stm_case_bar_new           (void);
/* all_followed: what is chosen has the mark */
void       stm_case_bar_set_chosen    (StmCaseBar *self,
                                       guint       n,
                                       gboolean    all_followed);
void       stm_case_bar_set_followed  (StmCaseBar *self,
                                       guint       n);
/* mediators: of StmTitle */
void       stm_case_bar_set_mediators (StmCaseBar *self,
                                       GListModel *mediators);

G_END_DECLS

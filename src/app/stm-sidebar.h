#pragma once

#include <adwaita.h>

#include "core/stm-policy.h"

G_BEGIN_DECLS

#define STM_SIDEBAR_SEARCH "search"

/* Whose profile it is, the other profiles, search, and the views of the role.
 *
 * Signal "chosen" (const char *view): STM_SIDEBAR_SEARCH or a name of the table
 * of views */
#define STM_TYPE_SIDEBAR (stm_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (StmSidebar, stm_sidebar, STM, SIDEBAR, AdwNavigationPage)

void stm_sidebar_set_profile  (StmSidebar *self,
                               const char *name,
                               StmRole     own_role);
/* profiles: of StmTitle */
void stm_sidebar_set_profiles (StmSidebar *self,
                               GListModel *profiles);
void stm_sidebar_set_person   (StmSidebar *self,
                               const char *person);
void stm_sidebar_set_role     (StmSidebar *self,
                               StmRole     role);
void stm_sidebar_select       (StmSidebar *self,
                               const char *view);

G_END_DECLS

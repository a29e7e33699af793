#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The first page: the profiles there are, a new one, the samples, a backup.
 * The list holds an StmTitle for each profile: its uuid, its name and its role.
 *
 * signal "open-profile" (const char *uuid)
 * signal "new-profile" (StmRole role)
 * signal "open-samples"
 * signal "restore" */
#define STM_TYPE_WELCOME_PAGE (stm_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (StmWelcomePage, stm_welcome_page, STM, WELCOME_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_welcome_page_new           (void);
void               stm_welcome_page_set_profiles  (StmWelcomePage *self,
                                                   GListModel     *profiles);
void               stm_welcome_page_offer_samples (StmWelcomePage *self,
                                                   gboolean        offer);

G_END_DECLS

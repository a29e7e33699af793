#pragma once

#include <adwaita.h>

#include "core/stm-policy.h"
#include "core/stm-profile.h"

G_BEGIN_DECLS

/* Asks what a new profile needs: the name of the school, of the service, of the
 * region or of the partner with its first mediator.
 *
 * signal "create": the user wants it so; ask for the records */
#define STM_TYPE_NEW_PROFILE_PAGE (stm_new_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (StmNewProfilePage, stm_new_profile_page, STM, NEW_PROFILE_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_new_profile_page_new         (StmRole            role);
StmProfile        *stm_new_profile_page_dup_profile (StmNewProfilePage *self);
StmRecord         *stm_new_profile_page_dup_own     (StmNewProfilePage *self);
StmRecord         *stm_new_profile_page_dup_mediator (StmNewProfilePage *self);
void               stm_new_profile_page_set_busy    (StmNewProfilePage *self,
                                                     gboolean           busy);
void               stm_new_profile_page_set_error   (StmNewProfilePage *self,
                                                     const GError      *error);

G_END_DECLS

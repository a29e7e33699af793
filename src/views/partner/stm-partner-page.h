#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

/* "Eigen organisatie": the partner whose profile it is, with the project follower whom
 * it asks (SPEC W11). */
#define STM_TYPE_PARTNER_PAGE (stm_partner_page_get_type ())
G_DECLARE_FINAL_TYPE (StmPartnerPage, stm_partner_page, STM, PARTNER_PAGE, StmRecordPage)

AdwNavigationPage *stm_partner_page_new     (StmStore   *store,
                                             const char *uuid);
/* that of the profile, in the sidebar */
GtkWidget         *stm_own_partner_page_new (StmStore   *store);

G_END_DECLS

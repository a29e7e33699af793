#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_SERVICE_PAGE (stm_service_page_get_type ())
G_DECLARE_FINAL_TYPE (StmServicePage, stm_service_page, STM, SERVICE_PAGE, StmRecordPage)

AdwNavigationPage *stm_service_page_new (StmStore   *store,
                                         const char *uuid);
/* the view of a service on itself: that of the profile, whichever it is */
GtkWidget         *stm_own_service_page_new (StmStore *store);

G_END_DECLS

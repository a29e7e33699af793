#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_OFFER_PAGE (stm_offer_page_get_type ())
G_DECLARE_FINAL_TYPE (StmOfferPage, stm_offer_page, STM, OFFER_PAGE, StmRecordPage)

AdwNavigationPage *stm_offer_page_new (StmStore   *store,
                                       const char *uuid);

G_END_DECLS

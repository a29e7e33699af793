#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_REGION_PAGE (stm_region_page_get_type ())
G_DECLARE_FINAL_TYPE (StmRegionPage, stm_region_page, STM, REGION_PAGE, StmRecordPage)

AdwNavigationPage *stm_region_page_new (StmStore   *store,
                                        const char *uuid);

G_END_DECLS

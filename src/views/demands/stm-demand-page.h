#pragma once

#include "views/demands/stm-demand-case.h"
#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_DEMAND_PAGE (stm_demand_page_get_type ())
G_DECLARE_FINAL_TYPE (StmDemandPage, stm_demand_page, STM, DEMAND_PAGE, StmRecordPage)

AdwNavigationPage *stm_demand_page_new      (StmStore      *store,
                                             const char    *uuid);
/* NULL where it cannot be read or is deleted */
StmDemandCase     *stm_demand_page_get_case (StmDemandPage *self);

G_END_DECLS

#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_MEDIATOR_PAGE (stm_mediator_page_get_type ())
G_DECLARE_FINAL_TYPE (StmMediatorPage, stm_mediator_page, STM, MEDIATOR_PAGE, StmRecordPage)

AdwNavigationPage *stm_mediator_page_new (StmStore   *store,
                                          const char *uuid);

G_END_DECLS

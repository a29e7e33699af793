#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_SUPERVISOR_PAGE (stm_supervisor_page_get_type ())
G_DECLARE_FINAL_TYPE (StmSupervisorPage, stm_supervisor_page, STM, SUPERVISOR_PAGE, StmRecordPage)

AdwNavigationPage *stm_supervisor_page_new (StmStore   *store,
                                            const char *uuid);

G_END_DECLS

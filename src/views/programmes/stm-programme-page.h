#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_PROGRAMME_PAGE (stm_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (StmProgrammePage, stm_programme_page, STM, PROGRAMME_PAGE, StmRecordPage)

AdwNavigationPage *stm_programme_page_new (StmStore   *store,
                                           const char *uuid);

G_END_DECLS

#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

#define STM_TYPE_SCHOOL_PAGE (stm_school_page_get_type ())
G_DECLARE_FINAL_TYPE (StmSchoolPage, stm_school_page, STM, SCHOOL_PAGE, StmRecordPage)

AdwNavigationPage *stm_school_page_new (StmStore   *store,
                                        const char *uuid);

G_END_DECLS

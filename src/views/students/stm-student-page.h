#pragma once

#include "views/stm-record-page.h"

G_BEGIN_DECLS

/* A student with the requests, what was decided on them, and the history. */
#define STM_TYPE_STUDENT_PAGE (stm_student_page_get_type ())
G_DECLARE_FINAL_TYPE (StmStudentPage, stm_student_page, STM, STUDENT_PAGE, StmRecordPage)

AdwNavigationPage *stm_student_page_new (StmStore   *store,
                                         const char *uuid);

G_END_DECLS

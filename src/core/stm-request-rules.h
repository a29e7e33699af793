#pragma once

#include "core/stm-problem-list.h"
#include "core/stm-programme.h"
#include "core/stm-request.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

G_BEGIN_DECLS

void     stm_request_check_hours       (StmRequest     *self,
                                        StmProblemList *problems);
void     stm_request_check_periods     (StmRequest     *self,
                                        StmProblemList *problems);
void     stm_request_check_preferences (StmRequest     *self,
                                        StmProblemList *problems);
void     stm_request_check_links       (StmRequest     *self,
                                        StmStudent     *student,
                                        StmProgramme   *programme,
                                        StmSupervisor  *supervisor,
                                        StmProblemList *problems);
void     stm_request_drop_unused       (StmRequest     *self);

gboolean stm_school_year_check         (const char     *text,
                                        GError        **error);
char    *stm_school_year_from_date     (const GDate    *date);

G_END_DECLS

#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

gboolean stm_case_is_newer    (StmMediation *mediation,
                               StmMediation *other);
void     stm_case_foresee     (StmCaseFile  *file,
                               const char   *today);
gboolean stm_case_has_access  (StmCaseFile  *file,
                               const char   *today);
gboolean stm_case_shows_whole (StmCaseFile  *file,
                               StmMediation *mediation,
                               StmRecord    *record,
                               const char   *today);

G_END_DECLS

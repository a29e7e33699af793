#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

char        *stm_case_dup_agreement_end     (StmCaseFile *file);
char        *stm_case_dup_last_contract_day (StmCaseFile *file,
                                             const char  *today);
char        *stm_case_dup_contract_limit    (StmCaseFile *file,
                                             const char  *today);
gboolean     stm_case_has_open_actions      (StmCaseFile *file);
gboolean     stm_case_is_sheet_late         (StmCaseFile *file,
                                             StmSheet    *sheet,
                                             const char  *today);
StmActivity *stm_case_find_stage_to_end     (StmCaseFile *file);
gboolean     stm_case_has_attestation_due   (StmCaseFile *file,
                                             StmActivity *activity);

G_END_DECLS

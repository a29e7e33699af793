#pragma once

#include "core/stm-move.h"

G_BEGIN_DECLS

/* the keys of the rules that decide by themselves, as they stand in the history */
#define STM_RULE_MAXIMUM_DURATION "maximum-duration"
#define STM_RULE_NO_CONTRACT_DAYS "no-contract-days"
#define STM_RULE_ADVICE_TERM      "advice-term"
#define STM_RULE_ABSENCE          "absence"

char *stm_case_dup_calendar_end (StmCaseFile *file,
                                 StmEnding    ending,
                                 const char  *today);

G_END_DECLS

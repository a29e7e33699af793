#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

const char *stm_advice_text_get_sentence (int          advice);
char       *stm_advice_text_dup_mail     (StmCaseFile *file);

G_END_DECLS

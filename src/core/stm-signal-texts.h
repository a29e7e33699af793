#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

const char *stm_advice_get_sentence (StmAdvice       advice);
StmSignal  *stm_signal_compose      (StmCaseFile    *file,
                                     StmSignalTopic  topic,
                                     StmActivity    *activity,
                                     const char     *remark,
                                     const char     *today);

G_END_DECLS

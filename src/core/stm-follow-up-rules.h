#pragma once

#include "core/stm-deadline-rules.h"
#include "core/stm-follow-up.h"
#include "core/stm-numbers.h"

G_BEGIN_DECLS

/* More tasks of one kind than this are one row. */
#define STM_FOLLOW_UP_MAX_TASKS 4

GListModel  *stm_follow_up_list          (StmNumbers  *numbers,
                                          StmRole      role,
                                          const char  *now);
StmDeadline *stm_follow_up_find_next     (StmNumbers  *numbers,
                                          StmRole      role,
                                          int          effects,
                                          const char  *now);
GVariant    *stm_follow_up_list_target   (const char  *view,
                                          const char *const *filters);

G_END_DECLS

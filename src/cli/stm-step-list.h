#pragma once

#include "cli/stm-invocation.h"
#include "core/stm-move.h"

G_BEGIN_DECLS

gboolean stm_step_list_print (StmInvocation  *invocation,
                              StmCaseFile    *file,
                              const char     *today,
                              GError        **error);
gboolean stm_step_list_print_next (StmInvocation  *invocation,
                                   StmCaseFile    *file,
                                   const char     *today,
                                   GError        **error);

G_END_DECLS

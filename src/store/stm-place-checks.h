#pragma once

#include "core/stm-problem-list.h"
#include "store/stm-connection.h"

G_BEGIN_DECLS

gboolean stm_place_checks_run (StmConnection   *connection,
                               StmRecord       *record,
                               StmProblemList  *problems,
                               GError         **error);

G_END_DECLS

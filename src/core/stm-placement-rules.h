#pragma once

#include "core/stm-placement.h"
#include "core/stm-policy.h"
#include "core/stm-request.h"

G_BEGIN_DECLS

gboolean stm_placement_check_decision (StmPlacement  *self,
                                       StmRequest    *request,
                                       GListModel    *decisions,
                                       GError       **error);

G_END_DECLS

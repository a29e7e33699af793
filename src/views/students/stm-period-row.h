#pragma once

#include <adwaita.h>

#include "core/stm-request.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

GtkWidget *stm_period_row_new (StmStore   *store,
                               StmRequest *request,
                               int         period,
                               GListModel *decisions);

G_END_DECLS

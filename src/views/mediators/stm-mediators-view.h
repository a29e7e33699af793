#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_MEDIATORS_VIEW (stm_mediators_view_get_type ())
G_DECLARE_FINAL_TYPE (StmMediatorsView, stm_mediators_view, STM, MEDIATORS_VIEW, StmRecordsView)

GtkWidget *stm_mediators_view_new (StmStore *store);

G_END_DECLS

#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_DEMANDS_VIEW (stm_demands_view_get_type ())
G_DECLARE_FINAL_TYPE (StmDemandsView, stm_demands_view, STM, DEMANDS_VIEW, StmRecordsView)

GtkWidget *stm_demands_view_new (StmStore *store);

G_END_DECLS

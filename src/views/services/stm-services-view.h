#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_SERVICES_VIEW (stm_services_view_get_type ())
G_DECLARE_FINAL_TYPE (StmServicesView, stm_services_view, STM, SERVICES_VIEW, StmRecordsView)

GtkWidget *stm_services_view_new (StmStore *store);

G_END_DECLS

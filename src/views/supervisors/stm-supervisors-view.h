#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_SUPERVISORS_VIEW (stm_supervisors_view_get_type ())
G_DECLARE_FINAL_TYPE (StmSupervisorsView, stm_supervisors_view, STM, SUPERVISORS_VIEW, StmRecordsView)

GtkWidget *stm_supervisors_view_new (StmStore *store);

G_END_DECLS

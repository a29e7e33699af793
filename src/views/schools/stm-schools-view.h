#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_SCHOOLS_VIEW (stm_schools_view_get_type ())
G_DECLARE_FINAL_TYPE (StmSchoolsView, stm_schools_view, STM, SCHOOLS_VIEW, StmRecordsView)

GtkWidget *stm_schools_view_new (StmStore *store);

G_END_DECLS

#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_PROGRAMMES_VIEW (stm_programmes_view_get_type ())
G_DECLARE_FINAL_TYPE (StmProgrammesView, stm_programmes_view, STM, PROGRAMMES_VIEW, StmRecordsView)

GtkWidget *stm_programmes_view_new (StmStore *store);

G_END_DECLS

#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

/* "Dossiers": all of them, with where their mediation stands (SPEC W2). */
#define STM_TYPE_DOSSIERS_VIEW (stm_dossiers_view_get_type ())
G_DECLARE_FINAL_TYPE (StmDossiersView, stm_dossiers_view, STM, DOSSIERS_VIEW, StmRecordsView)

GtkWidget *stm_dossiers_view_new (StmStore *store);

G_END_DECLS

#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

/* The "Overzicht van de stageaanvragen" (SPEC T9): every student with the
 * request and what was decided; for a service, its candidates. */
#define STM_TYPE_PLACEMENTS_VIEW (stm_placements_view_get_type ())
G_DECLARE_FINAL_TYPE (StmPlacementsView, stm_placements_view, STM, PLACEMENTS_VIEW, StmRecordsView)

GtkWidget *stm_placements_view_new (StmStore *store);

G_END_DECLS

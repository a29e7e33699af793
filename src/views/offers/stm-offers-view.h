#pragma once

#include "views/stm-records-view.h"

G_BEGIN_DECLS

#define STM_TYPE_OFFERS_VIEW (stm_offers_view_get_type ())
G_DECLARE_FINAL_TYPE (StmOffersView, stm_offers_view, STM, OFFERS_VIEW, StmRecordsView)

GtkWidget *stm_offers_view_new (StmStore *store);

G_END_DECLS

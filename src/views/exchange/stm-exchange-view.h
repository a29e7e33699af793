#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* "Uitwisseling": the partners that packages are exchanged with, this profile's
 * own fingerprint, and the packages sent and received. */
#define STM_TYPE_EXCHANGE_VIEW (stm_exchange_view_get_type ())
G_DECLARE_FINAL_TYPE (StmExchangeView, stm_exchange_view, STM, EXCHANGE_VIEW, AdwNavigationPage)

GtkWidget *stm_exchange_view_new (StmStore *store);

G_END_DECLS

#pragma once

#include "store/stm-store-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Overzicht" (SPEC W2, W3): what is known of the client, and what is still missing for a
 * dossier that is up to date.  It scrolls itself. */
#define STM_TYPE_DOSSIER_OVERVIEW_TAB (stm_dossier_overview_tab_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierOverviewTab, stm_dossier_overview_tab, STM, DOSSIER_OVERVIEW_TAB, AdwBin)

GtkWidget *stm_dossier_overview_tab_new      (StmStore              *store);
/* again after every change; today: an ISO day */
void       stm_dossier_overview_tab_set_case (StmDossierOverviewTab *self,
                                              StmCaseFile           *file,
                                              const char            *today);

G_END_DECLS

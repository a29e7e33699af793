#pragma once

#include "store/stm-store-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Dienstverlening" (SPEC W3): the appointments with what can be done with them, and the two
 * services with their links.  It scrolls itself. */
#define STM_TYPE_DOSSIER_SERVICES_TAB (stm_dossier_services_tab_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierServicesTab, stm_dossier_services_tab, STM, DOSSIER_SERVICES_TAB, AdwBin)

GtkWidget *stm_dossier_services_tab_new      (StmStore              *store);
/* again after every change; today: an ISO day */
void       stm_dossier_services_tab_set_case (StmDossierServicesTab *self,
                                              StmCaseFile           *file,
                                              const char            *today);

G_END_DECLS

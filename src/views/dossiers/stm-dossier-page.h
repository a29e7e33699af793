#pragma once

#include <adwaita.h>

#include "store/stm-store-case.h"

G_BEGIN_DECLS

/* The dossier of one client (SPEC W2, W3): who it is, what is to be done next, and the
 * tabs. */
#define STM_TYPE_DOSSIER_PAGE (stm_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (StmDossierPage, stm_dossier_page, STM, DOSSIER_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_dossier_page_new       (StmStore          *store,
                                               const char        *uuid);
StmStore          *stm_dossier_page_get_store (StmDossierPage    *self);
/* NULL where it cannot be read or is deleted: the page says so */
StmCaseFile       *stm_dossier_page_get_case  (StmDossierPage    *self);
/* the day of which the page tells */
const char        *stm_dossier_page_get_today (StmDossierPage    *self);
/* tab: "overview", "services", "guidance", "learning" or "history" */
void               stm_dossier_page_show_tab  (StmDossierPage    *self,
                                               const char        *tab);
/* brings what is to be done into view, on the tab where it is done */
void               stm_dossier_page_show_step (StmDossierPage    *self,
                                               const StmNextStep *step);

G_END_DECLS

#pragma once

#include "core/stm-next-step.h"
#include "store/stm-store-case.h"
#include "views/dossiers/stm-guidance.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Begeleiding" (SPEC W3): the signals that are to be sent, the steps towards work, the
 * working points, the tasks and the action sheets of a dossier.  It scrolls itself. */
#define STM_TYPE_GUIDANCE_TAB (stm_guidance_tab_get_type ())
G_DECLARE_FINAL_TYPE (StmGuidanceTab, stm_guidance_tab, STM, GUIDANCE_TAB, AdwBin)

GtkWidget *stm_guidance_tab_new      (StmStore       *store);
/* again after every change; today: an ISO day */
void       stm_guidance_tab_set_case (StmGuidanceTab *self,
                                      StmCaseFile    *file,
                                      const char     *today);
/* brings what is to be done into view; FALSE where it is not done on this tab */
gboolean   stm_guidance_tab_show_step (StmGuidanceTab    *self,
                                       const StmNextStep *step);
/* what its actions look at */
StmGuidance *stm_guidance_tab_get_guidance (StmGuidanceTab *self);

G_END_DECLS

#pragma once

#include "store/stm-store-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Leerweg" (SPEC W3, W14): the trainings and stages of a dossier, and the C91
 * attestation.  It scrolls itself. */
#define STM_TYPE_LEARNING_TAB (stm_learning_tab_get_type ())
G_DECLARE_FINAL_TYPE (StmLearningTab, stm_learning_tab, STM, LEARNING_TAB, AdwBin)

GtkWidget *stm_learning_tab_new      (StmStore       *store);
/* again after every change; today: an ISO day */
void       stm_learning_tab_set_case (StmLearningTab *self,
                                      StmCaseFile    *file,
                                      const char     *today);

G_END_DECLS

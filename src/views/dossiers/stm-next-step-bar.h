#pragma once

#include <adwaita.h>

#include "core/stm-next-step.h"

G_BEGIN_DECLS

/* What is to be done first in a dossier, by when, and the button that does it; what
 * comes after it in a menu.  A button activates "dossier.step" with the number of its
 * step (SPEC W1). */
#define STM_TYPE_NEXT_STEP_BAR (stm_next_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (StmNextStepBar, stm_next_step_bar, STM, NEXT_STEP_BAR, GtkBox)

/* steps: as of stm_case_list_next() */
void        stm_next_step_bar_set_steps (StmNextStepBar    *self,
                                         GPtrArray         *steps,
                                         const char        *today);

/* what the button of a step says */
const char *stm_next_step_get_verb      (const StmNextStep *step);

G_END_DECLS

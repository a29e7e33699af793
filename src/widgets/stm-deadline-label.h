#pragma once

#include <adwaita.h>

#include "core/stm-deadline-rules.h"

G_BEGIN_DECLS

/* An icon and a word for where a deadline or a task stands. */
#define STM_TYPE_DEADLINE_LABEL (stm_deadline_label_get_type ())
G_DECLARE_FINAL_TYPE (StmDeadlineLabel, stm_deadline_label, STM, DEADLINE_LABEL, AdwBin)

GtkWidget  *stm_deadline_label_new           (void);
/* text: (nullable): in the place of the word for the state */
void        stm_deadline_label_set_state     (StmDeadlineLabel *self,
                                              StmDeadlineState  state,
                                              const char       *text);
const char *stm_deadline_state_get_icon_name (StmDeadlineState  state);
const char *stm_deadline_state_get_css_class (StmDeadlineState  state);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "core/stm-deadline-rules.h"
#include "core/stm-overview.h"
#include "core/stm-placement.h"

G_BEGIN_DECLS

/* An icon and a word for where a request stands, what was decided, or where a
 * deadline or task stands. */
#define STM_TYPE_STATUS_LABEL (stm_status_label_get_type ())
G_DECLARE_FINAL_TYPE (StmStatusLabel, stm_status_label, STM, STATUS_LABEL, AdwBin)

GtkWidget  *stm_status_label_new          (void);
void        stm_status_label_set_status   (StmStatusLabel *self,
                                           StmStatus       status);
void        stm_status_label_set_decision (StmStatusLabel *self,
                                           StmDecision     decision);
/* text: (nullable): in the place of the word for the state */
void        stm_status_label_set_deadline (StmStatusLabel *self,
                                           StmDeadlineState state,
                                           const char     *text);
/* what came to an end without being done; is_warning: other than was meant */
void        stm_status_label_set_stopped  (StmStatusLabel *self,
                                           gboolean        is_warning,
                                           const char     *text);

const char *stm_status_get_icon_name      (StmStatus       status);
const char *stm_status_get_css_class      (StmStatus       status);
const char *stm_deadline_state_get_icon_name (StmDeadlineState state);
const char *stm_deadline_state_get_css_class (StmDeadlineState state);
/* urgency: an index of stm_case_urgency_choices, of which StmUrgency is the first part */
const char *stm_urgency_get_icon_name     (guint           urgency);
const char *stm_urgency_get_css_class     (guint           urgency);

G_END_DECLS

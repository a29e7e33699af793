#pragma once

#include <adwaita.h>

#include "core/stm-overview.h"
#include "core/stm-placement.h"

G_BEGIN_DECLS

/* An icon and a word for where a request stands or what was decided. */
#define STM_TYPE_STATUS_LABEL (stm_status_label_get_type ())
G_DECLARE_FINAL_TYPE (StmStatusLabel, stm_status_label, STM, STATUS_LABEL, AdwBin)

GtkWidget  *stm_status_label_new          (void);
void        stm_status_label_set_status   (StmStatusLabel *self,
                                           StmStatus       status);
void        stm_status_label_set_decision (StmStatusLabel *self,
                                           StmDecision     decision);

const char *stm_status_get_icon_name      (StmStatus       status);
const char *stm_status_get_css_class      (StmStatus       status);
const char *stm_decision_get_icon_name    (StmDecision     decision);
const char *stm_decision_get_css_class    (StmDecision     decision);

G_END_DECLS

#pragma once

#include <adwaita.h>

#include "views/demands/stm-demand-case.h"

G_BEGIN_DECLS

/* What changed and what was said about a demand, as rows, the last first.  rows
 * gets them, to be cleared before they are added anew. */
gboolean stm_demand_log_add_changes  (AdwPreferencesGroup *group,
                                      StmDemandCase       *demand_case,
                                      GPtrArray           *rows);
gboolean stm_demand_log_add_messages (AdwPreferencesGroup *group,
                                      StmDemandCase       *demand_case,
                                      GPtrArray           *rows);
void     stm_demand_log_clear        (GPtrArray           *rows);

G_END_DECLS

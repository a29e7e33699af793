#pragma once

#include "core/stm-request.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* The history of a request with that of what was decided on it, as far as the
 * role may know of that (SPEC T8): who, what and when. */

/* (transfer full): StmEvent, newest first */
GListModel *stm_decision_history_list     (StmStore   *store,
                                           StmRequest *request);
/* an StmEventDescriber; data: the StmStore */
char       *stm_decision_history_describe (StmEvent   *event,
                                           gpointer    data);

G_END_DECLS

#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

/* the trainings of a StmActivityType that were entered before, the last first, each
 * code, title and organisation once; of StmActivity */
GListModel *stm_store_list_trainings (StmStore  *self,
                                      int        type,
                                      GError   **error);

G_END_DECLS

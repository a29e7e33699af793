#pragma once

#include "core/stm-numbers.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* What the home view tells, read in the background.  now: the moment
 * ("YYYY-MM-DD HH:MM") */
void        stm_store_numbers_async  (StmStore            *self,
                                      const char          *now,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
StmNumbers *stm_store_numbers_finish (StmStore            *self,
                                      GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS

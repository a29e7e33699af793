#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

void     stm_sample_partner_fill_async  (StmStore             *store,
                                         GFile                *file,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean stm_sample_partner_fill_finish (StmStore             *store,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS

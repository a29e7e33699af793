#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

gboolean stm_profile_export        (StmStore             *store,
                                    GFile                *file,
                                    GCancellable         *cancellable,
                                    GError              **error);
void     stm_profile_export_async  (StmStore             *store,
                                    GFile                *file,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean stm_profile_export_finish (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS

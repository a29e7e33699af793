#pragma once

#include "credentials/stm-profile-folder.h"
#include "credentials/stm-secret.h"

G_BEGIN_DECLS

void       stm_key_finder_find_async  (StmProfileFolder     *folder,
                                       const char           *code,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
StmSecret *stm_key_finder_find_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS

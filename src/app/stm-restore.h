#pragma once

#include "credentials/stm-profile-folder.h"

G_BEGIN_DECLS

GListModel       *stm_restore_list_backups (GFile                *folder);

void              stm_restore_run_async    (GFile                *root,
                                            GFile                *backup,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
StmProfileFolder *stm_restore_run_finish   (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS

#pragma once

#include "app/stm-profile-maker.h"

G_BEGIN_DECLS

gboolean   stm_samples_can_make    (GFile                *root);

void       stm_samples_make_async  (GFile                *root,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
GPtrArray *stm_samples_make_finish (GAsyncResult         *result,
                                    GError              **error);

G_END_DECLS

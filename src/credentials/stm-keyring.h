#pragma once

#include "credentials/stm-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

StmSecret *stm_keyring_lookup        (const char           *profile,
                                      GCancellable         *cancellable,
                                      GError              **error);
void       stm_keyring_lookup_async  (const char           *profile,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
StmSecret *stm_keyring_lookup_finish (GAsyncResult         *result,
                                      GError              **error);

gboolean   stm_keyring_store         (const char           *profile,
                                      const char           *name,
                                      StmSecret            *key,
                                      GCancellable         *cancellable,
                                      GError              **error);
void       stm_keyring_store_async   (const char           *profile,
                                      const char           *name,
                                      StmSecret            *key,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean   stm_keyring_store_finish  (GAsyncResult         *result,
                                      GError              **error);

gboolean   stm_keyring_clear         (const char           *profile,
                                      GCancellable         *cancellable,
                                      GError              **error);
void       stm_keyring_clear_async   (const char           *profile,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean   stm_keyring_clear_finish  (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS

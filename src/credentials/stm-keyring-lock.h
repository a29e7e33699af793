#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

char     *stm_keyring_lock_find_default (SecretService       *service,
                                         gboolean            *locked,
                                         GCancellable        *cancellable,
                                         GError             **error);
gboolean  stm_keyring_lock_unlock       (SecretService       *service,
                                         const char * const  *paths,
                                         GCancellable        *cancellable,
                                         GError             **error);
gboolean  stm_keyring_lock_make_default (SecretService       *service,
                                         GCancellable        *cancellable,
                                         GError             **error);

G_END_DECLS

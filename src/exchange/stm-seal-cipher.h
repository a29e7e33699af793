#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize   stm_seal_cipher_get_size (gsize          size);
void    stm_seal_cipher_encrypt  (GBytes        *plain,
                                  const guint8  *key,
                                  const char    *line,
                                  guint8        *sealed);
GBytes *stm_seal_cipher_decrypt  (const guint8  *sealed,
                                  gsize          size,
                                  const guint8  *key,
                                  const char    *line,
                                  GError       **error);

G_END_DECLS

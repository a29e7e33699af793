#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     stm_sodium_init   (void);
char    *stm_sodium_encode (const guint8 *bytes,
                            gsize         size);
gboolean stm_sodium_decode (const char   *text,
                            guint8       *bytes,
                            gsize         size);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *stm_seal_pack   (GBytes  *bytes);
GBytes *stm_seal_unpack (GBytes  *packed,
                         gsize    limit,
                         GError **error);

G_END_DECLS

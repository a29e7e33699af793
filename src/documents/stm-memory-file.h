#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int    stm_memory_file_open (GBytes *bytes,
                             GError **error);
GFile *stm_memory_file_get  (int     fd);

G_END_DECLS

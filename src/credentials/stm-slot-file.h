#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *stm_slot_file_read  (GFile       *file,
                               gsize       *length,
                               GError     **error);
gboolean  stm_slot_file_write (GFile       *file,
                               const char  *text,
                               gsize        length,
                               GError     **error);

G_END_DECLS

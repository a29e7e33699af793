#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *stm_recovery_input_read (const char    *file,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS

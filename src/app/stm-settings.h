#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is remembered between runs; nothing secret, nothing about persons. */
GSettings *stm_settings_get           (void);

gboolean   stm_settings_is_code_kept  (const char *profile);
void       stm_settings_set_code_kept (const char *profile,
                                       gboolean    kept);

G_END_DECLS

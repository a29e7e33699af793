#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *stm_days_dup_today   (void);
gboolean  stm_days_check       (const char  *option,
                                const char  *text,
                                GError     **error);
gboolean  stm_days_check_past  (const char  *option,
                                const char  *text,
                                GError     **error);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment is kept as local time of Belgium and the Netherlands, "YYYY-MM-DD
 * HH:MM": such texts compare as the moments do. */
#define STM_MOMENT_LENGTH 16

char     *stm_moment_new       (const char *date,
                                const char *time);
char     *stm_moment_from_utc  (GDateTime  *now);
char     *stm_moment_dup_today (GDateTime  *now);
gboolean  stm_moment_check     (const char *text,
                                GError    **error);
char     *stm_moment_format    (const char *text);
char     *stm_moment_format_utc (const char *at);
char     *stm_moment_dup_last_second (const char *date);

gboolean  stm_time_check       (const char *text,
                                GError    **error);
char     *stm_time_normalize   (const char *text);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  stm_date_parse      (const char *iso, GDate *date);
char     *stm_date_from_input (const char *typed);
char     *stm_date_format     (const char *iso);
char     *stm_date_format_long (const char *iso);
int       stm_date_compare    (const char *iso_a, const char *iso_b);

G_END_DECLS

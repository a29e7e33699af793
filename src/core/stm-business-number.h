#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  stm_business_number_check     (const char *text, GError **error);
char     *stm_business_number_normalize (const char *text);
char     *stm_business_number_format    (const char *digits);

G_END_DECLS

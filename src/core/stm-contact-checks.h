#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  stm_phone_check     (const char *text, GError **error);
char     *stm_phone_normalize (const char *text);

gboolean  stm_email_check     (const char *text, GError **error);

G_END_DECLS

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *stm_plain_text   (const char *text);
char *stm_plain_digits (const char *text, const char *separators);

G_END_DECLS

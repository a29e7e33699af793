#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * STM_PASSPHRASE_LENGTH:
 *
 * How many characters a passphrase has at least.
 */
#define STM_PASSPHRASE_LENGTH 12

gboolean stm_passphrase_check (const char *text, GError **error);

G_END_DECLS

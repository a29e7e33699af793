#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define STM_PUBLIC_KEY_SIZE 32

/**
 * StmPublicKeys:
 * @sign: proves what a profile signed (Ed25519)
 * @box: seals what only that profile can open (Curve25519)
 *
 * The keys of a profile that everybody may know.
 */
typedef struct
{
  guint8 sign[STM_PUBLIC_KEY_SIZE];
  guint8 box[STM_PUBLIC_KEY_SIZE];
} StmPublicKeys;

gboolean stm_public_keys_parse           (const char           *sign_text,
                                          const char           *box_text,
                                          StmPublicKeys        *keys,
                                          GError              **error);
gboolean stm_public_keys_equal           (const StmPublicKeys  *self,
                                          const StmPublicKeys  *other);
char    *stm_public_keys_dup_sign_text   (const StmPublicKeys  *self);
char    *stm_public_keys_dup_box_text    (const StmPublicKeys  *self);
char    *stm_public_keys_dup_fingerprint (const StmPublicKeys  *self);

gboolean stm_fingerprint_equal           (const char           *typed,
                                          const char           *other);

G_END_DECLS

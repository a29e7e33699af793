#pragma once

#include "exchange/stm-public-keys.h"
#include "exchange/stm-seal.h"

#include <sodium.h>

G_BEGIN_DECLS

/* what the first line of every package starts with, whatever its version */
#define STM_SEAL_START "{\"format\":\"stagematching-sealed\",\"version\":"

/* the most that the first line may be, its line end included */
#define STM_SEAL_MAX_LINE 4096

/* the most that the contents may be, before they are packed */
#define STM_SEAL_MAX_SIZE (512 * 1024 * 1024)

/* the key that the contents are encrypted with */
#define STM_SEAL_KEY_SIZE crypto_secretstream_xchacha20poly1305_KEYBYTES

/* that key as it lies in the header: sealed to a profile, or in a box of which
 * the passphrase gives the key, behind the nonce of the box */
#define STM_SEAL_TO_KEY_SIZE        (crypto_box_SEALBYTES + STM_SEAL_KEY_SIZE)
#define STM_SEAL_TO_PASSPHRASE_SIZE (crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + STM_SEAL_KEY_SIZE)

/**
 * StmSealHeader:
 * @seal: who can read it
 * @size: how many bytes there are between the header and the signature
 * @from: the keys of the sender
 * @to: the keys of the receiver; of %STM_SEAL_KEY
 * @passes: of Argon2id; of %STM_SEAL_PASSPHRASE, like the next two
 * @memory: of Argon2id, in bytes
 * @salt: of Argon2id
 * @key: the sealed key of the contents; %STM_SEAL_TO_KEY_SIZE or
 *   %STM_SEAL_TO_PASSPHRASE_SIZE bytes of it
 *
 * The first line of a package.
 */
typedef struct
{
  StmSeal       seal;
  guint64       size;
  StmPublicKeys from;
  StmPublicKeys to;
  guint         passes;
  gsize         memory;
  guint8        salt[crypto_pwhash_argon2id_SALTBYTES];
  guint8        key[STM_SEAL_TO_KEY_SIZE];
} StmSealHeader;

gboolean stm_seal_header_parse           (StmSealHeader        *self,
                                          const char           *line,
                                          gsize                 length,
                                          GError              **error);
char    *stm_seal_header_to_line         (const StmSealHeader  *self);
gsize    stm_seal_header_get_key_size    (const StmSealHeader  *self);
gboolean stm_seal_header_is_cost_allowed (const StmSealHeader  *self);

G_END_DECLS

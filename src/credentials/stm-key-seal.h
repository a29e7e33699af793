#pragma once

#include "credentials/stm-secret.h"

#include <sodium.h>

G_BEGIN_DECLS

/**
 * StmKeySeal:
 * @passes: of Argon2id
 * @memory: of Argon2id, in bytes
 * @salt: of Argon2id
 * @nonce: of the box
 * @print: a hash of the database's key and the salt, by which a known key is
 *   recognised without the recovery code
 * @box: the database's key, sealed with the key that Argon2id gives for the
 *   recovery code
 *
 * The sealed key in a key slot, as numbers.
 */
typedef struct
{
  guint  passes;
  gsize  memory;
  guint8 salt[crypto_pwhash_argon2id_SALTBYTES];
  guint8 nonce[crypto_secretbox_NONCEBYTES];
  guint8 print[crypto_generichash_BYTES];
  guint8 box[crypto_secretbox_MACBYTES + STM_KEY_SIZE];
} StmKeySeal;

void       stm_key_seal_init     (StmKeySeal        *self);
void       stm_key_seal_set_cost (StmKeySeal        *self,
                                  guint              passes,
                                  gsize              memory);
gboolean   stm_key_seal_read     (StmKeySeal        *self,
                                  GKeyFile          *text,
                                  const char        *group);
void       stm_key_seal_write    (const StmKeySeal  *self,
                                  GKeyFile          *text,
                                  const char        *group);
gboolean   stm_key_seal_close    (StmKeySeal        *self,
                                  StmSecret         *key,
                                  const char        *code,
                                  GError           **error);
gboolean   stm_key_seal_holds    (const StmKeySeal  *self,
                                  StmSecret         *key);
StmSecret *stm_key_seal_open     (const StmKeySeal  *self,
                                  const char        *code,
                                  GError           **error);

G_END_DECLS

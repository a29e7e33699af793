#include "config.h"

#include "credentials/stm-key-seal.h"

#include "core/stm-error.h"
#include "credentials/stm-recovery-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DERIVATION     "argon2id13"
#define DEFAULT_PASSES 3
#define DEFAULT_MEMORY (64 * 1024 * 1024)

/* What a slot may ask for, since anybody may have made it. */
#define MAX_PASSES 16
#define MAX_MEMORY (256 * 1024 * 1024)

G_STATIC_ASSERT (STM_KEY_SIZE == crypto_secretbox_KEYBYTES);

static gboolean
is_cost_allowed (guint64 passes,
                 guint64 memory)
{
  return passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && passes <= MAX_PASSES
         && memory >= crypto_pwhash_argon2id_MEMLIMIT_MIN && memory <= MAX_MEMORY;
}

/**
 * stm_key_seal_init:
 * @self: (out caller-allocates): a seal
 *
 * Makes @self empty, with the default cost.
 */
void
stm_key_seal_init (StmKeySeal *self)
{
  memset (self, 0, sizeof *self);
  self->passes = DEFAULT_PASSES;
  self->memory = DEFAULT_MEMORY;
}

/**
 * stm_key_seal_set_cost:
 * @self: a seal
 * @passes: how often the memory is gone over, 1 to 16
 * @memory: in bytes, 8 KiB to 256 MiB
 *
 * Sets the cost of the next stm_key_seal_close().
 */
void
stm_key_seal_set_cost (StmKeySeal *self,
                       guint       passes,
                       gsize       memory)
{
  g_return_if_fail (is_cost_allowed (passes, memory));

  self->passes = passes;
  self->memory = memory;
}

static gboolean
read_bytes (GKeyFile   *text,
            const char *group,
            const char *key,
            guint8     *bytes,
            gsize       size)
{
  g_autofree char *value = g_key_file_get_string (text, group, key, NULL);
  g_autofree guchar *decoded = NULL;
  g_autofree char *again = NULL;
  gsize decoded_size = 0;

  if (value == NULL)
    return FALSE;

  decoded = g_base64_decode (value, &decoded_size);
  again = g_base64_encode (decoded, decoded_size);
  if (decoded_size != size || strcmp (value, again) != 0)
    return FALSE;

  memcpy (bytes, decoded, size);

  return TRUE;
}

static void
write_bytes (GKeyFile     *text,
             const char   *group,
             const char   *key,
             const guint8 *bytes,
             gsize         size)
{
  g_autofree char *value = g_base64_encode (bytes, size);

  g_key_file_set_string (text, group, key, value);
}

/**
 * stm_key_seal_read:
 * @self: (out caller-allocates): a seal
 * @text: a key file, by anybody
 * @group: the group the seal is in
 *
 * Returns: whether @group holds a seal within the bounds of cost
 */
gboolean
stm_key_seal_read (StmKeySeal *self,
                   GKeyFile   *text,
                   const char *group)
{
  g_autofree char *derivation = g_key_file_get_string (text, group, "Derivation", NULL);
  guint64 passes = g_key_file_get_uint64 (text, group, "Passes", NULL);
  guint64 memory = g_key_file_get_uint64 (text, group, "Memory", NULL);

  if (g_strcmp0 (derivation, DERIVATION) != 0 || !is_cost_allowed (passes, memory))
    return FALSE;

  self->passes = passes;
  self->memory = memory;

  return read_bytes (text, group, "Salt", self->salt, sizeof self->salt)
         && read_bytes (text, group, "Nonce", self->nonce, sizeof self->nonce)
         && read_bytes (text, group, "Print", self->print, sizeof self->print)
         && read_bytes (text, group, "Box", self->box, sizeof self->box);
}

/**
 * stm_key_seal_write:
 * @self: a seal
 * @text: a key file
 * @group: the group to write the seal to
 */
void
stm_key_seal_write (const StmKeySeal *self,
                    GKeyFile         *text,
                    const char       *group)
{
  g_key_file_set_string (text, group, "Derivation", DERIVATION);
  g_key_file_set_uint64 (text, group, "Passes", self->passes);
  g_key_file_set_uint64 (text, group, "Memory", self->memory);
  write_bytes (text, group, "Salt", self->salt, sizeof self->salt);
  write_bytes (text, group, "Nonce", self->nonce, sizeof self->nonce);
  write_bytes (text, group, "Print", self->print, sizeof self->print);
  write_bytes (text, group, "Box", self->box, sizeof self->box);
}

/* The key of the box, which the recovery code gives at the cost of the seal. */
static StmSecret *
derive_key (const StmKeySeal  *self,
            const char        *typed,
            GError           **error)
{
  guint8 bytes[crypto_secretbox_KEYBYTES];
  char *code = stm_recovery_code_normalize (typed, error);
  int failed;

  if (code == NULL)
    return NULL;

  failed = crypto_pwhash_argon2id (bytes, sizeof bytes, code, strlen (code), self->salt,
                                   self->passes, self->memory, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  stm_recovery_code_free (code);
  if (failed)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_IO,
                           _("There is not enough memory to check the recovery code."));
      return NULL;
    }

  return stm_secret_new_take (bytes, sizeof bytes);
}

static void
compute_print (const StmKeySeal *self,
               StmSecret        *key,
               guint8           *print)
{
  gsize size;
  const guint8 *bytes = stm_secret_get_data (key, &size);

  crypto_generichash (print, sizeof self->print, bytes, size, self->salt, sizeof self->salt);
}

/**
 * stm_key_seal_close:
 * @self: a seal
 * @key: the key to seal, of %STM_KEY_SIZE bytes
 * @code: the recovery code
 * @error: return location
 *
 * Seals @key with a new salt and nonce.  On failure @self is unchanged.
 *
 * Returns: whether it is sealed; see stm_key_slot_seal()
 */
gboolean
stm_key_seal_close (StmKeySeal  *self,
                    StmSecret   *key,
                    const char  *code,
                    GError     **error)
{
  g_autoptr (StmSecret) box_key = NULL;
  StmKeySeal seal = *self;
  const guint8 *bytes;
  gsize size;

  bytes = stm_secret_get_data (key, &size);
  g_return_val_if_fail (size == STM_KEY_SIZE, FALSE);

  randombytes_buf (seal.salt, sizeof seal.salt);
  randombytes_buf (seal.nonce, sizeof seal.nonce);
  box_key = derive_key (&seal, code, error);
  if (box_key == NULL)
    return FALSE;

  compute_print (&seal, key, seal.print);
  crypto_secretbox_easy (seal.box, bytes, size, seal.nonce, stm_secret_get_data (box_key, NULL));
  *self = seal;

  return TRUE;
}

/**
 * stm_key_seal_holds:
 * @self: a seal
 * @key: a key
 *
 * Returns: whether @key is the sealed one; takes no time
 */
gboolean
stm_key_seal_holds (const StmKeySeal *self,
                    StmSecret        *key)
{
  guint8 print[sizeof self->print];

  compute_print (self, key, print);

  return sodium_memcmp (print, self->print, sizeof print) == 0;
}

/**
 * stm_key_seal_open:
 * @self: a seal
 * @code: the recovery code as typed
 * @error: return location
 *
 * Returns: (transfer full): the sealed key; see stm_key_slot_open()
 */
StmSecret *
stm_key_seal_open (const StmKeySeal  *self,
                   const char        *code,
                   GError           **error)
{
  g_autoptr (StmSecret) box_key = derive_key (self, code, error);
  guint8 key[STM_KEY_SIZE];

  if (box_key == NULL)
    return NULL;

  if (crypto_secretbox_open_easy (key, self->box, sizeof self->box, self->nonce,
                                  stm_secret_get_data (box_key, NULL))
      != 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_WRONG_CODE,
                           _("The recovery code is well typed, but it is not the code of this profile."));
      return NULL;
    }

  return stm_secret_new_take (key, sizeof key);
}

#include "config.h"

#include "exchange/stm-seal-key.h"

#include "core/stm-error.h"
#include "core/stm-passphrase-rules.h"
#include "exchange/stm-identity-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_passphrase (char *text)
{
  sodium_memzero (text, strlen (text));
  g_free (text);
}

/* The key of the box, which the passphrase gives at the cost of the header.  An
 * accented letter is the same however the keyboard makes it. */
static gboolean
derive_key (const StmSealHeader *header, const char *passphrase, guint8 *key, GError **error)
{
  char *text = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  int failed;

  if (text == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_WRONG_PASSPHRASE, _("The passphrase is not text."));
      return FALSE;
    }

  failed = crypto_pwhash_argon2id (key, crypto_secretbox_KEYBYTES, text, strlen (text), header->salt,
                                   header->passes, header->memory, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  free_passphrase (text);
  if (failed)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_IO, _("There is not enough memory to check the passphrase."));

  return !failed;
}

/**
 * stm_seal_key_to_receiver:
 * @key: the key of the contents
 * @receiver: the keys of who may open it
 * @header: takes the receiver and the sealed key
 * @error: return location; #STM_ERROR_INVALID when @receiver is no key
 *
 * Returns: whether it is sealed
 */
gboolean
stm_seal_key_to_receiver (const guint8 *key, const StmPublicKeys *receiver, StmSealHeader *header, GError **error)
{
  header->seal = STM_SEAL_KEY;
  header->to = *receiver;
  if (crypto_box_seal (header->key, key, STM_SEAL_KEY_SIZE, receiver->box) == 0)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("The key of the receiver is not a key."));

  return FALSE;
}

/**
 * stm_seal_key_to_passphrase:
 * @key: the key of the contents
 * @passphrase: a passphrase
 * @header: has the cost, takes the salt and the sealed key
 * @error: return location; as stm_passphrase_check(), or #STM_ERROR_IO without
 *   enough memory
 *
 * Returns: whether it is sealed
 */
gboolean
stm_seal_key_to_passphrase (const guint8 *key, const char *passphrase, StmSealHeader *header, GError **error)
{
  guint8 box_key[crypto_secretbox_KEYBYTES];
  guint8 *nonce = header->key;

  if (!stm_passphrase_check (passphrase, error))
    return FALSE;

  header->seal = STM_SEAL_PASSPHRASE;
  randombytes_buf (header->salt, sizeof header->salt);
  randombytes_buf (nonce, crypto_secretbox_NONCEBYTES);
  if (!derive_key (header, passphrase, box_key, error))
    return FALSE;

  crypto_secretbox_easy (nonce + crypto_secretbox_NONCEBYTES, key, STM_SEAL_KEY_SIZE, nonce, box_key);
  sodium_memzero (box_key, sizeof box_key);

  return TRUE;
}

static gboolean
refuse_receiver (const StmSealHeader *header, StmIdentity *own, GError **error)
{
  g_autofree char *receiver = stm_public_keys_dup_fingerprint (&header->to);
  g_autofree char *fingerprint = own != NULL ? stm_public_keys_dup_fingerprint (stm_identity_get_keys (own)) : NULL;

  if (fingerprint == NULL)
    g_set_error (error, STM_ERROR, STM_ERROR_MISDIRECTED, _("The package is sealed to %s."), receiver);
  else
    g_set_error (error, STM_ERROR, STM_ERROR_MISDIRECTED,
                 _("The package is sealed to %s, and the fingerprint of this profile is %s."), receiver, fingerprint);

  return FALSE;
}

static gboolean
open_with_identity (const StmSealHeader *header, StmIdentity *own, guint8 *key, GError **error)
{
  if (own == NULL || !stm_public_keys_equal (&header->to, stm_identity_get_keys (own)))
    return refuse_receiver (header, own, error);

  if (stm_identity_open (own, header->key, STM_SEAL_TO_KEY_SIZE, key))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_ALTERED,
                       _("The package names this profile as its receiver, but is sealed to another one."));

  return FALSE;
}

static gboolean
open_with_passphrase (const StmSealHeader *header, const char *passphrase, guint8 *key, GError **error)
{
  guint8 box_key[crypto_secretbox_KEYBYTES];
  const guint8 *nonce = header->key;
  gboolean opened;

  if (passphrase == NULL || *passphrase == '\0')
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_PASSPHRASE_NEEDED,
                           _("The package is sealed with a passphrase."));
      return FALSE;
    }

  if (!derive_key (header, passphrase, box_key, error))
    return FALSE;

  opened = crypto_secretbox_open_easy (key, nonce + crypto_secretbox_NONCEBYTES,
                                       crypto_secretbox_MACBYTES + STM_SEAL_KEY_SIZE, nonce, box_key)
           == 0;
  sodium_memzero (box_key, sizeof box_key);
  if (!opened)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_WRONG_PASSPHRASE,
                         _("The package is sealed with another passphrase."));

  return opened;
}

/**
 * stm_seal_key_open:
 * @header: the header of a package that is not %STM_SEAL_NONE
 * @own: (nullable): who opens it
 * @passphrase: (nullable): the passphrase, as typed
 * @key: (out caller-allocates): the key of the contents, to be wiped
 * @error: return location; #STM_ERROR_MISDIRECTED, #STM_ERROR_ALTERED,
 *   #STM_ERROR_PASSPHRASE_NEEDED, #STM_ERROR_WRONG_PASSPHRASE, or #STM_ERROR_IO
 *   without enough memory
 *
 * Returns: whether @key is opened
 */
gboolean
stm_seal_key_open (const StmSealHeader *header, StmIdentity *own, const char *passphrase, guint8 *key, GError **error)
{
  if (header->seal == STM_SEAL_KEY)
    return open_with_identity (header, own, key, error);

  return open_with_passphrase (header, passphrase, key, error);
}

#include "config.h"

#include "exchange/stm-package-seal-private.h"

#include "core/stm-error.h"
#include "exchange/stm-identity-private.h"
#include "exchange/stm-seal-cipher.h"
#include "exchange/stm-seal-key.h"
#include "exchange/stm-seal-packing.h"
#include "exchange/stm-sodium.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_PASSES 3
#define DEFAULT_MEMORY (64 * 1024 * 1024)

static gboolean
check_size (GBytes *body, GError **error)
{
  if (g_bytes_get_size (body) <= STM_SEAL_MAX_SIZE)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, _("There is too much for one package."));

  return FALSE;
}

/* The signature is over all bytes before it. */
static void
sign (guint8 *file, gsize size, StmIdentity *sender)
{
  crypto_sign_state state;

  crypto_sign_init (&state);
  crypto_sign_update (&state, file, size);
  stm_identity_sign (sender, &state, file + size);
}

/* The file of @stored, which is encrypted with @key unless that is %NULL. */
static GBytes *
write_file (StmSealHeader *header, GBytes *stored, const guint8 *key, StmIdentity *sender)
{
  g_autofree char *line = NULL;
  gsize stored_size;
  gconstpointer bytes = g_bytes_get_data (stored, &stored_size);
  guint8 *file;
  gsize size;

  header->from = *stm_identity_get_keys (sender);
  header->size = key != NULL ? stm_seal_cipher_get_size (stored_size) : stored_size;
  line = stm_seal_header_to_line (header);
  size = strlen (line) + header->size;
  file = g_malloc (size + crypto_sign_BYTES);

  memcpy (file, line, strlen (line));
  if (key != NULL)
    stm_seal_cipher_encrypt (stored, key, line, file + strlen (line));
  else if (stored_size > 0)
    memcpy (file + strlen (line), bytes, stored_size);
  sign (file, size, sender);

  return g_bytes_new_take (file, size + crypto_sign_BYTES);
}

GBytes *
stm_package_seal_at_cost (GBytes *body, StmIdentity *sender, const StmPublicKeys *receiver, const char *passphrase,
                          guint passes, gsize memory, GError **error)
{
  StmSealHeader header = { .passes = passes, .memory = memory };
  g_autoptr (GBytes) packed = NULL;
  GBytes *file = NULL;
  guint8 key[STM_SEAL_KEY_SIZE];
  gboolean sealed;

  g_return_val_if_fail (receiver == NULL || passphrase == NULL, NULL);
  g_return_val_if_fail (stm_seal_header_is_cost_allowed (&header), NULL);

  stm_sodium_init ();
  if (!check_size (body, error))
    return NULL;
  if (receiver == NULL && passphrase == NULL)
    return write_file (&header, body, NULL, sender);

  randombytes_buf (key, sizeof key);
  sealed = receiver != NULL ? stm_seal_key_to_receiver (key, receiver, &header, error)
                            : stm_seal_key_to_passphrase (key, passphrase, &header, error);
  if (sealed)
    {
      packed = stm_seal_pack (body);
      file = write_file (&header, packed, key, sender);
    }
  sodium_memzero (key, sizeof key);

  return file;
}

/**
 * stm_package_seal:
 * @body: what to send
 * @sender: who signs it
 * @receiver: (nullable): the keys of who may open it
 * @passphrase: (nullable): instead of @receiver, what opens it
 * @error: return location; #STM_ERROR_INVALID for a weak passphrase or a key
 *   that is none, #STM_ERROR_REFUSED for more than 512 MB, or #STM_ERROR_IO
 *   without enough memory for the passphrase
 *
 * Without @receiver and @passphrase everybody can read it and see who signed
 * it.  Takes up to a second for a passphrase, and half a second for 10 MB: use
 * a worker.
 *
 * Returns: (transfer full): the bytes of the file, for stm_sealed_package_read()
 */
GBytes *
stm_package_seal (GBytes *body, StmIdentity *sender, const StmPublicKeys *receiver, const char *passphrase,
                  GError **error)
{
  return stm_package_seal_at_cost (body, sender, receiver, passphrase, DEFAULT_PASSES, DEFAULT_MEMORY, error);
}

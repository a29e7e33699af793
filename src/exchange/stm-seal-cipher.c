#include "config.h"

#include "exchange/stm-seal-cipher.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* The contents are encrypted in parts of this size, each with a tag; the last
 * one is marked, so that none can be left out or added. */
#define PART_SIZE        (64 * 1024)
#define PART_OVERHEAD    crypto_secretstream_xchacha20poly1305_ABYTES
#define SEALED_PART_SIZE (PART_SIZE + PART_OVERHEAD)
#define HEADER_SIZE      crypto_secretstream_xchacha20poly1305_HEADERBYTES

typedef crypto_secretstream_xchacha20poly1305_state State;

/**
 * stm_seal_cipher_get_size:
 * @size: how many bytes
 *
 * Returns: how many they are when they are encrypted
 */
gsize
stm_seal_cipher_get_size (gsize size)
{
  gsize n_parts = MAX (1, size / PART_SIZE + (size % PART_SIZE != 0));

  return HEADER_SIZE + size + n_parts * PART_OVERHEAD;
}

/**
 * stm_seal_cipher_encrypt:
 * @plain: what to encrypt
 * @key: the key, for these bytes only
 * @line: the first line of the package
 * @sealed: (out caller-allocates): room for stm_seal_cipher_get_size() bytes
 *
 * @line, with the sender and the receiver in it, is bound to the contents: who
 * puts another one before them and signs that makes them unreadable.
 */
void
stm_seal_cipher_encrypt (GBytes *plain, const guint8 *key, const char *line, guint8 *sealed)
{
  gsize left;
  const guint8 *bytes = g_bytes_get_data (plain, &left);
  gsize bound = strlen (line);
  gboolean last;
  State state;

  crypto_secretstream_xchacha20poly1305_init_push (&state, sealed, key);
  sealed += HEADER_SIZE;

  do
    {
      gsize length = MIN (left, PART_SIZE);

      last = length == left;
      crypto_secretstream_xchacha20poly1305_push (&state, sealed, NULL, bytes, length,
                                                  bound > 0 ? (const guint8 *) line : NULL, bound,
                                                  last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
      sealed += length + PART_OVERHEAD;
      bytes += length;
      left -= length;
      bound = 0;
    }
  while (!last);

  sodium_memzero (&state, sizeof state);
}

static gboolean
decrypt_parts (State *state, const guint8 *sealed, gsize left, const char *line, guint8 *bytes, GError **error)
{
  gsize bound = strlen (line);

  for (guint part = 1; left > 0; part++)
    {
      gsize length = MIN (left, SEALED_PART_SIZE);
      guint8 expected = length == left ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
      guint8 tag = G_MAXUINT8;

      if (crypto_secretstream_xchacha20poly1305_pull (state, bytes, NULL, &tag, sealed, length,
                                                      bound > 0 ? (const guint8 *) line : NULL, bound)
              != 0
          || tag != expected)
        {
          g_set_error (error, STM_ERROR, STM_ERROR_ALTERED,
                       _("The contents of the package, from part %u on, are not what the sender put in it."), part);
          return FALSE;
        }

      sealed += length;
      bytes += length - PART_OVERHEAD;
      left -= length;
      bound = 0;
    }

  return TRUE;
}

/* whether @size bytes are whole parts, of which the last may be a short one */
static gboolean
are_parts (gsize size)
{
  gsize rest = size % SEALED_PART_SIZE;

  return size > 0 && (rest == 0 || rest >= PART_OVERHEAD);
}

/* how many bytes those are when they are decrypted */
static gsize
get_plain_size (gsize size)
{
  gsize n_parts = size / SEALED_PART_SIZE + (size % SEALED_PART_SIZE != 0);

  return size - n_parts * PART_OVERHEAD;
}

/**
 * stm_seal_cipher_decrypt:
 * @sealed: (array length=size): what stm_seal_cipher_encrypt() may have made
 * @size: how many bytes
 * @key: the key
 * @line: the first line of the package
 * @error: return location; #STM_ERROR_ALTERED
 *
 * Returns: (transfer full): what was encrypted
 */
GBytes *
stm_seal_cipher_decrypt (const guint8 *sealed, gsize size, const guint8 *key, const char *line, GError **error)
{
  g_autofree guint8 *bytes = NULL;
  gsize plain_size;
  gboolean decrypted;
  State state;

  if (size < HEADER_SIZE || !are_parts (size - HEADER_SIZE)
      || crypto_secretstream_xchacha20poly1305_init_pull (&state, sealed, key) != 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_ALTERED, _("The contents of the package are not whole."));
      return NULL;
    }

  size -= HEADER_SIZE;
  plain_size = get_plain_size (size);
  bytes = g_malloc (MAX (1, plain_size));
  decrypted = decrypt_parts (&state, sealed + HEADER_SIZE, size, line, bytes, error);
  sodium_memzero (&state, sizeof state);

  return decrypted ? g_bytes_new_take (g_steal_pointer (&bytes), plain_size) : NULL;
}

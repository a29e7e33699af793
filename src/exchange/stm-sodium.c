#include "config.h"

#include "exchange/stm-sodium.h"

#include <sodium.h>
#include <string.h>

#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

/**
 * stm_sodium_init:
 *
 * Makes libsodium ready; call it before anything of it.  Safe from any thread,
 * and as often as one likes.
 */
void
stm_sodium_init (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium found no source of random numbers");
}

/**
 * stm_sodium_encode:
 * @bytes: (array length=size): bytes
 * @size: how many
 *
 * Returns: (transfer full): @bytes in base64 with the letters of addresses and
 *   file names, not filled up with "="
 */
char *
stm_sodium_encode (const guint8 *bytes, gsize size)
{
  gsize length = sodium_base64_encoded_len (size, VARIANT);
  char *text = g_malloc (length);

  return sodium_bin2base64 (text, length, bytes, size, VARIANT);
}

/**
 * stm_sodium_decode:
 * @text: what stm_sodium_encode() may have given
 * @bytes: (out caller-allocates) (array length=size): where the bytes go
 * @size: how many they must be
 *
 * Returns: whether @text is just that many bytes, written in the one way that
 *   there is
 */
gboolean
stm_sodium_decode (const char *text, guint8 *bytes, gsize size)
{
  gsize found;

  return sodium_base642bin (bytes, size, text, strlen (text), NULL, &found, NULL, VARIANT) == 0
         && found == size;
}

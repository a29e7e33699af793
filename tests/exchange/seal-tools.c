#include "config.h"

#include "seal-tools.h"

#include "core/stm-error.h"
#include "exchange/stm-identity-private.h"
#include "exchange/stm-package-seal-private.h"

#include <string.h>

void
seal_fixture_set_up (SealFixture *fixture, gconstpointer data)
{
  fixture->sender = stm_identity_generate ();
  fixture->receiver = stm_identity_generate ();
  fixture->other = stm_identity_generate ();
}

void
seal_fixture_tear_down (SealFixture *fixture, gconstpointer data)
{
  stm_identity_unref (fixture->sender);
  stm_identity_unref (fixture->receiver);
  stm_identity_unref (fixture->other);
}

GBytes *
seal_make_body (gsize size)
{
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (i * 2654435761u ^ i * i * 40503u) >> 13;

  return g_bytes_new_take (bytes, size);
}

GBytes *
seal_make_package (SealFixture *fixture, StmSeal seal, GBytes *body)
{
  const StmPublicKeys *receiver = seal == STM_SEAL_KEY ? stm_identity_get_keys (fixture->receiver) : NULL;
  const char *passphrase = seal == STM_SEAL_PASSPHRASE ? SEAL_PASSPHRASE : NULL;
  g_autoptr (GError) error = NULL;
  GBytes *package = stm_package_seal_at_cost (body, fixture->sender, receiver, passphrase,
                                              crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                              crypto_pwhash_argon2id_MEMLIMIT_MIN, &error);

  g_assert_no_error (error);

  return package;
}

GBytes *
seal_open (SealFixture *fixture, GBytes *package, GError **error)
{
  g_autoptr (StmSealedPackage) sealed = stm_sealed_package_new (package, error);

  return sealed != NULL ? stm_sealed_package_open (sealed, fixture->receiver, SEAL_PASSPHRASE, error) : NULL;
}

gsize
seal_get_line_size (GBytes *package)
{
  gsize size;
  const char *bytes = g_bytes_get_data (package, &size);
  const char *end = memchr (bytes, '\n', size);

  return end - bytes + 1;
}

GBytes *
seal_resign (GBytes *package, const char *line, gconstpointer stored, gsize size, StmIdentity *signer)
{
  g_autofree char *own_line = g_strndup (g_bytes_get_data (package, NULL), seal_get_line_size (package));
  GByteArray *file = g_byte_array_new ();
  guint8 signature[crypto_sign_BYTES];
  crypto_sign_state state;

  if (line == NULL)
    line = own_line;
  g_byte_array_append (file, (const guint8 *) line, strlen (line));
  if (size > 0)
    g_byte_array_append (file, stored, size);

  crypto_sign_init (&state);
  crypto_sign_update (&state, file->data, file->len);
  stm_identity_sign (signer, &state, signature);
  g_byte_array_append (file, signature, sizeof signature);

  return g_byte_array_free_to_bytes (file);
}

GBytes *
seal_replace (GBytes *package, const char *part, const char *other, StmIdentity *signer)
{
  gsize length = seal_get_line_size (package);
  gsize size;
  const char *bytes = g_bytes_get_data (package, &size);
  g_autoptr (GString) line = g_string_new_len (bytes, length);

  g_assert_cmpuint (g_string_replace (line, part, other, 1), ==, 1);

  return seal_resign (package, line->str, bytes + length, size - length - crypto_sign_BYTES, signer);
}

void
seal_assert_refused (SealFixture *fixture, GBytes *package, int code, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (seal_open (fixture, package, &error));
  g_assert_error (error, STM_ERROR, code);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not name “%s”", error->message, reason);
}

#include "config.h"

#include "exchange/stm-public-keys.h"

#include "core/stm-error.h"
#include "exchange/stm-sodium.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

/* Five groups of four characters of five bits: 100 bits, which nobody finds a
 * second pair of keys for. */
#define GROUP_LENGTH 4
#define N_CHARACTERS 20

/* what the hash is for, so that it is the hash of nothing else */
#define PURPOSE "stagematching fingerprint"

/* Crockford's: without I, L, O and U, which are read as something else. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

G_STATIC_ASSERT (STM_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (STM_PUBLIC_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (sizeof (StmPublicKeys) == 2 * STM_PUBLIC_KEY_SIZE);

/* Some points of the curve give the same shared key with every secret key, and
 * the highest bit is not looked at: no program makes such a key. */
static gboolean
is_box_key (const guint8 *key)
{
  static const guint8 any_secret[crypto_box_SECRETKEYBYTES] = { 1 };
  guint8 shared[crypto_box_BEFORENMBYTES];

  return (key[STM_PUBLIC_KEY_SIZE - 1] & 0x80) == 0
         && crypto_box_beforenm (shared, key, any_secret) == 0;
}

/**
 * stm_public_keys_parse:
 * @sign_text: (nullable): as stm_public_keys_dup_sign_text() gave it
 * @box_text: (nullable): as stm_public_keys_dup_box_text() gave it
 * @keys: (out caller-allocates): the keys; unchanged on failure
 * @error: return location; #STM_ERROR_FORMAT
 *
 * Returns: whether both are keys, from whomever they are
 */
gboolean
stm_public_keys_parse (const char *sign_text, const char *box_text, StmPublicKeys *keys, GError **error)
{
  StmPublicKeys found;

  stm_sodium_init ();

  if (sign_text == NULL || !stm_sodium_decode (sign_text, found.sign, sizeof found.sign)
      || !crypto_core_ed25519_is_valid_point (found.sign))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT,
                           _("The key that proves who signed is not a key."));
      return FALSE;
    }

  if (box_text == NULL || !stm_sodium_decode (box_text, found.box, sizeof found.box)
      || !is_box_key (found.box))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_FORMAT,
                           _("The key that packages are sealed to is not a key."));
      return FALSE;
    }

  *keys = found;

  return TRUE;
}

/**
 * stm_public_keys_equal:
 * @self: keys
 * @other: others
 *
 * Returns: whether both keys are the same
 */
gboolean
stm_public_keys_equal (const StmPublicKeys *self, const StmPublicKeys *other)
{
  return memcmp (self, other, sizeof *self) == 0;
}

/**
 * stm_public_keys_dup_sign_text:
 * @self: keys
 *
 * Returns: (transfer full): the key that proves, as 43 characters
 */
char *
stm_public_keys_dup_sign_text (const StmPublicKeys *self)
{
  return stm_sodium_encode (self->sign, sizeof self->sign);
}

/**
 * stm_public_keys_dup_box_text:
 * @self: keys
 *
 * Returns: (transfer full): the key that seals, as 43 characters
 */
char *
stm_public_keys_dup_box_text (const StmPublicKeys *self)
{
  return stm_sodium_encode (self->box, sizeof self->box);
}

/**
 * stm_public_keys_dup_fingerprint:
 * @self: keys
 *
 * Returns: (transfer full): "7KQ2-M0XD-…", the same for the same keys, short
 *   enough to be read out by telephone
 */
char *
stm_public_keys_dup_fingerprint (const StmPublicKeys *self)
{
  guint8 hash[crypto_generichash_BYTES];
  GString *text = g_string_sized_new (N_CHARACTERS + N_CHARACTERS / GROUP_LENGTH);

  stm_sodium_init ();
  crypto_generichash (hash, sizeof hash, (const guint8 *) self, sizeof *self,
                      (const guint8 *) PURPOSE, strlen (PURPOSE));

  for (guint i = 0; i < N_CHARACTERS; i++)
    {
      guint bit = i * 5;
      guint pair = hash[bit / 8] << 8 | hash[bit / 8 + 1];

      if (i > 0 && i % GROUP_LENGTH == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, alphabet[pair >> (11 - bit % 8) & 31]);
    }

  return g_string_free_and_steal (text);
}

static gboolean
is_separator (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_DASH_PUNCTUATION || g_unichar_isspace (c);
}

/* @text as it is printed, without the dashes; %NULL if it is no fingerprint */
static char *
normalize_fingerprint (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char letter = c < 0x80 ? g_ascii_toupper ((char) c) : '\0';

      if (is_separator (c))
        continue;

      if (letter == 'O')
        letter = '0';
      else if (letter == 'I' || letter == 'L')
        letter = '1';
      if (letter == '\0' || strchr (alphabet, letter) == NULL || plain->len == N_CHARACTERS)
        return NULL;
      g_string_append_c (plain, letter);
    }

  return plain->len == N_CHARACTERS ? g_strdup (plain->str) : NULL;
}

/**
 * stm_fingerprint_equal:
 * @typed: (nullable): a fingerprint as somebody typed it
 * @other: (nullable): another
 *
 * Case, spaces and dashes do not matter, and an O is a zero.
 *
 * Returns: whether both are a whole fingerprint, and the same one
 */
gboolean
stm_fingerprint_equal (const char *typed, const char *other)
{
  g_autofree char *first = normalize_fingerprint (typed);
  g_autofree char *second = normalize_fingerprint (other);

  return first != NULL && second != NULL && strcmp (first, second) == 0;
}

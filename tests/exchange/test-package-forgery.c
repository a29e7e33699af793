#include "config.h"

#include "seal-tools.h"

#include "core/stm-error.h"
#include "exchange/stm-identity-private.h"
#include "exchange/stm-package-seal.h"
#include "exchange/stm-seal-cipher.h"
#include "exchange/stm-seal-header.h"

#include <string.h>

#define N_SEALS     (STM_SEAL_PASSPHRASE + 1)
#define PART_SIZE   (65536 + 17)
#define STREAM_SIZE 24

static const char *
get_stored (GBytes *package, gsize *size)
{
  gsize line_size = seal_get_line_size (package);

  *size = g_bytes_get_size (package) - line_size - crypto_sign_BYTES;

  return (const char *) g_bytes_get_data (package, NULL) + line_size;
}

/* Who has a package of somebody else cannot make it his own. */
static void
test_resigned (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (1000);
  g_autofree char *sender = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->sender));
  g_autofree char *other = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->other));

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    {
      g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
      gsize size;
      const char *stored = get_stored (package, &size);
      g_autoptr (GBytes) signed_only = seal_resign (package, NULL, stored, size, fixture->other);
      g_autoptr (GBytes) renamed = seal_replace (package, sender, other, fixture->other);

      seal_assert_refused (fixture, signed_only, STM_ERROR_ALTERED, "signature");
      if (seal != STM_SEAL_NONE)
        seal_assert_refused (fixture, renamed, STM_ERROR_ALTERED, "part 1");
    }
}

/* What is signed only can be taken over by anybody, but says by whom. */
static void
test_taken_over (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (1000);
  g_autoptr (GBytes) package = seal_make_package (fixture, STM_SEAL_NONE, body);
  g_autofree char *sender = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->sender));
  g_autofree char *other = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->other));
  g_autoptr (GBytes) renamed = seal_replace (package, sender, other, fixture->other);
  g_autoptr (StmSealedPackage) read = stm_sealed_package_new (renamed, NULL);

  g_assert_nonnull (read);
  g_assert_false (stm_public_keys_equal (stm_sealed_package_get_sender (read),
                                         stm_identity_get_keys (fixture->sender)));
}

/* The sender himself cannot let an answer go elsewhere, or name another receiver. */
static void
test_keys_are_bound (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (1000);
  g_autoptr (GBytes) package = seal_make_package (fixture, STM_SEAL_KEY, body);
  g_autofree char *sender = stm_public_keys_dup_box_text (stm_identity_get_keys (fixture->sender));
  g_autofree char *receiver = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->receiver));
  g_autofree char *other = stm_public_keys_dup_box_text (stm_identity_get_keys (fixture->other));
  g_autofree char *other_sign = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->other));
  g_autoptr (GBytes) answered = seal_replace (package, sender, other, fixture->sender);
  g_autoptr (GBytes) redirected = seal_replace (package, receiver, other_sign, fixture->sender);

  seal_assert_refused (fixture, answered, STM_ERROR_ALTERED, "part 1");
  seal_assert_refused (fixture, redirected, STM_ERROR_MISDIRECTED, "sealed to");
}

/* A package to another one with the name of the receiver on it. */
static void
test_not_sealed_to_its_receiver (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (1000);
  const StmPublicKeys *keys = stm_identity_get_keys (fixture->other);
  g_autoptr (GBytes) package = stm_package_seal (body, fixture->sender, keys, NULL, NULL);
  g_autofree char *other = stm_public_keys_dup_sign_text (keys);
  g_autofree char *other_box = stm_public_keys_dup_box_text (keys);
  g_autofree char *receiver = stm_public_keys_dup_sign_text (stm_identity_get_keys (fixture->receiver));
  g_autofree char *receiver_box = stm_public_keys_dup_box_text (stm_identity_get_keys (fixture->receiver));
  g_autoptr (GBytes) half = seal_replace (package, other, receiver, fixture->sender);
  g_autoptr (GBytes) whole = seal_replace (half, other_box, receiver_box, fixture->sender);

  seal_assert_refused (fixture, half, STM_ERROR_MISDIRECTED, "sealed to");
  seal_assert_refused (fixture, whole, STM_ERROR_ALTERED, "sealed to another one");
}

static void
test_swapped (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (1000);

  for (StmSeal seal = STM_SEAL_KEY; seal < N_SEALS; seal++)
    {
      g_autoptr (GBytes) first = seal_make_package (fixture, seal, body);
      g_autoptr (GBytes) second = seal_make_package (fixture, seal, body);
      gsize size;
      const char *stored = get_stored (second, &size);
      g_autoptr (GBytes) swapped = seal_resign (first, NULL, stored, size, fixture->sender);

      seal_assert_refused (fixture, swapped, STM_ERROR_ALTERED, "part 1");
    }
}

/* with "size" as it is now */
static GBytes *
with_stored (SealFixture *fixture, GBytes *package, GByteArray *stored)
{
  gsize size;
  g_autofree char *before = NULL;
  g_autofree char *after = g_strdup_printf ("\"size\":%u,", stored->len);
  g_autoptr (GString) line = g_string_new_len (g_bytes_get_data (package, NULL), seal_get_line_size (package));

  get_stored (package, &size);
  before = g_strdup_printf ("\"size\":%" G_GSIZE_FORMAT ",", size);
  g_assert_cmpuint (g_string_replace (line, before, after, 1), ==, 1);

  return seal_resign (package, line->str, stored->data, stored->len, fixture->sender);
}

typedef struct
{
  const char *what;
  gsize       start;  /* a piece of the encrypted bytes */
  gsize       length; /* is left out */
  gboolean    again;  /* or comes last too */
  const char *reason;
} Cut;

#define PART(n) (STREAM_SIZE + (n) * PART_SIZE)

/* of 200000 bytes, which are four parts */
static const Cut cuts[] = {
  { "the last part is left out", PART (3), G_MAXUINT, FALSE, "part 3" },
  { "the second part is left out", PART (1), PART_SIZE, FALSE, "part 2" },
  { "the first part is left out", PART (0), PART_SIZE, FALSE, "part 1" },
  { "the first part comes again", PART (0), PART_SIZE, TRUE, "part 4" },
  { "a piece of the last part", PART (3) + 100, G_MAXUINT, FALSE, "part 4" },
  { "a piece without room for a tag", PART (1) + 16, G_MAXUINT, FALSE, "not whole" },
  { "a byte of the third part", PART (2) + 70, 1, FALSE, "part 3" },
  { "no part", PART (0), G_MAXUINT, FALSE, "not whole" },
  { "not even the start", 7, G_MAXUINT, FALSE, "not whole" },
  { "nothing", 0, G_MAXUINT, FALSE, "not whole" },
};

/* Whoever has the key and the line still finds what was left out or added. */
static void
test_parts (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (200000);
  gsize size = stm_seal_cipher_get_size (200000);
  g_autofree guint8 *sealed = g_malloc (size);
  const guint8 key[STM_SEAL_KEY_SIZE] = { 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = NULL;

  stm_seal_cipher_encrypt (body, key, "line", sealed);
  opened = stm_seal_cipher_decrypt (sealed, size, key, "line", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (opened, body));
  g_assert_null (stm_seal_cipher_decrypt (sealed, size, key, "wine", NULL));

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (GByteArray) other = g_byte_array_new ();
      g_autoptr (GError) reason = NULL;

      g_test_message ("%s", cuts[i].what);
      g_byte_array_append (other, sealed, size);
      if (cuts[i].again)
        g_byte_array_append (other, sealed + cuts[i].start, cuts[i].length);
      else
        g_byte_array_remove_range (other, cuts[i].start, MIN (cuts[i].length, size - cuts[i].start));

      g_assert_null (stm_seal_cipher_decrypt (other->data, other->len, key, "line", &reason));
      g_assert_error (reason, STM_ERROR, STM_ERROR_ALTERED);
      g_assert_nonnull (strstr (reason->message, cuts[i].reason));
    }
}

/* The length of what is sealed stands in the line, and so is bound too. */
static void
test_size_is_bound (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (200000);
  g_autoptr (GBytes) package = seal_make_package (fixture, STM_SEAL_KEY, body);
  g_autoptr (GByteArray) stored = g_byte_array_new ();
  g_autoptr (GBytes) file = NULL;
  gsize size;
  const char *bytes = get_stored (package, &size);

  g_byte_array_append (stored, (const guint8 *) bytes, PART (3));
  file = with_stored (fixture, package, stored);
  seal_assert_refused (fixture, file, STM_ERROR_ALTERED, "part 1");
}

#define HUGE "99999999999999999999"

static const struct
{
  const char *part;
  const char *other;
  int         code;
  const char *reason;
} lines[] = {
  { "\"version\":1,", "\"version\":2,", STM_ERROR_NEWER, "newer" },
  { "\"version\":1,", "\"version\":0,", STM_ERROR_FORMAT, "version" },
  { "\"version\":1,", "\"version\":\"1\",", STM_ERROR_FORMAT, "version" },
  { "\"version\":1,", "\"version\":1.0,", STM_ERROR_FORMAT, "version" },
  { "\"version\":1,", "\"version\":" HUGE ",", STM_ERROR_NEWER, "newer" },
  { "\"version\":1,", "\"version\":1, ", STM_ERROR_FORMAT, "as Stagematching writes" },
  { "\"version\":1,", "\"version\":1,\"version\":1,", STM_ERROR_FORMAT, "as Stagematching writes" },
  { "\"version\":1,", "\"version\":1,\"more\":1,", STM_ERROR_FORMAT, "as Stagematching writes" },
  { "\"version\":1,", "\"version\":/**/1,", STM_ERROR_FORMAT, "as Stagematching writes" },
  { "\"version\":1,", "\"version\":1,é", STM_ERROR_FORMAT, "{…}" },
  { "\"version\":1,", "\"version\":1,\n", STM_ERROR_FORMAT, "{…}" },
  { "\"version\":1,", "\"version\":1", STM_ERROR_FORMAT, "{…}" },
  { "\"version\":1,", "\"version\":[[[[[[[[", STM_ERROR_FORMAT, "{…}" },
  { "stagematching-sealed", "stagematching-other!", STM_ERROR_FORMAT, "not a package" },
  { "\"seal\":", "\"sael\":", STM_ERROR_FORMAT, "seal" },
  { "\"passphrase\"", "\"rot13\"", STM_ERROR_FORMAT, "seal" },
  { "\"passphrase\"", "[\"none\"]", STM_ERROR_FORMAT, "seal" },
  { "\"passphrase\"", "null", STM_ERROR_FORMAT, "seal" },
  { "\"passphrase\"", "\"none\"", STM_ERROR_FORMAT, "as Stagematching writes" },
  { "\"passphrase\"", "\"key\"", STM_ERROR_FORMAT, "to-box" },
  { "\"size\":", "\"size\":9999999", STM_ERROR_FORMAT, "too much" },
  { "\"size\":", "\"size\":-", STM_ERROR_FORMAT, "size" },
  { "\"size\":", "\"size\":0", STM_ERROR_FORMAT, "{…}" },
  { "\"size\":", "\"size\":" HUGE, STM_ERROR_FORMAT, "too much" },
  { "\"size\":", "\"eyes\":", STM_ERROR_FORMAT, "size" },
  { "\"from\":\"", "\"from\":\"A", STM_ERROR_FORMAT, "from" },
  { "\"from\":\"", "\"form\":\"", STM_ERROR_FORMAT, "from" },
  { "\"from-box\":\"", "\"from-box\":\"=", STM_ERROR_FORMAT, "from-box" },
  { "\"from-box\":", "\"from-box\":1,\"x\":", STM_ERROR_FORMAT, "from-box" },
  { "\"passes\":1,", "\"passes\":0,", STM_ERROR_FORMAT, "passes" },
  { "\"passes\":1,", "\"passes\":17,", STM_ERROR_FORMAT, "passes" },
  { "\"passes\":1,", "\"passes\":-1,", STM_ERROR_FORMAT, "passes" },
  { "\"passes\":1,", "\"passes\":4294967297,", STM_ERROR_FORMAT, "passes" },
  { "\"passes\":1,", "", STM_ERROR_FORMAT, "passes" },
  { "\"memory\":8192,", "\"memory\":8191,", STM_ERROR_FORMAT, "memory" },
  { "\"memory\":8192,", "\"memory\":268435457,", STM_ERROR_FORMAT, "memory" },
  { "\"memory\":8192,", "\"memory\":18446744073709559808,", STM_ERROR_FORMAT, "memory" },
  { "\"memory\":8192,", "\"memory\":1e9,", STM_ERROR_FORMAT, "memory" },
  { "\"memory\":8192,", "", STM_ERROR_FORMAT, "memory" },
  { "\"memory\":8192,", "\"memory\":8193,", STM_ERROR_ALTERED, "part 1" },
  { "\"memory\":8192,", "\"memory\":9216,", STM_ERROR_WRONG_PASSPHRASE, "another passphrase" },
  { "\"salt\":\"", "\"salt\":\"AA", STM_ERROR_FORMAT, "salt" },
  { "\"salt\":", "\"pepper\":", STM_ERROR_FORMAT, "salt" },
  { "\"key\":\"", "\"key\":\"AAAA", STM_ERROR_FORMAT, "key" },
  { "\"key\":", "\"lock\":", STM_ERROR_FORMAT, "key" },
};

/* The signature is right over each. */
static void
test_lines (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (100);
  g_autoptr (GBytes) package = seal_make_package (fixture, STM_SEAL_PASSPHRASE, body);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GBytes) file = seal_replace (package, lines[i].part, lines[i].other, fixture->sender);

      g_test_message ("%s instead of %s", lines[i].other, lines[i].part);
      seal_assert_refused (fixture, file, lines[i].code, lines[i].reason);
    }
}

static void
test_long_line (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (100);
  g_autoptr (GBytes) package = seal_make_package (fixture, STM_SEAL_NONE, body);
  const gsize sizes[] = { 4096, 1024 * 1024 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *spaces = g_strnfill (sizes[i], ' ');
      g_autofree char *nesting = g_strnfill (sizes[i], '[');
      g_autofree char *longer = g_strconcat ("\"version\":1,", spaces, NULL);
      g_autofree char *deeper = g_strconcat ("\"version\":", nesting, NULL);
      g_autoptr (GBytes) long_line = seal_replace (package, "\"version\":1,", longer, fixture->sender);
      g_autoptr (GBytes) deep_line = seal_replace (package, "\"version\":1,", deeper, fixture->sender);

      seal_assert_refused (fixture, long_line, STM_ERROR_FORMAT, "no end");
      seal_assert_refused (fixture, deep_line, STM_ERROR_FORMAT, "no end");
    }
}

/* as deep as a line of the allowed size can be */
static void
test_deep_line (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (100);
  g_autoptr (GBytes) package = seal_make_package (fixture, STM_SEAL_NONE, body);
  g_autofree char *nesting = g_strnfill (3500, '[');
  g_autofree char *deeper = g_strconcat ("\"version\":", nesting, NULL);
  g_autoptr (GBytes) file = seal_replace (package, "\"version\":1,", deeper, fixture->sender);

  seal_assert_refused (fixture, file, STM_ERROR_FORMAT, "{…}");
}

#define ADD(path, function) \
  g_test_add ("/exchange/package-forgery/" path, SealFixture, NULL, seal_fixture_set_up, function, \
              seal_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/resigned", test_resigned);
  ADD ("X1/taken-over", test_taken_over);
  ADD ("X1/keys-are-bound", test_keys_are_bound);
  ADD ("X1/not-sealed-to-its-receiver", test_not_sealed_to_its_receiver);
  ADD ("hostile/swapped", test_swapped);
  ADD ("hostile/parts", test_parts);
  ADD ("hostile/size-is-bound", test_size_is_bound);
  ADD ("hostile/lines", test_lines);
  ADD ("hostile/long-line", test_long_line);
  ADD ("hostile/deep-line", test_deep_line);

  return g_test_run ();
}

#include "core/stm-error.h"
#include "exchange/stm-identity.h"

#include <string.h>

#define VERSION_AT 8

static GBytes *
with_byte (GBytes *bytes, gsize at, guint8 value)
{
  gsize size;
  gpointer copy = g_bytes_unref_to_data (g_bytes_ref (bytes), &size);

  ((guint8 *) copy)[at] = value;

  return g_bytes_new_take (copy, size);
}

static void
assert_damaged (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_identity_from_bytes (bytes, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_DAMAGED);
}

static void
test_round_trip (void)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  g_autoptr (StmIdentity) other = stm_identity_generate ();
  g_autoptr (GBytes) bytes = stm_identity_to_bytes (identity);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmIdentity) again = stm_identity_from_bytes (bytes, &error);
  g_autoptr (GBytes) same = NULL;

  g_assert_no_error (error);
  same = stm_identity_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, same));
  g_assert_true (stm_public_keys_equal (stm_identity_get_keys (identity), stm_identity_get_keys (again)));
  g_assert_false (stm_public_keys_equal (stm_identity_get_keys (identity), stm_identity_get_keys (other)));
}

static void
test_references (void)
{
  StmIdentity *identity = stm_identity_generate ();
  StmIdentity *boxed = g_boxed_copy (STM_TYPE_IDENTITY, identity);
  StmPublicKeys keys = *stm_identity_get_keys (identity);

  g_assert_true (boxed == identity);
  stm_identity_unref (identity);
  g_assert_true (stm_public_keys_equal (stm_identity_get_keys (boxed), &keys));
  g_boxed_free (STM_TYPE_IDENTITY, boxed);
}

static void
test_damaged (void)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  g_autoptr (GBytes) bytes = stm_identity_to_bytes (identity);
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  gsize size = g_bytes_get_size (bytes);
  g_autoptr (GBytes) newer = with_byte (bytes, VERSION_AT, 2);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (GBytes) flipped = with_byte (bytes, i, data[i] ^ 0x10);

      assert_damaged (cut);
      if (i != VERSION_AT)
        assert_damaged (flipped);
    }

  g_assert_null (stm_identity_from_bytes (newer, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_NEWER);
}

static void
test_longer (void)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  g_autoptr (GBytes) bytes = stm_identity_to_bytes (identity);
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) other = NULL;

  g_byte_array_append (longer, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_byte_array_append (longer, (const guint8 *) "", 1);
  other = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  assert_damaged (other);
}

static void
test_texts (void)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  const StmPublicKeys *keys = stm_identity_get_keys (identity);
  g_autofree char *sign = stm_public_keys_dup_sign_text (keys);
  g_autofree char *box = stm_public_keys_dup_box_text (keys);
  g_autoptr (GError) error = NULL;
  StmPublicKeys parsed;

  g_assert_cmpuint (strlen (sign), ==, 43);
  g_assert_cmpuint (strlen (box), ==, 43);
  g_assert_true (stm_public_keys_parse (sign, box, &parsed, &error));
  g_assert_no_error (error);
  g_assert_true (stm_public_keys_equal (keys, &parsed));
}

static void
test_bad_texts (void)
{
  g_autoptr (StmIdentity) identity = stm_identity_generate ();
  g_autofree char *sign = stm_public_keys_dup_sign_text (stm_identity_get_keys (identity));
  g_autofree char *box = stm_public_keys_dup_box_text (stm_identity_get_keys (identity));
  g_autofree char *filled = g_strconcat (box, "=", NULL);
  g_autofree char *shorter = g_strndup (box, 42);
  const char *bad[] = {
    NULL, "", "a", filled, shorter, "not a key of anybody at all, is it? no, no!",
    /* points of small order: nothing, and one of order eight */
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    /* bits behind the end */
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) other = NULL;
      StmPublicKeys keys;

      g_assert_false (stm_public_keys_parse (bad[i], box, &keys, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      g_assert_false (stm_public_keys_parse (sign, bad[i], &keys, &other));
      g_assert_error (other, STM_ERROR, STM_ERROR_FORMAT);
    }
}

/* People wrote it down: it stays the same in every version. */
static void
test_fingerprint_is_stable (void)
{
  StmPublicKeys keys;
  g_autofree char *fingerprint = NULL;

  memset (keys.sign, 1, sizeof keys.sign);
  memset (keys.box, 2, sizeof keys.box);
  fingerprint = stm_public_keys_dup_fingerprint (&keys);
  g_assert_cmpstr (fingerprint, ==, "1A48-DHR5-KVGH-S774-58FY");
}

/* Each key counts, to the last bit, and all characters come about as often. */
static void
test_fingerprint_is_whole (void)
{
  StmPublicKeys keys = { 0 };
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint counts[128] = { 0 };
  guint n_different = 0;

  for (guint i = 0; i < sizeof keys * 8; i++)
    {
      char *fingerprint;

      ((guint8 *) &keys)[i / 8] ^= 1 << i % 8;
      fingerprint = stm_public_keys_dup_fingerprint (&keys);
      ((guint8 *) &keys)[i / 8] ^= 1 << i % 8;

      for (const char *p = fingerprint; *p != '\0'; p++)
        counts[(guint8) *p]++;
      g_assert_true (g_hash_table_add (found, fingerprint));
    }

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > 0 && i != '-')
      {
        g_assert_cmpuint (counts[i], >, 220);
        g_assert_cmpuint (counts[i], <, 420);
        n_different++;
      }
  g_assert_cmpuint (n_different, ==, 32);
}

static void
test_fingerprint_equal (void)
{
  const char *print = "7KQ1-M0XD-AAAA-BCDE-Z9Y8";

  g_assert_true (stm_fingerprint_equal (print, print));
  g_assert_true (stm_fingerprint_equal ("7kq1m0xdaaaabcdez9y8", print));
  g_assert_true (stm_fingerprint_equal (" 7kqL mOxd\302\240AAAA\342\200\223bcde\tz9y8\n", print));
  g_assert_true (stm_fingerprint_equal ("7KQI-MoXD-AAAA-BCDE-Z9Y8", print));

  g_assert_false (stm_fingerprint_equal ("7KQ1-M0XD-AAAA-BCDE-Z9Y9", print));
  g_assert_false (stm_fingerprint_equal ("7KQ1-M0XD-AAAA-BCDE-Z9Y", print));
  g_assert_false (stm_fingerprint_equal ("7KQ1-M0XD-AAAA-BCDE-Z9Y88", print));
  g_assert_false (stm_fingerprint_equal ("7KQ1-M0XD-AAAA-BCDE-Z9Yé", print));
  g_assert_false (stm_fingerprint_equal ("\377", print));
  g_assert_false (stm_fingerprint_equal ("", ""));
  g_assert_false (stm_fingerprint_equal (NULL, NULL));
  g_assert_false (stm_fingerprint_equal ("U", "U"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/identity/X1/round-trip", test_round_trip);
  g_test_add_func ("/exchange/identity/references", test_references);
  g_test_add_func ("/exchange/identity/damaged", test_damaged);
  g_test_add_func ("/exchange/identity/longer", test_longer);
  g_test_add_func ("/exchange/public-keys/X1/texts", test_texts);
  g_test_add_func ("/exchange/public-keys/bad-texts", test_bad_texts);
  g_test_add_func ("/exchange/fingerprint/X1/stable", test_fingerprint_is_stable);
  g_test_add_func ("/exchange/fingerprint/whole", test_fingerprint_is_whole);
  g_test_add_func ("/exchange/fingerprint/equal", test_fingerprint_equal);

  return g_test_run ();
}

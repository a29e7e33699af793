#include "config.h"

#include "seal-tools.h"

#include "core/stm-error.h"
#include "exchange/stm-seal-packing.h"
#include "exchange/stm-sealed-package-private.h"

#include <sodium.h>
#include <string.h>

#define N_SEALS (STM_SEAL_PASSPHRASE + 1)

static GBytes *
flip (GBytes *package, gsize at)
{
  gsize size;
  guint8 *copy = g_bytes_unref_to_data (g_bytes_ref (package), &size);

  copy[at] ^= 1 << at % 8;

  return g_bytes_new_take (copy, size);
}

static void
assert_not_opened (SealFixture *fixture, GBytes *package)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (seal_open (fixture, package, &error));
  g_assert_cmpuint (error->domain, ==, STM_ERROR);
}

/* every byte of the first line and the signature, and one of 97 between them */
static void
test_flipped (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (70000);

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    {
      g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
      gsize line_size = seal_get_line_size (package);
      gsize size = g_bytes_get_size (package);

      for (gsize i = 0; i < size; i += i < line_size || i + 64 >= size ? 1 : MIN (97, size - 64 - i))
        {
          g_autoptr (GBytes) flipped = flip (package, i);

          if (i >= line_size)
            seal_assert_refused (fixture, flipped, STM_ERROR_ALTERED, "signature");
          else
            assert_not_opened (fixture, flipped);
        }
    }
}

static void
test_cut_off (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (100);

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    {
      g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
      gsize line_size = seal_get_line_size (package);

      for (gsize size = 0; size < g_bytes_get_size (package); size++)
        {
          g_autoptr (GBytes) cut = g_bytes_new_from_bytes (package, 0, size);

          seal_assert_refused (fixture, cut, STM_ERROR_FORMAT, size >= line_size ? "cut off" : "package");
        }
    }
}

static void
test_appended (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (100);

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    for (gsize more = 1; more < 200; more += 33)
      {
        g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
        g_autofree guint8 *rest = g_malloc0 (more);
        GByteArray *longer = g_bytes_unref_to_array (g_steal_pointer (&package));
        g_autoptr (GBytes) file = NULL;

        g_byte_array_append (longer, rest, more);
        file = g_byte_array_free_to_bytes (longer);
        seal_assert_refused (fixture, file, STM_ERROR_FORMAT, "behind the end");
      }
}

/* A little that unpacks to a lot is not unpacked further than allowed. */
static void
test_unpacks_to_too_much (SealFixture *fixture, gconstpointer data)
{
  const gsize size = 4 * 1024 * 1024;
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) file = seal_make_package (fixture, STM_SEAL_KEY, body);
  g_autoptr (StmSealedPackage) package = stm_sealed_package_new (file, NULL);
  g_autoptr (GBytes) within = stm_sealed_package_open_within (package, size, fixture->receiver, NULL, NULL);

  g_assert_cmpuint (g_bytes_get_size (file), <, size / 100);
  g_assert_true (g_bytes_equal (body, within));

  for (gsize limit = size - 1; limit > 0; limit /= 7)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stm_sealed_package_open_within (package, limit, fixture->receiver, NULL, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "too large"));
    }
}

static void
test_unpacks_to_nothing_else (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (1000);
  g_autoptr (GBytes) packed = stm_seal_pack (body);
  gsize size = g_bytes_get_size (packed);
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (GBytes) both = NULL;
  g_autoptr (GError) more = NULL;

  for (gsize length = 0; length < size; length += 10)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (stm_seal_unpack (cut, 1000, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
    }

  g_byte_array_append (twice, g_bytes_get_data (packed, NULL), size);
  g_byte_array_append (twice, g_bytes_get_data (packed, NULL), size);
  both = g_bytes_new (twice->data, twice->len);
  g_assert_null (stm_seal_unpack (both, 2000, &more));
  g_assert_error (more, STM_ERROR, STM_ERROR_FORMAT);
  g_assert_nonnull (strstr (more->message, "more than its contents"));
}

static void
mutate (GByteArray *file, GRand *random)
{
  static const char *const words[] = { "\"", "\n", "{", "}", ",", ":", "0", "9", "-", "null", "\\u0000", "none", "key" };
  guint at = g_rand_int_range (random, 0, file->len);
  guint most = g_rand_int_range (random, 1, 40);
  guint length = MIN (file->len - at, most);
  const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      file->data[at] ^= 1 << g_rand_int_range (random, 0, 8);
      break;
    case 1:
      file->data[at] = g_rand_int (random);
      break;
    case 2:
      g_byte_array_remove_range (file, at, MIN (length, file->len - 1));
      break;
    case 3:
      g_byte_array_set_size (file, MAX (1, at));
      break;
    case 4:
      memcpy (file->data + at, word, MIN (strlen (word), file->len - at));
      break;
    default:
      memmove (file->data + g_rand_int_range (random, 0, at + 1), file->data + at, length);
    }
}

/* Mutated and signed again by the sender himself, so that it gets as far as can
 * be: nothing but the body comes out of it, and what is sealed only whole. */
static void
try_signed (SealFixture *fixture, GByteArray *file, GBytes *body, StmSeal seal)
{
  gsize size = file->len;
  g_autofree char *line = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, size);
  const char *end = memchr (file->data, '\n', size);
  g_autoptr (GBytes) resigned = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;
  gsize stored;

  if (end == NULL || memchr (file->data, '\0', end - (char *) file->data) != NULL)
    return;

  line = g_strndup ((char *) file->data, end + 1 - (char *) file->data);
  stored = size - strlen (line);
  resigned = seal_resign (bytes, line, end + 1, stored > crypto_sign_BYTES ? stored - crypto_sign_BYTES : 0,
                          fixture->sender);
  opened = seal_open (fixture, resigned, &error);
  if (opened == NULL)
    g_assert_cmpuint (error->domain, ==, STM_ERROR);
  else if (seal != STM_SEAL_NONE)
    g_assert_true (g_bytes_equal (opened, body));
}

static void
test_mutations (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260701);
  g_autoptr (GBytes) body = seal_make_body (300);

  for (guint i = 0; i < 3000; i++)
    {
      StmSeal seal = i % N_SEALS;
      g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
      g_autoptr (GByteArray) file = g_byte_array_new ();
      g_autoptr (GBytes) mutated = NULL;
      g_autoptr (GBytes) opened = NULL;
      g_autoptr (GError) error = NULL;

      g_byte_array_append (file, g_bytes_get_data (package, NULL), g_bytes_get_size (package));
      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        mutate (file, random);

      mutated = g_bytes_new (file->data, file->len);
      opened = seal_open (fixture, mutated, &error);
      g_assert_true ((opened != NULL) == g_bytes_equal (mutated, package));
      if (opened == NULL)
        g_assert_cmpuint (error->domain, ==, STM_ERROR);
      try_signed (fixture, file, body, seal);
    }
}

#define ADD(path, function) \
  g_test_add ("/exchange/package-damage/" path, SealFixture, NULL, seal_fixture_set_up, function, \
              seal_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/flipped", test_flipped);
  ADD ("X1/cut-off", test_cut_off);
  ADD ("X1/appended", test_appended);
  ADD ("hostile/unpacks-to-too-much", test_unpacks_to_too_much);
  ADD ("hostile/unpacks-to-nothing-else", test_unpacks_to_nothing_else);
  ADD ("hostile/mutations", test_mutations);

  return g_test_run ();
}

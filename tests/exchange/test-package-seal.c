#include "config.h"

#include "seal-tools.h"

#include "core/stm-error.h"
#include "exchange/stm-package-seal-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define N_SEALS (STM_SEAL_PASSPHRASE + 1)

static void
test_round_trip (SealFixture *fixture, gconstpointer data)
{
  const gsize sizes[] = { 0, 1, 100, 65518, 65535, 65536, 65537, 131072, 400000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (StmSeal seal = 0; seal < N_SEALS; seal++)
      {
        g_autoptr (GBytes) body = seal_make_body (sizes[i]);
        g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) opened = seal_open (fixture, package, &error);

        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (body, opened));
      }
}

static void
test_says_who (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (10);

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    {
      g_autoptr (GBytes) file = seal_make_package (fixture, seal, body);
      g_autoptr (StmSealedPackage) package = stm_sealed_package_new (file, NULL);
      g_autofree char *from = stm_sealed_package_dup_sender_fingerprint (package);
      g_autofree char *to = stm_sealed_package_dup_receiver_fingerprint (package);
      g_autofree char *sender = stm_public_keys_dup_fingerprint (stm_identity_get_keys (fixture->sender));
      g_autofree char *receiver = stm_public_keys_dup_fingerprint (stm_identity_get_keys (fixture->receiver));

      g_assert_cmpint (stm_sealed_package_get_seal (package), ==, seal);
      g_assert_true (stm_public_keys_equal (stm_sealed_package_get_sender (package),
                                            stm_identity_get_keys (fixture->sender)));
      g_assert_cmpstr (from, ==, sender);
      g_assert_cmpstr (to, ==, seal == STM_SEAL_KEY ? receiver : NULL);
      g_assert_true ((stm_sealed_package_get_receiver (package) != NULL) == (seal == STM_SEAL_KEY));
    }
}

/* Nothing of what is in it can be seen, and it is never the same twice. */
static void
test_hides (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("canary", 6);

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    {
      g_autoptr (GBytes) package = seal_make_package (fixture, seal, body);
      g_autoptr (GBytes) again = seal_make_package (fixture, seal, body);
      gsize size;
      const char *bytes = g_bytes_get_data (package, &size);
      gboolean found = memmem (bytes, size, "canary", 6) != NULL;

      g_assert_true (found == (seal == STM_SEAL_NONE));
      g_assert_true (g_bytes_equal (package, again) == (seal == STM_SEAL_NONE));
      g_assert_null (memmem (bytes, size, SEAL_PASSPHRASE, strlen (SEAL_PASSPHRASE)));
    }
}

static void
test_somebody_else (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (10);
  g_autoptr (GBytes) file = seal_make_package (fixture, STM_SEAL_KEY, body);
  g_autoptr (StmSealedPackage) package = stm_sealed_package_new (file, NULL);
  g_autofree char *receiver = stm_sealed_package_dup_receiver_fingerprint (package);
  g_autofree char *other = stm_public_keys_dup_fingerprint (stm_identity_get_keys (fixture->other));
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) sender_error = NULL;
  g_autoptr (GError) nobody_error = NULL;

  g_assert_null (stm_sealed_package_open (package, fixture->other, SEAL_PASSPHRASE, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_MISDIRECTED);
  g_assert_nonnull (strstr (error->message, receiver));
  g_assert_nonnull (strstr (error->message, other));

  g_assert_null (stm_sealed_package_open (package, fixture->sender, NULL, &sender_error));
  g_assert_error (sender_error, STM_ERROR, STM_ERROR_MISDIRECTED);

  g_assert_null (stm_sealed_package_open (package, NULL, NULL, &nobody_error));
  g_assert_error (nobody_error, STM_ERROR, STM_ERROR_MISDIRECTED);
  g_assert_nonnull (strstr (nobody_error->message, receiver));
}

static const struct
{
  const char *typed;
  int         code;
} passphrases[] = {
  { NULL, STM_ERROR_PASSPHRASE_NEEDED },
  { "", STM_ERROR_PASSPHRASE_NEEDED },
  { "een ander woord", STM_ERROR_WRONG_PASSPHRASE },
  { "Caf\303\251 met suiker ", STM_ERROR_WRONG_PASSPHRASE },
  { "caf\303\251 met suiker", STM_ERROR_WRONG_PASSPHRASE },
  { "\377", STM_ERROR_WRONG_PASSPHRASE },
  { "Caf\303\251 met suiker", -1 },
  { "Cafe\314\201 met suiker", -1 },
};

static void
test_passphrases (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (10);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = stm_package_seal (body, fixture->sender, NULL, "Cafe\314\201 met suiker", &error);
  g_autoptr (StmSealedPackage) package = stm_sealed_package_new (file, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (passphrases); i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (GBytes) opened = stm_sealed_package_open (package, fixture->sender, passphrases[i].typed, &reason);

      g_assert_true ((opened == NULL) == (passphrases[i].code >= 0));
      if (opened == NULL)
        g_assert_error (reason, STM_ERROR, passphrases[i].code);
    }
}

static void
test_seal_refused (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body = seal_make_body (10);
  StmPublicKeys no_keys = { 0 };
  g_autoptr (GError) weak = NULL;
  g_autoptr (GError) no_key = NULL;

  g_assert_null (stm_package_seal (body, fixture->sender, NULL, "te kort", &weak));
  g_assert_error (weak, STM_ERROR, STM_ERROR_INVALID);
  g_assert_null (stm_package_seal (body, fixture->sender, &no_keys, NULL, &no_key));
  g_assert_error (no_key, STM_ERROR, STM_ERROR_INVALID);
}

static const struct
{
  const char *text;
  gboolean    is_package;
} files[] = {
  { "", FALSE },
  { "{\"format\":\"stagematching-profile\",\"version\":1,", FALSE },
  { "{\"format\":\"stagematching-package\",\"version\":1,", FALSE },
  { "{\"format\":\"stagematching-sealed\",\"version\"", FALSE },
  { "{\"format\":\"stagematching-sealed\",\"version\":1,", TRUE },
  { "{\"format\":\"stagematching-sealed\",\"version\":77,", TRUE },
  { "\n{\"format\":\"stagematching-sealed\",\"version\":1,", FALSE },
};

static void
test_files (SealFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("stm-seal-XXXXXX", NULL);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_get_child (place, "requests.stagematching");
  g_autoptr (GFile) pipe = g_file_get_child (place, "pipe");
  GFile *no_files[] = { place, pipe };
  g_autoptr (GBytes) body = seal_make_body (700000);
  g_autoptr (GBytes) bytes = seal_make_package (fixture, STM_SEAL_KEY, body);
  g_autoptr (StmSealedPackage) package = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_sealed_package_probe (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (stm_sealed_package_read (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (g_file_peek_path (pipe), 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (no_files); i++)
    {
      g_assert_null (stm_sealed_package_read (no_files[i], NULL, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      g_clear_error (&error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (g_file_peek_path (file), files[i].text, -1, NULL));
      g_assert_true (stm_sealed_package_probe (file, NULL, &error) == files[i].is_package);
      g_assert_no_error (error);
      g_assert_null (stm_sealed_package_read (file, NULL, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      g_clear_error (&error);
    }

  g_assert_true (g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
  g_assert_true (stm_sealed_package_probe (file, NULL, &error));
  package = stm_sealed_package_read (file, NULL, &error);
  g_assert_no_error (error);
  opened = stm_sealed_package_open (package, fixture->receiver, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (body, opened));

  g_unlink (g_file_peek_path (file));
  g_unlink (g_file_peek_path (pipe));
  g_rmdir (folder);
}

/* with -m perf */
static void
test_cost (SealFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; text->len < 10 * 1000 * 1000; i++)
    g_string_append_printf (text, "{\"uuid\":\"%08x-0000-4000-8000-%012x\",\"last-name\":\"Peeters\",\"city\":\"Gent\"},\n",
                            i * 2654435761u, i * 40503u);
  body = g_string_free_to_bytes (g_steal_pointer (&text));

  for (StmSeal seal = 0; seal < N_SEALS; seal++)
    {
      const StmPublicKeys *receiver = seal == STM_SEAL_KEY ? stm_identity_get_keys (fixture->receiver) : NULL;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GBytes) opened = NULL;
      double seconds;

      g_test_timer_start ();
      file = stm_package_seal (body, fixture->sender, receiver, seal == STM_SEAL_PASSPHRASE ? SEAL_PASSPHRASE : NULL,
                               NULL);
      seconds = g_test_timer_elapsed ();
      g_test_timer_start ();
      opened = seal_open (fixture, file, NULL);
      g_assert_true (g_bytes_equal (body, opened));
      g_test_message ("seal %d: 10 MB to %" G_GSIZE_FORMAT " bytes in %.3f s, opened in %.3f s", seal,
                      g_bytes_get_size (file), seconds, g_test_timer_elapsed ());
    }
}

#define ADD(path, function) \
  g_test_add ("/exchange/package-seal/" path, SealFixture, NULL, seal_fixture_set_up, function, seal_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("X1/round-trip", test_round_trip);
  ADD ("X1/says-who", test_says_who);
  ADD ("X1/hides", test_hides);
  ADD ("X1/somebody-else", test_somebody_else);
  ADD ("X1/passphrases", test_passphrases);
  ADD ("X1/seal-refused", test_seal_refused);
  ADD ("files", test_files);
  if (g_test_perf ())
    ADD ("cost", test_cost);

  return g_test_run ();
}

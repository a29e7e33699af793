#include "core/stm-error.h"
#include "core/stm-passphrase-rules.h"

static const struct
{
  const char *text;
  const char *reason; /* a part of it; %NULL when it is good */
} passphrases[] = {
  { "", "fewer than 12" },
  { "elf letters", "fewer than 12" },
  { "éééééééééàà", "fewer than 12" },
  { "twaalf tekens", NULL },
  { "correct paard batterij", NULL },
  { "Zoë én Jérôme", NULL },
  { "aaaaaaaaaaaaaaaaaaaa", "again and again" },
  { "abcdabcdabcdabcd", "again and again" },
  { "abcdeabcdeabcde", NULL },
  { " spatie vooraan en", "space" },
  { "spatie achteraan ", "space" },
  { "vast wit achteraan\302\240", "space" },
  { "twee regels\nin een", "typed again" },
  { "een tab\tin het midden", "typed again" },
  { "geen utf-8 \377\376 in tekst", "not text" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (passphrases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (passphrases[i].reason == NULL)
        {
          g_assert_true (stm_passphrase_check (passphrases[i].text, &error));
          g_assert_no_error (error);
          continue;
        }

      g_assert_false (stm_passphrase_check (passphrases[i].text, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
      g_assert_nonnull (g_strstr_len (error->message, -1, passphrases[i].reason));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/passphrase-rules/X1/table", test_table);

  return g_test_run ();
}

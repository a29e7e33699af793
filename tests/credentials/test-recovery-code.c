#include "core/stm-error.h"
#include "credentials/stm-recovery-code.h"

#include <string.h>

#define ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

static void
assert_read_as (const char *typed,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  char *code = stm_recovery_code_normalize (typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, expected);
  stm_recovery_code_free (code);
}

static void
assert_refused (const char *typed,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_recovery_code_normalize (typed, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_WRONG_CODE);
  if (message != NULL)
    g_assert_cmpstr (error->message, ==, message);
}

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint counts[32] = { 0 };

  for (guint i = 0; i < 1000; i++)
    {
      char *code = stm_recovery_code_new ();

      g_assert_true (g_regex_match_simple ("^([" ALPHABET "]{5}-){5}[" ALPHABET "]{5}$", code, 0, 0));
      assert_read_as (code, code);
      for (const char *p = code; *p != '\0'; p++)
        if (*p != '-')
          counts[strchr (ALPHABET, *p) - ALPHABET]++;
      g_assert_true (g_hash_table_add (seen, g_strdup (code)));
      stm_recovery_code_free (code);
    }

  /* 30 000 characters: each of the 32 about 938 times. */
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (counts[i], >, 750);
      g_assert_cmpuint (counts[i], <, 1150);
    }
}

static void
test_tolerant (void)
{
  for (guint i = 0; i < 100; i++)
    {
      char *code = stm_recovery_code_new ();
      g_auto (GStrv) groups = g_strsplit (code, "-", -1);
      g_autofree char *bare = g_strjoinv ("", groups);
      g_autofree char *lower = g_ascii_strdown (code, -1);
      g_autofree char *spaced = g_strjoinv ("  ", groups);
      g_autofree char *lines = g_strjoinv ("\r\n\t", groups);
      g_autofree char *dashes = g_strjoinv ("\u2011", groups);
      g_autofree char *blanks = g_strjoinv ("\u00a0\u200b", groups);
      g_autofree char *padded = g_strdup_printf ("  %s\n", code);
      g_autofree char *letters = g_strdup (lower);

      for (char *p = letters; *p != '\0'; p++)
        if (*p == '0')
          *p = i % 2 ? 'o' : 'O';
        else if (*p == '1')
          *p = "iIlL"[i % 4];

      assert_read_as (bare, code);
      assert_read_as (lower, code);
      assert_read_as (spaced, code);
      assert_read_as (lines, code);
      assert_read_as (dashes, code);
      assert_read_as (blanks, code);
      assert_read_as (padded, code);
      assert_read_as (letters, code);
      stm_recovery_code_free (code);
    }
}

static void
test_each_wrong_character (void)
{
  char *code = stm_recovery_code_new ();

  for (char *p = code; *p != '\0'; p++)
    {
      g_autofree char *message = g_strdup_printf ("Group %d of the recovery code is mistyped.",
                                                  (int) (p - code) / 6 + 1);
      char right = *p;

      for (const char *wrong = ALPHABET; right != '-' && *wrong != '\0'; wrong++)
        if (*wrong != right)
          {
            *p = *wrong;
            assert_refused (code, message);
          }
      *p = right;
    }

  stm_recovery_code_free (code);
}

static void
swap (char  *text,
      gsize  first,
      gsize  second,
      gsize  length)
{
  for (gsize i = 0; i < length; i++)
    {
      char kept = text[first + i];

      text[first + i] = text[second + i];
      text[second + i] = kept;
    }
}

static void
test_each_change_of_places (void)
{
  for (guint round = 0; round < 50; round++)
    {
      char *code = stm_recovery_code_new ();

      for (gsize group = 0; group < 6; group++)
        for (gsize first = 0; first < 5; first++)
          for (gsize second = first + 1; second < 5; second++)
            if (code[6 * group + first] != code[6 * group + second])
              {
                swap (code, 6 * group + first, 6 * group + second, 1);
                assert_refused (code, NULL);
                swap (code, 6 * group + first, 6 * group + second, 1);
              }

      for (gsize first = 0; first < 6; first++)
        for (gsize second = first + 1; second < 6; second++)
          {
            swap (code, 6 * first, 6 * second, 5);
            assert_refused (code, NULL);
            swap (code, 6 * first, 6 * second, 5);
          }

      stm_recovery_code_free (code);
    }
}

static void
test_length (void)
{
  char *code = stm_recovery_code_new ();
  g_autofree char *longer = g_strconcat (code, "2", NULL);
  g_autofree char *twice = g_strconcat (code, "-", code, NULL);
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, '2');
  g_autofree char *shorter = g_strdup (code);

  assert_refused ("", "A recovery code has 30 characters in 6 groups; 0 were typed.");
  assert_refused (" - ", "A recovery code has 30 characters in 6 groups; 0 were typed.");
  assert_refused ("abc", "A recovery code has 30 characters in 6 groups; 3 were typed.");
  assert_refused (longer, "Group 6 of the recovery code should have 5 characters and has 6.");
  assert_refused (twice, "A recovery code has 30 characters in 6 groups; 60 were typed.");
  assert_refused (huge, NULL);

  memmove (shorter + 14, shorter + 15, strlen (shorter + 15) + 1);
  assert_refused (shorter, "Group 3 of the recovery code should have 5 characters and has 4.");

  stm_recovery_code_free (code);
}

static void
test_strange_characters (void)
{
  static const char *const strange[] = { "U", "u", "é", "!", "Ｏ", "\U0001F511" };
  char *code = stm_recovery_code_new ();

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *typed = g_strdup_printf ("%.7s%s%s", code, strange[i], code + 8);

      assert_refused (typed, "Group 2 of the recovery code has a character that no recovery code has.");
    }
  assert_refused ("\xff\xfe", "This is not a recovery code.");

  stm_recovery_code_free (code);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/credentials/recovery-code/X3/new", test_new);
  g_test_add_func ("/credentials/recovery-code/X3/tolerant", test_tolerant);
  g_test_add_func ("/credentials/recovery-code/X3/each-wrong-character", test_each_wrong_character);
  g_test_add_func ("/credentials/recovery-code/X3/each-change-of-places", test_each_change_of_places);
  g_test_add_func ("/credentials/recovery-code/X3/length", test_length);
  g_test_add_func ("/credentials/recovery-code/X3/strange-characters", test_strange_characters);

  return g_test_run ();
}

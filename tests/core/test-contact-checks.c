#include "config.h"

#include "core/stm-contact-checks.h"
#include "core/stm-error.h"
#include "hostile-texts.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *problem;  /* part of the message; NULL for what is right */
} Row;

static const Row phone_rows[] = {
  /* Belgium */
  { "02/250 37 77",           NULL },
  { "02 250 37 77",           NULL },
  { "022503777",              NULL },
  { "(09) 265 81 30",         NULL },
  { "056 24 12 34",           NULL },
  { "0478/12.34.56",          NULL },
  { "0478 12 34 56",          NULL },
  { "0478-123456",            NULL },
  { "0800 12 033",            NULL },
  { "+32 2 250 37 77",        NULL },
  { "+32 (0)2 250 37 77",     NULL },
  { "+32478123456",           NULL },
  { "0032 478 12 34 56",      NULL },
  { "0032 (0)478 12 34 56",   NULL },
  { "+32 2 250 37 7",         "too few or too many" },
  { "+32 478 12 34 567",      "too few or too many" },
  { "+320478123456",          "too few or too many" },
  { "0478 12 34 567",         "too few or too many" },
  { "02 250 37",              "too few or too many" },

  /* the Netherlands */
  { "06-12345678",            NULL },
  { "06 - 12 34 56 78",       NULL },
  { "020 123 45 67",          NULL },
  { "0113-123456",            NULL },
  { "088 900 1000",           NULL },
  { "0800-1351",              NULL },
  { "0800-0200 900",          NULL },
  { "0900 8844",              NULL },
  { "+31 6 12345678",         NULL },
  { "+31 (0)113 123456",      NULL },
  { "+31 800 1351",           NULL },
  { "+31 900 8844",           NULL },
  { "+31 6 1234567",          "too few or too many" },
  { "+31 6 123456789",        "too few or too many" },
  { "+310612345678",          "too few or too many" },

  /* the rest of the world, by E.164 */
  { "+49 30 901820",          NULL },
  { "+33 3 20 12 34 56",      NULL },
  { "+212 612-345678",        NULL },
  { "+1234567",               "too few or too many" },
  { "+12345678",              NULL },
  { "+123456789012345",       NULL },
  { "+1234567890123456",      "too few or too many" },
  { "0033320123456",          NULL },
  { "+0 478 12 34 56",        "too few or too many" },
  { "000 478 12 34 56",       "too few or too many" },

  /* as pasted */
  { " 0478\u00a0" "12\u202f" "34 56 ", NULL },
  { "0478‑12‑34‑56",          NULL },

  /* not numbers */
  { "478 12 34 56",           "starts with 0" },
  { "112",                    "starts with 0" },
  { "",                       "starts with 0" },
  { "()",                     "starts with 0" },
  { "+",                      "too few or too many" },
  { "0",                      "too few or too many" },
  { "00",                     "too few or too many" },
  { "0478 12 34 56 (mama)",   "only digits" },
  { "tel. 0478 12 34 56",     "only digits" },
  { "0478+123456",            "only digits" },
  { "++32478123456",          "only digits" },
  { "0478,123456",            "only digits" },
  { "O478 12 34 56",          "only digits" },
  { NULL,                     "only digits" },
};

static const Row email_rows[] = {
  { "an.peeters@school.be",               NULL },
  { "AN@SCHOOL.BE",                       NULL },
  { "a@b.nl",                             NULL },
  { "an+stage@mail.school.be",            NULL },
  { "o'neill_22@school-gent.vlaanderen",  NULL },
  { "an@zürich-büro.example",             NULL },
  { "an@xn--zrich-kva.example",           NULL },
  { "an@школа.рф",                        NULL },
  { "an@3m.example",                      NULL },

  { NULL,                                 "No e-mail" },
  { "",                                   "No e-mail" },
  { " an@school.be",                      "spaces" },
  { "an@school.be ",                      "spaces" },
  { "an peeters@school.be",               "spaces" },
  { "an\u00a0peeters@school.be",          "spaces" },
  { "an@school.be\n",                     "spaces" },
  { "an.peeters",                         "one @" },
  { "an@peeters@school.be",               "one @" },
  { "an@school.be,jan@school.be",         "one @" },
  { "an..peeters@school.be",              "two dots" },
  { "an@school..be",                      "two dots" },
  { "@school.be",                         "before the @" },
  { ".an@school.be",                      "before the @" },
  { "an.@school.be",                      "before the @" },
  { "zoë@school.be",                      "before the @" },
  { "\"an\"@school.be",                   "before the @" },
  { "mailto:an@school.be",                "before the @" },
  { "<an@school.be>",                     "before the @" },
  { "an(thuis)@school.be",                "before the @" },
  { "an@",                                "after the @" },
  { "an@school",                          "after the @" },
  { "an@.be",                             "after the @" },
  { "an@school.",                         "after the @" },
  { "an@school.b",                        "after the @" },
  { "an@-school.be",                      "after the @" },
  { "an@school-.be",                      "after the @" },
  { "an@sch_ool.be",                      "after the @" },
  { "an@school.be>",                      "after the @" },
  { "an@school.be;",                      "after the @" },
  { "an@[192.168.0.1]",                   "after the @" },
  { "an@192.168.0.1",                     "after the @" },
  { "an\xff@school.be",                   "not readable" },
};

static void
check_rows (const Row *rows, guint n_rows, gboolean (*check) (const char *text, GError **error))
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean valid = check (rows[i].text, &error);

      g_test_message ("row %u: %s", i, error != NULL ? error->message : "valid");

      if (rows[i].problem == NULL)
        {
          g_assert_no_error (error);
          g_assert_true (valid);
          continue;
        }

      g_assert_false (valid);
      g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].problem));
    }
}

static void
test_phone (void)
{
  check_rows (phone_rows, G_N_ELEMENTS (phone_rows), stm_phone_check);
}

static void
test_phone_normalize (void)
{
  static const char * const rows[][2] = {
    { "0478/12.34.56",                 "0478/12.34.56" },
    { "  0478  12 34\t56\n",           "0478 12 34 56" },
    { "+32 (0)2\u00a0" "250\u2013" "37", "+32 (0)2 250-37" },
    { "mama: 0478",                    "mama: 0478" },
    { "",                              "" },
    { " ",                             "" },
    { NULL,                            NULL },
    { "\xff",                          NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normalized = stm_phone_normalize (rows[i][0]);

      g_assert_cmpstr (normalized, ==, rows[i][1]);
    }
}

static void
test_email (void)
{
  check_rows (email_rows, G_N_ELEMENTS (email_rows), stm_email_check);
}

static void
test_email_lengths (void)
{
  static const struct
  {
    int      local;
    int      label;
    int      labels;
    gboolean valid;
  } rows[] = {
    { 64, 10, 1, TRUE },
    { 65, 10, 1, FALSE },
    { 10, 63, 1, TRUE },
    { 10, 64, 1, FALSE },
    { 59, 63, 3, TRUE },   /* 254 in all */
    { 60, 63, 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) address = g_string_new (NULL);

      for (int j = 0; j < rows[i].local; j++)
        g_string_append_c (address, 'a');

      g_string_append_c (address, '@');

      for (int j = 0; j < rows[i].labels; j++)
        {
          for (int k = 0; k < rows[i].label; k++)
            g_string_append_c (address, 'b');
          g_string_append_c (address, '.');
        }

      g_string_append (address, "be");

      g_assert_true (stm_email_check (address->str, NULL) == rows[i].valid);
    }
}

static void
use_hostile (const char *text)
{
  g_autofree char *normalized = stm_phone_normalize (text);

  g_assert_true (normalized == NULL || g_utf8_validate (normalized, -1, NULL));
  g_assert_false (stm_phone_check (text, NULL));
  g_assert_false (stm_email_check (text, NULL));
}

static void
test_hostile (void)
{
  for_each_hostile_text (use_hostile);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/contact-checks/T3/phone", test_phone);
  g_test_add_func ("/core/contact-checks/T3/phone-normalize", test_phone_normalize);
  g_test_add_func ("/core/contact-checks/T3/email", test_email);
  g_test_add_func ("/core/contact-checks/T3/email-lengths", test_email_lengths);
  g_test_add_func ("/core/contact-checks/T3/hostile", test_hostile);

  return g_test_run ();
}

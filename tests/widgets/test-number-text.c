#include "widgets/stm-number-text.h"

#include <locale.h>

static void
test_parse_hours (void)
{
  static const struct { const char *text; int minutes; } rows[] = {
    { "", 0 },
    { "38", 38 * 60 },
    { "7,6", 456 },
    { "7.6", 456 },
    { "7,60", 456 },
    { "7:36", 456 },
    { "7u36", 456 },
    { "7h36", 456 },
    { "0,5", 30 },
    { ",5", 30 },
    { "7,", 420 },
    { "38,33", 2300 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (stm_number_text_is_beginning (rows[i].text, TRUE));
      g_assert_cmpint (stm_number_text_parse (rows[i].text, TRUE), ==, rows[i].minutes);
    }
}

static void
test_refuse (void)
{
  static const char * const refused[] = { "a", "-1", "7,666", "7:60", "7,6,6", "1 000", "1234567", "７" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (stm_number_text_is_beginning (refused[i], TRUE));
      g_assert_cmpint (stm_number_text_parse (refused[i], TRUE), ==, 0);
    }

  g_assert_false (stm_number_text_is_beginning ("7,5", FALSE));
  g_assert_true (stm_number_text_is_beginning ("4", FALSE));
  g_assert_cmpint (stm_number_text_parse ("4", FALSE), ==, 4);
}

static void
test_every_minute_comes_back (void)
{
  for (int minutes = 0; minutes <= 60 * 60; minutes++)
    {
      g_autofree char *text = stm_number_text_format (minutes, TRUE);

      g_assert_cmpint (stm_number_text_parse (text, TRUE), ==, minutes);
    }
}

static void
test_format (void)
{
  static const struct { int number; gboolean hours; const char *text; } rows[] = {
    { 0, TRUE, "" },
    { 0, FALSE, "" },
    { 4, FALSE, "4" },
    { 2280, TRUE, "38" },
    { 456, TRUE, "7.6" },
    { 455, TRUE, "7.58" },
    { 63, TRUE, "1.05" },
    { 1200 * 60 + 30, TRUE, "1200.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = stm_number_text_format (rows[i].number, rows[i].hours);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/number-text/T4/parse-hours", test_parse_hours);
  g_test_add_func ("/widgets/number-text/T4/refuse", test_refuse);
  g_test_add_func ("/widgets/number-text/T4/every-minute-comes-back", test_every_minute_comes_back);
  g_test_add_func ("/widgets/number-text/T4/format", test_format);

  return g_test_run ();
}

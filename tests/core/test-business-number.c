#include "config.h"

#include "core/stm-business-number.h"
#include "core/stm-error.h"
#include "hostile-texts.h"

#include <string.h>

/* The part of the message that tells why; NULL for a valid number. */
static const struct
{
  const char *text;
  const char *problem;
  const char *normalized;
  const char *formatted;
} rows[] = {
  { "0403.019.261",       NULL,             "0403019261", "0403.019.261" },
  { "0403019261",         NULL,             "0403019261", "0403.019.261" },
  { "403019261",          NULL,             "0403019261", "0403.019.261" },
  { "BE0403019261",       NULL,             "0403019261", "0403.019.261" },
  { "be 0403 019 261",    NULL,             "0403019261", "0403.019.261" },
  { " BE-0403/019-261 ",  NULL,             "0403019261", "0403.019.261" },
  { "BE 403.019.261",     NULL,             "0403019261", "0403.019.261" },
  { "BE\u00a0" "0403–019–261", NULL,        "0403019261", "0403.019.261" },
  { "1000000021",         NULL,             "1000000021", "1000.000.021" },
  { "0119746597",         NULL,             "0119746597", "0119.746.597" },
  { "0119756101",         NULL,             "0119756101", "0119.756.101" },
  { "12345678",           NULL,             "12345678",   "12345678" },
  { "1234 5678",          NULL,             "12345678",   "12345678" },

  { "0403019262",         "last two",       "0403019262", "0403.019.262" },
  { "0430019261",         "last two",       "0430019261", "0430.019.261" },
  { "0119746500",         "last two",       "0119746500", "0119.746.500" },
  { "0119756198",         "last two",       "0119756198", "0119.756.198" },
  { "2000000042",         "establishment",  "2000000042", "2000.000.042" },
  { "2.147.812.701",      "establishment",  "2147812701", "2147.812.701" },
  { "0000000000",         "zeros",          "0000000000", "0000.000.000" },
  { "00000000",           "zeros",          "00000000",   "00000000" },
  { "BE12345678",         "10 digits",      NULL,         "BE12345678" },
  { "04030192611",        "10 digits",      NULL,         "04030192611" },
  { "1234567",            "10 digits",      NULL,         "1234567" },
  { "BE",                 "10 digits",      NULL,         "BE" },
  { "",                   "10 digits",      NULL,         "" },
  { "NL0403019261",       "only digits",    NULL,         "NL0403019261" },
  { "0403O19261",         "only digits",    NULL,         "0403O19261" },
  { "BEBE0403019261",     "only digits",    NULL,         "BEBE0403019261" },
  { NULL,                 "only digits",    NULL,         "" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean valid = stm_business_number_check (rows[i].text, &error);
      g_autofree char *normalized = stm_business_number_normalize (rows[i].text);
      g_autofree char *formatted = stm_business_number_format (rows[i].text);

      g_test_message ("“%s”: %s", rows[i].text, error != NULL ? error->message : "valid");

      g_assert_true (valid == (rows[i].problem == NULL));
      g_assert_cmpstr (normalized, ==, rows[i].normalized);
      g_assert_cmpstr (formatted, ==, rows[i].formatted);

      if (valid)
        {
          g_assert_no_error (error);
          continue;
        }

      g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].problem));
    }
}

static void
use_hostile (const char *text)
{
  g_autofree char *normalized = stm_business_number_normalize (text);
  g_autofree char *formatted = stm_business_number_format (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (normalized);
  g_assert_cmpstr (formatted, ==, text != NULL ? text : "");
  g_assert_false (stm_business_number_check (text, NULL));
  g_assert_false (stm_business_number_check (text, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
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

  g_test_add_func ("/core/business-number/rows", test_rows);
  g_test_add_func ("/core/business-number/hostile", test_hostile);

  return g_test_run ();
}

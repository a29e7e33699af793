#include "config.h"

#include "core/stm-error.h"
#include "core/stm-postcode.h"
#include "hostile-texts.h"

#include <string.h>

/* Both ends of every range of SPEC T3. */
static const struct
{
  int         first;
  int         last;
  StmProvince province;
} ranges[] = {
  { 1000, 1299, STM_PROVINCE_BRUSSELS },
  { 1300, 1499, STM_PROVINCE_WALLOON_BRABANT },
  { 1500, 1999, STM_PROVINCE_FLEMISH_BRABANT },
  { 2000, 2999, STM_PROVINCE_ANTWERP },
  { 3000, 3499, STM_PROVINCE_FLEMISH_BRABANT },
  { 3500, 3999, STM_PROVINCE_LIMBURG },
  { 4000, 4999, STM_PROVINCE_LIEGE },
  { 5000, 5999, STM_PROVINCE_NAMUR },
  { 6000, 6599, STM_PROVINCE_HAINAUT },
  { 6600, 6999, STM_PROVINCE_LUXEMBOURG },
  { 7000, 7999, STM_PROVINCE_HAINAUT },
  { 8000, 8999, STM_PROVINCE_WEST_FLANDERS },
  { 9000, 9999, STM_PROVINCE_EAST_FLANDERS },
};

static void
test_provinces (void)
{
  guint range = 0;

  for (int postcode = 0; postcode < 10000; postcode++)
    {
      g_autofree char *text = g_strdup_printf ("%04d", postcode);
      g_autoptr (GError) error = NULL;

      if (postcode < 1000)
        {
          g_assert_false (stm_postcode_check (text, &error));
          g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
          g_assert_cmpint (stm_postcode_get_province (text), ==, STM_PROVINCE_UNKNOWN);
          continue;
        }

      if (postcode > ranges[range].last)
        range++;

      g_assert_cmpint (postcode, >=, ranges[range].first);
      g_assert_true (stm_postcode_check (text, &error));
      g_assert_no_error (error);
      g_assert_cmpint (stm_postcode_get_province (text), ==, ranges[range].province);
    }

  g_assert_cmpuint (range, ==, G_N_ELEMENTS (ranges) - 1);
}

/* Everybody who keeps the list of provinces elsewhere counts on this order. */
static void
test_order (void)
{
  g_assert_cmpint (STM_PROVINCE_UNKNOWN, ==, 0);
  g_assert_cmpint (STM_PROVINCE_BRUSSELS, ==, 1);
  g_assert_cmpint (STM_PROVINCE_FLEMISH_BRABANT, ==, 2);
  g_assert_cmpint (STM_PROVINCE_ANTWERP, ==, 3);
  g_assert_cmpint (STM_PROVINCE_LIMBURG, ==, 4);
  g_assert_cmpint (STM_PROVINCE_WEST_FLANDERS, ==, 5);
  g_assert_cmpint (STM_PROVINCE_EAST_FLANDERS, ==, 6);
  g_assert_cmpint (STM_PROVINCE_WALLOON_BRABANT, ==, 7);
  g_assert_cmpint (STM_PROVINCE_LIEGE, ==, 8);
  g_assert_cmpint (STM_PROVINCE_NAMUR, ==, 9);
  g_assert_cmpint (STM_PROVINCE_HAINAUT, ==, 10);
  g_assert_cmpint (STM_PROVINCE_LUXEMBOURG, ==, 11);
  g_assert_cmpint (STM_PROVINCE_ABROAD, ==, 12);
}

static void
test_forms (void)
{
  static const struct
  {
    const char  *text;
    const char  *normalized;  /* NULL for what is refused */
    StmProvince  province;
  } rows[] = {
    { "9000",             "9000",    STM_PROVINCE_EAST_FLANDERS },
    { " 9000 ",           "9000",    STM_PROVINCE_EAST_FLANDERS },
    { "B-9000",           "9000",    STM_PROVINCE_EAST_FLANDERS },
    { "b-9000",           "9000",    STM_PROVINCE_EAST_FLANDERS },
    { "BE-1030",          "1030",    STM_PROVINCE_BRUSSELS },
    { "B–8500",           "8500",    STM_PROVINCE_WEST_FLANDERS },
    { "1234 AB",          "1234 AB", STM_PROVINCE_ABROAD },
    { "1234AB",           "1234 AB", STM_PROVINCE_ABROAD },
    { "1234ab",           "1234 AB", STM_PROVINCE_ABROAD },
    { " 1234  ab ",       "1234 AB", STM_PROVINCE_ABROAD },
    { "1234\u00a0" "ab",  "1234 AB", STM_PROVINCE_ABROAD },
    { "NL-9999 ZZ",       "9999 ZZ", STM_PROVINCE_ABROAD },
    { "1234 SA",          NULL },
    { "1234 sd",          NULL },
    { "1234SS",           NULL },
    { "1234 AS",          "1234 AS", STM_PROVINCE_ABROAD },
    { "0123 AB",          NULL },
    { "0999",             NULL },
    { "1234 A",           NULL },
    { "1234 ABC",         NULL },
    { "1234 A1",          NULL },
    { "1234-AB",          NULL },
    { "AB 1234",          NULL },
    { "12345",            NULL },
    { "900",              NULL },
    { "9O00",             NULL },
    { "F-59000",          NULL },
    { "B-",               NULL },
    { "B-B-9000",         NULL },
    { "1234 ÀB",          NULL },
    { "",                 NULL },
    { NULL,               NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *normalized = stm_postcode_normalize (rows[i].text);
      gboolean valid = stm_postcode_check (rows[i].text, &error);

      g_test_message ("“%s”: %s", rows[i].text, error != NULL ? error->message : "valid");

      g_assert_cmpstr (normalized, ==, rows[i].normalized);
      g_assert_cmpint (stm_postcode_get_province (rows[i].text), ==, rows[i].province);
      g_assert_true (valid == (rows[i].normalized != NULL));

      if (!valid)
        g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
    }
}

static void
use_hostile (const char *text)
{
  g_autofree char *normalized = stm_postcode_normalize (text);

  g_assert_null (normalized);
  g_assert_false (stm_postcode_check (text, NULL));
  g_assert_cmpint (stm_postcode_get_province (text), ==, STM_PROVINCE_UNKNOWN);
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

  g_test_add_func ("/core/postcode/T3/provinces", test_provinces);
  g_test_add_func ("/core/postcode/T3/order", test_order);
  g_test_add_func ("/core/postcode/T3/forms", test_forms);
  g_test_add_func ("/core/postcode/T3/hostile", test_hostile);

  return g_test_run ();
}

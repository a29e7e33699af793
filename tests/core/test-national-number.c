#include "config.h"

#include "core/stm-error.h"
#include "core/stm-national-number.h"
#include "hostile-texts.h"

#include <string.h>

typedef struct
{
  const char    *text;
  StmNumberKind  kind;        /* none for a number that is refused */
  const char    *birth_date;
} Row;

static const Row belgian_rows[] = {
  /* the two of the issue, and every separator */
  { "650706-643-09",       STM_NUMBER_RIJKSREGISTER, "1965-07-06" },
  { "85112526868",         STM_NUMBER_RIJKSREGISTER, "1985-11-25" },
  { "65.07.06-643.09",     STM_NUMBER_RIJKSREGISTER, "1965-07-06" },
  { "65 07 06 643 09",     STM_NUMBER_RIJKSREGISTER, "1965-07-06" },
  { " 650706 643 09\n",    STM_NUMBER_RIJKSREGISTER, "1965-07-06" },
  { "65.07.06–643.09",     STM_NUMBER_RIJKSREGISTER, "1965-07-06" },
  { "65\u00a0" "0706\u202f" "64309", STM_NUMBER_RIJKSREGISTER, "1965-07-06" },
  { "65/07/06-643.09",     STM_NUMBER_NONE },
  { "65_0706_64309",       STM_NUMBER_NONE },
  { "6507O664309",         STM_NUMBER_NONE },

  /* length */
  { "6507066430",          STM_NUMBER_NONE },
  { "650706643099",        STM_NUMBER_NONE },
  { "6507066",             STM_NUMBER_NONE },
  { "...---",              STM_NUMBER_NONE },

  /* both centuries */
  { "85073003328",         STM_NUMBER_RIJKSREGISTER, "1985-07-30" },
  { "17073003384",         STM_NUMBER_RIJKSREGISTER, "2017-07-30" },
  { "08022912391",         STM_NUMBER_RIJKSREGISTER, "2008-02-29" },
  { "07022912370",         STM_NUMBER_NONE },
  { "00022912320",         STM_NUMBER_RIJKSREGISTER, "2000-02-29" },
  { "00022912388",         STM_NUMBER_NONE },  /* 1900 was no leap year */
  { "85073003329",         STM_NUMBER_NONE },
  { "85073003228",         STM_NUMBER_NONE },
  { "85070303328",         STM_NUMBER_NONE },
  { "00000000000",         STM_NUMBER_NONE },

  /* BIS: month plus 20 or 40 */
  { "98472899765",         STM_NUMBER_BIS, "1998-07-28" },
  { "01490700185",         STM_NUMBER_BIS, "2001-09-07" },
  { "92321506985",         STM_NUMBER_BIS, "1992-12-15" },
  { "92521506931",         STM_NUMBER_BIS, "1992-12-15" },
  { "70252501507",         STM_NUMBER_BIS, "1970-05-25" },
  { "80240199943",         STM_NUMBER_BIS, "1980-04-01" },
  { "85270199972",         STM_NUMBER_BIS, "1985-07-01" },
  { "85330100145",         STM_NUMBER_NONE },
  { "85530100188",         STM_NUMBER_NONE },
  { "85670100189",         STM_NUMBER_NONE },

  /* unknown date of birth, and serial numbers that ran out */
  { "85070000187",         STM_NUMBER_RIJKSREGISTER },
  { "81050003552",         STM_NUMBER_RIJKSREGISTER },
  { "81000003517",         STM_NUMBER_RIJKSREGISTER },
  { "00000000128",         STM_NUMBER_RIJKSREGISTER },
  { "00000100166",         STM_NUMBER_RIJKSREGISTER },
  { "00000100195",         STM_NUMBER_RIJKSREGISTER },
  { "10000100182",         STM_NUMBER_RIJKSREGISTER },
  { "00003241778",         STM_NUMBER_RIJKSREGISTER },
  { "92200006963",         STM_NUMBER_BIS },
  { "10200100128",         STM_NUMBER_BIS },
  { "10400100171",         STM_NUMBER_BIS },
  { "24203200171",         STM_NUMBER_BIS },
  { "92400006909",         STM_NUMBER_BIS },
  { "85270000133",         STM_NUMBER_BIS },

  /* impossible date of birth */
  { "85130000132",         STM_NUMBER_NONE },
  { "85190000174",         STM_NUMBER_NONE },
  { "85073500107",         STM_NUMBER_NONE },
  { "85043100109",         STM_NUMBER_NONE },
  { "81022903534",         STM_NUMBER_NONE },

  /* serial number */
  { "85073000160",         STM_NUMBER_RIJKSREGISTER, "1985-07-30" },
  { "85073099833",         STM_NUMBER_RIJKSREGISTER, "1985-07-30" },
  { "85073000061",         STM_NUMBER_NONE },
  { "85073099932",         STM_NUMBER_NONE },
};

static const Row bsn_rows[] = {
  { "111222333",           STM_NUMBER_BSN },
  { "1112.22.333",         STM_NUMBER_BSN },
  { "111 222 333",         STM_NUMBER_BSN },
  { "123456782",           STM_NUMBER_BSN },
  { "012345672",           STM_NUMBER_BSN },
  { "12345672",            STM_NUMBER_BSN },
  { "111252333",           STM_NUMBER_NONE },
  { "112122333",           STM_NUMBER_NONE },
  { "000000000",           STM_NUMBER_NONE },
  { "00000000",            STM_NUMBER_NONE },
  { "1112223334",          STM_NUMBER_NONE },
  { "1234567",             STM_NUMBER_NONE },
  { "NL111222333",         STM_NUMBER_NONE },
};

static void
check_row (const Row *row, gboolean dutch_school)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *birth_date = stm_national_number_get_birth_date (row->text);
  StmNumberKind kind = 99;
  gboolean valid = stm_national_number_check (row->text, dutch_school, &kind, &error);

  g_test_message ("“%s”: %s", row->text, error != NULL ? error->message : "valid");

  g_assert_cmpint (kind, ==, row->kind);
  g_assert_cmpstr (birth_date, ==, row->birth_date);

  if (row->kind != STM_NUMBER_NONE)
    {
      g_assert_true (valid);
      g_assert_no_error (error);
      return;
    }

  g_assert_false (valid);
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_null (strstr (error->message, row->text));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_belgian (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (belgian_rows); i++)
    {
      check_row (&belgian_rows[i], FALSE);
      check_row (&belgian_rows[i], TRUE);
    }
}

static void
test_bsn (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bsn_rows); i++)
    {
      check_row (&bsn_rows[i], FALSE);
      check_row (&bsn_rows[i], TRUE);
    }
}

static void
assert_message (const char *text, gboolean dutch_school, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (stm_national_number_check (text, dutch_school, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_messages (void)
{
  assert_message (NULL, FALSE, "No number");
  assert_message ("", TRUE, "No number");
  assert_message ("65.07.06/643.09", FALSE, "only digits");
  assert_message ("6507066430", FALSE, "11 digits, this one has 10");
  assert_message ("1112223334", TRUE, "9 digits, this one has 10");
  assert_message ("111252333", FALSE, "11 digits, this one has 9");
  assert_message ("111252333", TRUE, "(BSN)");
  assert_message ("85130000132", FALSE, "date of birth");
  assert_message ("85133000199", FALSE, "date of birth");
  assert_message ("85073003329", TRUE, "last two digits");
  assert_message ("85073000061", FALSE, "001 to 998");
}

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *normalized;
    const char *formatted;
  } rows[] = {
    { "650706-643-09",   "65070664309", "65.07.06-643.09" },
    { "65070664309",     "65070664309", "65.07.06-643.09" },
    { "65070664310",     "65070664310", "65.07.06-643.10" },
    { "111222333",       "111222333",   "1112.22.333" },
    { "12345672",        "012345672",   "0123.45.672" },
    { "1234567",         NULL,          "1234567" },
    { "none",            NULL,          "none" },
    { "",                NULL,          "" },
    { NULL,              NULL,          "" },
    { "65070664309\xff", NULL,          "65070664309\xff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *normalized = stm_national_number_normalize (rows[i].text);
      g_autofree char *formatted = stm_national_number_format (rows[i].text);
      g_autofree char *again = stm_national_number_normalize (formatted);

      g_assert_cmpstr (normalized, ==, rows[i].normalized);
      g_assert_cmpstr (formatted, ==, rows[i].formatted);
      g_assert_cmpstr (again, ==, rows[i].normalized);
    }
}

static void
use_hostile (const char *text)
{
  g_autofree char *normalized = stm_national_number_normalize (text);
  g_autofree char *formatted = stm_national_number_format (text);
  g_autofree char *birth_date = stm_national_number_get_birth_date (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (normalized);
  g_assert_cmpstr (formatted, ==, text != NULL ? text : "");
  g_assert_null (birth_date);
  g_assert_false (stm_national_number_check (text, FALSE, NULL, NULL));
  g_assert_false (stm_national_number_check (text, TRUE, NULL, &error));
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

  g_test_add_func ("/core/national-number/T3/belgian", test_belgian);
  g_test_add_func ("/core/national-number/T3/bsn", test_bsn);
  g_test_add_func ("/core/national-number/T3/messages", test_messages);
  g_test_add_func ("/core/national-number/T3/forms", test_forms);
  g_test_add_func ("/core/national-number/T3/hostile", test_hostile);

  return g_test_run ();
}

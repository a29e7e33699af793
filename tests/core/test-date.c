#include "config.h"

#include "core/stm-date.h"
#include "hostile-texts.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *iso;
    gboolean    valid;
  } rows[] = {
    { "2026-09-03",  TRUE },
    { "1900-01-01",  TRUE },
    { "2199-12-31",  TRUE },
    { "2024-02-29",  TRUE },
    { "2000-02-29",  TRUE },
    { "1900-02-29",  FALSE },
    { "2026-02-29",  FALSE },
    { "2026-04-31",  FALSE },
    { "2026-13-01",  FALSE },
    { "2026-00-01",  FALSE },
    { "2026-01-00",  FALSE },
    { "2026-01-32",  FALSE },
    { "1899-12-31",  FALSE },
    { "2200-01-01",  FALSE },
    { "0000-00-00",  FALSE },
    { "2026-9-3",    FALSE },
    { "2026-09-3",   FALSE },
    { "2026-09-033", FALSE },
    { "2026-09-03 ", FALSE },
    { " 2026-09-03", FALSE },
    { "2026/09/03",  FALSE },
    { "20260903",    FALSE },
    { "03-09-2026",  FALSE },
    { "+026-09-03",  FALSE },
    { "2026-09-03T", FALSE },
    { "2026",        FALSE },
    { "",            FALSE },
    { NULL,          FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDate) date = g_date_new_dmy (7, G_DATE_JULY, 1965);

      g_test_message ("“%s”", rows[i].iso);

      g_assert_true (stm_date_parse (rows[i].iso, NULL) == rows[i].valid);
      g_assert_true (stm_date_parse (rows[i].iso, date) == rows[i].valid);
      g_assert_true (g_date_valid (date));

      if (rows[i].valid)
        {
          char iso[11];

          g_date_strftime (iso, sizeof iso, "%Y-%m-%d", date);
          g_assert_cmpstr (iso, ==, rows[i].iso);
        }
      else
        {
          g_assert_cmpint (g_date_get_year (date), ==, 1965);
        }
    }
}

static void
test_from_input (void)
{
  static const char * const rows[][2] = {
    { "3/9/2026",               "2026-09-03" },
    { "03-09-2026",             "2026-09-03" },
    { "3.9.26",                 "2026-09-03" },
    { "3 september 2026",       "2026-09-03" },
    { "2026-09-03",             "2026-09-03" },
    { "3 9 2026",               "2026-09-03" },
    { "2026/9/3",               "2026-09-03" },
    { " 03/09/26 ",             "2026-09-03" },
    { "3 - 9 - 2026",           "2026-09-03" },
    { "3/9-2026",               "2026-09-03" },
    { "3–9–2026",               "2026-09-03" },
    { "3\u00a0september\u00a0" "2026", "2026-09-03" },
    { "3 SEPT. 2026",           "2026-09-03" },
    { "3-sep-26",               "2026-09-03" },
    { "3september2026",         "2026-09-03" },
    { "1 januari 2027",         "2027-01-01" },
    { "28 febr. 2027",          "2027-02-28" },
    { "1 maart 2027",           "2027-03-01" },
    { "1 mrt 2027",             "2027-03-01" },
    { "30 Apr 2027",            "2027-04-30" },
    { "1 mei 2027",             "2027-05-01" },
    { "1 jun 2027",             "2027-06-01" },
    { "1 jul 2027",             "2027-07-01" },
    { "1 aug 2027",             "2027-08-01" },
    { "31 oktober 2027",        "2027-10-31" },
    { "11 nov 2027",            "2027-11-11" },
    { "25 december 2027",       "2027-12-25" },
    { "29/2/24",                "2024-02-29" },
    { "1/1/00",                 "2000-01-01" },
    { "1/1/99",                 "2099-01-01" },
    { "6/7/1965",               "1965-07-06" },

    { "29/2/26",                NULL },
    { "31/4/2026",              NULL },
    { "13/13/2026",             NULL },
    { "9/31/2026",              NULL },
    { "0/9/2026",               NULL },
    { "3/0/2026",               NULL },
    { "3/9",                    NULL },
    { "september 2026",         NULL },
    { "3/9/6",                  NULL },
    { "3/9/026",                NULL },
    { "3/9/20266",              NULL },
    { "3/9/2026/1",             NULL },
    { "003/9/2026",             NULL },
    { "3/009/2026",             NULL },
    { "3/9/1899",               NULL },
    { "3/9/2200",               NULL },
    { "2026-09-2003",           NULL },
    { "03092026",               NULL },
    { "3 se 2026",              NULL },
    { "3 ma 2026",              NULL },
    { "3 septembers 2026",      NULL },
    { "3 juin 2026",            NULL },
    { "september 3 2026",       NULL },
    { "3 september mei",        NULL },
    { "-3/9/2026",              NULL },
    { "3,9,2026",               NULL },
    { "vandaag",                NULL },
    { "",                       NULL },
    { NULL,                     NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *iso = stm_date_from_input (rows[i][0]);

      g_test_message ("“%s”", rows[i][0]);
      g_assert_cmpstr (iso, ==, rows[i][1]);
    }
}

/* Every day there is survives being shown and typed again. */
static void
test_round_trip (void)
{
  GDate date;
  int n_days = 0;

  for (g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1900);
       g_date_get_year (&date) < 2200;
       g_date_add_days (&date, 1))
    {
      g_autofree char *iso = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date),
                                              g_date_get_month (&date), g_date_get_day (&date));
      g_autofree char *shown = stm_date_format (iso);
      g_autofree char *typed = stm_date_from_input (shown);
      GDate parsed;

      g_assert_cmpstr (typed, ==, iso);
      g_assert_true (stm_date_parse (iso, &parsed));
      g_assert_cmpint (g_date_compare (&date, &parsed), ==, 0);
      n_days++;
    }

  g_assert_cmpint (n_days, ==, 300 * 365 + 73);
}

static void
test_format (void)
{
  static const char * const rows[][2] = {
    { "2026-09-03", "03-09-2026" },
    { "1965-07-06", "06-07-1965" },
    { "2026-02-30", "2026-02-30" },
    { "3/9/2026",   "3/9/2026" },
    { "soon",       "soon" },
    { "",           "" },
    { NULL,         "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = stm_date_format (rows[i][0]);

      g_assert_cmpstr (shown, ==, rows[i][1]);
    }
}

static void
test_format_long (void)
{
  static const char * const rows[][2] = {
    { "2026-09-03", "3 september 2026" },
    { "2028-02-29", "29 februari 2028" },
    { "2026-12-31", "31 december 2026" },
    { "2026-02-30", "2026-02-30" },
    { "soon",       "soon" },
    { NULL,         "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = stm_date_format_long (rows[i][0]);

      g_assert_cmpstr (shown, ==, rows[i][1]);
    }
}

static void
test_compare (void)
{
  static const char * const ascending[] = {
    "1900-01-01", "1999-12-31", "2026-08-31", "2026-09-01", "2026-09-02", "2026-10-01", "2199-12-31",
  };
  static const char * const none[] = { NULL, "", "soon", "2026-02-30" };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        int order = stm_date_compare (ascending[i], ascending[j]);

        g_assert_true ((order < 0) == (i < j));
        g_assert_true ((order > 0) == (i > j));
      }

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_cmpint (stm_date_compare (none[i], "2199-12-31"), >, 0);
      g_assert_cmpint (stm_date_compare ("2199-12-31", none[i]), <, 0);

      for (guint j = 0; j < G_N_ELEMENTS (none); j++)
        g_assert_cmpint (stm_date_compare (none[i], none[j]), ==, 0);
    }
}

static void
use_hostile (const char *text)
{
  g_autofree char *iso = stm_date_from_input (text);
  g_autofree char *shown = stm_date_format (text);

  g_assert_null (iso);
  g_assert_cmpstr (shown, ==, text != NULL ? text : "");
  g_assert_false (stm_date_parse (text, NULL));
  g_assert_cmpint (stm_date_compare (text, text), ==, 0);
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

  g_test_add_func ("/core/date/T5/parse", test_parse);
  g_test_add_func ("/core/date/T5/from-input", test_from_input);
  g_test_add_func ("/core/date/T5/round-trip", test_round_trip);
  g_test_add_func ("/core/date/T5/format", test_format);
  g_test_add_func ("/core/date/B1/format-long", test_format_long);
  g_test_add_func ("/core/date/T5/compare", test_compare);
  g_test_add_func ("/core/date/T5/hostile", test_hostile);

  return g_test_run ();
}

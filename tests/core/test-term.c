#include "config.h"

#include "core/stm-date.h"
#include "core/stm-term.h"

/* The calendar, written out: no other code than this says here what is right. */
typedef struct
{
  int year, month, day;
} Day;

#define FIRST_YEAR 2019
#define LAST_YEAR  2034
#define MOST_DAYS  ((LAST_YEAR - FIRST_YEAR + 1) * 366)

static Day days[MOST_DAYS];
static char isos[MOST_DAYS][32];
static int n_days;

static int
month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return lengths[month - 1] + (month == 2 && leap);
}

static void
write_calendar (void)
{
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= month_length (year, month); day++)
        {
          days[n_days] = (Day) { year, month, day };
          g_snprintf (isos[n_days], sizeof isos[0], "%04d-%02d-%02d", year, month, day);
          n_days++;
        }
}

/* The month so many later, with the day that it has. */
static char *
dup_months_later (Day day, int months)
{
  int month = day.year * 12 + day.month - 1 + months;
  int length = month_length (month / 12, month % 12 + 1);

  return g_strdup_printf ("%04d-%02d-%02d", month / 12, month % 12 + 1, MIN (day.day, length));
}

/* Where the same day is there the period ends just before it, else with that month. */
static char *
dup_last_day (int index, int months)
{
  g_autofree char *later = dup_months_later (days[index], months);

  for (int i = index; i < n_days; i++)
    if (g_str_equal (isos[i], later))
      return g_strdup (days[i].day == days[index].day ? isos[i - 1] : isos[i]);

  g_assert_not_reached ();
}

static void
assert_takes (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_walk_days (void)
{
  for (int i = 40; i < n_days - 40; i++)
    for (int step = -40; step <= 40; step++)
      {
        GDate from, to;

        g_date_set_dmy (&from, (GDateDay) days[i].day, days[i].month, (GDateYear) days[i].year);
        g_date_set_dmy (&to, (GDateDay) days[i + step].day, days[i + step].month, (GDateYear) days[i + step].year);
        g_assert_cmpint (g_date_days_between (&from, &to), ==, step);
        g_assert_cmpint (stm_term_days_between (isos[i], isos[i + step]), ==, step);
        assert_takes (stm_term_add_days (isos[i], step), isos[i + step]);
      }
}

static void
test_walk_months (void)
{
  for (int i = 0; days[i].year < LAST_YEAR - 3; i++)
    for (int months = -26; months <= 26; months++)
      {
        g_autofree char *expected = dup_months_later (days[i], months);
        GDate date;
        char iso[32];

        assert_takes (stm_term_add_months (isos[i], months), expected);
        if (months % 12 == 0)
          assert_takes (stm_term_add_years (isos[i], months / 12), expected);

        g_date_set_dmy (&date, (GDateDay) days[i].day, days[i].month, (GDateYear) days[i].year);
        if (months >= 0)
          g_date_add_months (&date, (guint) months);
        else
          g_date_subtract_months (&date, (guint) -months);
        g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);
        g_assert_cmpstr (iso, ==, expected);
      }
}

static void
test_walk_terms (void)
{
  for (int i = 0; days[i].year < LAST_YEAR - 3; i++)
    {
      g_autofree char *month = dup_months_later (days[i], 1);
      g_autofree char *two_months = dup_months_later (days[i], 2);
      g_autofree char *two_years = dup_last_day (i, 24);
      g_autofree char *three_months = dup_last_day (i, 3);

      assert_takes (stm_term_new_appointment_due (isos[i]), isos[i + 7]);
      assert_takes (stm_term_sheet_due (isos[i]), isos[i + 15]);
      assert_takes (stm_term_advice_due (isos[i]), month);
      assert_takes (stm_term_contract_limit (isos[i]), two_months);
      assert_takes (stm_term_agreement_end (isos[i]), two_years);
      assert_takes (stm_term_last_day (isos[i], 3), three_months);
    }
}

/* Who begins later never ends earlier, and nobody gets less than two years. */
static void
test_agreement_is_fair (void)
{
  g_autofree char *before = stm_term_agreement_end (isos[0]);

  for (int i = 1; days[i].year < LAST_YEAR - 3; i++)
    {
      char *end = stm_term_agreement_end (isos[i]);
      int length = stm_term_days_between (isos[i], end) + 1;

      g_assert_cmpint (stm_term_days_between (before, end), >=, 0);
      g_assert_cmpint (length, >=, 730);
      g_assert_cmpint (length, <=, 731);
      g_free (before);
      before = end;
    }
}

static const struct
{
  const char *name;
  char     *(*term) (const char *iso);
  const char *from, *until;
} terms[] = {
  { "appointment/month-end-W5",      stm_term_new_appointment_due, "2026-10-28", "2026-11-04" },
  { "appointment/year-end-W5",       stm_term_new_appointment_due, "2026-12-28", "2027-01-04" },
  { "appointment/leap-year-W5",      stm_term_new_appointment_due, "2028-02-24", "2028-03-02" },
  { "appointment/common-year-W5",    stm_term_new_appointment_due, "2027-02-24", "2027-03-03" },
  { "appointment/leap-day-W5",       stm_term_new_appointment_due, "2028-02-29", "2028-03-07" },
  { "agreement/ordinary-W6",         stm_term_agreement_end, "2026-11-23", "2028-11-22" },
  { "agreement/from-1-january-W6",   stm_term_agreement_end, "2026-01-01", "2027-12-31" },
  { "agreement/from-31-december-W6", stm_term_agreement_end, "2026-12-31", "2028-12-30" },
  { "agreement/from-1-march-W6",     stm_term_agreement_end, "2026-03-01", "2028-02-29" },
  { "agreement/to-common-year-W6",   stm_term_agreement_end, "2025-03-01", "2027-02-28" },
  { "agreement/day-before-leap-W6",  stm_term_agreement_end, "2028-02-28", "2030-02-27" },
  { "agreement/leap-day-W6",         stm_term_agreement_end, "2028-02-29", "2030-02-28" },
  { "agreement/day-after-leap-W6",   stm_term_agreement_end, "2028-03-01", "2030-02-28" },
  { "agreement/century-W6",          stm_term_agreement_end, "2098-03-01", "2100-02-28" },
  { "sheet/ordinary-W8",             stm_term_sheet_due, "2026-11-01", "2026-11-16" },
  { "sheet/month-end-W8",            stm_term_sheet_due, "2026-11-16", "2026-12-01" },
  { "sheet/year-end-W8",             stm_term_sheet_due, "2026-12-20", "2027-01-04" },
  { "sheet/leap-year-W8",            stm_term_sheet_due, "2028-02-15", "2028-03-01" },
  { "sheet/common-year-W8",          stm_term_sheet_due, "2027-02-15", "2027-03-02" },
  { "contract/ordinary-W11",         stm_term_contract_limit, "2026-09-15", "2026-11-15" },
  { "contract/month-end-W11",        stm_term_contract_limit, "2026-07-31", "2026-09-30" },
  { "contract/year-end-W11",         stm_term_contract_limit, "2026-12-31", "2027-02-28" },
  { "contract/leap-year-W11",        stm_term_contract_limit, "2027-12-31", "2028-02-29" },
  { "contract/over-new-year-W11",    stm_term_contract_limit, "2026-11-30", "2027-01-30" },
  { "advice/ordinary-W12",           stm_term_advice_due, "2026-11-22", "2026-12-22" },
  { "advice/month-end-W12",          stm_term_advice_due, "2026-10-31", "2026-11-30" },
  { "advice/year-end-W12",           stm_term_advice_due, "2026-12-31", "2027-01-31" },
  { "advice/common-year-W12",        stm_term_advice_due, "2027-01-31", "2027-02-28" },
  { "advice/leap-year-W12",          stm_term_advice_due, "2028-01-31", "2028-02-29" },
  { "advice/leap-day-W12",           stm_term_advice_due, "2028-02-29", "2028-03-29" },
};

static void
test_term (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);

  assert_takes (terms[row].term (terms[row].from), terms[row].until);
}

static void
test_no_date (void)
{
  const char *const none[] = { NULL, "", "soon", "2027-02-29", "2026-13-01", "22-11-2026" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      for (guint row = 0; row < G_N_ELEMENTS (terms); row++)
        g_assert_null (terms[row].term (none[i]));
      g_assert_null (stm_term_add_days (none[i], 1));
      g_assert_null (stm_term_add_months (none[i], 1));
      g_assert_null (stm_term_add_years (none[i], 1));
      g_assert_null (stm_term_last_day (none[i], 1));
      g_assert_cmpint (stm_term_days_between (none[i], "2026-11-22"), ==, 0);
      g_assert_cmpint (stm_term_days_between ("2026-11-22", none[i]), ==, 0);
    }
}

/* Only days that the program can read again come out. */
static void
test_ends_of_time (void)
{
  const int far[] = { G_MININT, -2000000, 2000000, G_MAXINT };

  assert_takes (stm_term_add_days ("2199-12-30", 1), "2199-12-31");
  g_assert_null (stm_term_add_days ("2199-12-31", 1));
  g_assert_null (stm_term_add_days ("1900-01-01", -1));
  g_assert_null (stm_term_add_months ("2199-12-31", 1));
  g_assert_null (stm_term_add_years ("1900-01-01", -1));
  g_assert_null (stm_term_agreement_end ("2198-06-01"));
  assert_takes (stm_term_add_years ("1900-01-01", 299), "2199-01-01");
  g_assert_null (stm_term_last_day ("2026-11-22", 0));
  g_assert_null (stm_term_last_day ("2026-11-22", -3));

  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_assert_null (stm_term_add_days ("2026-11-22", far[i]));
      g_assert_null (stm_term_add_months ("2026-11-22", far[i]));
      g_assert_null (stm_term_add_years ("2026-11-22", far[i]));
      g_assert_null (stm_term_last_day ("2026-11-22", far[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  write_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      g_autofree char *path = g_strconcat ("/term/", terms[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_term);
    }
  g_test_add_func ("/term/every-day", test_walk_days);
  g_test_add_func ("/term/every-month", test_walk_months);
  g_test_add_func ("/term/every-term-on-every-day-W5-W6-W8-W11-W12", test_walk_terms);
  g_test_add_func ("/term/agreement/fair-W6", test_agreement_is_fair);
  g_test_add_func ("/term/no-date", test_no_date);
  g_test_add_func ("/term/ends-of-time", test_ends_of_time);

  return g_test_run ();
}

#include "config.h"

#include "core/stm-term.h"

#include "core/stm-date.h"

/* the days of all years that stm_date_parse() takes */
#define MOST_DAYS   (300 * 366)
#define MOST_MONTHS (300 * 12)

/* %NULL where the day lies outside the years that the program knows. */
static char *
dup_iso (const GDate *day)
{
  char iso[sizeof "-2147483648-00-00"];

  if (!g_date_valid (day))
    return NULL;

  g_snprintf (iso, sizeof iso, "%04d-%02d-%02d", g_date_get_year (day), g_date_get_month (day), g_date_get_day (day));

  return stm_date_parse (iso, NULL) ? g_strdup (iso) : NULL;
}

static gboolean
parse (const char *iso, GDate *day)
{
  g_date_clear (day, 1);

  return stm_date_parse (iso, day);
}

/* The day after so many months, or the last day of a month that does not have it. */
static void
add_months (GDate *day, int months)
{
  if (months >= 0)
    g_date_add_months (day, (guint) months);
  else
    g_date_subtract_months (day, (guint) -months);
}

/**
 * stm_term_add_days:
 * @iso: (nullable): an ISO date
 * @days: how many calendar days later; before it where below 0
 *
 * Returns: (transfer full) (nullable): that day; %NULL where @iso is no date or
 *   the day is none that stm_date_parse() takes
 */
char *
stm_term_add_days (const char *iso, int days)
{
  GDate day;

  if (!parse (iso, &day) || ABS ((gint64) days) > MOST_DAYS)
    return NULL;

  if (days >= 0)
    g_date_add_days (&day, (guint) days);
  else
    g_date_subtract_days (&day, (guint) -days);

  return dup_iso (&day);
}

/**
 * stm_term_add_months:
 * @iso: (nullable): an ISO date
 * @months: how many calendar months later; before it where below 0
 *
 * Returns: (transfer full) (nullable): the same day of that month, or its last
 *   day where it does not have it: 31 January and one month is 28 or 29
 *   February; %NULL as in stm_term_add_days()
 */
char *
stm_term_add_months (const char *iso, int months)
{
  GDate day;

  if (!parse (iso, &day) || ABS ((gint64) months) > MOST_MONTHS)
    return NULL;

  add_months (&day, months);

  return dup_iso (&day);
}

/**
 * stm_term_add_years:
 * @iso: (nullable): an ISO date
 * @years: how many years later; before it where below 0
 *
 * Returns: (transfer full) (nullable): the same day of that year, 28 February for
 *   a leap day in a year without one; %NULL as in stm_term_add_days()
 */
char *
stm_term_add_years (const char *iso, int years)
{
  return ABS ((gint64) years) > MOST_MONTHS / 12 ? NULL : stm_term_add_months (iso, 12 * years);
}

/**
 * stm_term_days_between:
 * @from: (nullable): an ISO date
 * @to: (nullable): an ISO date
 *
 * Returns: how many days later @to is, below 0 where it is earlier; 0 where
 *   either is no date
 */
int
stm_term_days_between (const char *from, const char *to)
{
  GDate first, last;

  return parse (from, &first) && parse (to, &last) ? g_date_days_between (&first, &last) : 0;
}

/**
 * stm_term_last_day:
 * @starts_on: (nullable): the first day of a period, an ISO date
 * @months: how many calendar months it lasts, at least 1
 *
 * A period of months runs from a day to the day before the same day of its last
 * month.  Where that month does not have the day, the period ends with the month,
 * so that nobody gets less for beginning on the 29th, 30th or 31st.
 *
 * Returns: (transfer full) (nullable): its last day; %NULL as in
 *   stm_term_add_days()
 */
char *
stm_term_last_day (const char *starts_on, int months)
{
  GDate first, day;

  if (!parse (starts_on, &first) || months < 1 || months > MOST_MONTHS)
    return NULL;

  day = first;
  add_months (&day, months);
  if (g_date_get_day (&day) == g_date_get_day (&first))
    g_date_subtract_days (&day, 1);

  return dup_iso (&day);
}

/**
 * stm_term_new_appointment_due:
 * @absent_on: (nullable): the day of an appointment at which the client was absent
 *
 * Returns: (transfer full) (nullable): the last day to make the next one, seven
 *   calendar days later (SPEC W5); the appointment itself may lie further on
 */
char *
stm_term_new_appointment_due (const char *absent_on)
{
  return stm_term_add_days (absent_on, STM_TERM_NEW_APPOINTMENT_DAYS);
}

/**
 * stm_term_agreement_end:
 * @attended_on: (nullable): the day of the attended first appointment
 *
 * The "werkervaringsovereenkomst" and the "vrijstelling" run for two years from
 * that day, and end the day before its second anniversary (SPEC W6, W7).  One that
 * begins on a leap day ends with February two years later: see stm_term_last_day().
 *
 * Returns: (transfer full) (nullable): their last day
 */
char *
stm_term_agreement_end (const char *attended_on)
{
  return stm_term_last_day (attended_on, STM_TERM_AGREEMENT_MONTHS);
}

/**
 * stm_term_sheet_due:
 * @attended_on: (nullable): the day of the attended first appointment
 *
 * Returns: (transfer full) (nullable): the last day to close the first
 *   "afsprakenblad", fifteen calendar days later (SPEC W8)
 */
char *
stm_term_sheet_due (const char *attended_on)
{
  return stm_term_add_days (attended_on, STM_TERM_SHEET_DAYS);
}

/**
 * stm_term_contract_limit:
 * @last_contract_day: (nullable): the last day of training, stage or work
 *
 * Returns: (transfer full) (nullable): the last of the two months after it
 *   (SPEC W11): with no contract day up to and including this day, the mediation
 *   ends
 */
char *
stm_term_contract_limit (const char *last_contract_day)
{
  return stm_term_add_months (last_contract_day, STM_TERM_CONTRACT_MONTHS);
}

/**
 * stm_term_advice_due:
 * @ended_on: (nullable): the day on which the mediation process ended
 *
 * Returns: (transfer full) (nullable): the last day to give the "eindadvies", one
 *   calendar month later (SPEC W12)
 */
char *
stm_term_advice_due (const char *ended_on)
{
  return stm_term_add_months (ended_on, STM_TERM_ADVICE_MONTHS);
}

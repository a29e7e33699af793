#include "config.h"

#include "core/stm-national-number.h"

#include "core/stm-error.h"
#include "core/stm-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS     ". -"
#define BELGIAN_LENGTH 11
#define BSN_LENGTH     9

/* YYMMDD SSS CC: the date of birth, a serial number within that date and the
 * check digits.  What is possible follows the royal decrees of 3 April 1984 and
 * 8 February 1991 and what the Crossroads Bank for Social Security accepts. */
typedef struct
{
  int century;  /* the one whose check digits these are; 0 for neither */
  int year;
  int offset;   /* 0, or what a BIS number adds to the month */
  int month;
  int day;
  int serial;
} Belgian;

static int
number_at (const char *digits, guint start, guint length)
{
  int number = 0;

  for (guint i = start; i < start + length; i++)
    number = number * 10 + (digits[i] - '0');

  return number;
}

static int
find_century (const char *digits)
{
  gint64 body = number_at (digits, 0, 9);
  int check = number_at (digits, 9, 2);

  if (97 - body % 97 == check)
    return 1900;
  if (97 - (G_GINT64_CONSTANT (2000000000) + body) % 97 == check)
    return 2000;

  return 0;
}

static Belgian
read_belgian (const char *digits)
{
  int month = number_at (digits, 2, 2);
  Belgian number;

  number.century = find_century (digits);
  number.year = (number.century == 0 ? 2000 : number.century) + number_at (digits, 0, 2);
  number.offset = month / 20 * 20;
  number.month = month % 20;
  number.day = number_at (digits, 4, 2);
  number.serial = number_at (digits, 6, 3);

  return number;
}

static gboolean
birth_date_is_possible (const Belgian *number)
{
  if (number->offset > 40 || number->month > 12)
    return FALSE;

  /* The month is 00 where the date is unknown, or where the serial numbers of
   * that date ran out; as those run out too, the day counts on, even past 31. */
  if (number->month == 0 || number->day == 0)
    return TRUE;

  return g_date_valid_dmy ((GDateDay) number->day, (GDateMonth) number->month,
                           (GDateYear) number->year);
}

static gboolean
birth_date_is_known (const Belgian *number)
{
  return number->month != 0 && number->day != 0;
}

static const char *
find_belgian_problem (const Belgian *number)
{
  if (!birth_date_is_possible (number))
    return _("The number starts with a date of birth that does not exist.");

  if (number->century == 0)
    return _("The last two digits do not fit the rest of the number. "
             "Compare it with the identity card.");

  /* BIS numbers have been handed out up to 999. */
  if (number->offset == 0 && (number->serial == 0 || number->serial == 999))
    return _("The three digits after the date of birth must be from 001 to 998.");

  return NULL;
}

static const char *
find_bsn_problem (const char *digits)
{
  int sum = -(digits[BSN_LENGTH - 1] - '0');

  for (int i = 0; i < BSN_LENGTH - 1; i++)
    sum += (BSN_LENGTH - i) * (digits[i] - '0');

  if (sum % 11 != 0 || strspn (digits, "0") == BSN_LENGTH)
    return _("These digits do not form a citizen service number (BSN). "
             "Compare it with the identity card.");

  return NULL;
}

static gboolean
refuse_length (const char *stripped, gboolean dutch_school, GError **error)
{
  guint length = strlen (stripped);

  if (length == 0)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("No number is given."));
  else if (dutch_school)
    g_set_error (error, STM_ERROR, STM_ERROR_INVALID,
                 _("A citizen service number (BSN) has 9 digits, this one has %u."), length);
  else
    g_set_error (error, STM_ERROR, STM_ERROR_INVALID,
                 _("A national number has 11 digits, this one has %u."), length);

  return FALSE;
}

/* Leading zeros of a BSN are often left out. */
static char *
complete (const char *stripped)
{
  switch (strlen (stripped))
    {
    case BSN_LENGTH - 1:
      return g_strconcat ("0", stripped, NULL);
    case BSN_LENGTH:
    case BELGIAN_LENGTH:
      return g_strdup (stripped);
    default:
      return NULL;
    }
}

/**
 * stm_national_number_check:
 * @text: (nullable): a number as typed, with any of `. - space` in it
 * @dutch_school: whether a BSN is what one expects here
 * @kind: (out) (optional): what kind of number it is, %STM_NUMBER_NONE if wrong
 * @error: %STM_ERROR_INVALID with what is wrong; never repeats the number
 *
 * Checks a rijksregisternummer, BIS number or BSN (SPEC T3).  Their lengths
 * differ, so that every school may enter each of them; @dutch_school decides
 * only what a wrong number is measured against.  Belgian numbers are checked by
 * mod 97 for births before and from 2000, and may have an unknown date of birth;
 * a date in the future is not refused here, for that needs a clock.
 *
 * Returns: whether the number is valid
 */
gboolean
stm_national_number_check (const char     *text,
                           gboolean        dutch_school,
                           StmNumberKind  *kind,
                           GError        **error)
{
  g_autofree char *stripped = stm_plain_digits (text != NULL ? text : "", SEPARATORS);
  g_autofree char *digits = NULL;
  const char *problem;
  StmNumberKind found;

  if (kind != NULL)
    *kind = STM_NUMBER_NONE;

  if (stripped == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                           _("A national number contains only digits, "
                             "with dots, hyphens or spaces in between."));
      return FALSE;
    }

  digits = complete (stripped);
  if (digits == NULL)
    return refuse_length (stripped, dutch_school, error);

  if (strlen (digits) == BELGIAN_LENGTH)
    {
      Belgian number = read_belgian (digits);

      problem = find_belgian_problem (&number);
      found = number.offset == 0 ? STM_NUMBER_RIJKSREGISTER : STM_NUMBER_BIS;
    }
  else
    {
      problem = find_bsn_problem (digits);
      found = STM_NUMBER_BSN;

      if (problem != NULL && !dutch_school)
        return refuse_length (stripped, dutch_school, error);
    }

  if (problem != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, problem);
      return FALSE;
    }

  if (kind != NULL)
    *kind = found;

  return TRUE;
}

/**
 * stm_national_number_normalize:
 * @text: (nullable): a number as typed
 *
 * Returns: (transfer full) (nullable): its 11 or 9 digits, the form in which
 *   numbers are kept and compared, right or wrong; a BSN of 8 digits gets its
 *   leading zero.  %NULL where @text has other characters or another length
 */
char *
stm_national_number_normalize (const char *text)
{
  g_autofree char *stripped = stm_plain_digits (text, SEPARATORS);

  return stripped != NULL ? complete (stripped) : NULL;
}

/**
 * stm_national_number_format:
 * @digits: (nullable): a number, normalized or as typed
 *
 * Returns: (transfer full): the number as on the identity card,
 *   "65.07.06-643.09", or "1112.22.333" for a BSN; anything else as it is, ""
 *   for %NULL
 */
char *
stm_national_number_format (const char *digits)
{
  g_autofree char *number = stm_national_number_normalize (digits);

  if (number == NULL)
    return g_strdup (digits != NULL ? digits : "");

  if (strlen (number) == BSN_LENGTH)
    return g_strdup_printf ("%.4s.%.2s.%.3s", number, number + 4, number + 6);

  return g_strdup_printf ("%.2s.%.2s.%.2s-%.3s.%.2s",
                          number, number + 2, number + 4, number + 6, number + 9);
}

/**
 * stm_national_number_get_birth_date:
 * @text: (nullable): a number, normalized or as typed
 *
 * Returns: (transfer full) (nullable): the date of birth as ISO date; %NULL for
 *   a wrong number, a BSN, and where the number does not tell the whole date
 */
char *
stm_national_number_get_birth_date (const char *text)
{
  g_autofree char *digits = stm_national_number_normalize (text);
  StmNumberKind kind;
  Belgian number;

  if (!stm_national_number_check (digits, FALSE, &kind, NULL) || kind == STM_NUMBER_BSN)
    return NULL;

  number = read_belgian (digits);
  if (!birth_date_is_known (&number))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", number.year, number.month, number.day);
}

#include "config.h"

#include "core/stm-date.h"

#include "core/stm-plain.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR  2199

/* What is typed is Dutch in every language of the program, as the documents
 * are.  A beginning of three letters or more is enough. */
static const char * const months[] = {
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
};

static gboolean
is_day (int day, int month, int year)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12
         && day >= 1 && day <= 31
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/**
 * stm_date_parse:
 * @iso: (nullable): a text
 * @date: (out caller-allocates) (optional): set where @iso is a date, else left
 *
 * Returns: whether @iso is a day of the calendar, written "YYYY-MM-DD" and
 *   nothing else, from 1900 to 2199
 */
gboolean
stm_date_parse (const char *iso, GDate *date)
{
  int parts[3] = { 0, 0, 0 };
  int part = 0;

  if (iso == NULL)
    return FALSE;

  for (int i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (iso[i] != '-')
            return FALSE;
          part++;
          continue;
        }

      if (!g_ascii_isdigit (iso[i]))
        return FALSE;
      parts[part] = parts[part] * 10 + (iso[i] - '0');
    }

  if (iso[10] != '\0' || !is_day (parts[2], parts[1], parts[0]))
    return FALSE;

  if (date != NULL)
    g_date_set_dmy (date, (GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]);

  return TRUE;
}

typedef struct
{
  int number;
  int length;      /* characters that were typed */
  gboolean named;  /* a month by name */
} Part;

static gboolean
read_number (const char **p, Part *part)
{
  const char *start = *p;

  *part = (Part) { 0 };

  for (; g_ascii_isdigit (**p) && *p - start < 4; (*p)++)
    part->number = part->number * 10 + (**p - '0');

  part->length = (int) (*p - start);

  return !g_ascii_isdigit (**p);
}

static gboolean
read_month (const char **p, Part *part)
{
  const char *start = *p;
  gsize length;

  while (g_ascii_isalpha (**p))
    (*p)++;

  length = *p - start;
  *part = (Part) { .length = (int) MIN (length, 10), .named = TRUE };

  if (length == 3 && g_ascii_strncasecmp (start, "mrt", 3) == 0)
    part->number = 3;

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strncasecmp (start, months[i], length) == 0)
      part->number = (int) i + 1;

  return part->number != 0;
}

static gboolean
read_parts (const char *typed, Part parts[3])
{
  g_autofree char *plain = stm_plain_text (typed);
  const char *p = plain;

  if (plain == NULL)
    return FALSE;

  for (int i = 0; i < 3; i++)
    {
      if (!(g_ascii_isdigit (*p) ? read_number (&p, &parts[i]) : read_month (&p, &parts[i])))
        return FALSE;

      if (i < 2)
        p += strspn (p, " ./-");
    }

  return *p == '\0';
}

/**
 * stm_date_from_input:
 * @typed: (nullable): a date as a Dutch-speaking person types it: "3/9/2026",
 *   "03-09-26", "3.9.2026", "3 sept. 2026", "3 september 2026", or ISO
 *
 * The day comes first, except where the first number has four digits.  A year of
 * two digits is one from 2000.
 *
 * Returns: (transfer full) (nullable): the ISO date, %NULL where it is no date
 *   stm_date_parse() takes
 */
char *
stm_date_from_input (const char *typed)
{
  Part parts[3];
  Part day, month, year;

  if (!read_parts (typed, parts))
    return NULL;

  day = parts[0];
  month = parts[1];
  year = parts[2];

  if (day.length == 4)
    {
      day = parts[2];
      year = parts[0];
    }

  if (day.named || year.named || day.length > 2 || (!month.named && month.length > 2))
    return NULL;

  if (year.length == 2)
    year.number += 2000;
  else if (year.length != 4)
    return NULL;

  if (!is_day (day.number, month.number, year.number))
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d", year.number, month.number, day.number);
}

/**
 * stm_date_format:
 * @iso: (nullable): an ISO date
 *
 * Returns: (transfer full): the date as people read it, "03-09-2026"; what is no
 *   date as it is, "" for %NULL
 */
char *
stm_date_format (const char *iso)
{
  if (!stm_date_parse (iso, NULL))
    return g_strdup (iso != NULL ? iso : "");

  return g_strdup_printf ("%.2s-%.2s-%.4s", iso + 8, iso + 5, iso);
}

/**
 * stm_date_format_long:
 * @iso: (nullable): an ISO date
 *
 * Returns: (transfer full): the date as a Dutch document writes it,
 *   "3 september 2026"; what is no date as it is, "" for %NULL
 */
char *
stm_date_format_long (const char *iso)
{
  GDate date;

  if (!stm_date_parse (iso, &date))
    return g_strdup (iso != NULL ? iso : "");

  return g_strdup_printf ("%d %s %.4s", g_date_get_day (&date), months[g_date_get_month (&date) - 1], iso);
}

/**
 * stm_date_compare:
 * @iso_a: (nullable): an ISO date
 * @iso_b: (nullable): an ISO date
 *
 * Compares two dates; what is no date comes after every date, and equals
 * everything else that is none.
 *
 * Returns: below 0 where @iso_a comes first, above 0 where @iso_b does, else 0
 */
int
stm_date_compare (const char *iso_a, const char *iso_b)
{
  gboolean a_is_date = stm_date_parse (iso_a, NULL);
  gboolean b_is_date = stm_date_parse (iso_b, NULL);

  if (a_is_date && b_is_date)
    return strcmp (iso_a, iso_b);

  return b_is_date - a_is_date;
}

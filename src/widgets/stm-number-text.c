#include "config.h"

#include "widgets/stm-number-text.h"

#include <langinfo.h>
#include <string.h>

#define MAX_DIGITS 6

typedef struct
{
  int      whole;
  char     separator;  /* '.', ':' or 0 */
  int      rest;
  int      rest_digits;
  gboolean valid;
} Parts;

static int
read_digits (const char **p, int max, int *number)
{
  int n = 0;

  for (*number = 0; g_ascii_isdigit (**p) && n < max; (*p)++, n++)
    *number = *number * 10 + (**p - '0');

  return n;
}

static Parts
split (const char *text, gboolean hours)
{
  Parts parts = { 0 };
  const char *p = text;

  read_digits (&p, MAX_DIGITS, &parts.whole);

  if (hours && *p != '\0' && strchr (".,:uUhH", *p) != NULL)
    {
      parts.separator = *p == '.' || *p == ',' ? '.' : ':';
      p++;
      parts.rest_digits = read_digits (&p, 2, &parts.rest);
    }

  parts.valid = *p == '\0' && !(parts.separator == ':' && parts.rest > 59);

  return parts;
}

/**
 * stm_number_text_is_beginning:
 * @text: what stands in an entry
 * @hours: whether hours are typed
 *
 * Returns: whether @text is a number or can become one by typing on
 */
gboolean
stm_number_text_is_beginning (const char *text, gboolean hours)
{
  return split (text, hours).valid;
}

/**
 * stm_number_text_parse:
 * @text: what stm_number_text_is_beginning() took
 * @hours: whether hours are typed
 *
 * Returns: the number, in minutes for hours; 0 for an empty text
 */
int
stm_number_text_parse (const char *text, gboolean hours)
{
  Parts parts = split (text, hours);
  int hundredths = parts.rest_digits == 1 ? parts.rest * 10 : parts.rest;

  if (!parts.valid)
    return 0;

  if (!hours)
    return parts.whole;

  return parts.whole * 60 + (parts.separator == ':' ? parts.rest : (hundredths * 60 + 50) / 100);
}

/**
 * stm_number_text_format:
 * @number: a number, in minutes for hours
 * @hours: whether it is hours
 *
 * Returns: (transfer full): the number as people read it, hours with at most two
 *   decimals; "" for 0, which is "not given"
 */
char *
stm_number_text_format (int number, gboolean hours)
{
  const char *point = nl_langinfo (RADIXCHAR);
  int hundredths;

  if (number == 0)
    return g_strdup ("");

  if (!hours)
    return g_strdup_printf ("%d", number);

  hundredths = (number % 60 * 100 + 30) / 60;

  if (hundredths == 0)
    return g_strdup_printf ("%d", number / 60);

  if (hundredths % 10 == 0)
    return g_strdup_printf ("%d%s%d", number / 60, point, hundredths / 10);

  return g_strdup_printf ("%d%s%02d", number / 60, point, hundredths);
}

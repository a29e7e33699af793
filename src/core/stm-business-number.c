#include "config.h"

#include "core/stm-business-number.h"

#include "core/stm-error.h"
#include "core/stm-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SEPARATORS ". -/"
#define KBO_LENGTH 10
#define KVK_LENGTH 8

/* The Dutch Handelsregister counts without check digits and never writes a
 * country before its numbers. */
static char *
complete (const char *digits, gboolean belgian)
{
  switch (strlen (digits))
    {
    case KBO_LENGTH - 1:
      return g_strconcat ("0", digits, NULL);
    case KBO_LENGTH:
      return g_strdup (digits);
    case KVK_LENGTH:
      return belgian ? NULL : g_strdup (digits);
    default:
      return NULL;
    }
}

/* Sets *digits to the number as kept, %NULL where it has the wrong length. */
static gboolean
split (const char *text, char **digits)
{
  g_autofree char *plain = stm_plain_text (text);
  g_autofree char *stripped = NULL;
  gboolean belgian;

  if (plain == NULL)
    return FALSE;

  belgian = g_ascii_strncasecmp (plain, "BE", 2) == 0;
  stripped = stm_plain_digits (belgian ? plain + 2 : plain, SEPARATORS);
  if (stripped == NULL)
    return FALSE;

  *digits = complete (stripped, belgian);

  return TRUE;
}

static gboolean
check_digits_fit (const char *kbo)
{
  guint64 number = g_ascii_strtoull (kbo, NULL, 10);

  return 97 - number / 100 % 97 == number % 100;
}

static const char *
find_problem (const char *text)
{
  g_autofree char *digits = NULL;

  if (!split (text, &digits))
    return _("A business number contains only digits, "
             "with dots, hyphens, slashes or spaces in between.");

  if (digits == NULL)
    return _("A Belgian enterprise number has 10 digits, a Dutch KvK number has 8.");

  if (strspn (digits, "0") == strlen (digits))
    return _("A business number cannot be all zeros.");

  if (strlen (digits) == KVK_LENGTH)
    return NULL;

  if (digits[0] > '1')
    return _("An enterprise number starts with 0 or 1. "
             "Numbers that start with 2 to 8 belong to establishment units.");

  if (!check_digits_fit (digits))
    return _("The last two digits do not fit the rest of the enterprise number.");

  return NULL;
}

/**
 * stm_business_number_check:
 * @text: (nullable): a number as typed
 * @error: %STM_ERROR_INVALID with what is wrong
 *
 * Checks the number of an organisation: a Belgian enterprise number of the KBO
 * (10 digits that start with 0 or 1, or the 9 digits of before 2005; mod 97;
 * maybe after "BE") or a Dutch KvK number (8 digits, no check digit).
 *
 * Returns: whether the number is valid
 */
gboolean
stm_business_number_check (const char *text, GError **error)
{
  const char *problem = find_problem (text);

  if (problem == NULL)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, problem);
  return FALSE;
}

/**
 * stm_business_number_normalize:
 * @text: (nullable): a number as typed
 *
 * Returns: (transfer full) (nullable): its 10 or 8 digits, the form in which
 *   numbers are kept and compared, right or wrong; %NULL where @text has other
 *   characters or another length
 */
char *
stm_business_number_normalize (const char *text)
{
  char *digits = NULL;

  return split (text, &digits) ? digits : NULL;
}

/**
 * stm_business_number_format:
 * @digits: (nullable): a number, normalized or as typed
 *
 * Returns: (transfer full): "0123.456.789" for an enterprise number, "12345678"
 *   for a KvK number; anything else as it is, "" for %NULL
 */
char *
stm_business_number_format (const char *digits)
{
  g_autofree char *number = stm_business_number_normalize (digits);

  if (number == NULL)
    return g_strdup (digits != NULL ? digits : "");

  if (strlen (number) == KVK_LENGTH)
    return g_steal_pointer (&number);

  return g_strdup_printf ("%.4s.%.3s.%.3s", number, number + 4, number + 7);
}

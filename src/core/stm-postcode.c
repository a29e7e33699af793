#include "config.h"

#include "core/stm-postcode.h"

#include "core/stm-error.h"
#include "core/stm-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  int         first;
  int         last;
  StmProvince province;
} Range;

/* SPEC T3 */
static const Range ranges[] = {
  { 1000, 1299, STM_PROVINCE_BRUSSELS },
  { 1500, 1999, STM_PROVINCE_FLEMISH_BRABANT },
  { 3000, 3499, STM_PROVINCE_FLEMISH_BRABANT },
  { 2000, 2999, STM_PROVINCE_ANTWERP },
  { 3500, 3999, STM_PROVINCE_LIMBURG },
  { 8000, 8999, STM_PROVINCE_WEST_FLANDERS },
  { 9000, 9999, STM_PROVINCE_EAST_FLANDERS },
  { 1300, 1499, STM_PROVINCE_WALLOON_BRABANT },
  { 4000, 4999, STM_PROVINCE_LIEGE },
  { 5000, 5999, STM_PROVINCE_NAMUR },
  { 6000, 6599, STM_PROVINCE_HAINAUT },
  { 7000, 7999, STM_PROVINCE_HAINAUT },
  { 6600, 6999, STM_PROVINCE_LUXEMBOURG },
};

/* Never given out in the Netherlands. */
static const char * const barred_letters[] = { "SA", "SD", "SS", NULL };

static const char * const country_prefixes[] = { "BE-", "B-", "NL-", NULL };

/* In capitals, without spaces and country; "" for what is no text. */
static char *
compact (const char *text)
{
  g_autofree char *plain = stm_plain_text (text);
  g_auto (GStrv) words = NULL;
  g_autofree char *joined = NULL;
  const char *postcode;

  if (plain == NULL)
    return g_strdup ("");

  words = g_strsplit (plain, " ", -1);
  joined = g_strjoinv ("", words);
  postcode = joined;

  for (int i = 0; country_prefixes[i] != NULL; i++)
    if (g_ascii_strncasecmp (joined, country_prefixes[i], strlen (country_prefixes[i])) == 0)
      postcode = joined + strlen (country_prefixes[i]);

  return g_ascii_strup (postcode, -1);
}

static gboolean
starts_with_number (const char *compacted)
{
  return compacted[0] != '0' && strspn (compacted, "0123456789") == 4;
}

static gboolean
is_belgian (const char *compacted)
{
  return strlen (compacted) == 4 && starts_with_number (compacted);
}

static gboolean
is_dutch (const char *compacted)
{
  return strlen (compacted) == 6 && starts_with_number (compacted)
         && g_ascii_isalpha (compacted[4]) && g_ascii_isalpha (compacted[5]);
}

/**
 * stm_postcode_check:
 * @text: (nullable): a postcode as typed
 * @error: %STM_ERROR_INVALID with what is wrong
 *
 * Checks the form of a Belgian ("9000", "B-9000") or Dutch ("1234 AB") postcode
 * (SPEC T3); whether any place has it is not known here.
 *
 * Returns: whether it is one
 */
gboolean
stm_postcode_check (const char *text, GError **error)
{
  g_autofree char *compacted = compact (text);

  if (is_belgian (compacted))
    return TRUE;

  if (!is_dutch (compacted))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                           _("A postcode has four digits, such as 9000, and in the Netherlands "
                             "two letters too, such as 1234 AB."));
      return FALSE;
    }

  if (g_strv_contains (barred_letters, compacted + 4))
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                           _("Dutch postcodes never end in SA, SD or SS."));
      return FALSE;
    }

  return TRUE;
}

/**
 * stm_postcode_normalize:
 * @text: (nullable): a postcode as typed
 *
 * Returns: (transfer full) (nullable): "9000" or "1234 AB"; %NULL for what
 *   stm_postcode_check() refuses
 */
char *
stm_postcode_normalize (const char *text)
{
  g_autofree char *compacted = NULL;

  if (!stm_postcode_check (text, NULL))
    return NULL;

  compacted = compact (text);

  if (is_belgian (compacted))
    return g_strdup (compacted);

  return g_strdup_printf ("%.4s %s", compacted, compacted + 4);
}

/**
 * stm_postcode_get_province:
 * @text: (nullable): a postcode as typed
 *
 * Returns: the province by the ranges of SPEC T3; %STM_PROVINCE_ABROAD for a
 *   Dutch postcode, %STM_PROVINCE_UNKNOWN for what is no postcode
 */
StmProvince
stm_postcode_get_province (const char *text)
{
  g_autofree char *compacted = NULL;
  int number;

  if (!stm_postcode_check (text, NULL))
    return STM_PROVINCE_UNKNOWN;

  compacted = compact (text);
  if (is_dutch (compacted))
    return STM_PROVINCE_ABROAD;

  number = (int) g_ascii_strtoll (compacted, NULL, 10);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (number >= ranges[i].first && number <= ranges[i].last)
      return ranges[i].province;

  g_return_val_if_reached (STM_PROVINCE_UNKNOWN);
}

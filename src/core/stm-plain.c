#include "config.h"

#include "core/stm-plain.h"

#include <string.h>

/**
 * stm_plain_text:
 * @text: (nullable): a short text as typed or pasted
 *
 * Text pasted from a letter or a web page has hard spaces and long dashes where
 * a person sees a space and a hyphen, and often white space around it.
 *
 * Returns: (transfer full) (nullable): @text with a plain space for every kind
 *   of white space, a hyphen for every dash, and no spaces around it; %NULL for
 *   %NULL and for what is no UTF-8
 */
char *
stm_plain_text (const char *text)
{
  GString *plain;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        g_string_append_c (plain, ' ');
      else if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
        g_string_append_c (plain, '-');
      else
        g_string_append_unichar (plain, c);
    }

  return g_strstrip (g_string_free_and_steal (plain));
}

/**
 * stm_plain_digits:
 * @text: (nullable): a number as typed or pasted
 * @separators: ASCII characters that may stand anywhere in it
 *
 * Returns: (transfer full) (nullable): the digits of @text, maybe none; %NULL
 *   where it has anything but digits, @separators and white space around it, or
 *   is no UTF-8
 */
char *
stm_plain_digits (const char *text, const char *separators)
{
  g_autofree char *plain = stm_plain_text (text);
  char *end = plain;

  if (plain == NULL)
    return NULL;

  for (const char *p = plain; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *end++ = *p;
    else if (strchr (separators, *p) == NULL)
      return NULL;

  *end = '\0';

  return g_steal_pointer (&plain);
}

#pragma once

#include <glib.h>

#define HOSTILE_LENGTH 10000

/* Calls @use with texts that no person types: nothing, too much, no UTF-8. */
static inline void
for_each_hostile_text (void (*use) (const char *text))
{
  static const char * const pieces[] = {
    "1", "0", "a", "-", " ", ".", "+", "@", "a@", "a.", "1-", "\u00a0", "é", "\xff", "\xc3", "\xe2\x80",
  };
  static const char * const texts[] = {
    NULL, "", " ", "\t\n", "\xff\xfe", "1\xc3", "85.07.30-033.28\xff", "9000\x80", "\xed\xa0\x80",
    "\xf4\x90\x80\x80", "12\u202e34", "%s%n%s", "-1", "+", "(", "٣/٩/٢٠٢٦", "１２３４",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    use (texts[i]);

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < HOSTILE_LENGTH)
        g_string_append (text, pieces[i]);

      use (text->str);
    }
}

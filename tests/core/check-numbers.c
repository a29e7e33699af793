/* Judges the numbers that test-stdnum.py sends: reads lines "kind number" and
 * answers each with "0", or with "1" and the date of birth where it is known. */
#include "config.h"

#include "core/stm-business-number.h"
#include "core/stm-national-number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gboolean
is_valid (const char *kind, const char *number)
{
  static const struct
  {
    const char    *name;
    StmNumberKind  kind;
  } kinds[] = {
    { "be.nn",  STM_NUMBER_RIJKSREGISTER },
    { "be.bis", STM_NUMBER_BIS },
    { "nl.bsn", STM_NUMBER_BSN },
  };

  if (strcmp (kind, "be.vat") == 0)
    return stm_business_number_check (number, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].name) == 0)
      {
        StmNumberKind found;

        return stm_national_number_check (number, FALSE, &found, NULL) && found == kinds[i].kind;
      }

  g_error ("unknown kind %s", kind);
}

int
main (void)
{
  char *line = NULL;
  size_t size = 0;

  while (getline (&line, &size, stdin) >= 0)
    {
      g_autofree char *birth_date = NULL;
      char *number;

      line[strcspn (line, "\n")] = '\0';
      number = strchr (line, ' ');
      g_assert_nonnull (number);
      *number++ = '\0';

      if (!is_valid (line, number))
        {
          puts ("0");
          continue;
        }

      birth_date = strcmp (line, "be.vat") == 0 ? NULL : stm_national_number_get_birth_date (number);
      printf ("1 %s\n", birth_date != NULL ? birth_date : "-");
    }

  free (line);

  return 0;
}

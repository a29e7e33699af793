#include "config.h"

#include "views/dossiers/stm-today.h"

#include "core/stm-moment.h"

#include <string.h>

#define DAY_LENGTH strlen ("2026-09-03")

char *
stm_today_dup (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (now);

  return g_strndup (moment, DAY_LENGTH);
}

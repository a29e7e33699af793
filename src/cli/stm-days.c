#include "config.h"

#include "cli/stm-days.h"

#include "core/stm-date.h"
#include "core/stm-moment.h"

#include <glib/gi18n-lib.h>

/**
 * stm_days_dup_today:
 *
 * Returns: (transfer full): the ISO day that it is, as the moments of dossiers are
 */
char *
stm_days_dup_today (void)
{
  return stm_moment_dup_today (NULL);
}

/**
 * stm_days_check:
 * @option: the name of an option
 * @text: (nullable): what was typed behind it
 * @error: return location for a %G_OPTION_ERROR
 *
 * Returns: whether @text is an ISO day, or was not typed
 */
gboolean
stm_days_check (const char *option, const char *text, GError **error)
{
  if (text == NULL || stm_date_parse (text, NULL))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“--%s” is a day, written as 2026-09-03."), option);

  return FALSE;
}

/**
 * stm_days_check_past:
 * @option: the name of an option
 * @text: (nullable): what was typed behind it
 * @error: return location for a %G_OPTION_ERROR
 *
 * Nothing is written of a day that has not come.
 *
 * Returns: whether @text is an ISO day up to today, or was not typed
 */
gboolean
stm_days_check_past (const char *option, const char *text, GError **error)
{
  g_autofree char *today = stm_days_dup_today ();

  if (!stm_days_check (option, text, error))
    return FALSE;
  if (text == NULL || stm_date_compare (text, today) <= 0)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“--%s” lies in the future: nothing is written of a day that has not come."), option);

  return FALSE;
}

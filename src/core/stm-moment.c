#include "config.h"

#include "core/stm-moment.h"

#include "core/stm-date.h"
#include "core/stm-error.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* Both countries keep this time. */
#define TIME_ZONE "Europe/Brussels"
/* A day without a time lasts until it is over. */
#define END_OF_DAY "24:00"

/**
 * stm_moment_new:
 * @date: an ISO date
 * @time: (nullable): "HH:MM"; the end of the day where it is %NULL
 *
 * Returns: (transfer full): the moment
 */
char *
stm_moment_new (const char *date, const char *time)
{
  return g_strdup_printf ("%s %s", date, time != NULL ? time : END_OF_DAY);
}

/**
 * stm_moment_from_utc:
 * @now: a time, in any zone
 *
 * Returns: (transfer full): that moment on the clocks here
 */
char *
stm_moment_from_utc (GDateTime *now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (TIME_ZONE);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (now, zone) : g_date_time_to_local (now);

  return g_date_time_format (local, "%Y-%m-%d %H:%M");
}

/**
 * stm_moment_dup_today:
 * @now: (nullable): a time, in any zone; the time that it is where it is %NULL
 *
 * Returns: (transfer full): the ISO day on the calendars here at that moment
 */
char *
stm_moment_dup_today (GDateTime *now)
{
  g_autoptr (GDateTime) time = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_utc ();
  g_autofree char *moment = stm_moment_from_utc (time);

  return g_strndup (moment, strlen ("2026-09-01"));
}

/**
 * stm_moment_check:
 * @text: a text
 * @error: %STM_ERROR_INVALID
 *
 * Returns: whether @text is a moment, "YYYY-MM-DD HH:MM"
 */
gboolean
stm_moment_check (const char *text, GError **error)
{
  g_autofree char *date = g_strndup (text, 10);
  g_autofree char *time = NULL;

  if (strlen (text) == STM_MOMENT_LENGTH && text[10] == ' ' && stm_date_parse (date, NULL)
      && stm_time_check (text + 11, NULL))
    time = stm_time_normalize (text + 11);

  /* one form only: moments are compared as texts */
  if (g_strcmp0 (time, text + MIN (strlen (text), 11)) == 0)
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID,
                       _("This is no moment, such as 2026-09-03 12:00."));
  return FALSE;
}

/**
 * stm_moment_format:
 * @text: a moment
 *
 * Returns: (transfer full): as people read it, "03-09-2026 12:00"
 */
char *
stm_moment_format (const char *text)
{
  g_autofree char *date = NULL;
  g_autofree char *shown = NULL;

  if (!stm_moment_check (text, NULL))
    return g_strdup (text);

  date = g_strndup (text, 10);
  shown = stm_date_format (date);

  return g_strconcat (shown, text + 10, NULL);
}

/**
 * stm_moment_format_utc:
 * @at: an ISO time with its zone, as the history keeps it, "2026-09-03T08:15:00Z"
 *
 * Returns: (transfer full): that moment on the clocks here as people read it,
 *   "03-09-2026 10:15", whatever the zone of the computer (SPEC W16)
 */
char *
stm_moment_format_utc (const char *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, utc);
  g_autofree char *moment = time != NULL ? stm_moment_from_utc (time) : NULL;

  return stm_moment_format (moment != NULL ? moment : at);
}

/**
 * stm_moment_dup_last_second:
 * @date: an ISO day
 *
 * Returns: (transfer full) (nullable): the last second of that day on the clocks
 *   here, as the history keeps it, in UTC: "2026-09-03T21:59:59Z"; %NULL if @date is
 *   no day
 */
char *
stm_moment_dup_last_second (const char *date)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (TIME_ZONE);
  g_autofree char *text = g_strconcat (date, "T23:59:59", NULL);
  g_autoptr (GTimeZone) here = zone != NULL ? g_steal_pointer (&zone) : g_time_zone_new_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, here);
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* "12", "12:00", "12.00", "12u", "9u30", "9 u 30", "12 uur": the hour, and the
 * minutes where there are any. */
static gboolean
read_time (const char *text, int *hour, int *minute)
{
  int length = 0;

  *minute = 0;
  if (!g_ascii_isdigit (*text) || sscanf (text, "%2d%n", hour, &length) != 1 || *hour > 23)
    return FALSE;

  text += length;
  text += strspn (text, " ");
  if (*text == '\0' || g_ascii_strcasecmp (text, "uur") == 0)
    return TRUE;
  if (strchr (":.uUhH", *text) == NULL)
    return FALSE;

  text++;
  text += strspn (text, " ");
  if (*text == '\0')
    return TRUE;

  return g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && text[2] == '\0'
         && sscanf (text, "%2d", minute) == 1 && *minute <= 59;
}

/**
 * stm_time_check:
 * @text: a time as people type it: "12:00", "12u", "9u30", "9.30", "12 uur"
 * @error: %STM_ERROR_INVALID
 *
 * Returns: whether it is a time of day
 */
gboolean
stm_time_check (const char *text, GError **error)
{
  int hour, minute;

  if (read_time (text, &hour, &minute))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_INVALID, _("This is no time of day, such as 12:00."));
  return FALSE;
}

/**
 * stm_time_normalize:
 * @text: a time that stm_time_check() takes
 *
 * Returns: (transfer full): it as "HH:MM"; another text as it is
 */
char *
stm_time_normalize (const char *text)
{
  int hour, minute;

  if (!read_time (text, &hour, &minute))
    return g_strdup (text);

  return g_strdup_printf ("%02d:%02d", hour, minute);
}

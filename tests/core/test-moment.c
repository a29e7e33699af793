#include "config.h"

#include "core/stm-error.h"
#include "core/stm-moment.h"

static void
test_times (void)
{
  static const struct
  {
    const char *typed;
    const char *kept;
  } rows[] = {
    { "12:00", "12:00" },
    { "12u", "12:00" },
    { "12 u", "12:00" },
    { "12 uur", "12:00" },
    { "12", "12:00" },
    { "9u30", "09:30" },
    { "9 u 30", "09:30" },
    { "9.30", "09:30" },
    { "09:30", "09:30" },
    { "9h30", "09:30" },
    { "13U", "13:00" },
    { "0:00", "00:00" },
    { "23:59", "23:59" },
    { "9", "09:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (stm_time_check (rows[i].typed, &error));
      g_assert_no_error (error);
      kept = stm_time_normalize (rows[i].typed);
      g_assert_cmpstr (kept, ==, rows[i].kept);
    }
}

static void
test_bad_times (void)
{
  const char *const texts[] = {
    "24:00",
    "25u",
    "9:5",
    "9u5",
    "9:60",
    "12:00:00",
    "1200",
    "123",
    "-1:00",
    "+9:00",
    " 9:00",
    "u30",
    "noon",
    "12x00",
    "9:3a",
    "12 uren",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = stm_time_normalize (texts[i]);

      g_assert_false (stm_time_check (texts[i], &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
      g_assert_cmpstr (kept, ==, texts[i]);
    }
}

static void
test_moments (void)
{
  static const struct
  {
    const char *text;
    gboolean    ok;
  } rows[] = {
    { "2026-09-03 12:00", TRUE },
    { "2028-02-29 00:00", TRUE },
    { "2026-12-31 23:59", TRUE },
    { "2027-02-29 12:00", FALSE },
    { "2026-09-31 12:00", FALSE },
    { "2026-09-03 24:00", FALSE },
    { "2026-09-03 12u00", FALSE },
    { "2026-09-03 12.00", FALSE },
    { "2026-09-03 9 u 3", FALSE },
    { "2026-09-03T12:00", FALSE },
    { "2026-09-03", FALSE },
    { "2026-09-03 ", FALSE },
    { "2026-09-03 12:00 ", FALSE },
    { "12:00", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (stm_moment_check (rows[i].text, &error), ==, rows[i].ok);
      g_assert_true (rows[i].ok || g_error_matches (error, STM_ERROR, STM_ERROR_INVALID));
    }
}

static void
test_end_of_day (void)
{
  g_autofree char *whole = stm_moment_new ("2026-09-03", NULL);
  g_autofree char *noon = stm_moment_new ("2026-09-03", "12:00");

  g_assert_cmpstr (noon, ==, "2026-09-03 12:00");
  g_assert_cmpstr (whole, >, "2026-09-03 23:59");
  g_assert_cmpstr (whole, <, "2026-09-04 00:00");
}

/* On 29 March 2026 two o'clock became three; on 25 October three became two. */
static void
test_summer_and_winter (void)
{
  static const struct
  {
    const char *utc;
    const char *here;
  } rows[] = {
    { "2026-09-03T10:00:00Z", "2026-09-03 12:00" },
    { "2027-01-15T11:00:00Z", "2027-01-15 12:00" },
    { "2026-03-29T00:59:59Z", "2026-03-29 01:59" },
    { "2026-03-29T01:00:00Z", "2026-03-29 03:00" },
    { "2026-10-25T00:30:00Z", "2026-10-25 02:30" },
    { "2026-10-25T01:30:00Z", "2026-10-25 02:30" },
    { "2026-12-31T23:00:00Z", "2027-01-01 00:00" },
    { "2028-02-28T23:30:00Z", "2028-02-29 00:30" },
    { "2026-09-03T19:00:00+09:00", "2026-09-03 12:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (rows[i].utc, NULL);
      g_autofree char *here = stm_moment_from_utc (utc);

      g_assert_cmpstr (here, ==, rows[i].here);
      g_assert_true (stm_moment_check (here, NULL));
    }
}

static void
test_shown (void)
{
  g_autofree char *moment = stm_moment_format ("2026-09-03 12:00");
  g_autofree char *other = stm_moment_format ("soon");

  g_assert_cmpstr (moment, ==, "03-09-2026 12:00");
  g_assert_cmpstr (other, ==, "soon");
}

/* The history is in one zone, whatever that of the computer (SPEC W16). */
static void
test_from_history (void)
{
  g_autofree char *summer = stm_moment_format_utc ("2026-09-03T08:15:00Z");
  g_autofree char *winter = stm_moment_format_utc ("2026-12-31T23:30:59Z");
  g_autofree char *other = stm_moment_format_utc ("soon");

  g_assert_cmpstr (summer, ==, "03-09-2026 10:15");
  g_assert_cmpstr (winter, ==, "01-01-2027 00:30");
  g_assert_cmpstr (other, ==, "soon");
}

static void
test_last_second (void)
{
  g_autofree char *summer = stm_moment_dup_last_second ("2026-09-03");
  g_autofree char *winter = stm_moment_dup_last_second ("2026-12-31");
  g_autofree char *longest = stm_moment_dup_last_second ("2026-10-25");

  g_assert_cmpstr (summer, ==, "2026-09-03T21:59:59Z");
  g_assert_cmpstr (winter, ==, "2026-12-31T22:59:59Z");
  g_assert_cmpstr (longest, ==, "2026-10-25T22:59:59Z");
  g_assert_null (stm_moment_dup_last_second ("soon"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/moment/times-as-typed-T7", test_times);
  g_test_add_func ("/core/moment/bad-times", test_bad_times);
  g_test_add_func ("/core/moment/one-form", test_moments);
  g_test_add_func ("/core/moment/a-day-lasts-until-it-is-over", test_end_of_day);
  g_test_add_func ("/core/moment/summer-and-winter-time", test_summer_and_winter);
  g_test_add_func ("/core/moment/shown", test_shown);
  g_test_add_func ("/core/moment/of-the-history-W16", test_from_history);
  g_test_add_func ("/core/moment/last-second-of-a-day", test_last_second);

  return g_test_run ();
}

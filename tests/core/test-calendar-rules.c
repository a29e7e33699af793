#include "config.h"

#include "case-fixture.h"

#include "core/stm-calendar-rules.h"
#include "core/stm-case-facts.h"

/* A process in which every day is a contract day, so that only the two years end it. */
static StmCaseFile *
new_attended (const char *day)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);

  g_object_set (file->mediation, "attended-on", day, "weo-printed-on", day, "weo-signed-on", day, "process-started-on", day, NULL);
  case_start_activity (file, STM_ACTIVITY_TYPE_WORK, NULL, day, NULL);
  stm_case_file_clear_touched (file);

  return g_steal_pointer (&file);
}

/* How many rules were applied; the rule of the last one. */
static guint
pass (StmCaseFile *file, const char *today, const char **rule)
{
  guint n = 0;

  stm_case_file_clear_touched (file);
  while (stm_case_pass_time (file, today))
    {
      n++;
      g_assert_cmpint (stm_case_file_get_n_touched (file), ==, 1);
      g_assert_true (stm_case_file_get_touched (file, 0)->record == STM_RECORD (file->mediation));
      if (rule != NULL)
        *rule = g_intern_string (stm_case_file_get_touched (file, 0)->rule);
      stm_case_file_clear_touched (file);
    }

  return n;
}

/* SPEC W6, W11: nothing on the last day, the end on the day after it. */
static const struct
{
  const char *attended_on, *last_day, *day_after;
} durations[] = {
  { "2027-01-11", "2029-01-10", "2029-01-11" },
  { "2027-03-01", "2029-02-28", "2029-03-01" },
  { "2026-03-01", "2028-02-29", "2028-03-01" },
  { "2028-02-28", "2030-02-27", "2030-02-28" },
  { "2027-12-31", "2029-12-30", "2029-12-31" },
};

static void
test_duration (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmCaseFile) file = new_attended (durations[row].attended_on);
  const char *rule = NULL;

  g_assert_cmpint (pass (file, durations[row].attended_on, NULL), ==, 0);
  g_assert_cmpint (pass (file, durations[row].last_day, NULL), ==, 0);
  g_assert_cmpint (pass (file, durations[row].day_after, &rule), ==, 1);
  g_assert_cmpstr (rule, ==, "maximum-duration");
  g_assert_cmpstr (file->mediation->process_ended_on, ==, durations[row].last_day);
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_MAXIMUM_DURATION);
  g_assert_null (file->mediation->closed_on);
  g_assert_cmpint (pass (file, durations[row].day_after, NULL), ==, 0);
}

/* It counts from the first appointment, whatever came of the WEO. */
static void
test_never_started (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_ATTENDED);

  g_assert_cmpint (pass (file, "2029-01-10", NULL), ==, 0);
  g_assert_cmpint (pass (file, "2029-01-11", NULL), ==, 1);
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_MAXIMUM_DURATION);
}

/* SPEC W11: contract days, until the last day of the second month. */
static const struct
{
  const char       *name;
  StmActivityState  state;
  const char       *started_on, *ends_on, *ended_on;
  const char       *limit;
} contracts[] = {
  { "none",            STM_ACTIVITY_STATE_CANCELLED, NULL, NULL, NULL, "2027-03-14" },
  { "only-planned",    STM_ACTIVITY_STATE_PLANNED, NULL, "2027-06-30", NULL, "2027-03-14" },
  { "only-requested",  STM_ACTIVITY_STATE_REQUESTED, NULL, "2027-06-30", NULL, "2027-03-14" },
  { "ended",           STM_ACTIVITY_STATE_ENDED, "2027-02-01", NULL, "2027-02-26", "2027-04-26" },
  { "ended-early",     STM_ACTIVITY_STATE_ENDED, "2027-02-01", "2027-06-30", "2027-02-26", "2027-04-26" },
  { "planned-end",     STM_ACTIVITY_STATE_STARTED, "2027-02-01", "2027-02-26", NULL, "2027-04-26" },
  { "to-end-of-month", STM_ACTIVITY_STATE_ENDED, "2027-02-01", NULL, "2027-12-31", "2028-02-29" },
  { "no-leap-day",     STM_ACTIVITY_STATE_ENDED, "2027-02-01", NULL, "2028-12-30", "2029-01-10" },
  { "before-the-start", STM_ACTIVITY_STATE_ENDED, "2027-01-12", NULL, "2027-01-13", "2027-03-14" },
};

static void
test_contract (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *activity = case_add_activity (file, STM_ACTIVITY_TYPE_OWN, "953081");
  gboolean by_duration = g_str_equal (contracts[row].limit, "2029-01-10");
  g_autoptr (GDate) after = g_date_new ();
  char day_after[11];
  const char *rule = NULL;

  g_object_set (activity, "state", contracts[row].state, "started-on", contracts[row].started_on,
                "ends-on", contracts[row].ends_on, "ended-on", contracts[row].ended_on, NULL);
  g_date_set_parse (after, contracts[row].limit);
  g_date_add_days (after, 1);
  g_date_strftime (day_after, sizeof day_after, "%Y-%m-%d", after);

  g_assert_cmpint (pass (file, contracts[row].limit, NULL), ==, 0);
  g_assert_cmpint (pass (file, day_after, &rule), ==, 1);
  g_assert_cmpstr (rule, ==, by_duration ? "maximum-duration" : "no-contract-days");
  g_assert_cmpstr (file->mediation->process_ended_on, ==, contracts[row].limit);
  g_assert_cmpint (file->mediation->ending, ==, by_duration ? STM_ENDING_MAXIMUM_DURATION : STM_ENDING_NO_CONTRACT_DAYS);
}

/* What runs without an end has contract days every day. */
static void
test_running (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  g_autofree char *last = NULL;

  case_start_activity (file, STM_ACTIVITY_TYPE_WORK, NULL, "2027-02-01", NULL);
  g_assert_cmpint (pass (file, "2028-12-24", NULL), ==, 0);
  last = stm_case_dup_last_contract_day (file, "2028-12-24");
  g_assert_cmpstr (last, ==, "2028-12-24");
}

/* SPEC W12: a calendar month, of whatever length. */
static const struct
{
  const char *ended_on, *due, *closed_on;
} advices[] = {
  { "2027-03-01", "2027-04-01", "2027-04-02" },
  { "2027-01-31", "2027-02-28", "2027-03-01" },
  { "2028-01-31", "2028-02-29", "2028-03-01" },
  { "2027-11-30", "2027-12-30", "2027-12-31" },
  { "2027-12-31", "2028-01-31", "2028-02-01" },
};

static void
test_advice (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  static const StmEnding endings[] = { STM_ENDING_PASSIVE, STM_ENDING_MAXIMUM_DURATION, STM_ENDING_NO_CONTRACT_DAYS,
                                       STM_ENDING_DISMISSAL, STM_ENDING_EARLY_STOP };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_TO_CLOSE);
      gboolean at_once = endings[i] == STM_ENDING_MAXIMUM_DURATION;
      const char *rule = NULL;

      g_object_set (file->mediation, "process-ended-on", advices[row].ended_on, "ending", endings[i], NULL);
      g_assert_cmpint (pass (file, advices[row].due, NULL), ==, 0);
      g_assert_cmpint (pass (file, advices[row].closed_on, &rule), ==, 1);
      g_assert_cmpstr (rule, ==, "advice-term");
      g_assert_cmpstr (file->mediation->closed_on, ==, advices[row].closed_on);
      g_assert_cmpint (file->mediation->closing, ==, STM_CLOSING_AUTOMATIC);
      g_assert_cmpint (file->mediation->advice, ==, STM_ADVICE_NONE);
      g_assert_cmpint (file->mediation->ending, ==, endings[i]);
      g_assert_cmpstr (file->mediation->access_until, ==, at_once ? advices[row].due : advices[row].closed_on);
      g_assert_cmpint (stm_mediation_has_banner (file->mediation, advices[row].closed_on), ==, !at_once);
      g_assert_cmpint (pass (file, "2035-01-01", NULL), ==, 0);
    }
}

/* The program was not opened for years: each rule on the day that it decided. */
static void
test_long_away (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  const char *rule = NULL;

  g_assert_cmpint (pass (file, "2030-06-01", &rule), ==, 2);
  g_assert_cmpstr (rule, ==, "advice-term");
  /* the months without contract days were over before the two years */
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_NO_CONTRACT_DAYS);
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2027-03-14");
  g_assert_cmpstr (file->mediation->closed_on, ==, "2027-04-15");
  g_assert_cmpstr (file->mediation->access_until, ==, "2027-04-15");
  g_assert_cmpint (pass (file, "2030-06-01", NULL), ==, 0);

  g_clear_object (&file);
  file = new_attended (FIRST_ON);
  g_assert_cmpint (pass (file, "2030-06-01", &rule), ==, 2);
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_MAXIMUM_DURATION);
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2029-01-10");
  g_assert_cmpstr (file->mediation->closed_on, ==, "2029-02-11");
  g_assert_cmpstr (file->mediation->access_until, ==, "2029-02-10");
}

/* Where both end on one day, it is the maximum duration. */
static void
test_same_day (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmActivity *work = case_start_activity (file, STM_ACTIVITY_TYPE_WORK, NULL, "2027-02-01", NULL);

  g_object_set (work, "state", STM_ACTIVITY_STATE_ENDED, "ended-on", "2028-11-10", NULL);
  g_assert_cmpint (pass (file, "2029-01-11", NULL), ==, 1);
  g_assert_cmpint (file->mediation->ending, ==, STM_ENDING_MAXIMUM_DURATION);
  g_assert_cmpstr (file->mediation->process_ended_on, ==, "2029-01-10");
}

/* Nothing comes of itself before the appointment was attended, nor after closing. */
static void
test_never (void)
{
  static const StmPhase phases[] = { STM_PHASE_REFERRED, STM_PHASE_CLOSED, STM_PHASE_REFUSED };
  g_autoptr (StmCaseFile) empty = stm_case_file_new ();

  g_assert_false (stm_case_pass_time (empty, "2040-01-01"));
  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      g_autoptr (StmCaseFile) file = case_new_in (phases[i]);

      g_assert_cmpint (pass (file, "2040-01-01", NULL), ==, 0);
    }
}

static void
test_labels (void)
{
  static const char *const keys[] = { "maximum-duration", "no-contract-days", "advice-term", "absence" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (stm_rule_get_label (keys[i]), !=, keys[i]);

  g_assert_cmpstr (stm_rule_get_label ("of-another-version"), ==, "of-another-version");
  g_assert_null (stm_rule_get_label (NULL));
}

static void
test_facts (void)
{
  g_autoptr (StmCaseFile) file = case_new_in (STM_PHASE_RUNNING);
  StmSheet *sheet = case_add_sheet (file, 1, NULL);
  StmSheet *second = case_add_sheet (file, 2, NULL);
  StmTask *task;

  /* SPEC W8: 15 days after 11 January */
  g_assert_false (stm_case_is_sheet_late (file, sheet, "2027-01-26"));
  g_assert_true (stm_case_is_sheet_late (file, sheet, "2027-01-27"));
  g_assert_false (stm_case_is_sheet_late (file, second, "2027-03-27"));
  g_object_set (sheet, "closed-on", "2027-01-26", NULL);
  g_assert_false (stm_case_is_sheet_late (file, sheet, "2027-03-27"));
  g_object_set (sheet, "closed-on", "2027-01-27", NULL);
  g_assert_true (stm_case_is_sheet_late (file, sheet, "2027-03-27"));

  /* SPEC W13 */
  g_assert_false (stm_case_has_open_actions (file));
  task = case_add_task (file, NULL);
  g_assert_true (stm_case_has_open_actions (file));
  g_object_set (task, "progress", STM_PROGRESS_DROPPED, NULL);
  g_assert_false (stm_case_has_open_actions (file));
  case_add_appointment (file, STM_CONTACT_TYPE_FOLLOW_UP, "2027-04-01");
  g_assert_true (stm_case_has_open_actions (file));
  g_list_store_remove_all (file->appointments);
  case_start_activity (file, STM_ACTIVITY_TYPE_WORK, NULL, STARTED_ON, NULL);
  g_assert_true (stm_case_has_open_actions (file));
}

static void
add_rows (const char *what, const char *item, guint n, GTestDataFunc func)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/calendar-rules/%s/%u-%s", what, i + 1, item);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_rows ("maximum-duration", "W11", G_N_ELEMENTS (durations), test_duration);
  for (guint i = 0; i < G_N_ELEMENTS (contracts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/calendar-rules/contract-days/%s-W11", contracts[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_contract);
    }
  add_rows ("advice-term", "W12", G_N_ELEMENTS (advices), test_advice);
  g_test_add_func ("/calendar-rules/never-started-W11", test_never_started);
  g_test_add_func ("/calendar-rules/running-work-W11", test_running);
  g_test_add_func ("/calendar-rules/long-away-W11-W12", test_long_away);
  g_test_add_func ("/calendar-rules/same-day-W11", test_same_day);
  g_test_add_func ("/calendar-rules/never", test_never);
  g_test_add_func ("/calendar-rules/labels-W16", test_labels);
  g_test_add_func ("/calendar-rules/facts-W8-W13", test_facts);

  return g_test_run ();
}

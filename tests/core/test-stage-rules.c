#include "config.h"

#include "core/stm-choices.h"
#include "core/stm-stage-rules.h"

#define MON (3 << 0)
#define TUE (3 << 2)
#define TUE_AM (1 << 2)
#define WED (3 << 4)
#define SAT (3 << 10)
#define WEEKDAYS ((1 << 10) - 1)

/* SPEC V1: 2 to 4 weeks, 10 to 20 weeks. */
static const struct
{
  const char *name;
  StmModel    model;
  const char *starts_on, *ends_on;
  int         weeks;
  const char *warning;
} lengths[] = {
  { "block-1-week",     STM_MODEL_BLOCK,  "2026-10-05", "2026-10-09",  1, "A block stage lasts 2 to 4 weeks; this one lasts 1." },
  { "block-2-weeks",    STM_MODEL_BLOCK,  "2026-10-05", "2026-10-16",  2, NULL },
  { "block-3-weeks",    STM_MODEL_BLOCK,  "2026-10-05", "2026-10-23",  3, NULL },
  { "block-4-weeks",    STM_MODEL_BLOCK,  "2026-10-05", "2026-10-30",  4, NULL },
  { "block-4-and-a-day", STM_MODEL_BLOCK, "2026-10-05", "2026-11-02",  5, "A block stage lasts 2 to 4 weeks; this one lasts 5." },
  { "block-5-weeks",    STM_MODEL_BLOCK,  "2026-10-05", "2026-11-06",  5, "A block stage lasts 2 to 4 weeks; this one lasts 5." },
  { "block-new-year",   STM_MODEL_BLOCK,  "2026-12-28", "2027-01-15",  3, NULL },
  { "ribbon-9-weeks",   STM_MODEL_RIBBON, "2026-10-06", "2026-12-01",  9, "A weekly stage lasts 10 to 20 weeks; this one lasts 9." },
  { "ribbon-10-weeks",  STM_MODEL_RIBBON, "2026-10-06", "2026-12-08", 10, NULL },
  { "ribbon-20-weeks",  STM_MODEL_RIBBON, "2026-10-06", "2027-02-16", 20, NULL },
  { "ribbon-21-weeks",  STM_MODEL_RIBBON, "2026-10-06", "2027-02-23", 21, "A weekly stage lasts 10 to 20 weeks; this one lasts 21." },
  { "ribbon-leap-year", STM_MODEL_RIBBON, "2027-12-28", "2028-03-07", 11, NULL },
  { "alternating-any",  STM_MODEL_ALTERNATING, "2026-10-05", "2027-06-25", 38, NULL },
  { "both-any",         STM_MODEL_BOTH,   "2026-10-05", "2026-10-09",  1, NULL },
};

static void
test_length (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  g_assert_cmpint (stm_stage_count_weeks (lengths[row].starts_on, lengths[row].ends_on), ==, lengths[row].weeks);

  stm_stage_check (lengths[row].model, lengths[row].starts_on, lengths[row].ends_on, 0, problems);
  problem = stm_problem_list_find (problems, "ends-on");
  g_assert_cmpstr (problem != NULL ? stm_problem_get_message (problem) : NULL, ==, lengths[row].warning);
  g_assert_false (stm_problem_list_has_errors (problems));
}

static void
test_end_before_start (void)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  stm_stage_check (STM_MODEL_BLOCK, "2026-10-05", "2026-10-04", WEEKDAYS, problems);
  g_assert_true (stm_problem_list_has_errors (problems));
  g_assert_nonnull (stm_problem_list_find (problems, "ends-on"));
  g_assert_cmpint (stm_stage_count_weeks ("2026-10-05", "2026-10-04"), ==, 0);
  g_assert_cmpint (stm_stage_count_weeks (NULL, "2026-10-04"), ==, 0);
  g_assert_cmpint (stm_stage_count_weeks ("2026-10-05", "soon"), ==, 0);
}

static const struct
{
  StmModel  model;
  int       days;
  gboolean  warned;
} patterns[] = {
  { STM_MODEL_BLOCK,  WEEKDAYS, FALSE },
  { STM_MODEL_BLOCK,  WEEKDAYS | SAT, FALSE },
  { STM_MODEL_BLOCK,  MON | TUE | WED, TRUE },
  { STM_MODEL_BLOCK,  0, FALSE },
  { STM_MODEL_RIBBON, TUE, FALSE },
  { STM_MODEL_RIBBON, TUE_AM, FALSE },
  { STM_MODEL_RIBBON, MON | TUE, TRUE },
  { STM_MODEL_RIBBON, TUE_AM | 1, TRUE },
  { STM_MODEL_RIBBON, 0, FALSE },
  { STM_MODEL_ALTERNATING, MON | TUE, FALSE },
};

static void
test_pattern (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      stm_stage_check (patterns[i].model, NULL, NULL, patterns[i].days, problems);
      g_assert_cmpint (stm_problem_list_find (problems, "days") != NULL, ==, patterns[i].warned);
      g_assert_false (stm_problem_list_has_errors (problems));
    }
}

static const struct
{
  int         days;
  int         half_day;
  const char *starts_on, *ends_on;
  int         half_days;
  int         minutes;
  const char *text;
} hours[] = {
  { TUE | WED, 240, "2026-10-06", "2026-12-09", 4, 40 * 240, "4 half-days, 16 hours a week, 160 in total" },
  { TUE_AM, 0, "2026-10-06", "2026-12-08", 1, 0, "1 half-day, 4 hours a week, 40 in total" },
  { TUE | 1 << 4, 240, "2026-10-06", "2026-12-09", 3, 30 * 240, "3 half-days, 12 hours a week, 120 in total" },
  { WEEKDAYS, 225, "2026-10-05", "2026-10-16", 10, 20 * 225, "10 half-days, 37:30 hours a week, 75 in total" },
  /* begins and ends within a week */
  { WEEKDAYS, 240, "2026-10-07", "2026-10-13", 10, 10 * 240, "10 half-days, 40 hours a week, 40 in total" },
  { SAT, 240, "2026-10-05", "2026-10-09", 2, 0, "2 half-days, 8 hours a week" },
  { TUE, 240, NULL, NULL, 2, 0, "2 half-days, 8 hours a week" },
  { 0, 240, "2026-10-05", "2026-10-09", 0, 0, "No half-days chosen" },
  /* a leap day is a Tuesday like another */
  { TUE, 60, "2028-02-28", "2028-03-03", 2, 2 * 60, "2 half-days, 2 hours a week, 2 in total" },
};

static void
test_hours (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autofree char *text = stm_stage_dup_hours (hours[i].days, hours[i].half_day, hours[i].starts_on, hours[i].ends_on);

      g_assert_cmpint (stm_stage_count_half_days (hours[i].days), ==, hours[i].half_days);
      g_assert_cmpint (stm_stage_count_minutes (hours[i].days, hours[i].half_day, hours[i].starts_on, hours[i].ends_on),
                       ==, hours[i].minutes);
      g_assert_cmpstr (text, ==, hours[i].text);
    }
}

static void
test_days (void)
{
  g_autofree char *days = stm_stage_dup_days (MON | TUE_AM | SAT);
  g_autofree char *none = stm_stage_dup_days (0);

  g_assert_cmpstr (days, ==, "Monday, Tuesday morning, Saturday");
  g_assert_cmpstr (none, ==, "");
}

static const struct
{
  const char       *name;
  const char       *starts_on, *asked_on;
  int               weeks;
  const char       *done_on, *now;
  const char       *due;
  gboolean          at_once;
  StmDeadlineState  state;
} tasks[] = {
  { "6-weeks",        "2026-10-05", "2026-05-23", 6, NULL, "2026-05-23 09:00", "2026-08-24", FALSE, STM_DEADLINE_OPEN },
  { "2-weeks",        "2026-10-05", "2026-05-23", 2, NULL, "2026-05-23 09:00", "2026-09-21", FALSE, STM_DEADLINE_OPEN },
  { "6-over-new-year", "2027-01-11", "2026-05-23", 6, NULL, "2026-05-23 09:00", "2026-11-30", FALSE, STM_DEADLINE_OPEN },
  { "2-over-new-year", "2027-01-11", "2026-05-23", 2, NULL, "2026-05-23 09:00", "2026-12-28", FALSE, STM_DEADLINE_OPEN },
  { "6-over-leap-day", "2028-03-20", "2027-05-23", 6, NULL, "2027-05-23 09:00", "2028-02-07", FALSE, STM_DEADLINE_OPEN },
  { "2-over-leap-day", "2028-03-13", "2027-05-23", 2, NULL, "2027-05-23 09:00", "2028-02-28", FALSE, STM_DEADLINE_OPEN },
  { "2-no-leap-day",  "2027-03-15", "2026-05-23", 2, NULL, "2026-05-23 09:00", "2027-03-01", FALSE, STM_DEADLINE_OPEN },
  { "15-days-before", "2026-10-05", "2026-05-23", 6, NULL, "2026-08-09 23:59", "2026-08-24", FALSE, STM_DEADLINE_OPEN },
  { "14-days-before", "2026-10-05", "2026-05-23", 6, NULL, "2026-08-10 00:00", "2026-08-24", FALSE, STM_DEADLINE_SOON },
  { "last-minute",    "2026-10-05", "2026-05-23", 6, NULL, "2026-08-24 23:59", "2026-08-24", FALSE, STM_DEADLINE_SOON },
  { "day-after",      "2026-10-05", "2026-05-23", 6, NULL, "2026-08-25 00:00", "2026-08-24", FALSE, STM_DEADLINE_LATE },
  { "done",           "2026-10-05", "2026-05-23", 6, "2026-08-20", "2026-08-25 00:00", "2026-08-24", FALSE, STM_DEADLINE_DONE },
  { "asked-on-limit", "2026-10-05", "2026-08-24", 6, NULL, "2026-08-24 10:00", "2026-08-24", FALSE, STM_DEADLINE_SOON },
  { "asked-too-late", "2026-10-05", "2026-08-25", 6, NULL, "2026-08-25 10:00", "2026-08-25", TRUE, STM_DEADLINE_LATE },
  { "asked-too-late-for-pupils", "2026-10-05", "2026-09-28", 2, NULL, "2026-09-28 10:00", "2026-09-28", TRUE, STM_DEADLINE_LATE },
  { "late-but-time-for-pupils", "2026-10-05", "2026-08-25", 2, NULL, "2026-08-25 10:00", "2026-09-21", FALSE, STM_DEADLINE_OPEN },
  { "late-and-done",  "2026-10-05", "2026-08-25", 6, "2026-08-26", "2026-09-25 10:00", "2026-08-25", TRUE, STM_DEADLINE_DONE },
  { "not-told-when",  "2026-10-05", NULL, 6, NULL, "2026-08-01 10:00", "2026-08-24", FALSE, STM_DEADLINE_OPEN },
};

static void
test_task (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmDemand) demand = STM_DEMAND (stm_record_new (STM_TYPE_DEMAND));
  StmStageTask task;

  g_object_set (demand, "starts-on", tasks[row].starts_on, "asked-on", tasks[row].asked_on, NULL);
  g_assert_true (stm_stage_find_task (demand, tasks[row].weeks, tasks[row].done_on, tasks[row].now, &task));
  g_assert_cmpstr (task.due, ==, tasks[row].due);
  g_assert_cmpint (task.at_once, ==, tasks[row].at_once);
  g_assert_cmpint (task.state, ==, tasks[row].state);
}

static void
test_no_task (void)
{
  g_autoptr (StmDemand) demand = STM_DEMAND (stm_record_new (STM_TYPE_DEMAND));
  StmStageTask task;

  g_assert_false (stm_stage_find_task (demand, 6, NULL, "2026-08-01 10:00", &task));
  g_object_set (demand, "starts-on", "after the holidays", NULL);
  g_assert_false (stm_stage_find_task (demand, 6, NULL, "2026-08-01 10:00", &task));
}

static void
test_proposal (void)
{
  g_assert_cmpint (stm_stage_propose_days (STM_MODEL_BLOCK, 0), ==, STM_STAGE_WEEKDAYS);
  g_assert_cmpint (stm_stage_propose_days (STM_MODEL_BLOCK, 3), ==, 3);
  g_assert_cmpint (stm_stage_propose_days (STM_MODEL_RIBBON, 0), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *path = g_strconcat ("/stage-rules/length/", lengths[i].name, "-V1", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_length);
    }
  g_test_add_func ("/stage-rules/length/end-before-start", test_end_before_start);
  g_test_add_func ("/stage-rules/pattern-V1", test_pattern);
  g_test_add_func ("/stage-rules/hours-V1", test_hours);
  g_test_add_func ("/stage-rules/days-V1", test_days);
  g_test_add_func ("/stage-rules/proposed-days-V1", test_proposal);

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      g_autofree char *path = g_strconcat ("/stage-rules/task/", tasks[i].name, "-V3", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_task);
    }
  g_test_add_func ("/stage-rules/no-task", test_no_task);

  return g_test_run ();
}

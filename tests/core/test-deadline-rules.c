#include "config.h"

#include "core/stm-deadline-rules.h"

static StmDeadline *
make_deadline (const char *date, const char *time, int effect, int round)
{
  StmRecord *deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", "5d6b9dfa-6e2e-4e68-a3a2-3e1f9f0a3c11", "name", "Moment", "date", date, "time", time,
                "effect", effect, "round", round, "audience", STM_AUDIENCE_SCHOOL, NULL);

  return STM_DEADLINE (deadline);
}

static void
test_states (void)
{
  static const struct
  {
    const char       *date;
    const char       *time;
    int               effect;
    const char       *now;
    StmDeadlineState  state;
  } rows[] = {
    /* what a person has to do, at 12:00 */
    { "2026-09-03", "12:00", STM_DEADLINE_REMINDER, "2026-08-19 23:59", STM_DEADLINE_OPEN },
    { "2026-09-03", "12:00", STM_DEADLINE_REMINDER, "2026-08-20 00:00", STM_DEADLINE_SOON },
    { "2026-09-03", "12:00", STM_DEADLINE_REMINDER, "2026-09-03 11:59", STM_DEADLINE_SOON },
    { "2026-09-03", "12:00", STM_DEADLINE_REMINDER, "2026-09-03 12:00", STM_DEADLINE_LATE },
    /* without a time, until the day is over */
    { "2026-09-03", NULL, STM_DEADLINE_REMINDER, "2026-09-03 23:59", STM_DEADLINE_SOON },
    { "2026-09-03", NULL, STM_DEADLINE_REMINDER, "2026-09-04 00:00", STM_DEADLINE_LATE },
    /* what ends a step of a round passes by itself */
    { "2026-09-03", "12:00", STM_DEADLINE_REQUESTS, "2026-08-19 12:00", STM_DEADLINE_OPEN },
    { "2026-09-03", "12:00", STM_DEADLINE_REQUESTS, "2026-09-03 11:59", STM_DEADLINE_SOON },
    { "2026-09-03", "12:00", STM_DEADLINE_REQUESTS, "2026-09-03 12:00", STM_DEADLINE_DONE },
    { "2026-09-15", "12:00", STM_DEADLINE_LATE_STARTERS, "2026-09-15 11:59", STM_DEADLINE_SOON },
    { "2026-09-15", "12:00", STM_DEADLINE_LATE_STARTERS, "2026-09-15 12:00", STM_DEADLINE_DONE },
    { "2026-09-15", "12:00", STM_DEADLINE_ROUND, "2026-09-15 12:00", STM_DEADLINE_DONE },
    { "2026-09-29", "12:00", STM_DEADLINE_FINAL, "2026-09-29 11:59", STM_DEADLINE_SOON },
    { "2026-09-29", "12:00", STM_DEADLINE_FINAL, "2026-09-29 12:00", STM_DEADLINE_DONE },
    /* the ends of years and of February */
    { "2027-01-01", NULL, STM_DEADLINE_REMINDER, "2026-12-18 00:00", STM_DEADLINE_SOON },
    { "2027-01-01", NULL, STM_DEADLINE_REMINDER, "2026-12-17 23:59", STM_DEADLINE_OPEN },
    { "2026-12-31", NULL, STM_DEADLINE_REMINDER, "2027-01-01 00:00", STM_DEADLINE_LATE },
    { "2028-03-14", NULL, STM_DEADLINE_REMINDER, "2028-02-28 12:00", STM_DEADLINE_OPEN },
    { "2028-03-14", NULL, STM_DEADLINE_REMINDER, "2028-02-29 12:00", STM_DEADLINE_SOON },
    { "2027-03-14", NULL, STM_DEADLINE_REMINDER, "2027-02-28 12:00", STM_DEADLINE_SOON },
    { "2028-02-29", "12:00", STM_DEADLINE_REMINDER, "2028-02-29 12:00", STM_DEADLINE_LATE },
    /* what somebody typed and is no date yet */
    { "someday", NULL, STM_DEADLINE_REMINDER, "2026-09-03 12:00", STM_DEADLINE_OPEN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmDeadline) deadline = make_deadline (rows[i].date, rows[i].time, rows[i].effect, 1);

      g_test_message ("row %u", i);
      g_assert_cmpint (stm_deadline_get_state (deadline, rows[i].now), ==, rows[i].state);
      g_object_set (deadline, "done-on", "2026-08-01", NULL);
      g_assert_cmpint (stm_deadline_get_state (deadline, rows[i].now), ==, STM_DEADLINE_DONE);
    }
}

static void
test_range (void)
{
  g_autoptr (StmDeadline) deadline = make_deadline ("2026-07-31", NULL, STM_DEADLINE_REMINDER, 1);
  g_autofree char *when = NULL;

  g_object_set (deadline, "starts-on", "2026-06-01", NULL);
  when = stm_deadline_dup_when (deadline);
  g_assert_cmpstr (when, ==, "01-06-2026 to 31-07-2026");
  g_assert_cmpint (stm_deadline_get_state (deadline, "2026-06-15 12:00"), ==, STM_DEADLINE_OPEN);
  g_assert_cmpint (stm_deadline_get_state (deadline, "2026-07-17 12:00"), ==, STM_DEADLINE_SOON);
  g_assert_cmpint (stm_deadline_get_state (deadline, "2026-07-31 23:59"), ==, STM_DEADLINE_SOON);
  g_assert_cmpint (stm_deadline_get_state (deadline, "2026-08-01 00:00"), ==, STM_DEADLINE_LATE);
}

static void
test_relative (void)
{
  g_autoptr (StmDeadline) deadline = make_deadline (NULL, NULL, STM_DEADLINE_REMINDER, 0);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  g_autofree char *six = NULL;
  g_autofree char *one = NULL;

  g_object_set (deadline, "weeks-before", 6, NULL);
  stm_record_check (STM_RECORD (deadline), problems);
  g_assert_false (stm_problem_list_has_errors (problems));
  g_assert_null (stm_deadline_dup_moment (deadline));
  g_assert_cmpint (stm_deadline_get_state (deadline, "2099-01-01 00:00"), ==, STM_DEADLINE_OPEN);

  six = stm_deadline_dup_when (deadline);
  g_assert_cmpstr (six, ==, "6 weeks before the start of each stage");
  g_object_set (deadline, "weeks-before", 1, NULL);
  one = stm_deadline_dup_when (deadline);
  g_assert_cmpstr (one, ==, "1 week before the start of each stage");
}

static void
test_when (void)
{
  g_autoptr (StmDeadline) deadline = make_deadline ("2026-09-03", "12:00", STM_DEADLINE_REQUESTS, 1);
  g_autofree char *with_time = stm_deadline_dup_when (deadline);
  g_autofree char *day = NULL;
  g_autofree char *range = NULL;

  g_assert_cmpstr (with_time, ==, "03-09-2026, 12:00");
  g_object_set (deadline, "time", NULL, NULL);
  day = stm_deadline_dup_when (deadline);
  g_assert_cmpstr (day, ==, "03-09-2026");
  g_object_set (deadline, "starts-on", "2026-09-01", "time", "12:00", NULL);
  range = stm_deadline_dup_when (deadline);
  g_assert_cmpstr (range, ==, "01-09-2026 to 03-09-2026, 12:00");
}

static void
test_tasks (void)
{
  static const struct
  {
    const char       *due;
    const char       *done_on;
    const char       *now;
    StmDeadlineState  state;
  } rows[] = {
    { "2026-10-05", NULL, "2026-09-20 12:00", STM_DEADLINE_OPEN },
    { "2026-10-05", NULL, "2026-09-21 00:00", STM_DEADLINE_SOON },
    { "2026-10-05", NULL, "2026-10-05 23:59", STM_DEADLINE_SOON },
    { "2026-10-05", NULL, "2026-10-06 00:00", STM_DEADLINE_LATE },
    { "2026-10-05", "2026-10-09", "2026-10-10 00:00", STM_DEADLINE_DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (stm_deadline_get_task_state (rows[i].due, rows[i].done_on, rows[i].now), ==, rows[i].state);
}

static void
test_audience (void)
{
  g_autoptr (StmDeadline) deadline = make_deadline ("2026-09-03", NULL, STM_DEADLINE_REMINDER, 0);

  g_object_set (deadline, "audience", STM_AUDIENCE_SCHOOL | STM_AUDIENCE_REGION, NULL);
  g_assert_true (stm_deadline_concerns (deadline, STM_ROLE_SCHOOL));
  g_assert_false (stm_deadline_concerns (deadline, STM_ROLE_SERVICE));
  g_assert_true (stm_deadline_concerns (deadline, STM_ROLE_REGION));
  g_assert_false (stm_deadline_concerns (deadline, STM_ROLE_PARTNER));
  g_assert_false (stm_deadline_concerns (deadline, STM_ROLE_NONE));
}

/* S1's moments, 2026-2027. */
static GListModel *
make_rounds (void)
{
  static const struct
  {
    const char *date;
    const char *time;
    int         effect;
    int         round;
  } moments[] = {
    { "2026-07-31", NULL, STM_DEADLINE_REMINDER, 1 },
    { "2026-09-03", "12:00", STM_DEADLINE_REQUESTS, 1 },
    { "2026-09-15", "12:00", STM_DEADLINE_LATE_STARTERS, 1 },
    { "2026-09-15", "12:00", STM_DEADLINE_ROUND, 1 },
    { "2026-09-29", "12:00", STM_DEADLINE_ROUND, 2 },
    { "2026-09-29", "12:00", STM_DEADLINE_FINAL, 2 },
  };
  GListStore *deadlines = g_list_store_new (STM_TYPE_DEADLINE);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr (StmDeadline) deadline = make_deadline (moments[i].date, moments[i].time, moments[i].effect, moments[i].round);

      g_list_store_append (deadlines, deadline);
    }

  return G_LIST_MODEL (deadlines);
}

static void
test_rounds (void)
{
  g_autoptr (GListModel) deadlines = make_rounds ();
  static const struct
  {
    const char *entered;
    StmTiming   timing;
    int         round;
  } rows[] = {
    { "2026-06-20 09:00", STM_TIMING_ON_TIME, 1 },
    { "2026-09-03 11:59", STM_TIMING_ON_TIME, 1 },
    { "2026-09-03 12:00", STM_TIMING_LATE_STARTER, 1 },
    { "2026-09-15 11:59", STM_TIMING_LATE_STARTER, 1 },
    { "2026-09-15 12:00", STM_TIMING_LATE, 2 },
    { "2026-09-29 11:59", STM_TIMING_LATE, 2 },
    { "2026-09-29 12:00", STM_TIMING_AFTER_ROUNDS, 0 },
    { "2027-01-01 00:00", STM_TIMING_AFTER_ROUNDS, 0 },
    { NULL, STM_TIMING_NONE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int round = -1;

      g_assert_cmpint (stm_round_find (deadlines, rows[i].entered, &round), ==, rows[i].timing);
      g_assert_cmpint (round, ==, rows[i].round);
    }
}

static void
test_no_rounds (void)
{
  g_autoptr (GListStore) deadlines = g_list_store_new (STM_TYPE_DEADLINE);
  g_autoptr (StmDeadline) deadline = make_deadline ("2026-09-03", "12:00", STM_DEADLINE_REQUESTS, 1);
  int round = -1;

  g_assert_cmpint (stm_round_find (G_LIST_MODEL (deadlines), "2026-09-03 12:00", &round), ==, STM_TIMING_NONE);
  g_assert_cmpint (round, ==, 0);
  g_list_store_append (deadlines, deadline);
  g_assert_cmpint (stm_round_find (G_LIST_MODEL (deadlines), "2026-09-03 12:00", NULL), ==, STM_TIMING_NONE);
}

/* each row comes before the next */
static void
test_order (void)
{
  static const struct
  {
    const char *date;
    const char *time;
    int         weeks_before;
    int         effect;
    int         round;
    const char *name;
  } rows[] = {
    { "2026-09-03", NULL, 0, STM_DEADLINE_REMINDER, 1, "Z" },
    { "2026-09-15", "12:00", 0, STM_DEADLINE_LATE_STARTERS, 1, "Z" },
    { "2026-09-15", "12:00", 0, STM_DEADLINE_ROUND, 1, "A" },
    { "2026-09-15", "12:00", 0, STM_DEADLINE_ROUND, 1, "B" },
    { "2026-09-15", NULL, 0, STM_DEADLINE_REMINDER, 1, "A" },
    { "2026-09-01", NULL, 0, STM_DEADLINE_REMINDER, 2, "A" },
    { "2026-05-23", NULL, 0, STM_DEADLINE_REMINDER, 0, "A" },
    { NULL, NULL, 6, STM_DEADLINE_REMINDER, 0, "A" },
    { NULL, NULL, 2, STM_DEADLINE_REMINDER, 0, "A" },
  };
  g_autoptr (GPtrArray) deadlines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      StmDeadline *deadline = make_deadline (rows[i].date, rows[i].time, rows[i].effect, rows[i].round);

      g_object_set (deadline, "weeks-before", rows[i].weeks_before, "name", rows[i].name, NULL);
      g_ptr_array_add (deadlines, deadline);
    }

  for (guint i = 0; i < deadlines->len; i++)
    for (guint j = 0; j < deadlines->len; j++)
      {
        int order = stm_deadline_compare (deadlines->pdata[i], deadlines->pdata[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_checks (void)
{
  static const struct
  {
    const char *date;
    const char *time;
    const char *starts_on;
    int         weeks_before;
    int         effect;
    int         round;
    const char *field;
  } rows[] = {
    { "2026-09-03", "12:00", NULL, 0, STM_DEADLINE_REQUESTS, 1, NULL },
    { NULL, NULL, NULL, 0, STM_DEADLINE_REMINDER, 0, "date" },
    { "2026-09-03", NULL, NULL, 6, STM_DEADLINE_REMINDER, 0, "date" },
    { NULL, "12:00", NULL, 6, STM_DEADLINE_REMINDER, 0, "date" },
    { NULL, NULL, "2026-09-03", 6, STM_DEADLINE_REMINDER, 0, "date" },
    { "2026-09-03", NULL, "2026-09-04", 0, STM_DEADLINE_REMINDER, 0, "starts-on" },
    { "2026-09-03", NULL, "2026-09-03", 0, STM_DEADLINE_REMINDER, 0, NULL },
    { "2026-09-03", NULL, NULL, 0, STM_DEADLINE_ROUND, 0, "round" },
    { NULL, NULL, NULL, 6, STM_DEADLINE_FINAL, 1, "round" },
    { "2026-09-31", NULL, NULL, 0, STM_DEADLINE_REMINDER, 0, "date" },
    { "2026-09-03", "25u", NULL, 0, STM_DEADLINE_REMINDER, 0, "time" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmDeadline) deadline = make_deadline (rows[i].date, rows[i].time, rows[i].effect, rows[i].round);
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      g_object_set (deadline, "starts-on", rows[i].starts_on, "weeks-before", rows[i].weeks_before, NULL);
      stm_record_check (STM_RECORD (deadline), problems);
      g_test_message ("row %u", i);
      g_assert_cmpint (stm_problem_list_has_errors (problems), ==, rows[i].field != NULL);
      g_assert_true (rows[i].field == NULL || stm_problem_list_find (problems, rows[i].field) != NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/deadline-rules/states-T7", test_states);
  g_test_add_func ("/core/deadline-rules/range-T7", test_range);
  g_test_add_func ("/core/deadline-rules/weeks-before-V3", test_relative);
  g_test_add_func ("/core/deadline-rules/when-T7", test_when);
  g_test_add_func ("/core/deadline-rules/tasks-V3", test_tasks);
  g_test_add_func ("/core/deadline-rules/audience-P1", test_audience);
  g_test_add_func ("/core/deadline-rules/rounds-T7", test_rounds);
  g_test_add_func ("/core/deadline-rules/no-rounds-T7", test_no_rounds);
  g_test_add_func ("/core/deadline-rules/order-T7", test_order);
  g_test_add_func ("/core/deadline-rules/checks-T7", test_checks);

  return g_test_run ();
}

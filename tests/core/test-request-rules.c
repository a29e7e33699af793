#include "config.h"

#include "core/stm-error.h"
#include "core/stm-request-rules.h"

static StmRequest *
make_request (int form, int periods)
{
  StmRecord *request = stm_record_new (STM_TYPE_REQUEST);

  g_object_set (request, "form", form, "periods", periods, "total-hours", 200 * 60, NULL);

  return STM_REQUEST (request);
}

static void
test_hours (void)
{
  static const struct
  {
    int      form;
    int      hours_per_week;
    gboolean ok;
  } rows[] = {
    { STM_STAGE_FORM_BLOCK, 0, FALSE },
    { STM_STAGE_FORM_BLOCK, 36 * 60, TRUE },
    { STM_STAGE_FORM_ALTERNATING, 0, TRUE },
    { STM_STAGE_FORM_ALTERNATING, 16 * 60, TRUE },
    { STM_STAGE_FORM_BOTH, 0, FALSE },
    { STM_STAGE_FORM_BOTH, 30 * 60, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmRequest) request = make_request (rows[i].form, 1);
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      request->hours_per_week = rows[i].hours_per_week;
      stm_request_check_hours (request, problems);
      g_assert_cmpint (stm_problem_list_has_errors (problems), ==, !rows[i].ok);
      g_assert_true (rows[i].ok || stm_problem_list_find (problems, "hours-per-week") != NULL);
    }
}

static void
test_total_is_required (void)
{
  g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_ALTERNATING, 1);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  request->total_hours = 0;
  stm_record_check (STM_RECORD (request), problems);
  g_assert_nonnull (stm_problem_list_find (problems, "total-hours"));
}

/* One row a case: the number of periods, then their dates in pairs. */
static const struct
{
  const char *name;
  int         periods;
  const char *dates[8];
  const char *field;
} period_rows[] = {
  { "none-given", 1, { NULL }, "start-1" },
  { "start-only", 1, { "2026-10-05" }, "end-1" },
  { "end-only", 1, { NULL, "2026-10-30" }, "start-1" },
  { "both", 1, { "2026-10-05", "2026-10-30" }, NULL },
  { "one-day", 1, { "2026-10-05", "2026-10-05" }, NULL },
  { "end-before-start", 1, { "2026-10-05", "2026-10-04" }, "end-1" },
  { "second-missing", 2, { "2026-10-05", "2026-10-30" }, "start-2" },
  { "second-good", 2, { "2026-10-05", "2026-10-30", "2027-03-01", "2027-03-26" }, NULL },
  { "second-touches", 2, { "2026-10-05", "2026-10-30", "2026-10-30", "2026-11-20" }, "start-2" },
  { "second-next-day", 2, { "2026-10-05", "2026-10-30", "2026-10-31", "2026-11-20" }, NULL },
  { "second-within", 2, { "2026-10-05", "2026-10-30", "2026-10-10", "2026-10-20" }, "start-2" },
  { "second-before", 2, { "2026-10-05", "2026-10-30", "2026-09-01", "2026-09-20" }, "start-2" },
  { "four-good", 4, { "2026-09-07", "2026-09-25", "2026-11-09", "2026-11-27", "2027-01-11", "2027-01-29",
                      "2027-05-03", "2027-05-21" }, NULL },
  { "fourth-missing-end", 4, { "2026-09-07", "2026-09-25", "2026-11-09", "2026-11-27", "2027-01-11", "2027-01-29",
                               "2027-05-03" }, "end-4" },
  { "not-chosen-does-not-count", 1, { "2026-10-05", "2026-10-30", "2026-10-10", "2026-10-01" }, NULL },
  { "year-end", 1, { "2026-12-28", "2027-01-08" }, NULL },
  { "leap-day", 1, { "2028-02-28", "2028-02-29" }, NULL },
};

static void
test_period (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_ALTERNATING, period_rows[row].periods);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  for (int i = 0; i < STM_REQUEST_MAX_PERIODS; i++)
    {
      request->start[i] = g_strdup (period_rows[row].dates[2 * i]);
      request->end[i] = g_strdup (period_rows[row].dates[2 * i + 1]);
    }

  stm_request_check_periods (request, problems);
  g_assert_cmpint (stm_problem_list_has_errors (problems), ==, period_rows[row].field != NULL);
  if (period_rows[row].field != NULL)
    g_assert_nonnull (stm_problem_list_find (problems, period_rows[row].field));
}

static void
test_dates_that_are_none (void)
{
  g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_ALTERNATING, 1);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  g_object_set (request, "start-1", "2026-02-30", "end-1", "next week", NULL);
  stm_record_check (STM_RECORD (request), problems);
  g_assert_nonnull (stm_problem_list_find (problems, "start-1"));
  g_assert_nonnull (stm_problem_list_find (problems, "end-1"));
}

static void
test_drop_unused (void)
{
  for (int periods = 0; periods <= STM_REQUEST_MAX_PERIODS; periods++)
    {
      g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_BLOCK, periods);

      for (int i = 0; i < STM_REQUEST_MAX_PERIODS; i++)
        {
          request->start[i] = g_strdup ("2026-10-05");
          request->end[i] = g_strdup ("2026-10-30");
        }
      stm_request_drop_unused (request);
      for (int i = 0; i < STM_REQUEST_MAX_PERIODS; i++)
        {
          g_assert_true ((request->start[i] != NULL) == (i < periods));
          g_assert_true ((request->end[i] != NULL) == (i < periods));
        }
    }
}

static void
test_preferences (void)
{
  static const struct
  {
    const char *preference[3];
    const char *field;
  } rows[] = {
    { { NULL, NULL, NULL }, NULL },
    { { "a", NULL, NULL }, NULL },
    { { "a", "b", "c" }, NULL },
    { { "a", "a", NULL }, "preference-2" },
    { { "a", "b", "a" }, "preference-3" },
    { { NULL, "b", NULL }, "preference-1" },
    { { "a", NULL, "c" }, "preference-2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_BLOCK, 1);
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      for (int j = 0; j < STM_REQUEST_MAX_PREFERENCES; j++)
        request->preference[j] = g_strdup (rows[i].preference[j]);
      stm_request_check_preferences (request, problems);
      g_assert_cmpint (stm_problem_list_has_errors (problems), ==, rows[i].field != NULL);
      if (rows[i].field != NULL)
        g_assert_nonnull (stm_problem_list_find (problems, rows[i].field));
    }
}

static void
test_study_year (void)
{
  for (int taken = 1; taken <= 7; taken++)
    for (int year = 1; year <= 7; year++)
      {
        g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_BLOCK, 1);
        g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
        g_autoptr (StmRecord) programme = stm_record_new (STM_TYPE_PROGRAMME);
        g_autoptr (StmProblemList) problems = stm_problem_list_new ();

        g_object_set (student, "study-year", year, NULL);
        g_object_set (programme, "study-years", 1 << (taken - 1), NULL);
        stm_request_check_links (request, STM_STUDENT (student), STM_PROGRAMME (programme), NULL, problems);
        g_assert_cmpint (stm_problem_list_has_errors (problems), ==, year != taken);
      }
}

static void
test_supervisor_of_school (void)
{
  g_autoptr (StmRequest) request = make_request (STM_STAGE_FORM_BLOCK, 1);
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (StmRecord) supervisor = stm_record_new (STM_TYPE_SUPERVISOR);
  g_autoptr (StmProblemList) same = stm_problem_list_new ();
  g_autoptr (StmProblemList) other = stm_problem_list_new ();

  g_object_set (student, "school", "one", NULL);
  g_object_set (supervisor, "school", "one", NULL);
  stm_request_check_links (request, STM_STUDENT (student), NULL, STM_SUPERVISOR (supervisor), same);
  g_assert_false (stm_problem_list_has_errors (same));

  g_object_set (supervisor, "school", "another", NULL);
  stm_request_check_links (request, STM_STUDENT (student), NULL, STM_SUPERVISOR (supervisor), other);
  g_assert_nonnull (stm_problem_list_find (other, "supervisor"));
}

static void
test_school_year (void)
{
  static const struct { const char *text; gboolean ok; } rows[] = {
    { "2026-2027", TRUE }, { "1999-2000", TRUE }, { "2026-2028", FALSE }, { "2026-2026", FALSE }, { "2026", FALSE },
    { "2026/2027", FALSE }, { "26-27", FALSE }, { "", FALSE }, { "abcd-efgh", FALSE }, { "+026-2027", FALSE }, { "2026-2027x", FALSE },
  };
  static const struct { int day, month, year; const char *expected; } dates[] = {
    { 31, 5, 2026, "2025-2026" }, { 1, 6, 2026, "2026-2027" }, { 1, 9, 2026, "2026-2027" },
    { 31, 12, 2026, "2026-2027" }, { 1, 1, 2027, "2026-2027" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (stm_school_year_check (rows[i].text, &error), ==, rows[i].ok);
      if (!rows[i].ok)
        g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
    }

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GDate) date = g_date_new_dmy (dates[i].day, dates[i].month, dates[i].year);
      g_autofree char *year = stm_school_year_from_date (date);

      g_assert_cmpstr (year, ==, dates[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/request/T4/hours", test_hours);
  g_test_add_func ("/core/request/T4/total-is-required", test_total_is_required);
  g_test_add_func ("/core/request/T4/preferences", test_preferences);
  g_test_add_func ("/core/request/T4/supervisor-of-school", test_supervisor_of_school);
  for (guint i = 0; i < G_N_ELEMENTS (period_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/request/T5/", period_rows[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_period);
    }
  g_test_add_func ("/core/request/T5/dates-that-are-none", test_dates_that_are_none);
  g_test_add_func ("/core/request/T5/drop-unused", test_drop_unused);
  g_test_add_func ("/core/request/T6/study-year", test_study_year);
  g_test_add_func ("/core/request/T6/school-year", test_school_year);

  return g_test_run ();
}

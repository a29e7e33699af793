#include "config.h"

#include "core/stm-error.h"
#include "core/stm-training-rules.h"

#define NONE -1

/* SPEC W10: what is wrong with a training, at its first or its last day. */
static const struct
{
  const char *name;
  const char *code;
  const char *starts_on, *ends_on;
  const char *field;
  int         severity;
  const char *message;
} starts[] = {
  { "953030/last-day", "953030", "2022-12-31", "2023-01-20", NULL, NONE, NULL },
  { "953030/day-after", "953030", "2023-01-01", "2023-01-20", "starts-on", STM_SEVERITY_ERROR,
    "A training with code 953030 (Exploratory stage) could start until 31-12-2022 only." },
  { "953030/long-before", "953030", "2017-03-01", "2017-12-31", NULL, NONE, NULL },
  { "953030/now", "953030", "2026-11-23", NULL, "starts-on", STM_SEVERITY_ERROR, NULL },
  { "953081/long", "953081", "2026-01-05", "2027-12-31", NULL, NONE, NULL },
  { "953081/without-end", "953081", "2023-01-01", NULL, NULL, NONE, NULL },
  { "953082/3-months", "953082", "2026-01-15", "2026-04-14", NULL, NONE, NULL },
  { "953082/3-months-and-a-day", "953082", "2026-01-15", "2026-04-15", "ends-on", STM_SEVERITY_ERROR,
    "A training with code 953082 lasts at most 3 months: until 14-04-2026." },
  { "953082/calendar-months", "953082", "2026-01-01", "2026-03-31", NULL, NONE, NULL },
  { "953082/calendar-months-and-a-day", "953082", "2026-01-01", "2026-04-01", "ends-on", STM_SEVERITY_ERROR, NULL },
  { "953082/over-new-year", "953082", "2026-11-16", "2027-02-15", NULL, NONE, NULL },
  { "953082/over-new-year-and-a-day", "953082", "2026-11-16", "2027-02-16", "ends-on", STM_SEVERITY_ERROR, NULL },
  { "953082/from-month-end", "953082", "2026-11-30", "2027-02-28", NULL, NONE, NULL },
  { "953082/from-month-end-and-a-day", "953082", "2026-11-30", "2027-03-01", "ends-on", STM_SEVERITY_ERROR, NULL },
  { "953082/to-leap-day", "953082", "2027-11-30", "2028-02-29", NULL, NONE, NULL },
  { "953082/one-day", "953082", "2026-11-23", "2026-11-23", NULL, NONE, NULL },
  { "953082/without-end", "953082", "2026-11-23", NULL, "ends-on", STM_SEVERITY_WARNING,
    "A training with code 953082 lasts at most 3 months. Enter its last day." },
  { "other/3-months", "123456", "2026-01-15", "2026-04-14", NULL, NONE, NULL },
  { "other/3-months-and-a-day", "123456", "2026-01-15", "2026-04-15", "ends-on", STM_SEVERITY_WARNING,
    "Short trainings of at most 3 months are registered only: until 14-04-2026." },
  { "other/without-end", "123456", "2026-01-15", NULL, NULL, NONE, NULL },
  { "none/long", NULL, "2026-01-15", "2027-12-31", NULL, NONE, NULL },
  { "953082/without-start", "953082", NULL, "2027-12-31", NULL, NONE, NULL },
  { "953030/no-date", "953030", "soon", NULL, NULL, NONE, NULL },
};

static void
test_start (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  stm_training_check_start (starts[row].code, starts[row].starts_on, starts[row].ends_on, problems);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, starts[row].field != NULL);
  if (starts[row].field == NULL)
    return;

  problem = stm_problem_list_find (problems, starts[row].field);
  g_assert_nonnull (problem);
  g_assert_cmpint (stm_problem_get_severity (problem), ==, starts[row].severity);
  if (starts[row].message != NULL)
    g_assert_cmpstr (stm_problem_get_message (problem), ==, starts[row].message);
}

/* Each month of the years that a dossier can have. */
static void
test_953030_every_month (void)
{
  for (int year = 2016; year <= 2030; year++)
    for (int month = 1; month <= 12; month++)
      {
        g_autoptr (StmProblemList) problems = stm_problem_list_new ();
        g_autofree char *day = g_strdup_printf ("%04d-%02d-01", year, month);

        stm_training_check_start ("953030", day, NULL, problems);
        g_assert_cmpint (stm_problem_list_has_errors (problems), ==, year >= 2023);
      }
}

static const struct
{
  const char *name;
  int         type;
  gboolean    by_vdab;
  int         state;
  const char *refusal;
} cancellings[] = {
  { "requested", STM_ACTIVITY_TYPE_REQUESTED, FALSE, STM_ACTIVITY_STATE_REQUESTED, NULL },
  { "planned", STM_ACTIVITY_TYPE_REQUESTED, FALSE, STM_ACTIVITY_STATE_PLANNED, NULL },
  { "started", STM_ACTIVITY_TYPE_REQUESTED, FALSE, STM_ACTIVITY_STATE_STARTED, "It has started, and can only be ended." },
  { "ended", STM_ACTIVITY_TYPE_REQUESTED, FALSE, STM_ACTIVITY_STATE_ENDED, "It is over already." },
  { "cancelled", STM_ACTIVITY_TYPE_REQUESTED, FALSE, STM_ACTIVITY_STATE_CANCELLED, "It was cancelled already." },
  { "vdab-requested", STM_ACTIVITY_TYPE_REQUESTED, TRUE, STM_ACTIVITY_STATE_REQUESTED,
    "A training of the VDAB is not cancelled here. Tell its contact person, who cancels it." },
  { "vdab-planned", STM_ACTIVITY_TYPE_REQUESTED, TRUE, STM_ACTIVITY_STATE_PLANNED,
    "A training of the VDAB is not cancelled here. Tell its contact person, who cancels it." },
  { "vdab-started", STM_ACTIVITY_TYPE_REQUESTED, TRUE, STM_ACTIVITY_STATE_STARTED, "It has started, and can only be ended." },
  { "own-planned", STM_ACTIVITY_TYPE_OWN, FALSE, STM_ACTIVITY_STATE_PLANNED, NULL },
  { "own-started", STM_ACTIVITY_TYPE_OWN, FALSE, STM_ACTIVITY_STATE_STARTED, "It has started, and can only be ended." },
  { "ibo-planned", STM_ACTIVITY_TYPE_IBO, FALSE, STM_ACTIVITY_STATE_PLANNED, NULL },
};

static void
test_cancelling (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmActivity) activity = STM_ACTIVITY (stm_record_new (STM_TYPE_ACTIVITY));
  g_autoptr (GError) error = NULL;

  activity->type = cancellings[row].type;
  activity->by_vdab = cancellings[row].by_vdab;
  activity->state = cancellings[row].state;

  g_assert_cmpint (stm_training_may_cancel (activity, &error), ==, cancellings[row].refusal == NULL);
  if (cancellings[row].refusal == NULL)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_error (error, STM_ERROR, STM_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==, cancellings[row].refusal);
}

static void
test_codes (void)
{
  guint n_trainings;
  const StmTraining *trainings = stm_training_list (&n_trainings);

  g_assert_cmpuint (n_trainings, ==, 3);
  g_assert_cmpstr (trainings[0].code, ==, "953030");
  g_assert_cmpstr (trainings[1].code, ==, "953081");
  g_assert_cmpstr (trainings[2].code, ==, "953082");
  for (guint i = 0; i < n_trainings; i++)
    g_assert_true (stm_training_find (trainings[i].code) == &trainings[i]);

  /* S5's words, whatever the language of the program */
  g_assert_cmpstr (stm_training_get_name (&trainings[0]), ==, "Beroepsverkennende stage");
  g_assert_cmpstr (stm_training_get_name (&trainings[1]), ==, "Werkervaringsstage");
  g_assert_cmpstr (stm_training_get_name (&trainings[2]), ==,
                   "Intensieve remediëring van randfactoren en het aanleren van generieke competenties");

  g_assert_true (stm_training_is_stage ("953030"));
  g_assert_true (stm_training_is_stage ("953081"));
  g_assert_false (stm_training_is_stage ("953082"));
  g_assert_false (stm_training_is_stage ("95308"));
  g_assert_false (stm_training_is_stage (NULL));
  g_assert_null (stm_training_find (NULL));
}

static void
test_attestation (void)
{
  g_assert_true (stm_training_has_attestation ("953081"));
  g_assert_false (stm_training_has_attestation ("953030"));
  g_assert_false (stm_training_has_attestation ("953082"));
  g_assert_false (stm_training_has_attestation ("123456"));
  g_assert_false (stm_training_has_attestation (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strconcat ("/training-rules/start/", starts[i].name, "-W10", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_start);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cancellings); i++)
    {
      g_autofree char *path = g_strconcat ("/training-rules/cancelling/", cancellings[i].name, "-W10", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cancelling);
    }
  g_test_add_func ("/training-rules/953030-in-every-month-W10", test_953030_every_month);
  g_test_add_func ("/training-rules/codes-W10", test_codes);
  g_test_add_func ("/training-rules/attestation-W14", test_attestation);

  return g_test_run ();
}

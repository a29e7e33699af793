#include "config.h"

#include "core/stm-mediation.h"

#define REFERRED "referred-on=2027-01-04"
#define ATTENDED REFERRED " attended-on=2027-01-11"
#define PRINTED  ATTENDED " weo-printed-on=2027-01-12"
#define SIGNED   PRINTED " weo-signed-on=2027-01-12"
#define RUNNING  SIGNED " process-started-on=2027-01-14"
#define ENDED    RUNNING " process-ended-on=2027-03-01 ending=2"
#define ADVISED  ENDED " advice=2 advice-on=2027-03-10 advice-delivery=2"
#define LATE     " closed-on=2027-04-02 closing=2 access-until="

/* The fields of a mediation, and what is wrong with them: "field: message", as a
 * warning after "?". */
static const struct
{
  const char *name;
  const char *fields;
  const char *problem;
} mediations[] = {
  { "referred", REFERRED, NULL },
  { "running", RUNNING, NULL },
  { "ended", ENDED, NULL },
  { "ended-before-start", ATTENDED " process-ended-on=2027-02-01 ending=5", NULL },
  { "advised", ADVISED " closed-on=2027-03-10 closing=1 access-until=2027-03-10", NULL },
  { "late", ENDED LATE "2027-04-02", NULL },
  { "late-maximum", ENDED LATE "2027-04-01", NULL },
  { "refused", REFERRED " ending=4 closed-on=2027-01-20 closing=2 access-until=2027-01-20", NULL },
  { "maximum", RUNNING " process-ended-on=2029-01-10 ending=1 closed-on=2029-02-11 closing=2 access-until=2029-02-10", NULL },
  { "no-contract-days", RUNNING " process-ended-on=2027-03-14 ending=3", NULL },
  { "by-vdab", RUNNING " closed-on=2027-02-08 closing=3 access-until=2027-02-10", NULL },

  { "attended-first", "referred-on=2027-01-12 attended-on=2027-01-11", "attended-on: The date is before “Referred on”." },
  { "closed-first", "referred-on=2027-02-01 ending=4 closed-on=2027-01-20 closing=2 access-until=2027-01-20",
    "?closed-on: The date is before “Referred on”." },
  { "ended-first", SIGNED " process-started-on=2027-04-01 process-ended-on=2027-03-01 ending=2",
    "?process-ended-on: The date is before “Mediation process started on”." },

  { "no-attended", REFERRED " weo-printed-on=2027-01-12",
    "weo-printed-on: This comes after “First appointment attended on”, which is not filled in." },
  { "no-printed", ATTENDED " weo-signed-on=2027-01-12",
    "weo-signed-on: This comes after “Agreement printed on”, which is not filled in." },
  { "no-signed", PRINTED " process-started-on=2027-01-14",
    "process-started-on: This comes after “Agreement signed on”, which is not filled in." },
  { "printed-early", ATTENDED " weo-printed-on=2027-01-10", "weo-printed-on: The date is before “First appointment attended on”." },
  { "signed-early", PRINTED " weo-signed-on=2027-01-11", "weo-signed-on: The date is before “Agreement printed on”." },
  { "started-early", SIGNED " process-started-on=2027-01-11", "process-started-on: The date is before “Agreement signed on”." },
  { "ended-early", ATTENDED " process-ended-on=2027-01-10 ending=2",
    "process-ended-on: The date is before “First appointment attended on”." },
  { "closed-early", ENDED " closed-on=2027-02-28 closing=2 access-until=2027-02-28",
    "closed-on: The date is before “Mediation process ended on”." },

  { "no-closing", ENDED " closed-on=2027-04-02 access-until=2027-04-02", "closing: This is missing, and belongs with “Closed on”." },
  { "no-access", ENDED " closed-on=2027-04-02 closing=2", "access-until: This is missing, and belongs with “Closed on”." },
  { "not-closed", ENDED " closing=2", "closed-on: This is missing, and belongs with “Way of closing”." },
  { "access-only", RUNNING " access-until=2027-04-02", "closed-on: This is missing, and belongs with “Access until”." },
  { "access-early", ENDED LATE "2027-03-31",
    "access-until: The right of access ends at the earliest the day before the service closes." },
  { "access-late", ENDED LATE "2027-04-03",
    "access-until: The right of access ended on 02-04-2027, with this way of closing." },
  { "access-late-advice", ADVISED " closed-on=2027-03-10 closing=1 access-until=2030-01-01",
    "access-until: The right of access ended on 10-03-2027, with this way of closing." },
  { "access-late-absence", REFERRED " ending=4 closed-on=2027-01-20 closing=2 access-until=2027-01-21",
    "access-until: The right of access ended on 20-01-2027, with this way of closing." },
  { "access-late-maximum", RUNNING " process-ended-on=2029-01-10 ending=1 closed-on=2029-02-11 closing=2 access-until=2029-02-11",
    "access-until: The right of access ended on 10-02-2029, with this way of closing." },
  { "maximum-early", RUNNING " process-ended-on=2029-01-09 ending=1",
    "process-ended-on: The two years run until 10-01-2029: the process then ends by itself." },
  { "after-maximum", RUNNING " process-ended-on=2029-01-11 ending=2",
    "process-ended-on: The two years ended on 10-01-2029: the reason is the maximum duration." },
  { "no-contract-early", RUNNING " process-ended-on=2027-03-13 ending=3",
    "process-ended-on: Two months without contract days are over after 14-03-2027: the process then ends by itself." },
  { "no-contract-unstarted", SIGNED " process-ended-on=2027-04-13 ending=3",
    "ending: Contract days count from the start of the mediation process, which is not filled in." },
  { "closed-too-early", ENDED " closed-on=2027-04-01 closing=2 access-until=2027-04-01",
    "closed-on: Without final advice the service closes by itself on 02-04-2027." },
  { "closed-too-late", ENDED " closed-on=2027-09-01 closing=2 access-until=2027-09-01",
    "closed-on: Without final advice the service closes by itself on 02-04-2027." },
  { "closed-while-running", RUNNING " closed-on=2027-04-02 closing=2 access-until=2027-04-02",
    "closing: A service closes by itself only after its process ended, or for absence." },
  { "advice-late", ENDED " advice=2 advice-on=2027-04-02 advice-delivery=2 closed-on=2027-04-02 closing=1 access-until=2027-04-02",
    "advice-on: The final advice could be given until 01-04-2027: the service closes without it." },
  { "closed-after-advice", ADVISED " closed-on=2027-03-11 closing=1 access-until=2027-03-11",
    "closed-on: The final advice closed the service on 10-03-2027." },
  { "no-advice-day", ENDED " advice=2 closed-on=2027-03-10 closing=1 access-until=2027-03-10",
    "advice-on: This is missing, and belongs with “Final advice”." },
  { "advice-automatic", ADVISED LATE "2027-04-02",
    "closing: The partner closes the service with the final advice, and in no other way." },
  { "partner-without", ENDED " closed-on=2027-03-10 closing=1 access-until=2027-03-10",
    "advice: The partner closes the service with the final advice, and in no other way." },
  { "no-reason", RUNNING " process-ended-on=2027-03-01", "ending: A process that ended has a day and a reason." },
  { "no-end", RUNNING " ending=2", "process-ended-on: A process that ended has a day and a reason." },
  { "absence-open", REFERRED " ending=4", "ending: With this reason the service closes by itself." },
  { "absence-attended", RUNNING " ending=4 closed-on=2027-02-01 closing=2 access-until=2027-02-01",
    "ending: The client attended the first appointment, and was not refused for absence." },
};

static StmMediation *
new_mediation (const char *fields)
{
  StmRecord *record = stm_record_new (STM_TYPE_MEDIATION);
  g_auto (GStrv) pairs = g_strsplit (fields, " ", -1);

  g_object_set (record, "dossier", stm_record_get_uuid (record), NULL);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), pair[0]);

      if (stm_field_is_text (field))
        stm_record_set_text (record, field, pair[1]);
      else
        stm_record_set_number (record, field, atoi (pair[1]));
    }

  return STM_MEDIATION (record);
}

static void
test_check (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_autoptr (StmMediation) mediation = new_mediation (mediations[row].fields);
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  g_autoptr (StmProblem) problem = NULL;
  g_autofree char *text = NULL;

  stm_record_check (STM_RECORD (mediation), problems);
  problem = g_list_model_get_item (G_LIST_MODEL (problems), 0);
  if (problem != NULL)
    text = g_strdup_printf ("%s%s: %s", stm_problem_get_severity (problem) == STM_SEVERITY_WARNING ? "?" : "",
                            stm_problem_get_field (problem), stm_problem_get_message (problem));
  g_assert_cmpstr (text, ==, mediations[row].problem);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, mediations[row].problem != NULL);
}

/* SPEC W15: what is closed is never open for good. */
static void
test_access (void)
{
  g_autoptr (StmMediation) mediation = new_mediation (RUNNING);

  g_assert_true (stm_mediation_has_access (mediation, "2030-01-01"));
  g_object_set (mediation, "closed-on", "2027-03-10", NULL);
  g_assert_true (stm_mediation_has_access (mediation, "2027-03-10"));
  g_assert_false (stm_mediation_has_access (mediation, "2027-03-11"));
  g_object_set (mediation, "access-until", "2027-03-09", NULL);
  g_assert_false (stm_mediation_has_access (mediation, "2027-03-10"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (mediations); i++)
    {
      g_autofree char *path = g_strconcat ("/mediation/check/", mediations[i].name, "-W5-W12", NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_check);
    }
  g_test_add_func ("/mediation/access-W15", test_access);

  return g_test_run ();
}

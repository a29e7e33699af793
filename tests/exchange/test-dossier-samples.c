#include "config.h"

#include "exchange-tools.h"

#include "core/stm-absence-rules.h"
#include "core/stm-calendar-rules.h"
#include "core/stm-case-facts.h"
#include "core/stm-caseload.h"
#include "core/stm-choices.h"
#include "core/stm-closing-rules.h"
#include "core/stm-next-step.h"
#include "core/stm-record-types.h"
#include "core/stm-term.h"
#include "exchange/stm-sample-file.h"
#include "exchange/stm-sample-shift.h"
#include "store/stm-store-case.h"

#include <string.h>

#define REFERENCE "2026-11-20"

/* the day of the samples, month-ends, a leap day and years later */
static const char *const days[] = { REFERENCE, "2026-11-23", "2027-02-28", "2027-03-31", "2027-12-31", "2028-02-29",
                                    "2028-03-01", "2030-07-15" };

/* The samples as they are on a day, late enough for all that happens on it. */
typedef struct
{
  StmProfile *profile;
  GPtrArray  *records;
  GPtrArray  *events;
} Samples;

static void
samples_clear (Samples *samples)
{
  g_object_unref (samples->profile);
  g_ptr_array_unref (samples->records);
  g_ptr_array_unref (samples->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Samples, samples_clear)

static void
read_samples (Samples *samples, const char *now)
{
  g_autoptr (GFile) file = g_file_new_build_filename (g_getenv ("STM_SOURCE_ROOT"), "data", "samples-partner.json", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (now, NULL);
  g_autoptr (GError) error = NULL;

  samples->records = g_ptr_array_new_with_free_func (g_object_unref);
  samples->events = g_ptr_array_new_with_free_func (g_object_unref);
  samples->profile = stm_sample_file_read (file, samples->records, samples->events, NULL, &error);
  g_assert_no_error (error);
  stm_sample_shift_run (samples->records, samples->events, time);

  /* their pages are made by the program */
  for (guint i = 0; i < samples->records->len; i++)
    if (STM_IS_PRINTOUT (samples->records->pdata[i]))
      g_object_set (samples->records->pdata[i], "content", "JVBERi0=", NULL);
}

static void
read_samples_on (Samples *samples, const char *today)
{
  g_autofree char *now = g_strconcat (today, "T17:00:00Z", NULL);

  read_samples (samples, now);
}

static gboolean
put (StmTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  Samples *samples = data;

  return stm_sample_file_put (transaction, samples->profile, samples->records, samples->events, error);
}

static StmStore *
open_samples (StoreFixture *fixture, const char *today)
{
  StmStore *store = exchange_open_empty_as (fixture, today, STM_ROLE_PARTNER);
  g_auto (Samples) samples = { NULL };
  g_autoptr (GError) error = NULL;

  read_samples_on (&samples, today);
  stm_store_run (store, put, &samples, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stm_store_count (store, STM_TYPE_DOSSIER, NULL), ==, 60);

  return store;
}

typedef struct
{
  const char *today;
  guint       phases[STM_PHASE_REFUSED + 1];
  guint       reasons[STM_REASON_ATTESTATION + 1];
  guint       rows[64];         /* of the table of closings */
  guint       states[STM_ABSENCE_STOPPED + 1];
  guint       back[2];
} Found;

static void
count_case (Found *found, StmCaseFile *file)
{
  g_autoptr (GPtrArray) steps = stm_case_list_next (file, found->today);
  StmMediation *mediation = file->mediation;
  StmClosingVerdict verdict;

  for (guint i = 0; i < steps->len; i++)
    found->reasons[((StmNextStep *) steps->pdata[i])->reason]++;
  if (mediation == NULL)
    return;

  found->phases[stm_mediation_get_phase (mediation)]++;
  found->states[stm_absence_find_state (G_LIST_MODEL (file->appointments))]++;
  if (mediation->closed_on == NULL)
    return;

  g_assert_true (stm_closing_decide (mediation->ending, mediation->closing, mediation->advice,
                                     stm_case_has_open_actions (file), &verdict));
  found->rows[verdict.row]++;
  found->back[verdict.by_open_actions]++;
}

static void
assert_all (const guint *counts, guint from, guint n)
{
  for (guint i = from; i < n; i++)
    if (counts[i] == 0)
      g_error ("There is none of number %u.", i);
}

/* SPEC W1 to W13: every state, reason, closing and absence is there. */
static void
count_all (Found *found, StmStore *store)
{
  g_autoptr (GListModel) dossiers = stm_store_list (store, STM_TYPE_DOSSIER, NULL, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (StmRecord) dossier = g_list_model_get_item (dossiers, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (StmCaseFile) file = stm_store_get_case (store, stm_record_get_uuid (dossier), &error);

      g_assert_no_error (error);
      count_case (found, file);
    }
}

static void
test_states (StoreFixture *fixture, gconstpointer data)
{
  Found first = { .today = REFERENCE };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (StmStore) store = open_samples (fixture, days[i]);
      Found found = { .today = days[i] };
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (stm_store_pass_time (store, days[i], &error), ==, 0);
      g_assert_no_error (error);

      count_all (&found, store);
      assert_all (found.phases, 0, G_N_ELEMENTS (found.phases));
      assert_all (found.reasons, 0, G_N_ELEMENTS (found.reasons));
      assert_all (found.rows, 0, stm_closing_get_n_rows ());
      assert_all (found.states, 0, G_N_ELEMENTS (found.states));
      assert_all (found.back, 0, G_N_ELEMENTS (found.back));

      if (i == 0)
        first = found;
      g_assert_cmpint (memcmp (first.phases, found.phases, sizeof found.phases), ==, 0);
      g_assert_cmpint (memcmp (first.reasons, found.reasons, sizeof found.reasons), ==, 0);
      g_assert_cmpint (memcmp (first.rows, found.rows, sizeof found.rows), ==, 0);
    }
}

/* Each choice of each field that a person or rule can choose, but for what is not
 * chosen; a client of each province is not needed. */
static void
test_choices (StoreFixture *fixture, gconstpointer data)
{
  const struct
  {
    GType       type;
    const char *field;
    guint       from;
  } fields[] = {
    { STM_TYPE_APPOINTMENT, "type", 1 },       { STM_TYPE_APPOINTMENT, "outcome", 0 }, { STM_TYPE_MEDIATION, "ending", 0 },
    { STM_TYPE_MEDIATION, "advice", 0 },       { STM_TYPE_MEDIATION, "closing", 0 },   { STM_TYPE_GOAL, "rubric", 1 },
    { STM_TYPE_ACTIVITY, "type", 1 },          { STM_TYPE_ACTIVITY, "state", 0 },      { STM_TYPE_ACTIVITY, "by-vdab", 0 },
    { STM_TYPE_TASK, "progress", 0 },          { STM_TYPE_COMPETENCE, "score", 0 },    { STM_TYPE_STUDY, "diploma", 0 },
    { STM_TYPE_SIGNAL, "topic", 1 },
  };
  g_autoptr (StmStore) store = open_samples (fixture, REFERENCE);

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autoptr (GListModel) records = stm_store_list (store, fields[f].type, NULL, NULL, NULL);
      g_autoptr (StmRecordClass) klass = g_type_class_ref (fields[f].type);
      const StmField *field = stm_record_class_find_field (klass, fields[f].field);
      guint n = field->type == STM_FIELD_BOOLEAN ? 2 : stm_field_count_choices (field);
      guint counts[16] = { 0 };

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (StmRecord) record = g_list_model_get_item (records, i);

          counts[stm_record_get_number (record, field)]++;
        }
      assert_all (counts, fields[f].from, n);
    }
}

static StmRecord *
find (StmStore *store, GType type, const char *field, const char *value)
{
  g_autoptr (GListModel) found = stm_store_list_titles (store, type, field, value, NULL);
  g_autoptr (StmTitle) title = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  title = g_list_model_get_item (found, 0);

  return stm_store_get (store, type, stm_title_get_uuid (title), NULL);
}

/* The people on the pictures of S5, and the trainings with a code. */
static void
test_seed (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_samples (fixture, REFERENCE);
  g_autoptr (StmDossier) banner = STM_DOSSIER (find (store, STM_TYPE_DOSSIER, "client-number", "12774435"));
  g_autoptr (StmDossier) selie = STM_DOSSIER (find (store, STM_TYPE_DOSSIER, "client-number", "12770380"));
  g_autoptr (StmDossier) jan = STM_DOSSIER (find (store, STM_TYPE_DOSSIER, "last-name", "Janssens"));
  g_autofree char *title = stm_record_dup_title (STM_RECORD (banner));
  g_autofree char *mediator = stm_store_dup_title (store, STM_TYPE_MEDIATOR, banner->mediator);
  g_autoptr (StmCaseFile) file = stm_store_get_case (store, stm_record_get_uuid (STM_RECORD (banner)), NULL);
  g_autoptr (StmCaseFile) new_file = stm_store_get_case (store, stm_record_get_uuid (STM_RECORD (jan)), NULL);
  g_autoptr (GPtrArray) steps = stm_case_list_next (new_file, REFERENCE);

  g_assert_cmpstr (title, ==, "VNMLIMB0093 NAAMCLIMB0093");
  g_assert_cmpstr (mediator, ==, "EDU LIMB06");
  g_assert_cmpstr (banner->national_number, ==, "65070664309");
  g_assert_cmpstr (banner->work_situation, ==, "Uitkeringsgerechtigd volledig werkloos (00)");
  g_assert_true (stm_mediation_has_banner (file->mediation, REFERENCE));
  g_assert_cmpstr (selie->national_number, ==, "85112526868");
  g_assert_cmpstr (selie->last_name, ==, "SELIE");
  g_assert_cmpstr (jan->first_name, ==, "Jan");
  g_assert_null (jan->category);
  g_assert_cmpint (((StmNextStep *) steps->pdata[0])->reason, ==, STM_REASON_NEW_SERVICE);

  for (guint i = 0; i < 3; i++)
    {
      const char *const codes[] = { "953030", "953081", "953082" };
      g_autoptr (GListModel) found = stm_store_list_titles (store, STM_TYPE_ACTIVITY, "code", codes[i], NULL);

      g_assert_cmpuint (g_list_model_get_n_items (found), >, 0);
    }
}

/* SPEC W10: the training that is closed for starts stays where it is, however the
 * rest moves. */
static void
test_history_stays (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_samples (fixture, "2030-07-15");
  g_autoptr (StmActivity) old = STM_ACTIVITY (find (store, STM_TYPE_ACTIVITY, "code", "953030"));
  g_autoptr (StmMediation) mediation = STM_MEDIATION (stm_store_get (store, STM_TYPE_MEDIATION, old->mediation, NULL));

  g_assert_cmpstr (old->started_on, ==, "2021-10-04");
  g_assert_cmpstr (mediation->closed_on, ==, "2022-04-01");
  g_assert_true (g_str_has_prefix (stm_record_get_created_at (STM_RECORD (mediation)), "2020-03-02"));
}

/* SPEC W6, W11, W12: what the calendar decided stands on the day that the rules say. */
static void
test_calendar (StoreFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (StmStore) store = open_samples (fixture, days[i]);
      g_autoptr (GListModel) mediations = stm_store_list (store, STM_TYPE_MEDIATION, NULL, NULL, NULL);

      for (guint m = 0; m < g_list_model_get_n_items (mediations); m++)
        {
          g_autoptr (StmMediation) mediation = g_list_model_get_item (mediations, m);
          g_autofree char *end = stm_term_agreement_end (mediation->attended_on);
          g_autofree char *due = stm_term_advice_due (mediation->process_ended_on);
          g_autoptr (StmProblemList) problems = stm_problem_list_new ();

          stm_record_check (STM_RECORD (mediation), problems);
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, 0);
          if (mediation->ending == STM_ENDING_MAXIMUM_DURATION)
            g_assert_cmpstr (mediation->process_ended_on, ==, end);
          if (mediation->advice_on != NULL)
            g_assert_cmpstr (mediation->advice_on, <=, due);
          if (mediation->closing == STM_CLOSING_AUTOMATIC && mediation->ending != STM_ENDING_ABSENCE)
            g_assert_cmpstr (mediation->closed_on, >, due);
          if (mediation->closed_on != NULL)
            g_assert_cmpstr (mediation->closed_on, <=, days[i]);
        }
    }
}

/* Who works there is not imported, and the history tells besides that they were. */
static void
assert_same_records (const char *text, const char *other)
{
  const char *records = strstr (text, "\"regions\":");
  const char *history = strstr (text, "\"events\":");

  g_assert_nonnull (records);
  g_assert_nonnull (history);
  g_assert_cmpint (strncmp (records, strstr (other, "\"regions\":"), history - records), ==, 0);
}

/* Not even a warning, and whatever is exported comes back the same. */
static void
test_rules (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_samples (fixture, "2026-03-31");
  g_autoptr (StmStore) copy = exchange_open_empty_as (fixture, "copy", STM_ROLE_PARTNER);
  g_autofree char *exported = exchange_export_text (fixture, store);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (GListModel) records = stm_store_list (store, types[t], NULL, NULL, NULL);

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (StmRecord) record = g_list_model_get_item (records, i);
          g_autoptr (StmProblemList) problems = stm_problem_list_new ();

          stm_store_check_record (store, record, NULL, problems);
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (problems)), ==, 0);
        }
    }

  plan = exchange_import_text (fixture, copy, exported, STM_IMPORT_DEFAULT, &error);
  g_assert_no_error (error);
  stm_import_plan_to_error (plan, &error);
  g_assert_no_error (error);
  again = exchange_export_text (fixture, copy);
  assert_same_records (again, exported);
}

/* The list of dossiers says of each what its mediation says. */
static void
test_caseload (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = open_samples (fixture, REFERENCE);
  g_autoptr (GListModel) dossiers = stm_store_list (store, STM_TYPE_DOSSIER, NULL, NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (dossiers); i++)
    {
      g_autoptr (StmRecord) dossier = g_list_model_get_item (dossiers, i);
      g_autoptr (StmCaseFile) file = stm_store_get_case (store, stm_record_get_uuid (dossier), NULL);
      g_autoptr (StmCaseload) row = STM_CASELOAD (stm_store_get (store, STM_TYPE_CASELOAD, stm_record_get_uuid (dossier), NULL));
      StmMediation *mediation = file->mediation;

      g_assert_cmpstr (row->mediation, ==, mediation != NULL ? stm_record_get_uuid (STM_RECORD (mediation)) : NULL);
      g_assert_cmpint (row->phase, ==, mediation != NULL ? (int) stm_mediation_get_phase (mediation) : STM_PHASE_REFERRED);
      g_assert_cmpstr (row->mediator_name, ==, file->mediator->name);
      g_assert_cmpint (row->ending, ==, mediation != NULL ? mediation->ending : STM_ENDING_NONE);
      g_assert_cmpint (row->advice, ==, mediation != NULL ? mediation->advice : STM_ADVICE_NONE);
      g_assert_cmpstr (row->access_until, ==, mediation != NULL ? mediation->access_until : NULL);
    }
}

#define ADD(path, func) \
  g_test_add ("/exchange/dossier-samples/" path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("W1-W13/every-state-on-any-day", test_states);
  ADD ("choices", test_choices);
  ADD ("S5/people-and-codes", test_seed);
  ADD ("W10/history-stays", test_history_stays);
  ADD ("W12/calendar", test_calendar);
  ADD ("X1/rules-and-round-trip", test_rules);
  ADD ("W3/caseload", test_caseload);

  return g_test_run ();
}

#include "config.h"

#include "exchange-tools.h"

#include <string.h>

#define UUID(record) (stm_record_get_uuid (STM_RECORD (record)))

/* ",\n<lines>" is put before the end of the array that comes before @next */
static char *
append_to (const char *text, const char *next, const char *line)
{
  g_autofree char *end = g_strdup_printf ("\n],\n\"%s\"", next);
  g_autofree char *longer = g_strdup_printf (",\n%s%s", line, end);

  return exchange_replace (text, end, longer);
}

static char *
with_revision (const char *text, gpointer record, int revision)
{
  g_autofree char *before = g_strdup_printf ("\"%s\",\"revision\":1,", UUID (record));
  g_autofree char *after = g_strdup_printf ("\"%s\",\"revision\":%d,", UUID (record), revision);

  return exchange_replace (text, before, after);
}

static char *
student_line (StoreFixture *fixture, int number, const char *more)
{
  return g_strdup_printf ("{\"uuid\":\"00000000-0000-4000-8000-%012d\",\"revision\":1,"
                          "\"created-at\":\"2026-07-01T08:00:00Z\",\"changed-at\":\"2026-07-01T08:00:00Z\","
                          "\"last-name\":\"Peeters\",\"first-name\":\"Jan\",\"school\":\"%s\",\"study-year\":\"7\"%s}",
                          number, UUID (fixture->school), more);
}

static StmImportPlan *
import_well (StoreFixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  StmImportPlan *plan = exchange_import_text (fixture, fixture->store, text, 0, &error);

  g_assert_no_error (error);
  if (stm_import_plan_has_errors (plan) && !stm_import_plan_to_error (plan, &error))
    g_test_message ("%s", error->message);

  return plan;
}

static const char *
get_problem (StmImportPlan *plan, StmSeverity severity, guint i, const char **path)
{
  StmProblemList *problems = stm_import_plan_get_problems (plan, severity);
  g_autoptr (StmProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

  g_assert_nonnull (problem);
  *path = stm_problem_get_field (problem);

  return stm_problem_get_message (problem);
}

/* the file has just this error, and nothing of it is written */
static void
assert_problem (StoreFixture *fixture, const char *text, const char *path)
{
  g_autofree char *before = exchange_export_text (fixture, fixture->store);
  g_autoptr (StmImportPlan) plan = import_well (fixture, text);
  g_autofree char *after = exchange_export_text (fixture, fixture->store);
  const char *found;

  g_assert_true (stm_import_plan_has_errors (plan));
  g_assert_false (stm_import_plan_is_written (plan));
  g_assert_cmpstr (before, ==, after);

  g_assert_cmpuint (stm_import_plan_count_problems (plan, STM_SEVERITY_ERROR), ==, 1);
  get_problem (plan, STM_SEVERITY_ERROR, 0, &found);
  g_assert_cmpstr (found, ==, path);
}

static void
assert_refused (StoreFixture *fixture, const char *text, StmError code)
{
  g_autofree char *before = exchange_export_text (fixture, fixture->store);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;

  g_assert_null (exchange_import_text (fixture, fixture->store, text, 0, &error));
  g_assert_error (error, STM_ERROR, (int) code);
  after = exchange_export_text (fixture, fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_again (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (StmImportPlan) plan = import_well (fixture, text);
  g_autofree char *summary = stm_import_plan_dup_summary (plan);
  g_autofree char *after = exchange_export_text (fixture, fixture->store);

  g_assert_false (stm_import_plan_has_changes (plan));
  g_assert_false (stm_import_plan_is_written (plan));
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_UNCHANGED), ==, 7);
  g_assert_cmpstr (summary, ==, "Nothing changes: 7 the same as here.");
  g_assert_cmpstr (text, ==, after);
}

/* SPEC T8: from an acceptance on a school changes nothing, by a file either */
static void
test_locked (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *newer = with_revision (text, fixture->student, 5);
  g_autofree char *moved = exchange_replace (newer, "\"first-name\":\"Zoë\"", "\"first-name\":\"Zara\"");
  g_autoptr (StmPlacement) accepted = store_fixture_decide (fixture, fixture->service, 1, STM_DECISION_ACCEPTED);
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (StmRecord) kept = NULL;
  g_autoptr (GError) error = NULL;

  store_fixture_save (fixture, accepted);
  stm_store_set_role (fixture->store, STM_ROLE_SCHOOL);
  plan = exchange_import_text (fixture, fixture->store, moved, STM_IMPORT_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stm_import_plan_get_count (plan, STM_TYPE_STUDENT, STM_IMPORT_CONFLICT), ==, 1);

  kept = stm_store_get (fixture->store, STM_TYPE_STUDENT, stm_record_get_uuid (STM_RECORD (fixture->student)), NULL);
  g_assert_cmpstr (STM_STUDENT (kept)->first_name, ==, "Zoë");
}

static void
test_newer (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *raised = with_revision (text, fixture->student, 5);
  g_autofree char *changed = exchange_replace (raised, "\"first-name\":\"Zoë\"", "\"first-name\":\"Zita\"");
  g_autoptr (StmImportPlan) plan = import_well (fixture, changed);
  g_autoptr (StmRecord) student = stm_store_get (fixture->store, STM_TYPE_STUDENT, UUID (fixture->student), NULL);
  g_autoptr (GListModel) events = stm_store_list_events (fixture->store, UUID (fixture->student), NULL);
  g_autoptr (StmEvent) event = g_list_model_get_item (events, 0);

  g_assert_true (stm_import_plan_is_written (plan));
  g_assert_cmpuint (stm_import_plan_get_count (plan, STM_TYPE_STUDENT, STM_IMPORT_NEWER), ==, 1);
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_UNCHANGED), ==, 6);
  g_assert_cmpstr (STM_STUDENT (student)->first_name, ==, "Zita");
  g_assert_cmpint (stm_record_get_revision (student), ==, 5);
  g_assert_cmpint (stm_event_get_event_type (event), ==, STM_EVENT_IMPORTED);
}

static void
test_older (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (StmRecord) student = NULL;

  g_object_set (fixture->student, "first-name", "Zita", NULL);
  store_fixture_save (fixture, fixture->student);
  plan = import_well (fixture, text);
  student = stm_store_get (fixture->store, STM_TYPE_STUDENT, UUID (fixture->student), NULL);

  g_assert_false (stm_import_plan_is_written (plan));
  g_assert_cmpuint (stm_import_plan_get_count (plan, STM_TYPE_STUDENT, STM_IMPORT_OLDER), ==, 1);
  g_assert_cmpstr (STM_STUDENT (student)->first_name, ==, "Zita");
}

static void
test_conflict (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *changed = exchange_replace (text, "\"first-name\":\"Zoë\"", "\"first-name\":\"Zita\"");
  g_autoptr (StmImportPlan) plan = import_well (fixture, changed);
  g_autoptr (StmRecord) student = stm_store_get (fixture->store, STM_TYPE_STUDENT, UUID (fixture->student), NULL);
  g_autoptr (StmTitle) title = g_list_model_get_item (stm_import_plan_get_conflicts (plan), 0);

  g_assert_false (stm_import_plan_has_changes (plan));
  g_assert_cmpuint (stm_import_plan_get_count (plan, STM_TYPE_STUDENT, STM_IMPORT_CONFLICT), ==, 1);
  g_assert_cmpstr (STM_STUDENT (student)->first_name, ==, "Zoë");
  g_assert_cmpstr (stm_title_get_uuid (title), ==, UUID (fixture->student));
  g_assert_cmpstr (stm_title_get_subtitle (title), ==, "students[0]");
  g_assert_cmpstr (stm_title_get_kind (title), ==, "student");
}

/* what the store would keep is compared, not how it is written */
static void
test_normalised (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *dotted = exchange_replace (text, "\"85112526868\"", "\" 85.11.25-268.68 \"");
  g_autofree char *escaped = exchange_replace (dotted, "\"Zoë\"", "\"Zo\\u00eb\"");
  g_autofree char *emptied = exchange_replace (escaped, "\"study-year\":\"7\",", "\"study-year\":\"7\",\"street\":\"\",");
  g_autoptr (StmImportPlan) plan = import_well (fixture, emptied);

  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_UNCHANGED), ==, 7);
}

static void
test_dry_run (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "other");
  g_autofree char *before = exchange_export_text (fixture, store);
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (StmImportPlan) plan = exchange_import_text (fixture, store, text, STM_IMPORT_DRY_RUN, &error);
  g_autofree char *after = exchange_export_text (fixture, store);

  g_assert_no_error (error);
  g_assert_true (stm_import_plan_has_changes (plan));
  g_assert_false (stm_import_plan_is_written (plan));
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_NEW), ==, 7);
  g_assert_cmpstr (before, ==, after);
}

/* each row changes one thing in the student, and names where the problem is */
static void
test_fields (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *part;
    const char *other;
    const char *path;
  } rows[] = {
    { "\"postcode\":\"9000\",\"place\":\"Gent\"}\n],\n\"requests\"", "\"postcode\":\"12\"}\n],\n\"requests\"", "students[0].postcode" },
    { "\"first-name\":\"Zoë\"", "\"first-name\":\"\"", "students[0].first-name" },
    { "\"first-name\":\"Zoë\"", "\"first-name\":7", "students[0].first-name" },
    { "\"first-name\":\"Zoë\"", "\"first-name\":null", "students[0].first-name" },
    { "\"first-name\":\"Zoë\"", "\"first-name\":[\"Zoë\"]", "students[0].first-name" },
    { "\"first-name\":\"Zoë\"", "\"first-name\":\"Zoë\",\"shoe-size\":38", "students[0].shoe-size" },
    { "\"first-name\":\"Zoë\"", "\"first-name\":\"Zoë\",\"Zoë Ånderson\":1", "students[0].…" },
    { "\"study-year\":\"7\"", "\"study-year\":7", "students[0].study-year" },
    { "\"study-year\":\"7\"", "\"study-year\":\"8\"", "students[0].study-year" },
    { "\"national-number\":\"85112526868\"", "\"national-number\":\"85112526869\"", "students[0].national-number" },
    { "\"study-year\":\"7\"", "\"study-year\":\"7\",\"transport\":\"car\"", "students[0].transport" },
    { "\"study-year\":\"7\"", "\"study-year\":\"7\",\"transport\":[\"boat\"]", "students[0].transport" },
    { "\"study-year\":\"7\"", "\"study-year\":\"7\",\"transport\":[\"car\",\"car\"]", "students[0].transport" },
    { "\"periods\":2", "\"periods\":\"2\"", "requests[0].periods" },
    { "\"periods\":2", "\"periods\":2.5", "requests[0].periods" },
    { "\"periods\":2", "\"periods\":-1", "requests[0].periods" },
    { "\"hours-per-week\":2160", "\"hours-per-week\":99999999999999", "requests[0].hours-per-week" },
    { "\"end-2\":\"2027-03-26\"", "\"end-2\":\"2027-02-26\"", "requests[0].end-2" },
    { "\"end-2\":\"2027-03-26\"", "\"end-2\":\"26-3-2027\"", "requests[0].end-2" },
    { "\"form\":\"block\"", "\"form\":\"brick\"", "requests[0].form" },
    { "\"schools\":[\n{", "\"schools\":[\n7,\n{", "schools[0]" },
    { "\"services\":[", "\"cities\":[1,2,3],\n\"services\":[", "cities" },
    { "\"services\":[", "\"Zoë\":{},\n\"services\":[", "…" },
    { "\"profile\":{\"name\"", "\"profile\":{\"uuid\":\"x\",\"name\"", "profile.uuid" },
    { "\"profile\":{\"name\":\"Regio Oost\",\"role\":\"region\"},\n", "", "profile" },
  };
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *student = with_revision (text, fixture->student, 2);
  g_autofree char *raised = with_revision (student, fixture->request, 2);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *changed = exchange_replace (raised, rows[i].part, rows[i].other);

      g_test_message ("%s", rows[i].other);
      assert_problem (fixture, changed, rows[i].path);
    }
}

static void
test_identity (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *part;
    const char *other;
    const char *path;
  } rows[] = {
    { "\"uuid\":\"00000000-0000-4000-8000-000000000001\",", "", "students[1].uuid" },
    { "00000000-0000-4000-8000-000000000001", "00000000", "students[1].uuid" },
    { "00000000-0000-4000-8000-000000000001", "ABCDEF00-0000-4000-8000-000000000001", "students[1].uuid" },
    { "\"revision\":1", "\"revision\":0", "students[1].revision" },
    { "\"revision\":1", "\"revision\":2147483647", "students[1].revision" },
    { "\"revision\":1", "\"revision\":\"1\"", "students[1].revision" },
    { "\"revision\":1,", "", "students[1].revision" },
    { "\"created-at\":\"2026-07-01T08:00:00Z\",", "", "students[1].created-at" },
    { "\"created-at\":\"2026-07-01T08:00:00Z\"", "\"created-at\":\"2026-07-01\"", "students[1].created-at" },
    { "\"created-at\":\"2026-07-01T08:00:00Z\"", "\"created-at\":\"2026-02-30T08:00:00Z\"", "students[1].created-at" },
    { "\"created-at\":\"2026-07-01T08:00:00Z\"", "\"created-at\":\"2026-07-01T24:00:00Z\"", "students[1].created-at" },
    { "\"revision\":1", "\"revision\":1,\"deleted-at\":null", "students[1].deleted-at" },
  };
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *line = student_line (fixture, 1, "");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *wrong = exchange_replace (line, rows[i].part, rows[i].other);
      g_autofree char *longer = append_to (text, "requests", wrong);

      g_test_message ("%s", wrong);
      assert_problem (fixture, longer, rows[i].path);
    }
}

static void
test_references (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *raised = with_revision (text, fixture->request, 2);
  g_autofree char *part = g_strdup_printf ("\"preference-1\":\"%s\"", UUID (fixture->service));
  g_autofree char *missing = exchange_replace (raised, part, "\"preference-1\":\"11111111-1111-4111-8111-111111111111\"");
  g_autofree char *wrong_type = g_strdup_printf ("\"preference-1\":\"%s\"", UUID (fixture->school));
  g_autofree char *other_type = exchange_replace (raised, part, wrong_type);
  g_autofree char *line = student_line (fixture, 1, "");
  g_autofree char *deleted = NULL;
  g_autofree char *with_deleted = NULL;

  assert_problem (fixture, missing, "requests[0].preference-1");
  assert_problem (fixture, other_type, "requests[0].preference-1");

  /* to what is deleted in the file, by a record that is not */
  deleted = exchange_replace (text, "\"name\":\"Sint", "\"deleted-at\":\"2026-07-01T08:00:00Z\",\"name\":\"Sint");
  with_deleted = append_to (deleted, "requests", line);
  g_free (raised);
  raised = with_revision (with_deleted, fixture->school, 2);
  {
    g_autoptr (StmImportPlan) plan = import_well (fixture, raised);
    const char *path;

    g_assert_cmpuint (stm_import_plan_count_problems (plan, STM_SEVERITY_ERROR), ==, 2);
    get_problem (plan, STM_SEVERITY_ERROR, 0, &path);
    g_assert_cmpstr (path, ==, "students[1].school");
    get_problem (plan, STM_SEVERITY_ERROR, 1, &path);
    g_assert_cmpstr (path, ==, "schools[0]");
  }
}

/* a mistake is told once, not again by each record that refers to it */
static void
test_broken_target (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *school = exchange_replace (text, "\"strands\":[\"secondary\"]", "\"strands\":[]");
  g_autofree char *line = student_line (fixture, 1, "");
  g_autofree char *longer = append_to (school, "requests", line);

  assert_problem (fixture, longer, "schools[0].strands");
}

static void
test_twice (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *line = student_line (fixture, 1, "");
  g_autofree char *once = append_to (text, "requests", line);
  g_autofree char *twice = append_to (once, "requests", line);

  assert_problem (fixture, twice, "students[2].uuid");
}

/* SPEC T6, T4: the links between records are checked as when they are saved */
static void
test_links (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *raised = with_revision (text, fixture->student, 2);
  g_autofree char *student = exchange_replace (raised, "\"study-year\":\"7\"", "\"study-year\":\"6\"");
  g_autofree char *request = with_revision (student, fixture->request, 2);
  g_autofree char *copy = NULL;
  const char *line = strstr (text, "\"requests\":[\n") + strlen ("\"requests\":[\n");
  g_autofree char *own = g_strndup (line, strcspn (line, "\n"));
  g_autofree char *second = exchange_replace (own, UUID (fixture->request), "22222222-2222-4222-8222-222222222222");

  assert_problem (fixture, request, "requests[0].programme");

  /* one request a student and programme */
  copy = append_to (text, "placements", second);
  assert_problem (fixture, copy, "requests[1]");
}

static char *
placement_line (StoreFixture *fixture, const char *uuid, int revision, int period, const char *state)
{
  return g_strdup_printf ("{\"uuid\":\"%s\",\"revision\":%d,\"created-at\":\"2026-07-01T08:00:00Z\","
                          "\"changed-at\":\"2026-07-01T08:00:00Z\",\"request\":\"%s\",\"period\":%d,"
                          "\"service\":\"%s\",\"state\":\"%s\",\"reason\":\"volzet\"}",
                          uuid, revision, UUID (fixture->request), period, UUID (fixture->service), state);
}

static char *
with_placements (const char *text, const char *first, const char *second)
{
  g_autofree char *lines = g_strdup_printf ("\"placements\":[\n%s%s%s\n]", first, second != NULL ? ",\n" : "",
                                            second != NULL ? second : "");

  return exchange_replace (text, "\"placements\":[]", lines);
}

/* SPEC T8: a period has one acceptance, wherever the others stand */
static void
test_acceptances (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *first = placement_line (fixture, "99999999-0000-4000-8000-000000000001", 1, 1, "accepted");
  g_autofree char *second = placement_line (fixture, "00000000-0000-4000-8000-000000000002", 1, 1, "accepted");
  g_autofree char *third = placement_line (fixture, "00000000-0000-4000-8000-000000000003", 1, 3, "accepted");
  g_autofree char *withdrawn = placement_line (fixture, "99999999-0000-4000-8000-000000000001", 2, 1, "withdrawn");
  g_autofree char *stateless = exchange_replace (first, "\"state\":\"accepted\",", "");
  g_autofree char *both = with_placements (text, first, second);
  g_autofree char *none = with_placements (text, third, NULL);
  g_autofree char *unsaid = with_placements (text, stateless, NULL);
  g_autofree char *one = with_placements (text, first, NULL);
  g_autofree char *other = with_placements (text, second, NULL);
  g_autofree char *instead = with_placements (text, second, withdrawn);
  g_autoptr (StmImportPlan) plan = NULL;

  assert_problem (fixture, both, "placements[1].period");
  assert_problem (fixture, none, "placements[0].period");
  assert_problem (fixture, unsaid, "placements[0].state");

  plan = import_well (fixture, one);
  g_assert_true (stm_import_plan_is_written (plan));
  assert_problem (fixture, other, "placements[0]");

  /* what stands in the way is withdrawn further on in the file */
  g_clear_object (&plan);
  plan = import_well (fixture, instead);
  g_assert_true (stm_import_plan_is_written (plan));
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_NEW), ==, 1);
  g_assert_cmpuint (exchange_count (plan, STM_IMPORT_NEWER), ==, 1);
}

static void
test_last_record (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *longer = NULL;

  for (int i = 1; i <= 2000; i++)
    {
      g_autofree char *line = student_line (fixture, i, i < 2000 ? "" : ",\"email\":\"jan\"");

      g_string_append_printf (lines, "%s%s", i > 1 ? ",\n" : "", line);
    }
  longer = append_to (text, "requests", lines->str);
  assert_problem (fixture, longer, "students[2000].email");
}

static void
test_many_problems (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *longer = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 250; i++)
    {
      g_autofree char *line = student_line (fixture, i, ",\"email\":\"geheimpje\"");

      g_string_append_printf (lines, "%s%s", i > 1 ? ",\n" : "", line);
    }
  longer = append_to (text, "requests", lines->str);
  plan = import_well (fixture, longer);

  g_assert_cmpuint (stm_import_plan_count_problems (plan, STM_SEVERITY_ERROR), ==, 250);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (stm_import_plan_get_problems (plan, STM_SEVERITY_ERROR))), ==, 100);
  g_assert_cmpuint (stm_import_plan_count_problems (plan, STM_SEVERITY_WARNING), ==, 250);
  g_assert_false (stm_import_plan_to_error (plan, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "250 problems in the file. The first: students[1].email: "));
  g_assert_null (strstr (error->message, "geheimpje"));
}

static void
test_removed (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *raised = with_revision (text, fixture->supervisor, 2);
  g_autofree char *deleted = exchange_replace (raised, "\"revision\":2,", "\"revision\":2,\"deleted-at\":\"2026-07-01T08:00:00Z\",");

  /* the request here still has it as supervisor */
  assert_problem (fixture, deleted, "supervisors[0]");
}

static void
test_school_of_profile (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmStore) store = exchange_open_empty (fixture, "other");
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autofree char *school = g_strdup_printf ("\"role\":\"region\",\"school\":\"%s\"}", UUID (fixture->school));
  g_autofree char *named = exchange_replace (text, "\"role\":\"region\"}", school);
  g_autofree char *unknown = exchange_replace (text, "\"role\":\"region\"}",
                                               "\"role\":\"region\",\"school\":\"11111111-1111-4111-8111-111111111111\"}");
  g_autoptr (StmImportPlan) plan = NULL;
  g_autoptr (StmImportPlan) again = NULL;
  g_autoptr (StmProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *exported = NULL;

  assert_problem (fixture, unknown, "profile.school");

  plan = exchange_import_text (fixture, store, named, 0, &error);
  g_assert_no_error (error);
  profile = stm_store_dup_profile (store);
  g_assert_cmpstr (profile->school, ==, UUID (fixture->school));

  again = exchange_import_text (fixture, store, named, 0, &error);
  g_assert_no_error (error);
  g_assert_false (stm_import_plan_has_changes (again));
  exported = exchange_export_text (fixture, store);
  g_assert_cmpstr (exported, ==, named);
}

static void
test_format (StoreFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *part;
    const char *other;
    StmError    code;
  } rows[] = {
    { "\"version\":1", "\"version\":2", STM_ERROR_NEWER },
    { "\"version\":1", "\"version\":0", STM_ERROR_FORMAT },
    { "\"version\":1", "\"version\":\"1\"", STM_ERROR_FORMAT },
    { "\"version\":1", "\"version\":1.5", STM_ERROR_FORMAT },
    { "\"version\":1", "\"version\":[1]", STM_ERROR_FORMAT },
    { "\"version\":1,\n", "", STM_ERROR_FORMAT },
    { "\"stagematching-profile\"", "\"stagematching-package\"", STM_ERROR_FORMAT },
    { "\"stagematching-profile\"", "[\"stagematching-profile\"]", STM_ERROR_FORMAT },
    { "\"format\":\"stagematching-profile\",\n", "", STM_ERROR_FORMAT },
    { "\"schools\"", "\"students\"", STM_ERROR_FORMAT },
    { "\"schools\":", "\"supervisors\":[],\n\"schools\":", STM_ERROR_FORMAT },
    { "\"schools\":", "\"schools\":[],\n\"schools\":", STM_ERROR_FORMAT },
    { "\"first-name\":\"Zoë\"", "\"first-name\":\"Zoë\",\"first-name\":\"Zita\"", STM_ERROR_FORMAT },
    { "\"first-name\":\"Zoë\"", "\"first-name\":\"Zoë\",\"first\\u002dname\":\"Zita\"", STM_ERROR_FORMAT },
  };
  static const char *const others[] = { "", "{}", "[]", "null", "\"stagematching-profile\"", "%PDF-1.7", "{} {}" };
  g_autofree char *text = exchange_export_text (fixture, fixture->store);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *changed = exchange_replace (text, rows[i].part, rows[i].other);

      g_test_message ("%s", rows[i].other);
      assert_refused (fixture, changed, rows[i].code);
    }

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_refused (fixture, others[i], STM_ERROR_FORMAT);
}

static void
test_truncated (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  gsize length = strlen (text);

  /* the last two bytes are the brace and the line end */
  for (gsize i = 0; i < length - 1; i += i < 300 || i > length - 300 ? 1 : 37)
    {
      g_autofree char *part = g_strndup (text, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (exchange_import_text (fixture, fixture->store, part, 0, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
    }
}

static void
test_files (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) missing = exchange_get_file (fixture, "missing.json");
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (GError) error = NULL;

  g_assert_null (stm_profile_import (fixture->store, missing, 0, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (stm_profile_import (fixture->store, folder, 0, NULL, NULL, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
  g_clear_error (&error);

  store_fixture_reopen (fixture, STM_STORE_READ_ONLY);
  g_assert_null (exchange_import_text (fixture, fixture->store, text, 0, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_READ_ONLY);
}

typedef struct
{
  GCancellable  *cancellable;
  guint          n_calls;
  guint          records;
  gboolean       done;
  StmImportPlan *plan;
  GError        *error;
} Wait;

static void
on_progress (guint records, guint64 bytes, guint64 total, gpointer user_data)
{
  Wait *wait = user_data;

  g_assert_cmpuint (records, >=, wait->records);
  g_assert_cmpuint (bytes, <=, total);
  wait->records = records;
  wait->n_calls++;
  if (wait->cancellable != NULL && records > 1000)
    g_cancellable_cancel (wait->cancellable);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->plan = stm_profile_import_finish (result, &wait->error);
  wait->done = TRUE;
}

static void
import_many (StoreFixture *fixture, Wait *wait)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *longer = NULL;
  g_autoptr (GFile) file = exchange_get_file (fixture, "many.json");

  for (int i = 1; i <= 12000; i++)
    {
      g_autofree char *line = student_line (fixture, i, "");

      g_string_append_printf (lines, "%s%s", i > 1 ? ",\n" : "", line);
    }
  longer = append_to (text, "requests", lines->str);
  g_file_replace_contents (file, longer, strlen (longer), NULL, FALSE, 0, NULL, NULL, NULL);

  stm_profile_import_async (fixture->store, file, 0, NULL, on_progress, wait, NULL, wait->cancellable, on_imported, wait);
  while (!wait->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_cancelled (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *before = exchange_export_text (fixture, fixture->store);
  g_autofree char *after = NULL;
  Wait wait = { .cancellable = g_cancellable_new () };

  import_many (fixture, &wait);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (wait.plan);
  g_assert_cmpuint (wait.records, <, 12000);

  after = exchange_export_text (fixture, fixture->store);
  g_assert_cmpstr (before, ==, after);
  g_clear_error (&wait.error);
  g_object_unref (wait.cancellable);
}

static void
test_progress (StoreFixture *fixture, gconstpointer data)
{
  Wait wait = { 0 };

  import_many (fixture, &wait);
  g_assert_no_error (wait.error);
  g_assert_cmpuint (wait.n_calls, >, 0);
  g_assert_true (stm_import_plan_is_written (wait.plan));
  g_assert_cmpint (stm_store_count (fixture->store, STM_TYPE_STUDENT, NULL), ==, 12001);
  g_clear_object (&wait.plan);
}

static void
test_peek (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *text = exchange_export_text (fixture, fixture->store);
  g_autoptr (GFile) file = exchange_get_file (fixture, "export.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (StmProfile) profile = stm_profile_import_peek (file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (profile->name, ==, "Regio Oost");
  g_assert_cmpint (profile->role, ==, STM_ROLE_REGION);

  g_file_replace_contents (file, "{}", 2, NULL, FALSE, 0, NULL, NULL, NULL);
  g_assert_null (stm_profile_import_peek (file, &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) \
  g_test_add ("/exchange/profile-import/" path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

  ADD ("X1/same-file-again", test_again);
  ADD ("X1/newer-wins", test_newer);
  ADD ("T8/locked", test_locked);
  ADD ("X1/older-is-kept-ours", test_older);
  ADD ("X1/conflict-is-listed", test_conflict);
  ADD ("X1/compared-as-kept", test_normalised);
  ADD ("X1/plan-only", test_dry_run);
  ADD ("X1/school-of-profile", test_school_of_profile);
  ADD ("X1/peek", test_peek);
  ADD ("X1/progress", test_progress);
  ADD ("X1/cancelled-half-way", test_cancelled);
  ADD ("problems/fields", test_fields);
  ADD ("problems/identity", test_identity);
  ADD ("problems/references", test_references);
  ADD ("problems/told-once", test_broken_target);
  ADD ("problems/twice", test_twice);
  ADD ("problems/T6/links", test_links);
  ADD ("problems/T8/acceptances", test_acceptances);
  ADD ("problems/T2/deleted-but-used", test_removed);
  ADD ("problems/in-last-record", test_last_record);
  ADD ("problems/counted", test_many_problems);
  ADD ("faults/format", test_format);
  ADD ("faults/truncated", test_truncated);
  ADD ("faults/files", test_files);

  return g_test_run ();
}

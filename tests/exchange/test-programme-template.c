#include "core/stm-deadline.h"
#include "core/stm-deadline-rules.h"
#include "core/stm-error.h"
#include "core/stm-programme.h"
#include "exchange-tools.h"
#include "exchange/stm-programme-templates.h"

#include <glib/gstdio.h>

#define HEAD \
  "{\"format\": \"stagematching-programme\", \"id\": \"own\", \"version\": 1, \"name\": \"Eigen\", " \
  "\"description\": \"Proef\", \"school-year\": \"2023-2024\", \"programme\": {\"name\": \"P {{school-year}}\", " \
  "\"study\": \"Zorg\", \"study-years\": [\"6\"], \"method\": \"by-number\"}, \"deadlines\": "
#define MOMENT "{\"name\": \"M\", \"date\": \"2024-02-29\", \"effect\": \"reminder\", \"audience\": [\"school\"]}"
#define TEMPLATE HEAD "[" MOMENT "]}"

static StmProgrammeTemplate *
find_template (const char *id)
{
  g_auto (GStrv) problems = NULL;
  g_autoptr (GListModel) templates = stm_programme_templates_list (NULL, &problems);

  g_assert_cmpstr (problems[0], ==, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (templates); i++)
    {
      g_autoptr (StmProgrammeTemplate) template = g_list_model_get_item (templates, i);

      if (g_str_equal (stm_programme_template_get_id (template), id))
        return g_steal_pointer (&template);
    }

  g_assert_not_reached ();
}

typedef struct
{
  const char *starts_on;
  const char *date;
  const char *time;
  int         weeks_before;
  int         round;
  int         effect;
  int         audience;
} Moment;

#define SCHOOL STM_AUDIENCE_SCHOOL
#define SERVICE STM_AUDIENCE_SERVICE
#define REGION STM_AUDIENCE_REGION
#define ALL (SCHOOL | SERVICE | REGION)

static void
assert_moments (GPtrArray *records, const Moment *moments, guint n_moments)
{
  g_assert_cmpuint (records->len, ==, n_moments + 1);

  for (guint i = 0; i < n_moments; i++)
    {
      StmDeadline *deadline = STM_DEADLINE (records->pdata[i + 1]);

      g_test_message ("moment %u", i);
      g_assert_cmpstr (deadline->programme, ==, stm_record_get_uuid (records->pdata[0]));
      g_assert_cmpstr (deadline->starts_on, ==, moments[i].starts_on);
      g_assert_cmpstr (deadline->date, ==, moments[i].date);
      g_assert_cmpstr (deadline->time, ==, moments[i].time);
      g_assert_cmpint (deadline->weeks_before, ==, moments[i].weeks_before);
      g_assert_cmpint (deadline->round, ==, moments[i].round);
      g_assert_cmpint (deadline->effect, ==, moments[i].effect);
      g_assert_cmpint (deadline->audience, ==, moments[i].audience);
    }
}

/* S1, row by row */
static void
test_seventh_year (void)
{
  static const Moment moments[] = {
    { "2026-06-01", "2026-07-31", NULL, 0, 1, STM_DEADLINE_REMINDER, SCHOOL },
    { NULL, "2026-09-03", "12:00", 0, 1, STM_DEADLINE_REQUESTS, SCHOOL },
    { NULL, "2026-09-15", "12:00", 0, 1, STM_DEADLINE_LATE_STARTERS, SCHOOL },
    { NULL, "2026-09-15", "12:00", 0, 1, STM_DEADLINE_ROUND, ALL },
    { NULL, "2026-09-29", "12:00", 0, 2, STM_DEADLINE_ROUND, ALL },
    { NULL, "2026-09-29", "12:00", 0, 2, STM_DEADLINE_FINAL, ALL },
  };
  g_autoptr (StmProgrammeTemplate) template = find_template ("7e-jaar-tbz");
  g_autoptr (GPtrArray) records = stm_programme_template_make (template, "2026-2027", NULL, NULL);
  StmProgramme *programme = STM_PROGRAMME (records->pdata[0]);

  g_assert_cmpstr (programme->name, ==, "7e jaar TBZ 2026-2027");
  g_assert_cmpstr (programme->school_year, ==, "2026-2027");
  g_assert_cmpint (programme->study_years, ==, 1 << 6);
  g_assert_cmpint (programme->method, ==, STM_PROGRAMME_BY_STUDENT);
  assert_moments (records, moments, G_N_ELEMENTS (moments));
  g_assert_nonnull (strstr (STM_DEADLINE (records->pdata[6])->remarks, "rechtstreeks contact op met de diensten"));
}

/* S2's table in the school year that it was written for, with SPEC's V5; the
 * first rows are of the school year before */
static void
test_vmbo (void)
{
  static const Moment moments[] = {
    { NULL, "2011-05-23", NULL, 0, 0, STM_DEADLINE_REMINDER, SCHOOL | REGION },
    { "2011-05-01", "2011-06-30", NULL, 0, 0, STM_DEADLINE_REMINDER, SERVICE | REGION },
    { NULL, "2011-07-10", NULL, 0, 0, STM_DEADLINE_REMINDER, SCHOOL },
    { NULL, NULL, NULL, 6, 0, STM_DEADLINE_REMINDER, REGION },
    { NULL, "2011-10-28", NULL, 0, 0, STM_DEADLINE_REMINDER, SCHOOL },
    { NULL, NULL, NULL, 6, 0, STM_DEADLINE_REMINDER, REGION },
    { NULL, NULL, NULL, 2, 0, STM_DEADLINE_REMINDER, SCHOOL },
    { "2012-02-01", "2012-02-29", NULL, 0, 0, STM_DEADLINE_REMINDER, SCHOOL | REGION },
  };
  g_autoptr (StmProgrammeTemplate) template = find_template ("vmbo-stages");
  g_autoptr (GPtrArray) records = stm_programme_template_make (template, "2011-2012", NULL, NULL);

  g_assert_cmpint (STM_PROGRAMME (records->pdata[0])->method, ==, STM_PROGRAMME_BY_NUMBER);
  g_assert_cmpint (STM_PROGRAMME (records->pdata[0])->study_years, ==, 1 << 3);
  assert_moments (records, moments, G_N_ELEMENTS (moments));
  g_assert_cmpstr (STM_DEADLINE (records->pdata[3])->name, ==,
                   "Exacte leerlingaantallen en periodes doorgeven voor de periode t/m februari 2012");
  g_assert_cmpstr (STM_DEADLINE (records->pdata[5])->name, ==,
                   "Exacte leerlingaantallen en periodes doorgeven voor de periode t/m juli 2012");
  g_assert_cmpstr (STM_DEADLINE (records->pdata[8])->name, ==,
                   "Beginnen met de overzichten 2012-2013 en de evaluatie van 2011-2012");
}

static void
test_shifted_years (void)
{
  static const struct
  {
    const char *school_year;
    const char *may;
    const char *february;
  } rows[] = {
    { "2010-2011", "2010-05-23", "2011-02-28" },
    { "2015-2016", "2015-05-23", "2016-02-29" },
    { "2026-2027", "2026-05-23", "2027-02-28" },
    { "2027-2028", "2027-05-23", "2028-02-29" },
    { "2099-2100", "2099-05-23", "2100-02-28" },
  };
  g_autoptr (StmProgrammeTemplate) template = find_template ("vmbo-stages");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) records = stm_programme_template_make (template, rows[i].school_year, "Ander", NULL);

      g_assert_cmpstr (STM_PROGRAMME (records->pdata[0])->name, ==, "Ander");
      g_assert_cmpstr (STM_DEADLINE (records->pdata[1])->date, ==, rows[i].may);
      g_assert_cmpstr (STM_DEADLINE (records->pdata[8])->date, ==, rows[i].february);
    }
}

static void
test_bad_years (void)
{
  const char *const years[] = { "2026", "2026-2028", "", "9998-9999", "2198-2199" };
  g_autoptr (StmProgrammeTemplate) template = find_template ("vmbo-stages");

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = stm_programme_template_make (template, years[i], NULL, &error);

      if (g_str_equal (years[i], "2198-2199"))
        g_assert_nonnull (records);
      else
        g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
    }
}

static void
test_saved_together (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (StmProgrammeTemplate) template = find_template ("7e-jaar-tbz");
  g_autoptr (GPtrArray) records = stm_programme_template_make (template, "2026-2027", NULL, NULL);
  g_autoptr (GListModel) deadlines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_store_save (fixture->store, records, &error));
  g_assert_no_error (error);

  deadlines = stm_store_list (fixture->store, STM_TYPE_DEADLINE, "programme", stm_record_get_uuid (records->pdata[0]), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (deadlines), ==, 6);
  g_assert_cmpint (stm_round_find (deadlines, "2026-09-15 12:00", NULL), ==, STM_TIMING_LATE);
}

static void
test_strict (void)
{
  static const struct
  {
    const char *part;
    const char *other;
    const char *message;
  } rows[] = {
    { "\"format\": \"stagematching-programme\"", "\"format\": \"other\"", "own.json, format: " },
    { "\"id\": \"own\"", "\"id\": \"Own\"", "own.json, id: " },
    { "\"version\": 1", "\"version\": 0", "own.json, version: " },
    { "\"version\": 1", "\"version\": \"1\"", "own.json, version: " },
    { "\"description\": \"Proef\", ", "", "own.json, description: " },
    { "\"description\"", "\"colour\": 1, \"description\"", "own.json, colour: " },
    { "2023-2024", "2023-2025", "own.json, school-year: " },
    { "\"programme\": {", "\"programme\": {\"school-year\": \"2023-2024\", ", "own.json, programme.school-year: " },
    { "[\"6\"]", "[\"8\"]", "own.json, programme.study-years: " },
    { "by-number", "by-hand", "own.json, programme.method: " },
    { "P {{school-year}}", "P {{year}}", "own.json, programme.name: " },
    { "P {{school-year}}", "P {{school-year", "own.json, programme.name: " },
    { "2024-02-29", "2023-02-29", "own.json, deadlines[0].date: " },
    { "2024-02-29", "29-02-2024", "own.json, deadlines[0].date: " },
    { "\"reminder\"", "\"alarm\"", "own.json, deadlines[0].effect: " },
    { "\"reminder\"", "\"round\"", "own.json, deadlines[0].round: " },
    { "\"effect\": \"reminder\", ", "", "own.json, deadlines[0].effect: " },
    { "\"date\"", "\"time\": \"24:00\", \"date\"", "own.json, deadlines[0].time: " },
    { "\"date\"", "\"day\"", "own.json, deadlines[0].day: " },
    { "\"date\"", "\"done-on\": \"2024-01-01\", \"date\"", "own.json, deadlines[0].done-on: " },
    { "[" MOMENT "]", "{}", "own.json, deadlines: " },
    { "[" MOMENT "]", "[1]", "own.json, deadlines[0]: " },
    { TEMPLATE, "[]", "own.json, {: " },
    { TEMPLATE, "{", "own.json, line 1: " },
    { "\"deadlines\": ", "\n\n\"deadlines\" ", "own.json, line 3: " },
    { TEMPLATE, "", "own.json, " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = exchange_replace (TEMPLATE, rows[i].part, rows[i].other);
      g_autoptr (GError) error = NULL;

      g_assert_null (stm_programme_template_parse ("own.json", text, -1, &error));
      g_assert_error (error, STM_ERROR, STM_ERROR_FORMAT);
      g_test_message ("%u: %s", i, error->message);
      g_assert_true (g_str_has_prefix (error->message, rows[i].message));
    }
}

static void
write_template (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_own_folder (void)
{
  g_autofree char *path = g_dir_make_tmp ("stm-templates-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autofree char *newer = exchange_replace (TEMPLATE, "\"version\": 1", "\"version\": 2");
  g_autoptr (GListModel) templates = NULL;
  g_autoptr (StmProgrammeTemplate) own = NULL;
  g_auto (GStrv) problems = NULL;

  write_template (path, "a.json", TEMPLATE);
  write_template (path, "b.json", newer);
  write_template (path, "c.json", newer);
  write_template (path, "d.json", "nothing");
  write_template (path, "notes.txt", "nothing");
  templates = stm_programme_templates_list (folder, &problems);

  g_assert_cmpuint (g_list_model_get_n_items (templates), ==, 3);
  own = g_list_model_get_item (templates, 2);
  g_assert_cmpint (stm_programme_template_get_version (own), ==, 2);
  g_assert_cmpuint (g_strv_length (problems), ==, 2);
  g_assert_true (g_str_has_prefix (problems[0], "c.json: "));
  g_assert_true (g_str_has_prefix (problems[1], "d.json, line 1: "));

  store_fixture_remove_folder (path);
}

static void
test_no_folder (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path ("/nowhere/programmes");
  g_auto (GStrv) problems = NULL;
  g_autoptr (GListModel) templates = stm_programme_templates_list (folder, &problems);

  g_assert_cmpuint (g_list_model_get_n_items (templates), ==, 2);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/programme-template/moments-of-the-7th-year-T7", test_seventh_year);
  g_test_add_func ("/exchange/programme-template/procedure-of-vmbo-V5", test_vmbo);
  g_test_add_func ("/exchange/programme-template/shifted-years-T7", test_shifted_years);
  g_test_add_func ("/exchange/programme-template/bad-years", test_bad_years);
  g_test_add ("/exchange/programme-template/saved-together-T7", StoreFixture, NULL, store_fixture_set_up,
              test_saved_together, store_fixture_tear_down);
  g_test_add_func ("/exchange/programme-template/strict-B3", test_strict);
  g_test_add_func ("/exchange/programme-template/own-folder-B3", test_own_folder);
  g_test_add_func ("/exchange/programme-template/no-folder", test_no_folder);

  return g_test_run ();
}

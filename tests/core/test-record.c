#include "config.h"

#include "core/stm-choices.h"
#include "core/stm-error.h"
#include "core/stm-placement.h"
#include "core/stm-record-types.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-student.h"
#include "core/stm-supervisor.h"

static const StmField *
find (gpointer record, const char *name)
{
  const StmField *field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name);

  g_assert_nonnull (field);

  return field;
}

/* Gives every field of a record a value that differs by salt. */
static void
fill (StmRecord *record, int salt)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_autofree char *text = g_strdup_printf ("value %u %d", i, salt);

      if (stm_field_is_text (&klass->fields[i]))
        stm_record_set_text (record, &klass->fields[i], text);
      else
        stm_record_set_number (record, &klass->fields[i], 1 + salt % 2);
    }
}

static void
test_copy_and_equal (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (StmRecord) record = stm_record_new (types[t]);
      g_autoptr (StmRecord) copy = NULL;
      StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

      fill (record, 1);
      stm_record_set_revision (record, 3);
      copy = stm_record_copy (record);
      g_assert_true (stm_record_equal (record, copy));
      g_assert_cmpstr (stm_record_get_uuid (record), ==, stm_record_get_uuid (copy));
      g_assert_cmpint (stm_record_get_revision (copy), ==, 3);

      for (guint i = 0; i < klass->n_fields; i++)
        {
          g_autoptr (StmRecord) other = stm_record_copy (record);

          if (stm_field_is_text (&klass->fields[i]))
            stm_record_set_text (other, &klass->fields[i], "other");
          else
            stm_record_set_number (other, &klass->fields[i], 0);
          g_assert_false (stm_record_equal (record, other));
        }
    }
}

static void
test_tables_are_whole (void)
{
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

      g_assert_true (stm_record_types_find (klass->kind) == types[t]);
      g_assert_true (stm_record_types_find (klass->plural) == types[t]);

      for (guint i = 0; i < klass->n_fields; i++)
        {
          const StmField *field = &klass->fields[i];

          g_assert_cmpstr (field->label, !=, "");
          g_assert_true (stm_record_class_find_field (klass, field->name) == field);
          g_assert_true ((field->type == STM_FIELD_REFERENCE) == (field->target != NULL));
          g_assert_true ((field->type == STM_FIELD_CHOICE || field->type == STM_FIELD_SET) == (field->choices != NULL));
        }
    }

  g_assert_true (stm_record_types_find ("nonsense") == G_TYPE_INVALID);
}

static void
on_notify (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_notify (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  guint n = 0;

  g_signal_connect (student, "notify", G_CALLBACK (on_notify), &n);
  g_object_set (student, "place", "Gent", "province", 2, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_object_set (student, "place", "Gent", "province", 2, NULL);
  g_assert_cmpuint (n, ==, 2);
  g_object_set (student, "place", "", NULL);
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (STM_STUDENT (student)->place);
}

static void
test_display (void)
{
  static const struct
  {
    const char *field;
    int         number;
    const char *text;
    const char *shown;
  } rows[] = {
    { "start-1", 0, "2026-09-03", "03-09-2026" },
    { "start-1", 0, "soon", "soon" },
    { "start-1", 0, NULL, "" },
    { "hours-per-week", 36 * 60, NULL, "36" },
    { "hours-per-week", 0, NULL, "" },
    { "form", STM_STAGE_FORM_BOTH, NULL, "Block and alternating" },
    { "periods", 3, NULL, "3" },
    { "periods", 0, NULL, "" },
  };
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autofree char *transport = NULL;
  g_autofree char *number = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const StmField *field = find (request, rows[i].field);
      g_autofree char *shown = NULL;

      if (stm_field_is_text (field))
        stm_record_set_text (request, field, rows[i].text);
      else
        stm_record_set_number (request, field, rows[i].number);
      shown = stm_record_dup_display (request, field);
      g_assert_cmpstr (shown, ==, rows[i].shown);
    }

  g_object_set (student, "transport", 1 | 4, "national-number", "85112526868", NULL);
  transport = stm_record_dup_display (student, find (student, "transport"));
  g_assert_cmpstr (transport, ==, "Car, Bicycle");
  number = stm_record_dup_display (student, find (student, "national-number"));
  g_assert_cmpstr (number, ==, "85.11.25-268.68");
}

static StmSeverity
severity_at (StmRecord *record, const char *field, gboolean *found)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmProblem *problem;

  stm_record_check (record, problems);
  problem = stm_problem_list_find (problems, field);
  *found = problem != NULL;

  return problem != NULL ? stm_problem_get_severity (problem) : STM_SEVERITY_WARNING;
}

static void
assert_problem (StmRecord *record, const char *field, gboolean is_error)
{
  gboolean found;
  StmSeverity severity = severity_at (record, field, &found);

  g_assert_true (found);
  g_assert_cmpint (severity, ==, is_error ? STM_SEVERITY_ERROR : STM_SEVERITY_WARNING);
}

static void
assert_no_problem (StmRecord *record, const char *field)
{
  gboolean found;

  severity_at (record, field, &found);
  g_assert_false (found);
}

static void
test_check_student (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autofree char *long_name = g_strnfill (201, 'x');

  assert_problem (student, "first-name", TRUE);
  assert_problem (student, "school", TRUE);
  assert_problem (student, "study-year", TRUE);
  assert_problem (student, "national-number", FALSE);
  assert_no_problem (student, "postcode");

  g_object_set (student, "first-name", long_name, "school", "no-uuid", "study-year", 8, "postcode", "12",
                "email", "a@b", "phone", "12", "transport", 16, NULL);
  assert_problem (student, "first-name", TRUE);
  assert_problem (student, "school", TRUE);
  assert_problem (student, "study-year", TRUE);
  assert_problem (student, "postcode", TRUE);
  assert_problem (student, "email", TRUE);
  assert_problem (student, "phone", TRUE);
  assert_problem (student, "transport", TRUE);

  g_object_set (student, "postcode", " 9000 ", "province", 3, NULL);
  assert_no_problem (student, "postcode");
  assert_problem (student, "province", FALSE);
  g_object_set (student, "province", 6, NULL);
  assert_no_problem (student, "province");
}

static void
test_dutch_school (void)
{
  g_autoptr (StmRecord) school = stm_record_new (STM_TYPE_SCHOOL);

  g_assert_false (stm_school_is_dutch (STM_SCHOOL (school)));
  g_object_set (school, "postcode", "9712 CP", NULL);
  g_assert_true (stm_school_is_dutch (STM_SCHOOL (school)));
  g_object_set (school, "postcode", "9000", NULL);
  g_assert_false (stm_school_is_dutch (STM_SCHOOL (school)));
}

static void
test_number_of_school (void)
{
  static const struct { const char *number; gboolean ok; } rows[] = {
    { "650706-643-09", TRUE }, { "85112526868", TRUE }, { "85.11.25-268.68", TRUE }, { "85 11 25 268 68", TRUE },
    { "85112526869", FALSE }, { "8511252686", FALSE }, { "abc", FALSE }, { NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
      g_autoptr (StmProblemList) problems = stm_problem_list_new ();

      g_object_set (student, "national-number", rows[i].number, NULL);
      stm_student_check_number (STM_STUDENT (student), NULL, problems);
      g_assert_cmpint (stm_problem_list_has_errors (problems), ==, !rows[i].ok);
    }
}

static void
test_normalize (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  StmStudent *kept = STM_STUDENT (student);

  g_object_set (student, "first-name", "  Zoë ", "national-number", "85.11.25-268.68", "postcode", "1234ab",
                "email", " zoe@example.be ", "street", "   ", NULL);
  stm_record_normalize (student);
  g_assert_cmpstr (kept->first_name, ==, "Zoë");
  g_assert_cmpstr (kept->national_number, ==, "85112526868");
  g_assert_cmpstr (kept->postcode, ==, "1234 AB");
  g_assert_cmpstr (kept->email, ==, "zoe@example.be");
  g_assert_null (kept->street);
}

static void
test_search_text (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autofree char *text = NULL;

  g_object_set (student, "first-name", "Zoë", "last-name", "Maes", "place", "Gent",
                "national-number", "85112526868", "remarks", "kleurenblind", NULL);
  text = stm_record_dup_search_text (student);
  g_assert_cmpstr (text, ==, "Maes\nZoë\nGent");
}

static void
test_fold (void)
{
  static const struct { const char *text, *key; } rows[] = {
    { NULL, "" }, { "", "" }, { "Peeters", "peeters" }, { "Özdemir", "ozdemir" }, { "ÉLISE", "elise" },
    { "Straße", "strasse" }, { "IJsbrand", "ijsbrand" }, { "ﬁjn", "fijn" }, { "\xff", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *key = stm_fold_text (rows[i].text);

      g_assert_cmpstr (key, ==, rows[i].key);
    }
}

static void
test_problem_names_place (void)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (stm_problem_list_to_error (problems, "students[3]", &error));
  stm_problem_list_add (problems, "phone", STM_SEVERITY_WARNING, "look here");
  g_assert_true (stm_problem_list_to_error (problems, "students[3]", &error));
  stm_problem_list_add (problems, "postcode", STM_SEVERITY_ERROR, "not a postcode");
  g_assert_false (stm_problem_list_to_error (problems, "students[3]", &error));
  g_assert_error (error, STM_ERROR, STM_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "students[3].postcode: not a postcode");
}

static void
test_every_error_advises (void)
{
  for (int code = STM_ERROR_INVALID; code <= STM_ERROR_UNDECIDED; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (STM_ERROR, code, "detail");

      g_assert_cmpstr (stm_error_get_title (error), !=, "");
      g_assert_cmpstr (stm_error_get_kept (error), !=, "");
      g_assert_cmpstr (stm_error_get_advice (error), !=, "");
      g_assert_cmpint (stm_error_get_exit_status (error), >=, 64);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/record/copy-and-equal", test_copy_and_equal);
  g_test_add_func ("/core/record/tables-are-whole", test_tables_are_whole);
  g_test_add_func ("/core/record/notify", test_notify);
  g_test_add_func ("/core/record/display", test_display);
  g_test_add_func ("/core/record/T3/check-student", test_check_student);
  g_test_add_func ("/core/record/T3/dutch-school", test_dutch_school);
  g_test_add_func ("/core/record/T3/number-of-school", test_number_of_school);
  g_test_add_func ("/core/record/normalize", test_normalize);
  g_test_add_func ("/core/record/search-text", test_search_text);
  g_test_add_func ("/core/field/fold", test_fold);
  g_test_add_func ("/core/problem/names-place", test_problem_names_place);
  g_test_add_func ("/core/error/every-error-advises", test_every_error_advises);

  return g_test_run ();
}

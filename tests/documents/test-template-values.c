#include "config.h"

#include "core/stm-activity.h"
#include "core/stm-dossier.h"
#include "core/stm-row.h"
#include "core/stm-student.h"
#include "core/stm-task.h"
#include "documents/stm-template-text.h"

#include <locale.h>

/* A place in a list that stands for a record, which may be gone. */
#define TEST_TYPE_ROW (test_row_get_type ())
G_DECLARE_FINAL_TYPE (TestRow, test_row, TEST, ROW, GObject)

struct _TestRow
{
  GObject    parent_instance;
  StmRecord *record;
};

static StmRecord *
test_row_get_record (StmRow *row)
{
  return TEST_ROW (row)->record;
}

static void
test_row_iface_init (StmRowInterface *iface)
{
  iface->get_record = test_row_get_record;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestRow, test_row, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STM_TYPE_ROW, test_row_iface_init))

static void
test_row_finalize (GObject *object)
{
  g_clear_object (&TEST_ROW (object)->record);

  G_OBJECT_CLASS (test_row_parent_class)->finalize (object);
}

static void
test_row_class_init (TestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_row_finalize;
}

static void
test_row_init (TestRow *self)
{
}

typedef struct
{
  const char *name;
  const char *text;  /* NULL where there is no such name */
} Expected;

static void
assert_values (StmTemplateValues *values, const Expected *expected, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", expected[i].name);
      g_assert_cmpstr (stm_template_values_get (values, expected[i].name), ==, expected[i].text);
    }
}

static StmRecord *
create_activity (void)
{
  StmRecord *activity = stm_record_new (STM_TYPE_ACTIVITY);

  g_object_set (activity, "mediation", stm_record_get_uuid (activity), "type", 1, "name", "Verzorgende\n<b>1</b>",
                "by-vdab", 1, "starts-on", "2026-09-03", "hours", 455, NULL);

  return activity;
}

static void
test_record (void)
{
  static const Expected expected[] = {
    { "step.name", "Verzorgende\n<b>1</b>" },
    { "step.starts-on", "3 september 2026" },
    { "step.starts-on.short", "03-09-2026" },
    { "step.ends-on", "" },
    { "step.ends-on.short", "" },
    { "step.hours", "7,583333" },
    { "step.by-vdab", "Ja" },
    { "step.by-vdab.key", "yes" },
    { "step.type.key", "own-training" },
    { "step.state.key", "planned" },
    { "step.summary", "" },
    { "step.mediation", NULL },
    { "step.goal", NULL },
    { "step", NULL },
    { "step.name.key", NULL },
    { "student.transport.key", "car public-transport" },
  };
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  g_autoptr (StmRecord) activity = create_activity ();
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);

  g_object_set (student, "transport", 1 | 8, NULL);
  stm_template_values_add_record (values, "step", activity);
  stm_template_values_add_record (values, "student", student);
  assert_values (values, expected, G_N_ELEMENTS (expected));
  g_assert_cmpstr (stm_template_values_get_key (values, "step.type"), ==, "own-training");
  g_assert_cmpstr (stm_template_values_get_key (values, "step.name"), ==, NULL);
  g_assert_cmpint (stm_template_values_get_field (values, "step.type")->type, ==, STM_FIELD_CHOICE);
}

/* What is without a record has the same names, and nothing in them. */
static void
test_type (void)
{
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  g_autoptr (StmTemplateValues) empty = stm_template_values_new ();
  g_autoptr (StmRecord) activity = create_activity ();
  StmRecordClass *klass = STM_RECORD_GET_CLASS (activity);

  stm_template_values_add_record (values, "step", activity);
  stm_template_values_add_type (empty, "step", STM_TYPE_ACTIVITY);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *const suffixes[] = { "", ".key", ".short" };

      for (guint j = 0; j < G_N_ELEMENTS (suffixes); j++)
        {
          g_autofree char *name = g_strconcat ("step.", klass->fields[i].name, suffixes[j], NULL);
          const char *text = stm_template_values_get (values, name);

          g_assert_cmpstr (stm_template_values_get (empty, name), ==, text != NULL ? "" : NULL);
        }
    }
}

static void
test_set (void)
{
  static const Expected expected[] = {
    { "dossier.national-number", "" }, { "name", "later" }, { "nothing", "" },
    { "day", "1 maart 2028" }, { "day.short", "01-03-2028" }, { "odd", "ooit" },
  };
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  g_autoptr (StmRecord) dossier = stm_record_new (STM_TYPE_DOSSIER);

  g_object_set (dossier, "national-number", "85112526868", NULL);
  stm_template_values_add_record (values, "dossier", dossier);
  g_assert_cmpstr (stm_template_values_get (values, "dossier.national-number"), ==, "85.11.25-268.68");

  stm_template_values_set (values, "dossier.national-number", NULL);
  stm_template_values_set (values, "name", "first");
  stm_template_values_set (values, "name", "later");
  stm_template_values_set (values, "nothing", NULL);
  stm_template_values_set_date (values, "day", "2028-03-01");
  stm_template_values_set_date (values, "odd", "ooit");
  assert_values (values, expected, G_N_ELEMENTS (expected));
}

static void
test_rows (void)
{
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  StmTemplateValues *row;

  stm_template_values_set (values, "name", "outer");
  stm_template_values_set (values, "other", "outer");
  g_assert_false (stm_template_values_has_list (values, "rows"));
  stm_template_values_add_list (values, "rows");
  g_assert_true (stm_template_values_has_list (values, "rows"));
  g_assert_cmpuint (stm_template_values_get_n_rows (values, "rows"), ==, 0);

  row = stm_template_values_add_row (values, "rows");
  stm_template_values_set (row, "name", "inner");
  stm_template_values_add_row (row, "below");
  stm_template_values_add_list (values, "rows");

  g_assert_cmpuint (stm_template_values_get_n_rows (values, "rows"), ==, 1);
  g_assert_true (stm_template_values_get_row (values, "rows", 0) == row);
  g_assert_cmpstr (stm_template_values_get (row, "name"), ==, "inner");
  g_assert_cmpstr (stm_template_values_get (row, "other"), ==, "outer");
  g_assert_cmpstr (stm_template_values_get (values, "name"), ==, "outer");
  g_assert_true (stm_template_values_has_list (row, "rows"));
  g_assert_false (stm_template_values_has_list (values, "below"));
}

static void
test_records (void)
{
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_OBJECT);

  for (int i = 0; i < 6; i++)
    {
      g_autoptr (TestRow) row = g_object_new (TEST_TYPE_ROW, NULL);
      g_autofree char *name = g_strdup_printf ("Opdracht %d", i);
      StmRecord *task = stm_record_new (STM_TYPE_TASK);

      g_object_set (task, "name", name, NULL);
      row->record = i != 3 ? task : NULL;
      g_list_store_append (list, i % 2 == 0 ? (gpointer) task : row);
      if (i == 3)
        g_object_unref (task);
    }

  stm_template_values_add_records (values, "tasks", "task", G_LIST_MODEL (list));
  g_assert_cmpuint (stm_template_values_get_n_rows (values, "tasks"), ==, 5);
  g_assert_cmpstr (stm_template_values_get (stm_template_values_get_row (values, "tasks", 0), "task.name"), ==, "Opdracht 0");
  g_assert_cmpstr (stm_template_values_get (stm_template_values_get_row (values, "tasks", 3), "task.name"), ==, "Opdracht 4");
}

typedef struct
{
  const char *condition;
  gboolean    is_met;
} Condition;

static void
test_conditions (void)
{
  static const Condition conditions[] = {
    { NULL, TRUE }, { "text", TRUE }, { "!text", FALSE }, { "empty", FALSE }, { "!empty", TRUE },
    { "text=a=b", TRUE }, { "text=a", FALSE }, { "!text=a", TRUE }, { "empty=", TRUE }, { "text=", FALSE },
    { "step.by-vdab", TRUE }, { "step.by-vdab=yes", TRUE }, { "step.by-vdab=no", FALSE }, { "!step.by-vdab", FALSE },
    { "step.type", TRUE }, { "step.type=own-training", TRUE }, { "step.type=ibo", FALSE }, { "!step.type=ibo", TRUE },
    { "step.state", TRUE }, { "step.state=planned", TRUE },
    { "other.by-vdab", FALSE }, { "other.type", FALSE }, { "!other.type", TRUE },
    { "student.transport=car", TRUE }, { "student.transport=bicycle", FALSE }, { "student.transport", TRUE },
    { "rows", TRUE }, { "none", FALSE }, { "!none", TRUE },
  };
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  g_autoptr (StmRecord) activity = create_activity ();
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);

  g_object_set (student, "transport", 1 | 8, NULL);
  stm_template_values_set (values, "text", "a=b");
  stm_template_values_set (values, "empty", "");
  stm_template_values_add_record (values, "step", activity);
  stm_template_values_add_type (values, "other", STM_TYPE_ACTIVITY);
  stm_template_values_add_record (values, "student", student);
  stm_template_values_add_row (values, "rows");
  stm_template_values_add_list (values, "none");

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_test_message ("%s", conditions[i].condition);
      g_assert_cmpint (stm_template_condition_is_met (conditions[i].condition, values), ==, conditions[i].is_met);
    }
}

typedef struct
{
  const char *text;
  const char *filled;
  gboolean    is_filled;
} Filling;

#define WORDS "{\"step.type\": {\"own-training\": \"eigen opleiding\"}, \"other.type\": {\"\": \"nog te kiezen\"}, " \
              "\"student.transport\": {\"car\": \"met de auto\", \"public-transport\": \"met de trein\"}}"

static void
test_fill (void)
{
  static const Filling fillings[] = {
    { "", "", TRUE },
    { "plain }} text", "plain }} text", TRUE },
    { "{{text}}", "a {{empty}} <b>", TRUE },
    { "[{{text}}|{{empty}}|{{text}}]", "[a {{empty}} <b>||a {{empty}} <b>]", TRUE },
    { "{{empty}}, {{blank}}", ",  ", FALSE },
    { "{{step.type}}", "eigen opleiding", TRUE },
    { "{{step.type.key}}", "own-training", TRUE },
    { "{{step.state}}", "Planned", TRUE },       /* without words as in the interface; a check refuses that */
    { "{{other.type}}", "nog te kiezen", TRUE },
    { "{{student.transport}}", "met de auto, met de trein", TRUE },
  };
  g_autoptr (StmTemplateValues) values = stm_template_values_new ();
  g_autoptr (StmRecord) activity = create_activity ();
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (JsonNode) words = json_from_string (WORDS, NULL);

  g_object_set (student, "transport", 1 | 8, NULL);
  stm_template_values_set (values, "text", "a {{empty}} <b>");
  stm_template_values_set (values, "empty", "");
  stm_template_values_set (values, "blank", " ");
  stm_template_values_add_record (values, "step", activity);
  stm_template_values_add_type (values, "other", STM_TYPE_ACTIVITY);
  stm_template_values_add_record (values, "student", student);

  for (guint i = 0; i < G_N_ELEMENTS (fillings); i++)
    {
      gboolean is_filled;
      g_autofree char *filled = stm_template_text_fill (fillings[i].text, values, json_node_get_object (words), &is_filled);

      g_assert_cmpstr (filled, ==, fillings[i].filled);
      g_assert_cmpint (is_filled, ==, fillings[i].is_filled);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/template-values/B3/record", test_record);
  g_test_add_func ("/documents/template-values/B2/without-a-record", test_type);
  g_test_add_func ("/documents/template-values/W15/set", test_set);
  g_test_add_func ("/documents/template-values/rows", test_rows);
  g_test_add_func ("/documents/template-values/records", test_records);
  g_test_add_func ("/documents/template-values/conditions", test_conditions);
  g_test_add_func ("/documents/template-values/fill", test_fill);

  return g_test_run ();
}

#include "widget-tools.h"

#include "core/stm-student.h"
#include "widgets/stm-form.h"
#include "widgets/stm-text-row.h"

typedef struct
{
  StmRecord *draft;
  GtkWidget *form;
  GtkWidget *first;
  GtkWidget *last;
  GtkWidget *window;
  GString   *edited;
} Fixture;

static GtkWidget *
add_row (GtkWidget *group, const char *field)
{
  GtkWidget *row = g_object_new (STM_TYPE_TEXT_ROW, "field", field, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

static void
form_edited (Fixture *fixture, const char *field)
{
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  g_string_append_printf (fixture->edited, "%s ", field);
  stm_record_check (fixture->draft, problems);
  stm_form_show_problems (STM_FORM (fixture->form), problems);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = adw_preferences_group_new ();

  fixture->edited = g_string_new (NULL);
  fixture->draft = stm_record_new (STM_TYPE_STUDENT);
  fixture->first = add_row (group, "first-name");
  fixture->last = add_row (group, "postcode");
  fixture->form = g_object_new (STM_TYPE_FORM, "child", group, NULL);

  stm_form_set_record (STM_FORM (fixture->form), fixture->draft);
  g_signal_connect_swapped (fixture->form, "edited", G_CALLBACK (form_edited), fixture);
  fixture->window = present_in_window (fixture->form);
  form_edited (fixture, "");
  g_string_truncate (fixture->edited, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->draft);
  g_string_free (fixture->edited, TRUE);
}

static gboolean
has_error (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, "error");
}

static void
test_edited (Fixture *fixture, gconstpointer data)
{
  type_text (fixture->first, "Zoë");
  type_text (fixture->last, "9000");
  g_assert_cmpstr (fixture->edited->str, ==, "first-name postcode ");

  g_assert_true (stm_form_get_editor (STM_FORM (fixture->form), "postcode") == STM_EDITOR (fixture->last));
  g_assert_null (stm_form_get_editor (STM_FORM (fixture->form), "email"));
}

static void
test_quiet_until_left (Fixture *fixture, gconstpointer data)
{
  g_assert_false (has_error (fixture->first));

  gtk_widget_grab_focus (fixture->first);
  run_main_context ();
  g_assert_false (has_error (fixture->first));

  gtk_widget_grab_focus (fixture->last);
  run_main_context ();
  g_assert_true (has_error (fixture->first));
}

static void
test_quiet_while_typing (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->last);
  type_text (fixture->last, "90");
  g_assert_false (has_error (fixture->last));

  gtk_widget_grab_focus (fixture->first);
  run_main_context ();
  g_assert_true (has_error (fixture->last));

  /* shown once, it goes as soon as it is mended */
  gtk_widget_grab_focus (fixture->last);
  gtk_editable_insert_text (GTK_EDITABLE (find_text (fixture->last)), "0", -1, &(int) { 2 });
  g_assert_true (has_error (fixture->last));
  gtk_editable_insert_text (GTK_EDITABLE (find_text (fixture->last)), "0", -1, &(int) { 3 });
  g_assert_false (has_error (fixture->last));
}

static void
test_wrong_value_from_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->draft, "postcode", "x", NULL);
  g_assert_true (has_error (fixture->last));
  g_assert_cmpstr (read_text (fixture->last), ==, "x");
}

static void
test_show_all (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (fixture->last);
  type_text (fixture->last, "90");
  stm_form_set_show_all (STM_FORM (fixture->form), TRUE);
  g_assert_true (has_error (fixture->first));
  g_assert_true (has_error (fixture->last));

  g_assert_true (stm_form_focus_error (STM_FORM (fixture->form)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == find_text (fixture->first));

  type_text (fixture->first, "Zoë");
  type_text (fixture->last, "9000");
  g_assert_false (stm_form_focus_error (STM_FORM (fixture->form)));
}

static void
test_required_mark (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = find_widget (fixture->first, GTK_TYPE_LABEL);
  GtkWidget *mark = gtk_widget_get_next_sibling (title);
  GtkWidget *other = gtk_widget_get_next_sibling (find_widget (fixture->last, GTK_TYPE_LABEL));

  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_false (gtk_widget_get_visible (other));
  gtk_test_accessible_assert_property (find_text (fixture->first), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);

  type_text (fixture->first, "Zoë");
  g_assert_false (gtk_widget_get_visible (mark));

  stm_field_row_set_required (STM_FIELD_ROW (fixture->last), TRUE);
  g_assert_true (gtk_widget_get_visible (other));
}

#define ADD(name, func) g_test_add ("/widgets/form/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("edited", test_edited);
  ADD ("quiet-until-left", test_quiet_until_left);
  ADD ("quiet-while-typing", test_quiet_while_typing);
  ADD ("wrong-value-from-elsewhere", test_wrong_value_from_elsewhere);
  ADD ("show-all", test_show_all);
  ADD ("required-mark", test_required_mark);

  return g_test_run ();
}

#include "widget-tools.h"

#include "core/stm-student.h"
#include "widgets/stm-mnemonics.h"
#include "widgets/stm-text-row.h"

static const char * const fields[] = { "first-name", "last-name", "street", "postcode", "place", "phone", "email" };

static GtkWidget *
create_group (StmRecord *record)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *row = g_object_new (STM_TYPE_TEXT_ROW, "field", fields[i], NULL);

      stm_editor_set_record (STM_EDITOR (row), record);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  return group;
}

static void
test_letters_differ (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *group = create_group (student);
  GtkWidget *window = present_in_window (group);
  g_autoptr (GPtrArray) editors = stm_editor_list_all (group);
  g_autoptr (GString) used = g_string_new ("cs");

  stm_mnemonics_assign (group, "cs");
  g_assert_cmpuint (editors->len, ==, G_N_ELEMENTS (fields));

  for (guint i = 0; i < editors->len; i++)
    {
      GtkWidget *label = find_widget (g_ptr_array_index (editors, i), GTK_TYPE_LABEL);
      guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (label)));

      g_assert_cmpuint (key, >=, 'a');
      g_assert_cmpuint (key, <=, 'z');
      g_assert_null (strchr (used->str, (int) key));
      g_string_append_c (used, (char) key);
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_letter_focuses (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *group = create_group (student);
  GtkWidget *window = present_in_window (group);
  g_autoptr (GPtrArray) editors = stm_editor_list_all (group);
  GtkWidget *last = g_ptr_array_index (editors, editors->len - 1);

  g_assert_true (gtk_widget_mnemonic_activate (last, FALSE));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == find_text (last));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_underscores_are_kept (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (STM_TYPE_TEXT_ROW, "field", "street", "title", "A_b", NULL));
  GtkWidget *label = find_widget (row, GTK_TYPE_LABEL);

  stm_editor_set_mnemonic (STM_EDITOR (row), 'b');
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "A_b");
  g_assert_cmpuint (gtk_label_get_mnemonic_keyval (GTK_LABEL (label)), ==, GDK_KEY_b);

  g_object_unref (row);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/mnemonics/letters-differ", test_letters_differ);
  g_test_add_func ("/widgets/mnemonics/letter-focuses", test_letter_focuses);
  g_test_add_func ("/widgets/mnemonics/underscores-are-kept", test_underscores_are_kept);

  return g_test_run ();
}

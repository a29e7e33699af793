#include "widget-tools.h"

#include "core/stm-request.h"
#include "widgets/stm-count-row.h"

static void
test_count (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  g_autoptr (StmProblemList) problems = create_problem ("periods", STM_SEVERITY_ERROR, "Too many.");
  GtkWidget *row = g_object_new (STM_TYPE_COUNT_ROW, "field", "periods", NULL);
  GtkWidget *window;
  AdwToggleGroup *group;

  stm_editor_set_record (STM_EDITOR (row), request);
  window = present_row (row);
  group = ADW_TOGGLE_GROUP (find_widget (row, ADW_TYPE_TOGGLE_GROUP));
  g_assert_cmpuint (adw_toggle_group_get_n_toggles (group), ==, STM_REQUEST_MAX_PERIODS);
  g_assert_cmpuint (adw_toggle_group_get_active (group), ==, GTK_INVALID_LIST_POSITION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, "Number of periods");

  adw_toggle_group_set_active (group, 2);
  g_assert_cmpint (STM_REQUEST (request)->periods, ==, 3);

  g_object_set (request, "periods", 1, NULL);
  g_assert_cmpuint (adw_toggle_group_get_active (group), ==, 0);
  g_assert_cmpint (STM_REQUEST (request)->periods, ==, 1);

  stm_editor_show_problem (STM_EDITOR (row), stm_problem_list_find (problems, "periods"));
  g_assert_true (gtk_test_accessible_has_state (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_STATE_INVALID));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/widgets/count-row/T4/periods", test_count);

  return g_test_run ();
}

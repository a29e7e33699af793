#include "widget-tools.h"

#include "core/stm-activity.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-student.h"
#include "core/stm-title.h"
#include "widgets/stm-choice-row.h"
#include "widgets/stm-date-row.h"
#include "widgets/stm-long-text-row.h"
#include "widgets/stm-number-row.h"
#include "widgets/stm-reference-row.h"
#include "widgets/stm-set-row.h"
#include "widgets/stm-switch-row.h"
#include "widgets/stm-text-row.h"


static const char *
get_text (StmRecord *record, const char *field)
{
  return stm_record_get_text (record, stm_record_class_find_field (STM_RECORD_GET_CLASS (record), field));
}

static int
get_number (StmRecord *record, const char *field)
{
  return stm_record_get_number (record, stm_record_class_find_field (STM_RECORD_GET_CLASS (record), field));
}

static GtkWidget *
create_row (GType type, StmRecord *record, const char *field)
{
  GtkWidget *row = g_object_new (type, "field", field, NULL);

  stm_editor_set_record (STM_EDITOR (row), record);

  return row;
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_input (GtkWidget *row)
{
  GtkWidget *input = NULL;

  if (STM_IS_PICKER_ROW (row))
    return row;

  if (STM_IS_SET_ROW (row))
    return find_widget (row, ADW_TYPE_WRAP_BOX);

  if (STM_IS_SWITCH_ROW (row))
    return find_widget (row, GTK_TYPE_SWITCH);

  input = find_widget (row, GTK_TYPE_TEXT_VIEW);

  return input != NULL ? input : find_text (row);
}

static void
test_text (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row = create_row (STM_TYPE_TEXT_ROW, student, "first-name");
  GtkWidget *window = present_row (row);

  g_assert_cmpstr (stm_editor_get_title (STM_EDITOR (row)), ==, "First name");

  type_text (row, "Zoë");
  g_assert_cmpstr (get_text (student, "first-name"), ==, "Zoë");
  type_text (row, "");
  g_assert_null (STM_STUDENT (student)->first_name);

  g_object_set (student, "first-name", "Noor", NULL);
  g_assert_cmpstr (read_text (row), ==, "Noor");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_text_shows_the_form_for_people (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row, *window;

  g_object_set (student, "national-number", "85112526868", NULL);
  row = create_row (STM_TYPE_TEXT_ROW, student, "national-number");
  window = present_row (row);

  g_assert_cmpstr (read_text (row), ==, "85.11.25-268.68");
  g_assert_cmpstr (get_text (student, "national-number"), ==, "85112526868");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
count (int *n)
{
  (*n)++;
}

/* SPEC P3: it is neither seen nor changed before it is asked for. */
static void
test_text_stays_covered (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row = create_row (STM_TYPE_TEXT_ROW, student, "national-number");
  GtkWidget *window = present_row (row);
  int n_asked = 0;

  stm_text_row_cover (STM_TEXT_ROW (row));
  g_assert_null (find_widget (row, GTK_TYPE_BUTTON));

  g_object_set (student, "national-number", "85112526868", NULL);
  stm_text_row_cover (STM_TEXT_ROW (row));
  g_signal_connect_swapped (row, "reveal", G_CALLBACK (count), &n_asked);
  g_assert_null (strchr (read_text (row), '8'));
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_text (row))));
  g_object_notify (G_OBJECT (student), "national-number");
  g_assert_null (strchr (read_text (row), '8'));
  g_assert_cmpstr (get_text (student, "national-number"), ==, "85112526868");

  gtk_test_accessible_assert_property (find_widget (row, GTK_TYPE_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL, "Show: National number");
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpint (n_asked, ==, 1);
  g_assert_null (strchr (read_text (row), '8'));

  stm_text_row_uncover (STM_TEXT_ROW (row));
  g_assert_cmpstr (read_text (row), ==, "85.11.25-268.68");
  g_assert_null (find_widget (row, GTK_TYPE_BUTTON));
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (find_text (row))));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_long_text (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row = create_row (STM_TYPE_LONG_TEXT_ROW, student, "remarks");
  GtkWidget *window = present_row (row);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_input (row)));

  gtk_text_buffer_set_text (buffer, "Een\ntwee", -1);
  g_assert_cmpstr (get_text (student, "remarks"), ==, "Een\ntwee");
  gtk_text_buffer_set_text (buffer, "", -1);
  g_assert_null (STM_STUDENT (student)->remarks);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_date (void)
{
  static const struct { const char *typed, *kept; } rows[] = {
    { "3/9/2026", "2026-09-03" },
    { "03-09-26", "2026-09-03" },
    { "3.9.2026", "2026-09-03" },
    { "3 sept 2026", "2026-09-03" },
    { "3 september 2026", "2026-09-03" },
    { "2026-09-03", "2026-09-03" },
    { " 3/9/2026 ", "2026-09-03" },
    { "31/2/2026", "31/2/2026" },
    { "morgen", "morgen" },
    { " ", "" },
  };
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  GtkWidget *row = create_row (STM_TYPE_DATE_ROW, request, "start-1");
  GtkWidget *window = present_row (row);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      type_text (row, rows[i].typed);
      g_assert_cmpstr (get_text (request, "start-1"), ==, rows[i].kept);
    }

  g_object_set (request, "start-1", "2026-09-07", NULL);
  g_assert_cmpstr (read_text (row), ==, "07-09-2026");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_date_is_shown_as_understood (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  GtkWidget *row = create_row (STM_TYPE_DATE_ROW, request, "start-1");
  GtkWidget *window = present_row (row);

  g_assert_true (gtk_widget_grab_focus (row));
  type_text (row, "3/9/26");
  g_assert_cmpstr (read_text (row), ==, "3/9/26");

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  run_main_context ();
  g_assert_cmpstr (read_text (row), ==, "03-09-2026");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_date_from_calendar (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  GtkWidget *row = create_row (STM_TYPE_DATE_ROW, request, "start-1");
  GtkWidget *window = present_row (row);
  GtkWidget *calendar = find_widget (row, GTK_TYPE_CALENDAR);
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 9, 7, 12, 0, 0);

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_assert_cmpstr (get_text (request, "start-1"), ==, "2026-09-07");
  g_assert_cmpstr (read_text (row), ==, "07-09-2026");

  gtk_test_accessible_assert_property (find_widget (row, GTK_TYPE_MENU_BUTTON), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Choose a day for “Start of period 1”");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hours (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  GtkWidget *row = create_row (STM_TYPE_NUMBER_ROW, request, "hours-per-week");
  GtkWidget *window = present_row (row);

  type_text (row, "38");
  g_assert_cmpint (get_number (request, "hours-per-week"), ==, 38 * 60);
  type_text (row, "7,6");
  g_assert_cmpint (get_number (request, "hours-per-week"), ==, 456);

  /* what is no number cannot be typed behind it */
  gtk_editable_insert_text (GTK_EDITABLE (find_text (row)), "x", -1, &(int) { 3 });
  g_assert_cmpstr (read_text (row), ==, "7,6");

  type_text (row, "");
  g_assert_cmpint (get_number (request, "hours-per-week"), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_whole_number (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  GtkWidget *row = create_row (STM_TYPE_NUMBER_ROW, request, "periods");
  GtkWidget *window = present_row (row);

  type_text (row, "4");
  g_assert_cmpint (get_number (request, "periods"), ==, 4);
  gtk_editable_insert_text (GTK_EDITABLE (find_text (row)), ",5", -1, &(int) { 1 });
  g_assert_cmpstr (read_text (row), ==, "4");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hours_are_shown_as_understood (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  GtkWidget *row = create_row (STM_TYPE_NUMBER_ROW, request, "hours-per-week");
  GtkWidget *window = present_row (row);

  g_assert_true (gtk_widget_grab_focus (row));
  type_text (row, "37u30");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  run_main_context ();
  g_assert_cmpstr (read_text (row), ==, "37.5");

  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkSelectionModel *
get_offered (GtkWidget *row)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (row, GTK_TYPE_LIST_VIEW)));
}

static void
pick (GtkWidget *row, guint position)
{
  g_signal_emit_by_name (find_widget (row, GTK_TYPE_LIST_VIEW), "activate", position);
}

static char *
dup_offered (GtkWidget *row, guint position)
{
  g_autoptr (StmTitle) title = g_list_model_get_item (G_LIST_MODEL (get_offered (row)), position);

  return title != NULL ? g_strdup (stm_title_get_title (title)) : NULL;
}

static void
test_choice (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row = create_row (STM_TYPE_CHOICE_ROW, student, "province");
  GtkWidget *window = present_row (row);
  g_autofree char *first = dup_offered (row, 0);

  g_assert_cmpstr (first, ==, "Not chosen");
  pick (row, 6);
  g_assert_cmpint (get_number (student, "province"), ==, 6);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "East Flanders");
  pick (row, 0);
  g_assert_cmpint (get_number (student, "province"), ==, 0);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_required_choice_offers_no_none (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row = create_row (STM_TYPE_CHOICE_ROW, student, "study-year");
  GtkWidget *window = present_row (row);
  g_autofree char *first = dup_offered (row, 0);

  g_assert_cmpstr (first, ==, "1st year");
  pick (row, 6);
  g_assert_cmpint (get_number (student, "study-year"), ==, 7);

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_set (void)
{
  g_autoptr (StmRecord) student = stm_record_new (STM_TYPE_STUDENT);
  GtkWidget *row = create_row (STM_TYPE_SET_ROW, student, "transport");
  GtkWidget *window = present_row (row);
  GtkWidget *first = find_widget (row, GTK_TYPE_CHECK_BUTTON);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_last_child (gtk_widget_get_parent (first))), TRUE);
  g_assert_cmpint (get_number (student, "transport"), ==, 1 | 1 << 3);

  g_object_set (student, "transport", 2, NULL);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (first))));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_switch (void)
{
  g_autoptr (StmRecord) activity = stm_record_new (STM_TYPE_ACTIVITY);
  GtkWidget *row = create_row (STM_TYPE_SWITCH_ROW, activity, "by-vdab");
  GtkWidget *window = present_row (row);
  GtkSwitch *input = GTK_SWITCH (find_input (row));

  g_assert_false (gtk_switch_get_active (input));
  g_assert_nonnull (find_label (row, "No"));

  gtk_switch_set_active (input, TRUE);
  g_assert_cmpint (get_number (activity, "by-vdab"), ==, TRUE);
  g_assert_nonnull (find_label (row, "Yes"));

  g_object_set (activity, "by-vdab", FALSE, NULL);
  g_assert_false (gtk_switch_get_active (input));
  g_assert_nonnull (find_label (row, "No"));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_switch_by_mnemonic (void)
{
  g_autoptr (StmRecord) activity = stm_record_new (STM_TYPE_ACTIVITY);
  GtkWidget *row = create_row (STM_TYPE_SWITCH_ROW, activity, "by-vdab");
  GtkWidget *window = present_row (row);

  gtk_widget_mnemonic_activate (row, FALSE);
  g_assert_cmpint (get_number (activity, "by-vdab"), ==, TRUE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == find_input (row));
  gtk_widget_mnemonic_activate (row, FALSE);
  g_assert_cmpint (get_number (activity, "by-vdab"), ==, FALSE);

  gtk_window_destroy (GTK_WINDOW (window));
}

static GListModel *
create_titles (guint n)
{
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("uuid-%u", i);
      g_autofree char *name = g_strdup_printf ("Éva Nummer %u", i);
      g_autoptr (StmTitle) title = stm_title_new ("supervisor", uuid, name, "Sint-Jan, Gent");

      g_list_store_append (titles, title);
    }

  return G_LIST_MODEL (titles);
}

static void
test_reference (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  g_autoptr (GListModel) titles = create_titles (30);
  GtkWidget *row = create_row (STM_TYPE_REFERENCE_ROW, request, "preference-1");
  GtkWidget *window = present_row (row);
  g_autofree char *first = NULL;

  stm_reference_row_set_model (STM_REFERENCE_ROW (row), titles);
  first = dup_offered (row, 0);
  g_assert_cmpstr (first, ==, "None");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_offered (row))), ==, 31);

  pick (row, 5);
  g_assert_cmpstr (get_text (request, "preference-1"), ==, "uuid-4");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Éva Nummer 4");

  pick (row, 0);
  g_assert_null (STM_REQUEST (request)->preference[0]);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "None");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_reference_is_searched (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  g_autoptr (GListModel) titles = create_titles (30);
  GtkWidget *row = create_row (STM_TYPE_REFERENCE_ROW, request, "supervisor");
  GtkWidget *window = present_row (row);
  GtkWidget *search;

  stm_reference_row_set_model (STM_REFERENCE_ROW (row), titles);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_offered (row))), ==, 30);

  gtk_widget_activate_action (row, "picker.open", NULL);
  search = find_widget (row, GTK_TYPE_SEARCH_ENTRY);
  wait_for (search, gtk_widget_get_mapped);

  gtk_editable_set_text (GTK_EDITABLE (search), "éva nummer 17");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_offered (row))), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "EVA NUMMER 17");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_offered (row))), ==, 1);

  gtk_widget_activate_action (row, "picker.choose", NULL);
  g_assert_cmpstr (get_text (request, "supervisor"), ==, "uuid-17");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Éva Nummer 17");

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unknown_reference_is_kept (void)
{
  g_autoptr (StmRecord) request = stm_record_new (STM_TYPE_REQUEST);
  g_autoptr (GListModel) titles = create_titles (3);
  GtkWidget *row, *window;

  g_object_set (request, "supervisor", "gone", NULL);
  row = create_row (STM_TYPE_REFERENCE_ROW, request, "supervisor");
  window = present_row (row);
  stm_reference_row_set_model (STM_REFERENCE_ROW (row), titles);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Unknown");
  g_assert_cmpstr (get_text (request, "supervisor"), ==, "gone");

  gtk_window_destroy (GTK_WINDOW (window));
}

static GType
get_type (const char *name)
{
  GType type = g_type_from_name (name);

  g_assert_cmpuint (type, !=, 0);

  return type;
}

static const struct { const char *row, *record, *field, *title; } kinds[] = {
  { "StmTextRow", "StmStudent", "first-name", "First name" },
  { "StmLongTextRow", "StmStudent", "remarks", "Remarks" },
  { "StmDateRow", "StmRequest", "start-1", "Start of period 1" },
  { "StmNumberRow", "StmRequest", "hours-per-week", "Hours a week" },
  { "StmChoiceRow", "StmStudent", "study-year", "Study year" },
  { "StmSetRow", "StmStudent", "transport", "Means of transport" },
  { "StmSwitchRow", "StmActivity", "by-vdab", "Training of the VDAB" },
  { "StmReferenceRow", "StmRequest", "supervisor", "Supervisor" },
};

static void
test_problem (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (StmRecord) record = stm_record_new (get_type (kinds[i].record));
  g_autoptr (StmProblemList) errors = create_problem (kinds[i].field, STM_SEVERITY_ERROR, "This is wrong.");
  g_autoptr (StmProblemList) warnings = create_problem (kinds[i].field, STM_SEVERITY_WARNING, "Look at this.");
  GtkWidget *row = create_row (get_type (kinds[i].row), record, kinds[i].field);
  GtkWidget *window = present_row (row);
  GtkWidget *input = find_input (row);

  gtk_test_accessible_assert_property (input, GTK_ACCESSIBLE_PROPERTY_LABEL, kinds[i].title);
  g_assert_false (gtk_test_accessible_has_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID));

  stm_editor_show_problem (STM_EDITOR (row), stm_problem_list_find (errors, kinds[i].field));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (input, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "This is wrong.");

  stm_editor_show_problem (STM_EDITOR (row), stm_problem_list_find (warnings, kinds[i].field));
  g_assert_true (gtk_widget_has_css_class (row, "warning"));
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_test_accessible_assert_state (input, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_FALSE);
  gtk_test_accessible_assert_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Look at this.");

  stm_editor_show_problem (STM_EDITOR (row), NULL);
  g_assert_false (gtk_widget_has_css_class (row, "warning"));
  g_assert_false (gtk_test_accessible_has_state (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));

  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_problem_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/widgets/rows/problem/%s", kinds[i].row);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_problem);
    }
}

int
main (int argc, char *argv[])
{
  const GType types[] = {
    STM_TYPE_TEXT_ROW, STM_TYPE_LONG_TEXT_ROW, STM_TYPE_DATE_ROW, STM_TYPE_NUMBER_ROW, STM_TYPE_CHOICE_ROW,
    STM_TYPE_SET_ROW, STM_TYPE_SWITCH_ROW, STM_TYPE_REFERENCE_ROW, STM_TYPE_STUDENT, STM_TYPE_REQUEST,
    STM_TYPE_ACTIVITY,
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);

  g_test_add_func ("/widgets/rows/text", test_text);
  g_test_add_func ("/widgets/rows/T3/text-shows-the-form-for-people", test_text_shows_the_form_for_people);
  g_test_add_func ("/widgets/rows/P3/text-stays-covered", test_text_stays_covered);
  g_test_add_func ("/widgets/rows/long-text", test_long_text);
  g_test_add_func ("/widgets/rows/T5/date", test_date);
  g_test_add_func ("/widgets/rows/T5/date-is-shown-as-understood", test_date_is_shown_as_understood);
  g_test_add_func ("/widgets/rows/T5/date-from-calendar", test_date_from_calendar);
  g_test_add_func ("/widgets/rows/T4/hours", test_hours);
  g_test_add_func ("/widgets/rows/T4/hours-are-shown-as-understood", test_hours_are_shown_as_understood);
  g_test_add_func ("/widgets/rows/T4/whole-number", test_whole_number);
  g_test_add_func ("/widgets/rows/choice", test_choice);
  g_test_add_func ("/widgets/rows/T6/required-choice-offers-no-none", test_required_choice_offers_no_none);
  g_test_add_func ("/widgets/rows/T3/set", test_set);
  g_test_add_func ("/widgets/rows/W10/switch", test_switch);
  g_test_add_func ("/widgets/rows/W10/switch-by-mnemonic", test_switch_by_mnemonic);
  g_test_add_func ("/widgets/rows/T4/reference", test_reference);
  g_test_add_func ("/widgets/rows/T4/reference-is-searched", test_reference_is_searched);
  g_test_add_func ("/widgets/rows/unknown-reference-is-kept", test_unknown_reference_is_kept);
  add_problem_tests ();

  return g_test_run ();
}

#include "view-fixture.h"

#include "core/stm-date.h"
#include "core/stm-deadline-rules.h"
#include "views/programmes/stm-deadline-dialog.h"
#include "views/programmes/stm-deadline-row.h"
#include "views/programmes/stm-programme-dialog.h"
#include "views/programmes/stm-programme-page.h"
#include "widgets/stm-status-label.h"

static const char *
get_programme (ViewFixture *fixture)
{
  return stm_record_get_uuid (STM_RECORD (fixture->store.programme));
}

static StmDeadline *
add_deadline (ViewFixture *fixture, const char *name, const char *date, int effect, int round)
{
  StmRecord *deadline = stm_record_new (STM_TYPE_DEADLINE);

  g_object_set (deadline, "programme", get_programme (fixture), "name", name, "date", date, "effect", effect,
                "round", round, "audience", STM_AUDIENCE_SCHOOL, NULL);
  if (date == NULL)
    g_object_set (deadline, "weeks-before", 6, NULL);
  store_fixture_save (&fixture->store, deadline);

  return STM_DEADLINE (deadline);
}

static AdwNavigationPage *
push_programme (ViewFixture *fixture)
{
  AdwNavigationPage *page = stm_programme_page_new (fixture->store.store, get_programme (fixture));

  view_fixture_push (fixture, page);

  return page;
}

static void
collect_rows (GtkWidget *root, GPtrArray *rows)
{
  if (STM_IS_DEADLINE_ROW (root))
    g_ptr_array_add (rows, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

static GtkWidget *
find_label (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) && g_str_equal (gtk_label_get_label (GTK_LABEL (root)), text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* far from today, so that states stand still */
static void
test_rounds_in_order (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDeadline) second = add_deadline (fixture, "B", "1999-09-29", STM_DEADLINE_ROUND, 2);
  g_autoptr (StmDeadline) stage = add_deadline (fixture, "D", NULL, STM_DEADLINE_REMINDER, 0);
  g_autoptr (StmDeadline) first = add_deadline (fixture, "A", "1999-09-03", STM_DEADLINE_REMINDER, 1);
  g_autoptr (StmDeadline) far = add_deadline (fixture, "C", "2198-09-03", STM_DEADLINE_REMINDER, 2);
  static const char *const names[] = { "A", "B", "C", "D" };
  static const char *const states[] = { "Late", "Over", "Open", NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  AdwNavigationPage *page = push_programme (fixture);

  collect_rows (GTK_WIDGET (page), rows);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *state = find_widget (rows->pdata[i], STM_TYPE_STATUS_LABEL);

      g_assert_cmpstr (stm_deadline_row_get_deadline (rows->pdata[i])->name, ==, names[i]);
      g_assert_cmpint (gtk_widget_get_visible (state), ==, states[i] != NULL);
      g_assert_true (states[i] == NULL || find_label (state, states[i]) != NULL);
    }

  g_assert_nonnull (find_label (GTK_WIDGET (page), "Round 1"));
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Round 2"));
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Outside the Rounds"));
}

typedef struct
{
  ViewFixture *fixture;
  StmDeadline *deadline;
  gboolean     done;
} Marked;

static gboolean
is_marked (gpointer data)
{
  Marked *marked = data;
  g_autoptr (StmRecord) kept = stm_store_get (marked->fixture->store.store, STM_TYPE_DEADLINE,
                                              stm_record_get_uuid (STM_RECORD (marked->deadline)), NULL);

  return (STM_DEADLINE (kept)->done_on != NULL) == marked->done;
}

static gboolean
says_done (gpointer row)
{
  g_autofree char *day = stm_date_format (stm_deadline_row_get_deadline (row)->done_on);
  g_autofree char *text = g_strdup_printf ("Done on %s", day);

  return find_label (row, text) != NULL;
}

static gboolean
says_late (gpointer row)
{
  return find_label (row, "Late") != NULL;
}

static void
test_mark_done (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDeadline) deadline = add_deadline (fixture, "A", "1999-09-03", STM_DEADLINE_REMINDER, 0);
  AdwNavigationPage *page = push_programme (fixture);
  GtkWidget *row = find_widget (GTK_WIDGET (page), STM_TYPE_DEADLINE_ROW);
  GtkWidget *check = find_widget (row, GTK_TYPE_CHECK_BUTTON);
  Marked marked = { fixture, deadline, TRUE };

  g_assert_true (says_late (row));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  view_fixture_wait (is_marked, &marked);
  view_fixture_wait (says_done, row);

  /* the same row, which has the focus */
  g_assert_true (row == find_widget (GTK_WIDGET (page), STM_TYPE_DEADLINE_ROW));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  marked.done = FALSE;
  view_fixture_wait (is_marked, &marked);
  view_fixture_wait (says_late, row);
}

static void
test_changes_are_asked_of_the_window (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDeadline) deadline = add_deadline (fixture, "A", "1999-09-03", STM_DEADLINE_ROUND, 1);
  AdwNavigationPage *page = push_programme (fixture);
  GtkWidget *row = find_widget (GTK_WIDGET (page), STM_TYPE_DEADLINE_ROW);
  const char *uuid = stm_record_get_uuid (STM_RECORD (deadline));
  g_autofree char *asked = g_strdup_printf ("edit-record deadline %s\ndelete-record deadline %s\n", uuid, uuid);

  gtk_widget_activate_action (row, "deadline.edit", NULL);
  gtk_widget_activate_action (row, "deadline.delete", NULL);
  g_assert_cmpstr (fixture->asked->str, ==, asked);
  g_assert_false (gtk_widget_get_sensitive (find_widget (row, GTK_TYPE_CHECK_BUTTON)));
}

static void
test_service_only_looks (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDeadline) deadline = add_deadline (fixture, "A", "1999-09-03", STM_DEADLINE_REMINDER, 0);
  AdwNavigationPage *page;
  GtkWidget *row;

  stm_store_set_role (fixture->store.store, STM_ROLE_SERVICE);
  page = push_programme (fixture);
  row = find_widget (GTK_WIDGET (page), STM_TYPE_DEADLINE_ROW);

  g_assert_false (gtk_widget_get_visible (find_widget (row, GTK_TYPE_CHECK_BUTTON)));
  g_assert_false (gtk_widget_get_visible (find_widget (row, GTK_TYPE_MENU_BUTTON)));
  g_assert_false (gtk_widget_get_mapped (view_fixture_find_row (GTK_WIDGET (page), "Add Moment")));
}

static void
dialog_closed (gboolean *closed)
{
  *closed = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
save_and_wait (AdwDialog *dialog)
{
  GtkWidget *save = view_fixture_find_button (adw_dialog_get_child (dialog), "_Save");
  gboolean closed = FALSE;

  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (dialog_closed), &closed);
  g_signal_emit_by_name (save, "clicked");
  view_fixture_wait (is_true, &closed);
}

static void
close_and_wait (AdwDialog *dialog)
{
  gboolean closed = FALSE;

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (dialog_closed), &closed);
  adw_dialog_force_close (dialog);
  view_fixture_wait (is_true, &closed);
}

static StmProgramme *
find_programme (ViewFixture *fixture, const char *name)
{
  g_autoptr (GListModel) programmes = stm_store_list (fixture->store.store, STM_TYPE_PROGRAMME, "name", name, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (programmes), ==, 1);

  return g_list_model_get_item (programmes, 0);
}

static void
test_from_a_template (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_programme_dialog_new (fixture->store.store, NULL);
  GtkWidget *content = adw_dialog_get_child (dialog);
  g_autoptr (StmProgramme) programme = NULL;
  g_autoptr (GListModel) deadlines = NULL;
  g_autofree char *asked = NULL;

  view_fixture_present (fixture, dialog);
  g_assert_cmpstr (adw_dialog_get_title (dialog), ==, "New Programme");
  g_assert_false (stm_edit_dialog_get_dirty (STM_EDIT_DIALOG (dialog)));

  type_text (view_fixture_find_field (content, "school-year"), "2027-2028");
  g_assert_cmpstr (read_text (view_fixture_find_field (content, "name")), ==, "7e jaar TBZ 2027-2028");
  g_assert_nonnull (view_fixture_find_row (content, "03-09-2027, 12:00"));

  /* half a year leaves the preview alone and cannot be saved */
  type_text (view_fixture_find_field (content, "school-year"), "2026-");
  g_assert_nonnull (view_fixture_find_row (content, "03-09-2027, 12:00"));
  g_assert_false (gtk_widget_get_sensitive (view_fixture_find_button (content, "_Save")));

  type_text (view_fixture_find_field (content, "name"), "Eigen naam");
  type_text (view_fixture_find_field (content, "school-year"), "2026-2027");
  g_assert_nonnull (view_fixture_find_row (content, "03-09-2026, 12:00"));
  save_and_wait (dialog);

  programme = find_programme (fixture, "Eigen naam");
  g_assert_cmpint (programme->study_years, ==, 1 << 6);
  deadlines = stm_store_list (fixture->store.store, STM_TYPE_DEADLINE, "programme",
                              stm_record_get_uuid (STM_RECORD (programme)), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (deadlines), ==, 6);
  asked = g_strdup_printf ("show-record programme %s\n", stm_record_get_uuid (STM_RECORD (programme)));
  g_assert_cmpstr (fixture->asked->str, ==, asked);
}

static void
choose (GtkWidget *content, const char *title)
{
  GtkWidget *row = view_fixture_find_row (content, title);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
}

static void
test_other_templates (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_programme_dialog_new (fixture->store.store, NULL);
  GtkWidget *content = adw_dialog_get_child (dialog);

  view_fixture_present (fixture, dialog);
  type_text (view_fixture_find_field (content, "school-year"), "2026-2027");
  choose (content, "Vmbo-stages");
  g_assert_cmpstr (read_text (view_fixture_find_field (content, "name")), ==, "Vmbo-stages 2026-2027");
  g_assert_nonnull (view_fixture_find_row (content, "23-05-2026"));
  g_assert_nonnull (view_fixture_find_row (content, "6 weeks before the start of each stage"));

  choose (content, "No Template");
  g_assert_null (view_fixture_find_row (content, "23-05-2026"));
  g_assert_cmpstr (read_text (view_fixture_find_field (content, "name")), ==, "");
  g_assert_false (gtk_widget_get_sensitive (view_fixture_find_button (content, "_Save")));
  close_and_wait (dialog);
}

static void
test_bad_time (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (StmDeadline) deadline = add_deadline (fixture, "A", "2026-09-03", STM_DEADLINE_REQUESTS, 1);
  AdwDialog *dialog = stm_deadline_dialog_new (fixture->store.store, stm_record_get_uuid (STM_RECORD (deadline)));
  GtkWidget *content = adw_dialog_get_child (dialog);
  GtkWidget *save;
  g_autoptr (StmRecord) kept = NULL;

  view_fixture_present (fixture, dialog);
  save = view_fixture_find_button (content, "_Save");
  type_text (view_fixture_find_field (content, "time"), "25u");
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_cmpstr (read_text (view_fixture_find_field (content, "time")), ==, "25u");

  type_text (view_fixture_find_field (content, "time"), "9u30");
  type_text (view_fixture_find_field (content, "date"), "4/9/2026");
  save_and_wait (dialog);

  kept = stm_store_get (fixture->store.store, STM_TYPE_DEADLINE, stm_record_get_uuid (STM_RECORD (deadline)), NULL);
  g_assert_cmpstr (STM_DEADLINE (kept)->time, ==, "09:30");
  g_assert_cmpstr (STM_DEADLINE (kept)->date, ==, "2026-09-04");
}

static void
test_before_each_stage (ViewFixture *fixture, gconstpointer data)
{
  AdwDialog *dialog = stm_deadline_dialog_new_for (fixture->store.store, get_programme (fixture));
  GtkWidget *content = adw_dialog_get_child (dialog);
  GtkWidget *relative = find_widget (content, ADW_TYPE_SWITCH_ROW);
  GtkWidget *date = view_fixture_find_field (content, "date");
  StmRecord *draft = stm_form_get_record (STM_FORM (find_widget (content, STM_TYPE_FORM)));

  view_fixture_present (fixture, dialog);
  type_text (date, "3/9/2026");
  adw_switch_row_set_active (ADW_SWITCH_ROW (relative), TRUE);
  g_assert_false (gtk_widget_get_visible (date));
  g_assert_null (STM_DEADLINE (draft)->date);
  g_assert_cmpint (STM_DEADLINE (draft)->weeks_before, ==, 6);

  /* what was typed comes back */
  adw_switch_row_set_active (ADW_SWITCH_ROW (relative), FALSE);
  g_assert_cmpstr (STM_DEADLINE (draft)->date, ==, "2026-09-03");
  g_assert_cmpint (STM_DEADLINE (draft)->weeks_before, ==, 0);

  adw_switch_row_set_active (ADW_SWITCH_ROW (relative), TRUE);
  type_text (view_fixture_find_field (content, "weeks-before"), "2");
  type_text (view_fixture_find_field (content, "name"), "Namen doorgeven");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_widget (view_fixture_find_field (content, "audience"), GTK_TYPE_CHECK_BUTTON)), TRUE);
  save_and_wait (dialog);
  g_assert_cmpint (stm_store_count (fixture->store.store, STM_TYPE_DEADLINE, NULL), ==, 1);
}

#define ADD(name, func) \
  g_test_add ("/views/programmes/" name, ViewFixture, NULL, view_fixture_set_up, func, view_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("T7/rounds-in-order", test_rounds_in_order);
  ADD ("T7/mark-done", test_mark_done);
  ADD ("T7/changes-are-asked-of-the-window", test_changes_are_asked_of_the_window);
  ADD ("P1/service-only-looks", test_service_only_looks);
  ADD ("T7/from-a-template", test_from_a_template);
  ADD ("V5/other-templates", test_other_templates);
  ADD ("T7/bad-time", test_bad_time);
  ADD ("V3/before-each-stage", test_before_each_stage);

  return g_test_run ();
}

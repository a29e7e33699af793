#include "synthetic-rows.h"
#include "widget-tools.h"

#include "core/stm-student.h"
#include "widgets/stm-table.h"

static const char *const columns[] = { "last-name", "first-name", "school-name", "start-1", "status", "notes", NULL };
static const char *const subtitle[] = { "school-name", "start-1", NULL };

typedef struct
{
  GtkWidget     *window;
  StmTable      *table;
  SyntheticList *rows;
  char          *sort;
  gboolean       descending;
  guint          n_sorts;
  guint          activated;
} Fixture;

static void
on_sort (StmTable *table, const char *field, gboolean descending, Fixture *fixture)
{
  g_set_str (&fixture->sort, field);
  fixture->descending = descending;
  fixture->n_sorts++;
}

static void
on_activate_row (StmTable *table, StmRow *row, Fixture *fixture)
{
  fixture->activated = SYNTHETIC_ROW (row)->number;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->rows = synthetic_list_new (GPOINTER_TO_UINT (data));
  fixture->table = STM_TABLE (stm_table_new ());
  stm_table_set_columns (fixture->table, STM_TYPE_OVERVIEW, columns, subtitle);
  g_signal_connect (fixture->table, "sort", G_CALLBACK (on_sort), fixture);
  g_signal_connect (fixture->table, "activate-row", G_CALLBACK (on_activate_row), fixture);
  stm_table_set_model (fixture->table, G_LIST_MODEL (fixture->rows));
  fixture->window = present_in_window (GTK_WIDGET (fixture->table));
  run_main_context ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_main_context ();
  g_object_unref (fixture->rows);
  g_free (fixture->sort);
}

static void
collect_texts (GtkWidget *widget, GPtrArray *texts)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;

  if (GTK_IS_INSCRIPTION (widget))
    g_ptr_array_add (texts, g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget))));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

/* What stands in the cells, line by line. */
static char *
read_cells (StmTable *table)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  collect_texts (GTK_WIDGET (table), texts);
  g_ptr_array_add (texts, NULL);

  return g_strjoinv ("|", (char **) texts->pdata);
}

static void
assert_shows (StmTable *table, const char *text)
{
  g_autofree char *cells = read_cells (table);

  run_main_context ();
  if (strstr (cells, text) == NULL)
    g_error ("“%s” is not in “%s”", text, cells);
}

static void
activate_action (Fixture *fixture, const char *name, GVariant *value)
{
  g_action_group_change_action_state (stm_table_get_actions (fixture->table), name, value);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  stm_table_set_narrow (fixture->table, FALSE);
  assert_shows (fixture->table, "Peeters 000001|Zoë|Atheneum|03-09-2026|Requested|één twee|");
  assert_shows (fixture->table, "Peeters 000003|Zoë|Atheneum|03-09-2026|Accepted|");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  stm_table_set_narrow (fixture->table, TRUE);
  run_main_context ();
  assert_shows (fixture->table, "Zoë Peeters 000001|Atheneum · 03-09-2026|Requested|Zoë Peeters 000002|");

  stm_table_set_narrow (fixture->table, FALSE);
  run_main_context ();
  assert_shows (fixture->table, "Peeters 000001|Zoë|Atheneum|");
}

/* SPEC T8: a school sees that nobody accepted yet, not who declined. */
static void
test_status_by_role (Fixture *fixture, gconstpointer data)
{
  assert_shows (fixture->table, "Peeters 000004|Zoë|Atheneum|03-09-2026|Declined|");
  stm_table_set_role (fixture->table, STM_ROLE_SCHOOL);
  assert_shows (fixture->table, "Peeters 000004|Zoë|Atheneum|03-09-2026|Requested|");
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  gboolean descending;

  stm_table_set_sort (fixture->table, "last-name", FALSE);
  g_assert_cmpuint (fixture->n_sorts, ==, 0);
  g_assert_cmpstr (stm_table_get_sort (fixture->table, &descending), ==, "last-name");
  g_assert_false (descending);

  activate_action (fixture, "sort-by", g_variant_new_string ("school-name"));
  g_assert_cmpuint (fixture->n_sorts, ==, 1);
  g_assert_cmpstr (fixture->sort, ==, "school-name");
  g_assert_false (fixture->descending);

  activate_action (fixture, "sort-descending", g_variant_new_boolean (TRUE));
  g_assert_cmpuint (fixture->n_sorts, ==, 2);
  g_assert_cmpstr (fixture->sort, ==, "school-name");
  g_assert_true (fixture->descending);
}

static void
find_column_view (StmTable *table, GtkColumnView **view)
{
  *view = GTK_COLUMN_VIEW (find_widget (GTK_WIDGET (table), GTK_TYPE_COLUMN_VIEW));
}

/* A click on a heading. */
static void
test_sort_by_heading (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) name = NULL;
  g_autoptr (GtkColumnViewColumn) notes = NULL;

  find_column_view (fixture->table, &view);
  name = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  notes = g_list_model_get_item (gtk_column_view_get_columns (view), 5);
  gtk_column_view_sort_by_column (view, name, GTK_SORT_DESCENDING);

  g_assert_cmpuint (fixture->n_sorts, >=, 1);
  g_assert_cmpstr (fixture->sort, ==, "first-name");
  g_assert_true (fixture->descending);

  /* no index, no heading to click */
  g_assert_null (gtk_column_view_column_get_sorter (notes));
}

static void
test_state (Fixture *fixture, gconstpointer data)
{
  StmTable *other = STM_TABLE (g_object_ref_sink (stm_table_new ()));
  g_autofree char *state = NULL;
  g_autofree char *again = NULL;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  find_column_view (fixture->table, &view);
  column = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  gtk_column_view_column_set_fixed_width (column, 222);
  activate_action (fixture, "show-notes", g_variant_new_boolean (FALSE));
  activate_action (fixture, "sort-by", g_variant_new_string ("status"));
  state = stm_table_dup_state (fixture->table);

  stm_table_set_columns (other, STM_TYPE_OVERVIEW, columns, NULL);
  stm_table_restore_state (other, "nonsense");
  stm_table_restore_state (other, state);
  again = stm_table_dup_state (other);
  g_assert_cmpstr (again, ==, state);
  g_assert_cmpstr (stm_table_get_sort (other, NULL), ==, "status");

  g_object_unref (other);
}

static void
test_hidden_column (Fixture *fixture, gconstpointer data)
{
  const char *const hidden[] = { "notes", "school-name", NULL };

  stm_table_hide_columns (fixture->table, hidden);
  run_main_context ();
  assert_shows (fixture->table, "Peeters 000001|Zoë|03-09-2026|Requested|Peeters 000002|");
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view;

  find_column_view (fixture->table, &view);
  g_signal_emit_by_name (view, "activate", 3u);
  g_assert_cmpuint (fixture->activated, ==, 3);
}

/* A row says whose it is. */
static void
test_accessible (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view;
  GtkWidget *row;

  find_column_view (fixture->table, &view);
  row = gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (view)));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, "Zoë Peeters 000000");
}

/* However long the list: only what is near the screen is made. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  GtkAdjustment *adjustment = NULL;
  GtkWidget *scroller = find_widget (GTK_WIDGET (fixture->table), GTK_TYPE_SCROLLED_WINDOW);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  while (gtk_adjustment_get_upper (adjustment) < 1000000 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 1000000);
  g_assert_cmpuint (rows_made, <, 1000);

  rows_made = 0;
  fixture->rows->descending = TRUE;
  synthetic_list_replace (fixture->rows, 100000);
  stm_table_scroll_to (fixture->table, 90000);
  run_main_context ();
  g_assert_cmpuint (rows_made, <, 1500);
}

static char *
resolve (GType target, const char *uuid, gpointer data)
{
  GString *asked = data;

  g_string_append_c (asked, 'x');

  return g_strdup_printf ("School %.1s", uuid);
}

/* The name behind a reference is asked for once, and again when told to. */
static void
test_references (void)
{
  const char *const fields[] = { "last-name", "school", "email", NULL };
  g_autoptr (StmRecord) record = stm_record_new (STM_TYPE_STUDENT);
  g_autoptr (GListStore) rows = g_list_store_new (SYNTHETIC_TYPE_ROW);
  g_autoptr (GString) asked = g_string_new (NULL);
  StmTable *table = STM_TABLE (stm_table_new ());
  GtkWidget *window;

  g_object_set (record, "last-name", "Maes", "school", "7", "email", "a@b.be", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (SyntheticRow) row = g_object_new (SYNTHETIC_TYPE_ROW, NULL);

      row->record = g_object_ref (record);
      g_list_store_append (rows, row);
    }

  stm_table_set_columns (table, STM_TYPE_STUDENT, fields, NULL);
  stm_table_set_resolver (table, resolve, asked, NULL);
  stm_table_set_model (table, G_LIST_MODEL (rows));
  window = present_in_window (GTK_WIDGET (table));
  assert_shows (table, "Maes|School 7|a@b.be|Maes|School 7|");
  g_assert_cmpuint (asked->len, ==, 1);

  stm_table_refresh (table);
  run_main_context ();
  g_assert_cmpuint (asked->len, ==, 2);

  /* SPEC P3 */
  stm_table_set_role (table, STM_ROLE_REGION);
  assert_shows (table, "Maes|School 7|a@b.be|");
  stm_table_set_role (table, STM_ROLE_SERVICE);
  g_assert_cmpstr (stm_record_get_text (record, stm_record_class_find_field (STM_RECORD_GET_CLASS (record), "email")),
                   ==, "a@b.be");

  gtk_window_destroy (GTK_WINDOW (window));
}

#define ADD(path, n, function) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/widgets/table/values", 9, test_values);
  ADD ("/widgets/table/narrow", 9, test_narrow);
  ADD ("/widgets/table/T8/status-by-role", 9, test_status_by_role);
  ADD ("/widgets/table/sort", 9, test_sort);
  ADD ("/widgets/table/sort-by-heading", 9, test_sort_by_heading);
  ADD ("/widgets/table/state", 9, test_state);
  ADD ("/widgets/table/hidden-column", 9, test_hidden_column);
  ADD ("/widgets/table/activate", 9, test_activate);
  ADD ("/widgets/table/accessible", 9, test_accessible);
  ADD ("/widgets/table/long", 100000, test_long);
  g_test_add_func ("/widgets/table/references", test_references);

  return g_test_run ();
}

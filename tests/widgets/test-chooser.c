#include "synthetic-rows.h"
#include "widget-tools.h"

#include "widgets/stm-chooser.h"
#include "widgets/stm-table.h"

static const char *const columns[] = { "last-name", "first-name", "status", NULL };
static const char *const subtitle[] = { "school-name", NULL };

typedef struct
{
  GtkWidget     *window;
  StmTable      *table;
  StmChooser    *chooser;
  SyntheticList *rows;
  guint          n_changes;
  guint          n_activated;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
on_activate_row (Fixture *fixture)
{
  fixture->n_activated++;
}

static void
set_up (Fixture *fixture, gconstpointer narrow)
{
  fixture->rows = synthetic_list_new (5);
  fixture->chooser = stm_chooser_new ();
  fixture->table = STM_TABLE (stm_table_new ());
  stm_table_set_chooser (fixture->table, fixture->chooser);
  stm_table_set_columns (fixture->table, STM_TYPE_OVERVIEW, columns, subtitle);
  stm_table_set_model (fixture->table, G_LIST_MODEL (fixture->rows));
  g_signal_connect_swapped (fixture->chooser, "changed", G_CALLBACK (on_changed), fixture);
  g_signal_connect_swapped (fixture->table, "activate-row", G_CALLBACK (on_activate_row), fixture);
  fixture->window = present_in_window (GTK_WIDGET (fixture->table));
  run_main_context ();
  if (narrow != NULL)
    stm_table_set_narrow (fixture->table, TRUE);
  run_main_context ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_main_context ();
  g_object_unref (fixture->rows);
  g_object_unref (fixture->chooser);
}

static void
collect_boxes (GtkWidget *widget, GPtrArray *boxes)
{
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (boxes, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_boxes (child, boxes);
}

static GPtrArray *
list_boxes (Fixture *fixture)
{
  GPtrArray *boxes = g_ptr_array_new ();

  collect_boxes (GTK_WIDGET (fixture->table), boxes);

  return boxes;
}

static const char *
get_uuid (Fixture *fixture, guint position)
{
  g_autoptr (StmRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->rows), position);

  return g_intern_string (stm_record_get_uuid (stm_row_get_record (row)));
}

static void
test_boxes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) boxes = list_boxes (fixture);

  g_assert_cmpuint (boxes->len, ==, 5);
  gtk_check_button_set_active (boxes->pdata[1], TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (stm_chooser_get_n (fixture->chooser), ==, 1);
  gtk_check_button_set_active (boxes->pdata[1], FALSE);
  g_assert_cmpuint (stm_chooser_get_n (fixture->chooser), ==, 0);
  g_assert_cmpuint (fixture->n_activated, ==, 0);
}

static void
test_boxes_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) boxes = list_boxes (fixture);
  guint n_active = 0;

  stm_chooser_choose_all (fixture->chooser, G_LIST_MODEL (fixture->rows));
  g_assert_cmpuint (stm_chooser_get_n (fixture->chooser), ==, 5);
  for (guint i = 0; i < boxes->len; i++)
    n_active += gtk_check_button_get_active (boxes->pdata[i]);
  g_assert_cmpuint (n_active, ==, 5);

  stm_chooser_choose_none (fixture->chooser);
  g_assert_false (gtk_check_button_get_active (boxes->pdata[0]));
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  stm_chooser_choose_none (fixture->chooser);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

/* What left the list is not done anything with. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  stm_chooser_set (fixture->chooser, get_uuid (fixture, 0), TRUE);
  stm_chooser_set (fixture->chooser, "somebody else", TRUE);
  stm_chooser_keep (fixture->chooser, G_LIST_MODEL (fixture->rows));
  g_assert_cmpuint (stm_chooser_get_n (fixture->chooser), ==, 1);
  g_assert_true (stm_chooser_has (fixture->chooser, get_uuid (fixture, 0)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, narrow, func) g_test_add ("/widgets/chooser/" name, Fixture, narrow, set_up, func, tear_down)
  ADD ("boxes", NULL, test_boxes);
  ADD ("boxes-narrow", "narrow", test_boxes);
  ADD ("boxes-follow", NULL, test_boxes_follow);
  ADD ("boxes-follow-narrow", "narrow", test_boxes_follow);
  ADD ("keep", NULL, test_keep);

  return g_test_run ();
}

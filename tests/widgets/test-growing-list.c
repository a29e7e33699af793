#include "synthetic-rows.h"

#include "widgets/stm-growing-list.h"

static void
count_signal (guint *count)
{
  *count += 1;
}

static guint
count_rows (StmGrowingList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Replays what is told about a list and compares. */
static void
follow (GListModel *model, guint position, guint removed, guint added, GArray *numbers)
{
  g_assert_cmpuint (position + removed, <=, numbers->len);
  g_array_remove_range (numbers, position, removed);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (SyntheticRow) row = g_list_model_get_item (model, i);

      g_assert_nonnull (row);
      g_array_insert_val (numbers, i, row->number);
    }
}

static void
check (StmGrowingList *list, GArray *numbers)
{
  g_assert_cmpuint (count_rows (list), ==, numbers->len);

  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (SyntheticRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpuint (row->number, ==, g_array_index (numbers, guint, i));
    }
}

static void
test_short (void)
{
  g_autoptr (SyntheticList) rows = synthetic_list_new (30);
  g_autoptr (StmGrowingList) list = stm_growing_list_new ();
  guint grows = 0;

  g_signal_connect_swapped (list, "grows", G_CALLBACK (count_signal), &grows);
  stm_growing_list_set_model (list, G_LIST_MODEL (rows));
  g_assert_cmpuint (count_rows (list), ==, 30);
  g_assert_cmpuint (grows, ==, 0);
}

static void
test_long (void)
{
  g_autoptr (SyntheticList) rows = synthetic_list_new (100000);
  g_autoptr (StmGrowingList) list = stm_growing_list_new ();
  guint grows = 0, steps = 0;

  g_signal_connect_swapped (list, "grows", G_CALLBACK (count_signal), &grows);
  stm_growing_list_set_model (list, G_LIST_MODEL (rows));
  g_assert_cmpuint (grows, ==, 1);
  g_assert_cmpuint (count_rows (list), <=, 60);

  while (stm_growing_list_grow (list))
    steps++;
  g_assert_cmpuint (steps, >, 3);
  g_assert_cmpuint (count_rows (list), ==, 100000);

  synthetic_list_replace (rows, 50000);
  g_assert_cmpuint (grows, ==, 2);
  g_assert_cmpuint (count_rows (list), <=, 60);
  stm_growing_list_finish (list);
  g_assert_cmpuint (count_rows (list), ==, 50000);

  synthetic_list_replace (rows, 0);
  g_assert_cmpuint (count_rows (list), ==, 0);
}

static void
splice (GListStore *rows, guint position, guint removed, guint added)
{
  static guint next_number = 0;
  g_autoptr (GPtrArray) additions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    {
      SyntheticRow *row = g_object_new (SYNTHETIC_TYPE_ROW, NULL);

      row->number = next_number++;
      g_ptr_array_add (additions, row);
    }

  g_list_store_splice (rows, position, removed, additions->pdata, added);
}

/* While it grows and afterwards, what is told is what happened. */
static void
test_changes (void)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GListStore) rows = g_list_store_new (SYNTHETIC_TYPE_ROW);
  g_autoptr (StmGrowingList) list = stm_growing_list_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_signal_connect (list, "items-changed", G_CALLBACK (follow), numbers);
  stm_growing_list_set_model (list, G_LIST_MODEL (rows));

  for (guint i = 0; i < 400; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));
      guint position = g_rand_int_range (random, 0, n + 1);
      guint removed = g_rand_int_range (random, 0, MIN (n - position, 90) + 1);

      if (i % 50 == 0)
        splice (rows, 0, n, 1000);
      else
        splice (rows, position, removed, g_rand_int_range (random, 0, 90));
      check (list, numbers);

      if (i % 5 == 0)
        stm_growing_list_grow (list);
      check (list, numbers);
    }

  stm_growing_list_finish (list);
  check (list, numbers);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/growing-list/short", test_short);
  g_test_add_func ("/widgets/growing-list/long", test_long);
  g_test_add_func ("/widgets/growing-list/changes", test_changes);

  return g_test_run ();
}

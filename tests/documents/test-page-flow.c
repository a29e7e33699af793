#include "config.h"

#include "documents/stm-break-block.h"
#include "documents/stm-column-widths.h"
#include "documents/stm-page-flow.h"
#include "documents/stm-row-lines.h"

/* A block whose pieces are told by a text: "." is a piece, "+" one that stays
 * with the next; all are 10 points high. */
#define TEST_TYPE_BLOCK (test_block_get_type ())
G_DECLARE_FINAL_TYPE (TestBlock, test_block, TEST, BLOCK, StmBlock)

struct _TestBlock
{
  StmBlock    parent_instance;

  const char *pieces;
  double      head_height;
};

G_DEFINE_FINAL_TYPE (TestBlock, test_block, STM_TYPE_BLOCK)

static void
test_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
}

static guint
test_block_get_n_pieces (StmBlock *block)
{
  return strlen (TEST_BLOCK (block)->pieces);
}

static void
test_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  size->height = 10;
  size->space_before = piece == 0 ? 5 : 0;
  size->keep_with_next = TEST_BLOCK (block)->pieces[piece] == '+';
}

static double
test_block_get_head_height (StmBlock *block)
{
  return TEST_BLOCK (block)->head_height;
}

static void
test_block_class_init (TestBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  block_class->arrange = test_block_arrange;
  block_class->get_n_pieces = test_block_get_n_pieces;
  block_class->measure = test_block_measure;
  block_class->get_head_height = test_block_get_head_height;
}

static void
test_block_init (TestBlock *self)
{
}

static void
add_block (GListStore *blocks, const char *pieces, double head_height)
{
  g_autoptr (TestBlock) block = g_object_new (TEST_TYPE_BLOCK, NULL);

  block->pieces = pieces;
  block->head_height = head_height;
  g_list_store_append (blocks, block);
}

/* The pieces of each page: "aab|b", in capitals where the head is above. */
static char *
describe (GListStore *blocks, double height)
{
  g_autoptr (StmPageFlow) flow = stm_page_flow_new (G_LIST_MODEL (blocks), NULL, 100, height);
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < stm_page_flow_get_n_pages (flow); page++)
    {
      guint n_placed;
      const StmPlaced *placed = stm_page_flow_get_page (flow, page, &n_placed);

      if (page > 0)
        g_string_append_c (text, '|');
      for (guint i = 0; i < n_placed; i++)
        g_string_append_c (text, (char) ((placed[i].has_head ? 'A' : 'a') + placed[i].block));
    }

  return g_string_free_and_steal (text);
}

typedef struct
{
  const char *first;
  const char *second;
  double      head_height;  /* of the second */
  double      height;
  const char *expected;
} FlowCase;

static const FlowCase flow_cases[] = {
  { "", "", 0, 40, "" },
  { "...", "", 0, 40, "aaa" },
  { "....", "", 0, 40, "aaaa" },
  { ".....", "", 0, 40, "aaaa|a" },
  { "..", ".", 0, 35, "aab" },              /* 10 + 10 + 5 + 10 */
  { "..", ".", 0, 34, "aa|b" },
  { "..", "....", 5, 40, "aaB|Bbb" },       /* the head again on the next page */
  { "...", "...", 5, 40, "aaa|Bbb" },       /* no head without a piece below it */
  { "..+", "..", 0, 40, "aa|abb" },         /* a heading goes with its paragraph */
  { "..+", "..", 15, 60, "aaaB|B" },
  { "..", "++.", 0, 40, "aa|bbb" },
  { "..", "+++++.", 0, 40, "aab|bbbb|b" },  /* too long to stay together anywhere */
};

static void
test_flow (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (flow_cases); i++)
    {
      g_autoptr (GListStore) blocks = g_list_store_new (STM_TYPE_BLOCK);
      g_autofree char *pages = NULL;

      add_block (blocks, flow_cases[i].first, 0);
      add_block (blocks, flow_cases[i].second, flow_cases[i].head_height);
      pages = describe (blocks, flow_cases[i].height);
      g_assert_cmpstr (pages, ==, flow_cases[i].expected);
    }
}

static void
test_piece_higher_than_page (void)
{
  g_autoptr (GListStore) blocks = g_list_store_new (STM_TYPE_BLOCK);
  g_autofree char *pages = NULL;

  add_block (blocks, "..", 20);
  pages = describe (blocks, 8);
  g_assert_cmpstr (pages, ==, "A|A");
}

/* "|" is the end of a page. */
static void
test_breaks_asked_for (void)
{
  static const char *const cases[][2] = {
    { "..|..", "aa|cc" },
    { ".||.", "a|d" },              /* no page stays empty */
    { "|..|", "bb" },
    { "+|..", "a|cc" },             /* what would stay together is parted all the same */
    { "...+|.", "aaaa|c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) blocks = g_list_store_new (STM_TYPE_BLOCK);
      g_auto (GStrv) parts = g_strsplit (cases[i][0], "|", -1);
      g_autofree char *pages = NULL;

      for (guint j = 0; parts[j] != NULL; j++)
        {
          g_autoptr (StmBlock) end = stm_break_block_new ();

          if (j > 0)
            g_list_store_append (blocks, end);
          if (*parts[j] != '\0')
            add_block (blocks, parts[j], 0);
        }
      pages = describe (blocks, 40);
      g_assert_cmpstr (pages, ==, cases[i][1]);
    }
}

static void
test_row_lines (void)
{
  const guint lines[] = { 1, 3, 1, 9 };
  g_autoptr (StmRowLines) rows = stm_row_lines_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    stm_row_lines_add (rows, lines[i]);
  g_assert_cmpuint (stm_row_lines_get_total (rows), ==, 14);

  for (guint piece = 0; piece < stm_row_lines_get_total (rows); piece++)
    {
      StmRowLine place = stm_row_lines_find (rows, piece);

      g_assert_cmpuint (place.n_lines, ==, lines[place.row]);
      g_string_append_printf (text, "%u%s", place.row, stm_row_lines_keep (&place) ? "+" : " ");
    }

  /* a row of nine lines may be broken, but not after its first line or before its last */
  g_assert_cmpstr (text->str, ==, "0 1+1+1 2 3+3 3 3 3 3 3 3+3 ");
}

static void
share (StmColumnSize *columns, guint n_columns, double available)
{
  double sum = 0;

  stm_column_widths_share (columns, n_columns, available);
  for (guint i = 0; i < n_columns; i++)
    {
      g_assert_cmpfloat (columns[i].width, >, 0);
      sum += columns[i].width;
    }
  g_assert_cmpfloat_with_epsilon (sum, available, 0.001);
}

static void
test_widths_enough (void)
{
  StmColumnSize columns[] = { { .least = 20, .natural = 60 }, { .least = 10, .natural = 20 } };

  share (columns, 2, 100);
  g_assert_cmpfloat (columns[0].width, ==, 70);
  g_assert_cmpfloat (columns[1].width, ==, 30);
}

static void
test_widths_wrapped (void)
{
  double notes[] = { 300, 280, 0, 310 };
  double dates[] = { 50, 50, 50, 50 };
  double names[] = { 60, 80, 70, 75 };
  StmColumnSize columns[] = {
    { notes, 4, 40, 310 },
    { dates, 4, 50, 50 },
    { names, 4, 50, 80 },
  };

  share (columns, 3, 300);
  g_assert_cmpfloat (columns[1].width, ==, 50);
  g_assert_cmpfloat (columns[2].width, >=, 60);
  g_assert_cmpfloat (columns[0].width, >, 150);
}

static void
test_widths_too_little (void)
{
  StmColumnSize columns[] = { { .least = 10, .natural = 10 }, { .least = 90, .natural = 90 }, { .least = 60, .natural = 60 } };

  share (columns, 3, 90);
  g_assert_cmpfloat (columns[0].width, ==, 10);
  g_assert_cmpfloat (columns[1].width, >, columns[2].width);
  g_assert_cmpfloat (columns[2].width, >=, 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/documents/page-flow/breaks", test_flow);
  g_test_add_func ("/documents/page-flow/breaks-asked-for", test_breaks_asked_for);
  g_test_add_func ("/documents/page-flow/piece-higher-than-page", test_piece_higher_than_page);
  g_test_add_func ("/documents/row-lines/whole-rows", test_row_lines);
  g_test_add_func ("/documents/column-widths/enough", test_widths_enough);
  g_test_add_func ("/documents/column-widths/wrapped", test_widths_wrapped);
  g_test_add_func ("/documents/column-widths/too-little", test_widths_too_little);

  return g_test_run ();
}

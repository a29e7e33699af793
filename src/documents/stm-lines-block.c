#include "config.h"

#include "documents/stm-lines-block.h"

#define LINE_HEIGHT 25.0  /* for handwriting */
#define RULE_WIDTH  0.5
#define RULE_GREY   0.55

/**
 * StmLinesBlock:
 *
 * Lines on which a person writes (SPEC B2).
 */
struct _StmLinesBlock
{
  StmBlock parent_instance;

  guint    n_lines;
  double   width;
};

G_DEFINE_FINAL_TYPE (StmLinesBlock, stm_lines_block, STM_TYPE_BLOCK)

static void
stm_lines_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  STM_LINES_BLOCK (block)->width = width;
}

static guint
stm_lines_block_get_n_pieces (StmBlock *block)
{
  return STM_LINES_BLOCK (block)->n_lines;
}

/* No single line stands alone on a page. */
static void
stm_lines_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  guint n_lines = STM_LINES_BLOCK (block)->n_lines;

  size->height = LINE_HEIGHT;
  size->keep_with_next = piece + 1 < n_lines && (piece == 0 || piece + 2 == n_lines);
}

static void
stm_lines_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  double y = LINE_HEIGHT - RULE_WIDTH / 2;

  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, STM_LINES_BLOCK (block)->width, y);
  cairo_stroke (cr);
}

static void
stm_lines_block_class_init (StmLinesBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  block_class->arrange = stm_lines_block_arrange;
  block_class->get_n_pieces = stm_lines_block_get_n_pieces;
  block_class->measure = stm_lines_block_measure;
  block_class->draw = stm_lines_block_draw;
}

static void
stm_lines_block_init (StmLinesBlock *self)
{
}

/**
 * stm_lines_block_new:
 * @n_lines: how many
 *
 * Returns: (transfer full): lines from margin to margin
 */
StmBlock *
stm_lines_block_new (guint n_lines)
{
  StmLinesBlock *self = g_object_new (STM_TYPE_LINES_BLOCK, NULL);

  self->n_lines = n_lines;

  return STM_BLOCK (self);
}

#include "config.h"

#include "documents/stm-space-block.h"

/**
 * StmSpaceBlock:
 *
 * White between two blocks, which stays with the second; at the top of a page there is
 * none.
 */
struct _StmSpaceBlock
{
  StmBlock parent_instance;

  double   height;
};

G_DEFINE_FINAL_TYPE (StmSpaceBlock, stm_space_block, STM_TYPE_BLOCK)

static void
stm_space_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
}

static guint
stm_space_block_get_n_pieces (StmBlock *block)
{
  return 1;
}

static void
stm_space_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  size->space_before = STM_SPACE_BLOCK (block)->height;
  size->keep_with_next = TRUE;
}

static void
stm_space_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
}

static void
stm_space_block_class_init (StmSpaceBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  block_class->arrange = stm_space_block_arrange;
  block_class->get_n_pieces = stm_space_block_get_n_pieces;
  block_class->measure = stm_space_block_measure;
  block_class->draw = stm_space_block_draw;
}

static void
stm_space_block_init (StmSpaceBlock *self)
{
}

/**
 * stm_space_block_new:
 * @height: in points
 *
 * Returns: (transfer full): white of that height
 */
StmBlock *
stm_space_block_new (double height)
{
  StmSpaceBlock *self = g_object_new (STM_TYPE_SPACE_BLOCK, NULL);

  self->height = height;

  return STM_BLOCK (self);
}

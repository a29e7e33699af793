#include "config.h"

#include "documents/stm-block.h"

G_DEFINE_ABSTRACT_TYPE (StmBlock, stm_block, G_TYPE_OBJECT)

static void
stm_block_class_init (StmBlockClass *klass)
{
}

static void
stm_block_init (StmBlock *self)
{
}

/**
 * stm_block_arrange:
 * @self: a block
 * @typesetter: what measures its text
 * @width: how wide it may be, in points
 *
 * Fits the block into @width.
 */
void
stm_block_arrange (StmBlock *self, StmTypesetter *typesetter, double width)
{
  STM_BLOCK_GET_CLASS (self)->arrange (self, typesetter, width);
}

/**
 * stm_block_get_n_pieces:
 * @self: an arranged block
 *
 * Returns: into how many pieces it can be broken
 */
guint
stm_block_get_n_pieces (StmBlock *self)
{
  return STM_BLOCK_GET_CLASS (self)->get_n_pieces (self);
}

/**
 * stm_block_measure:
 * @self: an arranged block
 * @piece: which piece, from 0
 * @size: (out caller-allocates): how large it is
 */
void
stm_block_measure (StmBlock *self, guint piece, StmPiece *size)
{
  *size = (StmPiece) { 0 };
  STM_BLOCK_GET_CLASS (self)->measure (self, piece, size);
}

/**
 * stm_block_draw:
 * @self: an arranged block
 * @typesetter: the one it was arranged with
 * @cr: where to draw, the piece's left upper corner at the origin
 * @piece: which piece, from 0
 */
void
stm_block_draw (StmBlock *self, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  STM_BLOCK_GET_CLASS (self)->draw (self, typesetter, cr, piece);
}

/**
 * stm_block_get_head_height:
 * @self: an arranged block
 *
 * Returns: height of what stands above its first piece on every page, in
 *   points; 0 for nothing
 */
double
stm_block_get_head_height (StmBlock *self)
{
  StmBlockClass *klass = STM_BLOCK_GET_CLASS (self);

  return klass->get_head_height != NULL ? klass->get_head_height (self) : 0;
}

/**
 * stm_block_draw_head:
 * @self: an arranged block
 * @typesetter: the one it was arranged with
 * @cr: where to draw, the head's left upper corner at the origin
 */
void
stm_block_draw_head (StmBlock *self, StmTypesetter *typesetter, cairo_t *cr)
{
  StmBlockClass *klass = STM_BLOCK_GET_CLASS (self);

  if (klass->draw_head != NULL)
    klass->draw_head (self, typesetter, cr);
}

/**
 * stm_block_get_outline:
 * @self: a block
 * @depth: (out): how deep it stands there, 0 for the title
 *
 * Returns: (transfer none) (nullable): what it is called in the outline of a
 *   file
 */
const char *
stm_block_get_outline (StmBlock *self, guint *depth)
{
  StmBlockClass *klass = STM_BLOCK_GET_CLASS (self);

  *depth = 0;

  return klass->get_outline != NULL ? klass->get_outline (self, depth) : NULL;
}

/**
 * stm_block_starts_page:
 * @self: a block
 *
 * Returns: whether what comes after it begins a new page
 */
gboolean
stm_block_starts_page (StmBlock *self)
{
  return STM_BLOCK_GET_CLASS (self)->starts_page;
}

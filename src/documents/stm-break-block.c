#include "config.h"

#include "documents/stm-break-block.h"

/**
 * StmBreakBlock:
 *
 * The end of a page.  Several in a row are one, and before the first or after
 * the last block they are none: no page stays empty.
 */
struct _StmBreakBlock
{
  StmBlock parent_instance;
};

G_DEFINE_FINAL_TYPE (StmBreakBlock, stm_break_block, STM_TYPE_BLOCK)

static void
stm_break_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
}

static guint
stm_break_block_get_n_pieces (StmBlock *block)
{
  return 0;
}

static void
stm_break_block_class_init (StmBreakBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  block_class->arrange = stm_break_block_arrange;
  block_class->get_n_pieces = stm_break_block_get_n_pieces;
  block_class->starts_page = TRUE;
}

static void
stm_break_block_init (StmBreakBlock *self)
{
}

/**
 * stm_break_block_new:
 *
 * Returns: (transfer full): the end of a page
 */
StmBlock *
stm_break_block_new (void)
{
  return g_object_new (STM_TYPE_BREAK_BLOCK, NULL);
}

#include "config.h"

#include "documents/stm-stamp-block.h"

#define MILLIMETRE   (72.0 / 25.4)
#define WIDTH        (70 * MILLIMETRE)
#define HEIGHT       (36 * MILLIMETRE)
#define SPACE_BEFORE 12.0
#define PADDING      7.0
#define FRAME_WIDTH  0.5
#define FRAME_GREY   0.72

/**
 * StmStampBlock:
 *
 * A frame for the stamp of an organisation.
 */
struct _StmStampBlock
{
  StmBlock  parent_instance;

  char     *label;
  double    width;
};

G_DEFINE_FINAL_TYPE (StmStampBlock, stm_stamp_block, STM_TYPE_BLOCK)

static void
stm_stamp_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  STM_STAMP_BLOCK (block)->width = MIN (width, WIDTH);
}

static guint
stm_stamp_block_get_n_pieces (StmBlock *block)
{
  return 1;
}

static void
stm_stamp_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  size->height = HEIGHT;
  size->space_before = SPACE_BEFORE;
}

static void
stm_stamp_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmStampBlock *self = STM_STAMP_BLOCK (block);
  double line_height = stm_typesetter_get_line_height (STM_TEXT_SMALL);
  double inner = self->width - 2 * PADDING;

  cairo_set_source_rgb (cr, FRAME_GREY, FRAME_GREY, FRAME_GREY);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_rectangle (cr, FRAME_WIDTH / 2, FRAME_WIDTH / 2, self->width - FRAME_WIDTH, HEIGHT - FRAME_WIDTH);
  cairo_stroke (cr);

  /* as many lines as leave half of the frame for the stamp */
  for (guint line = 0; PADDING + (line + 1) * line_height <= HEIGHT / 2; line++)
    stm_typesetter_draw_line (typesetter, cr, STM_TEXT_SMALL, self->label, inner,
                              PANGO_ALIGN_LEFT, line, PADDING, PADDING + line * line_height);
}

static void
stm_stamp_block_finalize (GObject *object)
{
  g_free (STM_STAMP_BLOCK (object)->label);

  G_OBJECT_CLASS (stm_stamp_block_parent_class)->finalize (object);
}

static void
stm_stamp_block_class_init (StmStampBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_stamp_block_finalize;

  block_class->arrange = stm_stamp_block_arrange;
  block_class->get_n_pieces = stm_stamp_block_get_n_pieces;
  block_class->measure = stm_stamp_block_measure;
  block_class->draw = stm_stamp_block_draw;
}

static void
stm_stamp_block_init (StmStampBlock *self)
{
}

/**
 * stm_stamp_block_new:
 * @label: what stands in a corner of the frame, four lines of it at most
 *
 * Returns: (transfer full): a frame
 */
StmBlock *
stm_stamp_block_new (const char *label)
{
  StmStampBlock *self = g_object_new (STM_TYPE_STAMP_BLOCK, NULL);

  self->label = g_utf8_make_valid (label, -1);

  return STM_BLOCK (self);
}

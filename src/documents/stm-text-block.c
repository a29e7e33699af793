#include "config.h"

#include "documents/stm-text-block.h"

#define MARKER_WIDTH 18.0

/**
 * StmTextBlock:
 *
 * A heading, a paragraph or an item of a list.
 */
struct _StmTextBlock
{
  StmBlock      parent_instance;

  StmTextStyle  style;
  char         *marker;
  char         *text;
  gboolean      keep;
  double        indent;
  double        width;
  guint         n_lines;
};

G_DEFINE_FINAL_TYPE (StmTextBlock, stm_text_block, STM_TYPE_BLOCK)

static gboolean
is_heading (StmTextBlock *self)
{
  return self->style == STM_TEXT_TITLE || self->style == STM_TEXT_HEADING || self->style == STM_TEXT_SUBHEADING;
}

/* A label is about what comes below it, but no part of its own. */
static gboolean
is_about_next (StmTextBlock *self)
{
  return is_heading (self) || self->style == STM_TEXT_LABEL || self->keep;
}

static double
get_space_before (StmTextBlock *self)
{
  if (self->style == STM_TEXT_HEADING)
    return 16;
  if (self->style == STM_TEXT_SUBHEADING || self->style == STM_TEXT_LABEL)
    return 11;

  return self->marker != NULL ? 4 : 7;
}

static void
stm_text_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  StmTextBlock *self = STM_TEXT_BLOCK (block);

  self->width = width - self->indent;
  self->n_lines = stm_typesetter_count_lines (typesetter, self->style, self->text, self->width);
}

static guint
stm_text_block_get_n_pieces (StmBlock *block)
{
  return STM_TEXT_BLOCK (block)->n_lines;
}

/* No single line of a paragraph stands alone on a page, no heading stands
 * apart from what it is about. */
static void
stm_text_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  StmTextBlock *self = STM_TEXT_BLOCK (block);
  gboolean is_last = piece + 1 == self->n_lines;

  size->height = stm_typesetter_get_line_height (self->style);
  size->space_before = piece == 0 ? get_space_before (self) : 0;
  size->keep_with_next = is_last ? is_about_next (self)
                                 : is_about_next (self) || piece == 0 || piece + 2 == self->n_lines;
}

static void
stm_text_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmTextBlock *self = STM_TEXT_BLOCK (block);

  if (piece == 0 && self->marker != NULL)
    stm_typesetter_draw_line (typesetter, cr, self->style, self->marker, STM_UNLIMITED_WIDTH,
                              PANGO_ALIGN_LEFT, 0, 0, 0);

  stm_typesetter_draw_line (typesetter, cr, self->style, self->text, self->width,
                            PANGO_ALIGN_LEFT, piece, self->indent, 0);
}

static const char *
stm_text_block_get_outline (StmBlock *block, guint *depth)
{
  StmTextBlock *self = STM_TEXT_BLOCK (block);

  *depth = self->style == STM_TEXT_TITLE ? 0 : self->style == STM_TEXT_HEADING ? 1 : 2;

  return is_heading (self) ? self->text : NULL;
}

static void
stm_text_block_finalize (GObject *object)
{
  StmTextBlock *self = STM_TEXT_BLOCK (object);

  g_free (self->marker);
  g_free (self->text);

  G_OBJECT_CLASS (stm_text_block_parent_class)->finalize (object);
}

static void
stm_text_block_class_init (StmTextBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_text_block_finalize;

  block_class->arrange = stm_text_block_arrange;
  block_class->get_n_pieces = stm_text_block_get_n_pieces;
  block_class->measure = stm_text_block_measure;
  block_class->draw = stm_text_block_draw;
  block_class->get_outline = stm_text_block_get_outline;
}

static void
stm_text_block_init (StmTextBlock *self)
{
}

/**
 * stm_text_block_new:
 * @style: how it looks; %STM_TEXT_TITLE, %STM_TEXT_HEADING and
 *   %STM_TEXT_SUBHEADING are headings
 * @text: one paragraph
 *
 * Returns: (transfer full): a heading or a paragraph
 */
StmBlock *
stm_text_block_new (StmTextStyle style, const char *text)
{
  StmTextBlock *self = g_object_new (STM_TYPE_TEXT_BLOCK, NULL);

  self->style = style;
  self->text = g_utf8_make_valid (text, -1);

  return STM_BLOCK (self);
}

/**
 * stm_text_block_new_item:
 * @marker: what stands before it, "1." or "•"
 * @text: one paragraph
 *
 * Returns: (transfer full): an item of a list
 */
StmBlock *
stm_text_block_new_item (const char *marker, const char *text)
{
  StmBlock *block = stm_text_block_new (STM_TEXT_BODY, text);
  StmTextBlock *self = STM_TEXT_BLOCK (block);

  self->marker = g_strdup (marker);
  self->indent = MARKER_WIDTH;

  return block;
}

/**
 * stm_text_block_set_keep:
 * @self: a block of a document not yet drawn
 * @keep: whether it stays on the page of what comes next, as headings do
 */
void
stm_text_block_set_keep (StmTextBlock *self, gboolean keep)
{
  self->keep = keep;
}

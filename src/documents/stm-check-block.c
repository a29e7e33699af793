#include "config.h"

#include "documents/stm-check-block.h"

#include "documents/stm-row-lines.h"

#define BOX          9.0
#define INDENT       20.0
#define SPACE_BEFORE 6.0
#define BOX_WIDTH    0.7
#define CROSS_WIDTH  1.2
#define CROSS_INSET  2.0

typedef struct
{
  char     *label;
  gboolean  is_checked;
} Item;

/**
 * StmCheckBlock:
 *
 * Boxes with a label each, crossed or empty.  They are drawn, so that they look
 * the same with every font.
 */
struct _StmCheckBlock
{
  StmBlock      parent_instance;

  GArray       *items;
  StmRowLines  *lines;
  double        width;   /* of the labels */
};

G_DEFINE_FINAL_TYPE (StmCheckBlock, stm_check_block, STM_TYPE_BLOCK)

static void
item_clear (gpointer data)
{
  g_free (((Item *) data)->label);
}

static void
stm_check_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  StmCheckBlock *self = STM_CHECK_BLOCK (block);

  self->width = width - INDENT;
  g_clear_pointer (&self->lines, stm_row_lines_free);
  self->lines = stm_row_lines_new ();
  for (guint i = 0; i < self->items->len; i++)
    stm_row_lines_add (self->lines, stm_typesetter_count_lines (typesetter, STM_TEXT_BODY,
                                                                g_array_index (self->items, Item, i).label,
                                                                self->width));
}

static guint
stm_check_block_get_n_pieces (StmBlock *block)
{
  return stm_row_lines_get_total (STM_CHECK_BLOCK (block)->lines);
}

static void
stm_check_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  StmRowLine place = stm_row_lines_find (STM_CHECK_BLOCK (block)->lines, piece);

  size->height = stm_typesetter_get_line_height (STM_TEXT_BODY);
  size->space_before = place.line == 0 ? SPACE_BEFORE : 0;
  size->keep_with_next = stm_row_lines_keep (&place);
}

static void
draw_box (cairo_t *cr, double y, gboolean is_checked)
{
  double near = CROSS_INSET, far = BOX - CROSS_INSET;

  cairo_save (cr);
  cairo_translate (cr, BOX_WIDTH / 2, y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, BOX_WIDTH);
  cairo_rectangle (cr, 0, 0, BOX, BOX);
  cairo_stroke (cr);

  if (is_checked)
    {
      cairo_set_line_width (cr, CROSS_WIDTH);
      cairo_move_to (cr, near, near);
      cairo_line_to (cr, far, far);
      cairo_move_to (cr, far, near);
      cairo_line_to (cr, near, far);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
stm_check_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmCheckBlock *self = STM_CHECK_BLOCK (block);
  StmRowLine place = stm_row_lines_find (self->lines, piece);
  Item *item = &g_array_index (self->items, Item, place.row);

  if (place.line == 0)
    draw_box (cr, (stm_typesetter_get_line_height (STM_TEXT_BODY) - BOX) / 2, item->is_checked);

  stm_typesetter_draw_line (typesetter, cr, STM_TEXT_BODY, item->label, self->width,
                            PANGO_ALIGN_LEFT, place.line, INDENT, 0);
}

static void
stm_check_block_finalize (GObject *object)
{
  StmCheckBlock *self = STM_CHECK_BLOCK (object);

  g_clear_pointer (&self->lines, stm_row_lines_free);
  g_clear_pointer (&self->items, g_array_unref);

  G_OBJECT_CLASS (stm_check_block_parent_class)->finalize (object);
}

static void
stm_check_block_class_init (StmCheckBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_check_block_finalize;

  block_class->arrange = stm_check_block_arrange;
  block_class->get_n_pieces = stm_check_block_get_n_pieces;
  block_class->measure = stm_check_block_measure;
  block_class->draw = stm_check_block_draw;
}

static void
stm_check_block_init (StmCheckBlock *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
}

/**
 * stm_check_block_new:
 *
 * Returns: (transfer full): no boxes
 */
StmBlock *
stm_check_block_new (void)
{
  return g_object_new (STM_TYPE_CHECK_BLOCK, NULL);
}

/**
 * stm_check_block_add_item:
 * @self: boxes
 * @label: what it says when it is crossed
 * @is_checked: whether it is
 *
 * Adds a box below the others.
 */
void
stm_check_block_add_item (StmCheckBlock *self, const char *label, gboolean is_checked)
{
  Item item = { g_utf8_make_valid (label, -1), is_checked };

  g_array_append_val (self->items, item);
}

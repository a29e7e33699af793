#include "config.h"

#include "documents/stm-code-block.h"

#include <string.h>

#define PADDING        14.0
#define GROUP_GAP      26.0
#define SPACING        2.0
#define CORNER         6.0
#define FRAME_GREY     0.25
#define BACKGROUND     0.955
#define GROUPS_A_LINE  3
#define ROW_GAP        6.0

/**
 * StmCodeBlock:
 *
 * A code to be copied by hand: large, framed, in groups with their numbers
 * below.  Its characters are set one by one, so that no layout keeps the code
 * in memory.
 */
struct _StmCodeBlock
{
  StmBlock   parent_instance;

  char     **groups;
  double     width;
  double     advance;
};

G_DEFINE_FINAL_TYPE (StmCodeBlock, stm_code_block, STM_TYPE_BLOCK)

static guint
count_rows (StmCodeBlock *self)
{
  return (g_strv_length (self->groups) + GROUPS_A_LINE - 1) / GROUPS_A_LINE;
}

static void
stm_code_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  StmCodeBlock *self = STM_CODE_BLOCK (block);

  self->width = width;
  self->advance = stm_typesetter_get_width (typesetter, STM_TEXT_CODE, "0") + SPACING;
}

static double
get_row_height (void)
{
  return stm_typesetter_get_line_height (STM_TEXT_CODE) + stm_typesetter_get_line_height (STM_TEXT_SMALL);
}

static guint
stm_code_block_get_n_pieces (StmBlock *block)
{
  return 1;
}

static void
stm_code_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  StmCodeBlock *self = STM_CODE_BLOCK (block);

  size->height = count_rows (self) * (get_row_height () + ROW_GAP) - ROW_GAP + 2 * PADDING;
  size->space_before = 14;
}

static void
draw_frame (StmCodeBlock *self, cairo_t *cr, double height)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, self->width - CORNER, CORNER, CORNER, -G_PI_2, 0);
  cairo_arc (cr, self->width - CORNER, height - CORNER, CORNER, 0, G_PI_2);
  cairo_arc (cr, CORNER, height - CORNER, CORNER, G_PI_2, G_PI);
  cairo_arc (cr, CORNER, CORNER, CORNER, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);

  cairo_set_source_rgb (cr, BACKGROUND, BACKGROUND, BACKGROUND);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, FRAME_GREY, FRAME_GREY, FRAME_GREY);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

static double
get_group_width (StmCodeBlock *self, guint group)
{
  return strlen (self->groups[group]) * self->advance - SPACING;
}

static void
draw_group (StmCodeBlock *self, StmTypesetter *typesetter, cairo_t *cr, guint group, double x, double y)
{
  char number[16];

  g_snprintf (number, sizeof number, "%u", group + 1);
  stm_typesetter_draw_line (typesetter, cr, STM_TEXT_SMALL, number, get_group_width (self, group),
                            PANGO_ALIGN_CENTER, 0,
                            x, y + stm_typesetter_get_line_height (STM_TEXT_CODE));

  for (const char *p = self->groups[group]; *p != '\0'; p++)
    {
      const char character[] = { *p, '\0' };

      stm_typesetter_draw_line (typesetter, cr, STM_TEXT_CODE, character, STM_UNLIMITED_WIDTH,
                                PANGO_ALIGN_LEFT, 0, x, y);
      x += self->advance;
    }
}

static double
get_row_width (StmCodeBlock *self, guint first)
{
  double width = -GROUP_GAP;

  for (guint i = first; i < first + GROUPS_A_LINE && self->groups[i] != NULL; i++)
    width += GROUP_GAP + get_group_width (self, i);

  return width;
}

static void
stm_code_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmCodeBlock *self = STM_CODE_BLOCK (block);
  double left = (self->width - get_row_width (self, 0)) / 2;
  double x = left;
  double y = PADDING;
  StmPiece size = { 0 };

  stm_code_block_measure (block, piece, &size);
  draw_frame (self, cr, size.height);

  for (guint i = 0; self->groups[i] != NULL; i++)
    {
      if (i > 0 && i % GROUPS_A_LINE == 0)
        {
          x = left;
          y += get_row_height () + ROW_GAP;
        }
      draw_group (self, typesetter, cr, i, x, y);
      x += get_group_width (self, i) + GROUP_GAP;
    }
}

static void
stm_code_block_finalize (GObject *object)
{
  StmCodeBlock *self = STM_CODE_BLOCK (object);

  for (char **group = self->groups; group != NULL && *group != NULL; group++)
    explicit_bzero (*group, strlen (*group));
  g_strfreev (self->groups);

  G_OBJECT_CLASS (stm_code_block_parent_class)->finalize (object);
}

static void
stm_code_block_class_init (StmCodeBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_code_block_finalize;

  block_class->arrange = stm_code_block_arrange;
  block_class->get_n_pieces = stm_code_block_get_n_pieces;
  block_class->measure = stm_code_block_measure;
  block_class->draw = stm_code_block_draw;
}

static void
stm_code_block_init (StmCodeBlock *self)
{
}

/**
 * stm_code_block_new:
 * @code: groups of ASCII letters and digits with hyphens between them
 *
 * Returns: (transfer full): the code in a frame
 */
StmBlock *
stm_code_block_new (const char *code)
{
  StmCodeBlock *self = g_object_new (STM_TYPE_CODE_BLOCK, NULL);

  self->groups = g_strsplit (code, "-", -1);

  return STM_BLOCK (self);
}

#include "config.h"

#include "documents/stm-signature-block.h"

#define PER_ROW        2
#define GAP            18.0
#define PADDING        10.0
#define SPACE_BEFORE   12.0
#define FRAME_WIDTH    0.5
#define FRAME_GREY     0.72
#define RULE_GREY      0.55
#define PLACE_HEIGHT   27.0  /* of the line for place and date */
#define SIGNING_HEIGHT 66.0
#define MOST_LINES     6     /* of one text, so that a box fits on any page */

/* The words of the documents, which are Dutch in every language of the program. */
#define PLACE_AND_DATE "Plaats en datum"
#define NAME           "Naam"
#define SIGNATURE      "Handtekening"

/* what stands in a box, from top to bottom */
enum
{
  ROLE,
  WHO,
  AGREEMENT,
  N_TEXTS
};

static const StmTextStyle styles[N_TEXTS] = { STM_TEXT_SUBHEADING, STM_TEXT_BODY, STM_TEXT_SMALL };

typedef struct
{
  char   *texts[N_TEXTS];    /* (nullable) */
  guint   n_lines[N_TEXTS];
  double  height;
} Box;

/**
 * StmSignatureBlock:
 *
 * Boxes side by side in which people sign.  A row of them is one piece, and the
 * rows stay together, so that all sign on one page.
 */
struct _StmSignatureBlock
{
  StmBlock  parent_instance;

  GArray   *boxes;
  double    box_width;
};

G_DEFINE_FINAL_TYPE (StmSignatureBlock, stm_signature_block, STM_TYPE_BLOCK)

static void
box_clear (gpointer data)
{
  Box *box = data;

  for (guint i = 0; i < N_TEXTS; i++)
    g_free (box->texts[i]);
}

static double
get_inner_width (StmSignatureBlock *self)
{
  return self->box_width - 2 * PADDING;
}

static void
arrange_box (StmSignatureBlock *self, StmTypesetter *typesetter, Box *box)
{
  box->height = 2 * PADDING + PLACE_HEIGHT + SIGNING_HEIGHT;

  for (guint i = 0; i < N_TEXTS; i++)
    {
      box->n_lines[i] = 0;
      if (box->texts[i] != NULL)
        box->n_lines[i] = MIN (MOST_LINES, stm_typesetter_count_lines (typesetter, styles[i], box->texts[i],
                                                                       get_inner_width (self)));
      box->height += box->n_lines[i] * stm_typesetter_get_line_height (styles[i]);
    }

  if (box->texts[WHO] == NULL)
    box->height += PLACE_HEIGHT;
}

static void
stm_signature_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  StmSignatureBlock *self = STM_SIGNATURE_BLOCK (block);

  self->box_width = (width - GAP * (PER_ROW - 1)) / PER_ROW;
  for (guint i = 0; i < self->boxes->len; i++)
    arrange_box (self, typesetter, &g_array_index (self->boxes, Box, i));
}

static guint
stm_signature_block_get_n_pieces (StmBlock *block)
{
  return (STM_SIGNATURE_BLOCK (block)->boxes->len + PER_ROW - 1) / PER_ROW;
}

/* Boxes side by side are as high as the highest. */
static double
get_row_height (StmSignatureBlock *self, guint row)
{
  double height = 0;

  for (guint i = row * PER_ROW; i < MIN (self->boxes->len, (row + 1) * PER_ROW); i++)
    height = MAX (height, g_array_index (self->boxes, Box, i).height);

  return height;
}

static void
stm_signature_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  size->height = get_row_height (STM_SIGNATURE_BLOCK (block), piece);
  size->space_before = SPACE_BEFORE;
  size->keep_with_next = piece + 1 < stm_signature_block_get_n_pieces (block);
}

static void
draw_texts (StmSignatureBlock *self, StmTypesetter *typesetter, cairo_t *cr, const Box *box)
{
  double y = PADDING;

  for (guint i = 0; i < N_TEXTS; i++)
    for (guint line = 0; line < box->n_lines[i]; line++)
      {
        stm_typesetter_draw_line (typesetter, cr, styles[i], box->texts[i], get_inner_width (self),
                                  PANGO_ALIGN_LEFT, line, PADDING, y);
        y += stm_typesetter_get_line_height (styles[i]);
      }
}

/* A label, and a line from there to the edge of the box. */
static void
draw_line_to_fill (StmSignatureBlock *self, StmTypesetter *typesetter, cairo_t *cr, const char *label, double y)
{
  double bottom = y + PLACE_HEIGHT - 4;
  double text_y = bottom - stm_typesetter_get_line_height (STM_TEXT_SMALL);
  double left = PADDING + stm_typesetter_get_width (typesetter, STM_TEXT_SMALL, label) + 6;

  stm_typesetter_draw_line (typesetter, cr, STM_TEXT_SMALL, label, STM_UNLIMITED_WIDTH,
                            PANGO_ALIGN_LEFT, 0, PADDING, text_y);
  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_move_to (cr, left, bottom - 2);
  cairo_line_to (cr, self->box_width - PADDING, bottom - 2);
  cairo_stroke (cr);
}

static void
draw_box (StmSignatureBlock *self, StmTypesetter *typesetter, cairo_t *cr, const Box *box, double height)
{
  double y = height - PADDING - SIGNING_HEIGHT - PLACE_HEIGHT;

  cairo_set_source_rgb (cr, FRAME_GREY, FRAME_GREY, FRAME_GREY);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_rectangle (cr, FRAME_WIDTH / 2, FRAME_WIDTH / 2, self->box_width - FRAME_WIDTH, height - FRAME_WIDTH);
  cairo_stroke (cr);

  /* what is filled in by hand stands at one height in all boxes of a row */
  draw_texts (self, typesetter, cr, box);
  if (box->texts[WHO] == NULL)
    draw_line_to_fill (self, typesetter, cr, NAME, y - PLACE_HEIGHT);
  draw_line_to_fill (self, typesetter, cr, PLACE_AND_DATE, y);
  stm_typesetter_draw_line (typesetter, cr, STM_TEXT_SMALL, SIGNATURE, STM_UNLIMITED_WIDTH,
                            PANGO_ALIGN_LEFT, 0, PADDING, y + PLACE_HEIGHT + 4);
}

static void
stm_signature_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmSignatureBlock *self = STM_SIGNATURE_BLOCK (block);
  double height = get_row_height (self, piece);

  cairo_save (cr);
  for (guint i = piece * PER_ROW; i < MIN (self->boxes->len, (piece + 1) * PER_ROW); i++)
    {
      draw_box (self, typesetter, cr, &g_array_index (self->boxes, Box, i), height);
      cairo_translate (cr, self->box_width + GAP, 0);
    }
  cairo_restore (cr);
}

static void
stm_signature_block_finalize (GObject *object)
{
  g_clear_pointer (&STM_SIGNATURE_BLOCK (object)->boxes, g_array_unref);

  G_OBJECT_CLASS (stm_signature_block_parent_class)->finalize (object);
}

static void
stm_signature_block_class_init (StmSignatureBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_signature_block_finalize;

  block_class->arrange = stm_signature_block_arrange;
  block_class->get_n_pieces = stm_signature_block_get_n_pieces;
  block_class->measure = stm_signature_block_measure;
  block_class->draw = stm_signature_block_draw;
}

static void
stm_signature_block_init (StmSignatureBlock *self)
{
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_array_set_clear_func (self->boxes, box_clear);
}

/**
 * stm_signature_block_new:
 *
 * Returns: (transfer full): no boxes
 */
StmBlock *
stm_signature_block_new (void)
{
  return g_object_new (STM_TYPE_SIGNATURE_BLOCK, NULL);
}

static char *
dup_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/**
 * stm_signature_block_add:
 * @self: boxes
 * @role: as what this person signs
 * @name: (nullable): who; %NULL leaves a line for it
 * @text: (nullable): what the signature says, "Voor akkoord"
 *
 * Adds a box after the others.  Of each text the first six lines are shown.
 */
void
stm_signature_block_add (StmSignatureBlock *self, const char *role, const char *name, const char *text)
{
  Box box = { .texts = { dup_valid (role), dup_valid (name), dup_valid (text) } };

  g_array_append_val (self->boxes, box);
}

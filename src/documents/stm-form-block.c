#include "config.h"

#include "documents/stm-form-block.h"

#include "documents/stm-row-lines.h"

#define PADDING      8.0
#define GAP          14.0
#define RULE_WIDTH   0.5
#define RULE_GREY    0.55

typedef struct
{
  char *label;
  char *value;
} Field;

/**
 * StmFormBlock:
 *
 * Labels with a value each, or with a line where a person writes it.
 */
struct _StmFormBlock
{
  StmBlock      parent_instance;

  GArray       *fields;
  double        label_share;  /* of the width; 0 for what the labels ask for */
  StmRowLines  *lines;
  double        label_width;
  double        value_width;
};

G_DEFINE_FINAL_TYPE (StmFormBlock, stm_form_block, STM_TYPE_BLOCK)

static void
field_clear (gpointer data)
{
  Field *field = data;

  g_free (field->label);
  g_free (field->value);
}

static void
stm_form_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  StmFormBlock *self = STM_FORM_BLOCK (block);

  self->label_width = 0;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);
      double label = stm_typesetter_get_width (typesetter, STM_TEXT_BODY, field->label);

      self->label_width = MAX (self->label_width, MIN (label + 1, width / 2));
    }
  if (self->label_share > 0)
    self->label_width = width * self->label_share;
  self->value_width = width - self->label_width - GAP;

  g_clear_pointer (&self->lines, stm_row_lines_free);
  self->lines = stm_row_lines_new ();
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = &g_array_index (self->fields, Field, i);
      guint label = stm_typesetter_count_lines (typesetter, STM_TEXT_BODY, field->label, self->label_width);
      guint value = stm_typesetter_count_lines (typesetter, STM_TEXT_BODY,
                                                field->value != NULL ? field->value : "", self->value_width);

      stm_row_lines_add (self->lines, MAX (label, value));
    }
}

static guint
stm_form_block_get_n_pieces (StmBlock *block)
{
  return stm_row_lines_get_total (STM_FORM_BLOCK (block)->lines);
}

static void
stm_form_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  StmRowLine place = stm_row_lines_find (STM_FORM_BLOCK (block)->lines, piece);

  size->height = stm_typesetter_get_line_height (STM_TEXT_BODY);
  size->space_before = place.line == 0 ? PADDING : 0;
  size->keep_with_next = stm_row_lines_keep (&place);
}

static void
draw_rule (cairo_t *cr, double from, double to, double y)
{
  cairo_set_source_rgb (cr, RULE_GREY, RULE_GREY, RULE_GREY);
  cairo_set_line_width (cr, RULE_WIDTH);
  cairo_move_to (cr, from, y);
  cairo_line_to (cr, to, y);
  cairo_stroke (cr);
}

static void
stm_form_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmFormBlock *self = STM_FORM_BLOCK (block);
  StmRowLine place = stm_row_lines_find (self->lines, piece);
  Field *field = &g_array_index (self->fields, Field, place.row);
  double left = self->label_width + GAP;

  stm_typesetter_draw_line (typesetter, cr, STM_TEXT_BODY, field->label, self->label_width,
                            PANGO_ALIGN_LEFT, place.line, 0, 0);

  if (field->value != NULL)
    stm_typesetter_draw_line (typesetter, cr, STM_TEXT_BODY, field->value, self->value_width,
                              PANGO_ALIGN_LEFT, place.line, left, 0);
  else if (place.line + 1 == place.n_lines)
    draw_rule (cr, left, left + self->value_width, stm_typesetter_get_line_height (STM_TEXT_BODY));
}

static void
stm_form_block_finalize (GObject *object)
{
  StmFormBlock *self = STM_FORM_BLOCK (object);

  g_clear_pointer (&self->lines, stm_row_lines_free);
  g_clear_pointer (&self->fields, g_array_unref);

  G_OBJECT_CLASS (stm_form_block_parent_class)->finalize (object);
}

static void
stm_form_block_class_init (StmFormBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_form_block_finalize;

  block_class->arrange = stm_form_block_arrange;
  block_class->get_n_pieces = stm_form_block_get_n_pieces;
  block_class->measure = stm_form_block_measure;
  block_class->draw = stm_form_block_draw;
}

static void
stm_form_block_init (StmFormBlock *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (Field));
  g_array_set_clear_func (self->fields, field_clear);
}

/**
 * stm_form_block_new:
 *
 * Returns: (transfer full): a form without fields
 */
StmBlock *
stm_form_block_new (void)
{
  return g_object_new (STM_TYPE_FORM_BLOCK, NULL);
}

/**
 * stm_form_block_add_field:
 * @self: a form
 * @label: what it is
 * @value: (nullable): what is filled in; %NULL leaves a line for it (SPEC B2)
 *
 * Adds a field below the others.
 */
void
stm_form_block_add_field (StmFormBlock *self, const char *label, const char *value)
{
  Field field = { g_utf8_make_valid (label, -1),
                  value != NULL ? g_utf8_make_valid (value, -1) : NULL };

  g_array_append_val (self->fields, field);
}

/**
 * stm_form_block_set_label_share:
 * @self: a form
 * @share: how much of its width the labels have, from 0 to 1
 *
 * Lets the values stand where those of other forms with the same share stand.
 */
void
stm_form_block_set_label_share (StmFormBlock *self, double share)
{
  self->label_share = share;
}

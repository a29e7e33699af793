#include "config.h"

#include "documents/stm-table-block.h"

#include "documents/stm-column-widths.h"
#include "documents/stm-row-lines.h"

#include <string.h>

#define GAP           9.0   /* between columns */
#define PADDING       2.6   /* above and below the text of a row */
#define HEAD_RULE     0.8
#define ROW_RULE      0.35
#define ROW_GREY      0.72
#define MOST_SAMPLED  500
#define MOST_KEPT     16    /* lines of a table that is not broken */
#define WIDEST_TEXT   0.60  /* of the table, that one cell may ask for */
#define WIDEST_WORD   0.14
#define WIDEST_WORD_OF_FORM 0.30  /* there are fewer columns there */
#define SLACK         0.05  /* rounding must not wrap a text that fits */

/**
 * StmTableBlock:
 *
 * Rows of cells under headings.  Cells wrap, rows go on to the next page, the
 * headings stand above each part.
 */
struct _StmTableBlock
{
  StmBlock        parent_instance;

  StmTableWidth   fit;
  gboolean        is_for_forms;
  GArray         *columns;
  GArray         *totals;   /* guint: rows that are sums */
  GPtrArray      *cells;    /* const char *, row by row, of strings */
  GStringChunk   *strings;

  StmColumnSize  *sizes;
  double          width;
  StmRowLines    *lines;
  guint           head_lines;
};

typedef struct
{
  const char     *heading;
  PangoAlignment  alignment;
} Column;

G_DEFINE_FINAL_TYPE (StmTableBlock, stm_table_block, STM_TYPE_BLOCK)

static guint
count_rows (StmTableBlock *self)
{
  return self->columns->len > 0 ? self->cells->len / self->columns->len : 0;
}

static const char *
get_cell (StmTableBlock *self, guint row, guint column)
{
  return g_ptr_array_index (self->cells, row * self->columns->len + column);
}

static gboolean
is_total (StmTableBlock *self, guint row)
{
  for (guint i = 0; i < self->totals->len; i++)
    if (g_array_index (self->totals, guint, i) == row)
      return TRUE;

  return FALSE;
}

static StmTextStyle
get_style (StmTableBlock *self, guint row)
{
  if (self->is_for_forms)
    return STM_TEXT_CELL;

  return is_total (self, row) ? STM_TEXT_TABLE_TOTAL : STM_TEXT_TABLE;
}

static StmTextStyle
get_head_style (StmTableBlock *self)
{
  return self->is_for_forms ? STM_TEXT_CELL_HEAD : STM_TEXT_TABLE_HEAD;
}

/* Rows that a person writes in are higher. */
static double
get_padding (StmTableBlock *self)
{
  return self->is_for_forms ? 2 * PADDING : PADDING;
}

static void
measure_words (StmTypesetter *typesetter, StmTextStyle style, const char *text, StmColumnSize *size)
{
  const char *word = text;

  for (const char *p = text;; p++)
    {
      /* nor does a line end in the middle of a date or a number */
      if (*p != '\0' && (strchr (" \n\t-", *p) == NULL || (*p == '-' && g_ascii_isdigit (p[1]))))
        continue;

      /* a line may end after a hyphen, which stays on it */
      g_autofree char *part = g_strndup (word, p - word + (*p == '-' ? 1 : 0));

      size->least = MAX (size->least, stm_typesetter_get_width (typesetter, style, part));
      if (*p == '\0')
        break;
      word = p + 1;
    }
}

/* Some rows, evenly spread, tell enough of a long table. */
static void
measure_column (StmTableBlock *self, StmTypesetter *typesetter, guint column, double width, StmColumnSize *size)
{
  guint n_rows = count_rows (self);
  guint step = MAX (1, n_rows / MOST_SAMPLED);

  size->texts = g_new (double, n_rows / step + 1);
  for (guint row = 0; row < n_rows; row += step)
    {
      const char *text = get_cell (self, row, column);
      double natural = stm_typesetter_get_width (typesetter, get_style (self, row), text);

      if (natural > size->least)
        measure_words (typesetter, get_style (self, row), text, size);
      size->texts[size->n_texts] = MIN (natural, width * WIDEST_TEXT);
      size->natural = MAX (size->natural, size->texts[size->n_texts]);
      size->n_texts++;
    }

  size->least = MIN (size->least, width * (self->is_for_forms ? WIDEST_WORD_OF_FORM : WIDEST_WORD));
  measure_words (typesetter, get_head_style (self),
                 g_array_index (self->columns, Column, column).heading, size);
  size->least += SLACK;
  size->natural = MAX (size->natural + SLACK, size->least);
}

static void
arrange_columns (StmTableBlock *self, StmTypesetter *typesetter, double width)
{
  guint n_columns = self->columns->len;
  double inner = width - GAP * (n_columns - 1);
  double natural = 0;

  g_free (self->sizes);
  self->sizes = g_new0 (StmColumnSize, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      measure_column (self, typesetter, i, inner, &self->sizes[i]);
      natural += self->sizes[i].natural;
    }

  if (self->fit == STM_TABLE_NATURAL)
    inner = MIN (inner, natural);

  stm_column_widths_share (self->sizes, n_columns, inner);
  for (guint i = 0; i < n_columns; i++)
    g_clear_pointer (&self->sizes[i].texts, g_free);
  self->width = inner + GAP * (n_columns - 1);
}

static guint
count_row_lines (StmTableBlock *self, StmTypesetter *typesetter, guint row)
{
  guint most = 1;

  for (guint i = 0; i < self->columns->len; i++)
    {
      guint lines = stm_typesetter_count_lines (typesetter, get_style (self, row),
                                                get_cell (self, row, i), self->sizes[i].width);

      most = MAX (most, lines);
    }

  return most;
}

static void
stm_table_block_arrange (StmBlock *block, StmTypesetter *typesetter, double width)
{
  StmTableBlock *self = STM_TABLE_BLOCK (block);
  guint n_rows = count_rows (self);

  arrange_columns (self, typesetter, width);

  self->head_lines = 1;
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint lines = stm_typesetter_count_lines (typesetter, get_head_style (self),
                                                g_array_index (self->columns, Column, i).heading,
                                                self->sizes[i].width);

      self->head_lines = MAX (self->head_lines, lines);
    }

  g_clear_pointer (&self->lines, stm_row_lines_free);
  self->lines = stm_row_lines_new ();
  for (guint row = 0; row < n_rows; row++)
    stm_row_lines_add (self->lines, count_row_lines (self, typesetter, row));
}

static guint
stm_table_block_get_n_pieces (StmBlock *block)
{
  return stm_row_lines_get_total (STM_TABLE_BLOCK (block)->lines);
}

static void
stm_table_block_measure (StmBlock *block, guint piece, StmPiece *size)
{
  StmTableBlock *self = STM_TABLE_BLOCK (block);
  StmRowLine place = stm_row_lines_find (self->lines, piece);
  guint n_pieces = stm_row_lines_get_total (self->lines);
  gboolean is_last = place.line + 1 == place.n_lines;

  size->height = stm_typesetter_get_line_height (get_style (self, place.row))
                 + (place.line == 0 ? get_padding (self) : 0) + (is_last ? get_padding (self) : 0);
  size->space_before = piece == 0 ? 10 : 0;
  size->keep_with_next = stm_row_lines_keep (&place)
                         || (is_last && is_total (self, place.row + 1))
                         || (piece + 1 < n_pieces && n_pieces <= MOST_KEPT);
}

static void
draw_rule (StmTableBlock *self, cairo_t *cr, double y, double thickness, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, 0, y - thickness, self->width, thickness);
  cairo_fill (cr);
}

static void
stm_table_block_draw (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr, guint piece)
{
  StmTableBlock *self = STM_TABLE_BLOCK (block);
  StmRowLine place = stm_row_lines_find (self->lines, piece);
  StmTextStyle style = get_style (self, place.row);
  double x = 0;
  StmPiece size = { 0 };

  for (guint i = 0; i < self->columns->len; i++)
    {
      stm_typesetter_draw_line (typesetter, cr, style, get_cell (self, place.row, i),
                                self->sizes[i].width,
                                g_array_index (self->columns, Column, i).alignment,
                                place.line, x, place.line == 0 ? get_padding (self) : 0);
      x += self->sizes[i].width + GAP;
    }

  stm_table_block_measure (block, piece, &size);
  if (place.line + 1 == place.n_lines)
    {
      gboolean above_total = is_total (self, place.row + 1);

      draw_rule (self, cr, size.height, above_total ? HEAD_RULE : ROW_RULE, above_total ? 0 : ROW_GREY);
    }
}

static double
stm_table_block_get_head_height (StmBlock *block)
{
  StmTableBlock *self = STM_TABLE_BLOCK (block);

  return self->head_lines * stm_typesetter_get_line_height (get_head_style (self)) + 2 * PADDING;
}

static void
stm_table_block_draw_head (StmBlock *block, StmTypesetter *typesetter, cairo_t *cr)
{
  StmTableBlock *self = STM_TABLE_BLOCK (block);
  double line_height = stm_typesetter_get_line_height (get_head_style (self));
  double x = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = &g_array_index (self->columns, Column, i);
      guint lines = stm_typesetter_count_lines (typesetter, get_head_style (self), column->heading,
                                                self->sizes[i].width);

      for (guint line = 0; line < lines; line++)
        stm_typesetter_draw_line (typesetter, cr, get_head_style (self), column->heading,
                                  self->sizes[i].width, column->alignment, line,
                                  x, PADDING + (self->head_lines - lines + line) * line_height);
      x += self->sizes[i].width + GAP;
    }

  draw_rule (self, cr, stm_table_block_get_head_height (block), HEAD_RULE, 0);
}

static void
stm_table_block_finalize (GObject *object)
{
  StmTableBlock *self = STM_TABLE_BLOCK (object);

  g_free (self->sizes);
  g_clear_pointer (&self->lines, stm_row_lines_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);

  G_OBJECT_CLASS (stm_table_block_parent_class)->finalize (object);
}

static void
stm_table_block_class_init (StmTableBlockClass *klass)
{
  StmBlockClass *block_class = STM_BLOCK_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stm_table_block_finalize;

  block_class->arrange = stm_table_block_arrange;
  block_class->get_n_pieces = stm_table_block_get_n_pieces;
  block_class->measure = stm_table_block_measure;
  block_class->draw = stm_table_block_draw;
  block_class->get_head_height = stm_table_block_get_head_height;
  block_class->draw_head = stm_table_block_draw_head;
}

static void
stm_table_block_init (StmTableBlock *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->totals = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells = g_ptr_array_new ();
  self->strings = g_string_chunk_new (4096);
}

/**
 * stm_table_block_new:
 * @width: how wide it is
 *
 * Returns: (transfer full): a table without columns
 */
StmBlock *
stm_table_block_new (StmTableWidth width)
{
  StmTableBlock *self = g_object_new (STM_TYPE_TABLE_BLOCK, NULL);

  self->fit = width;

  return STM_BLOCK (self);
}

static const char *
keep_text (StmTableBlock *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (g_utf8_validate (text, -1, NULL))
    return g_string_chunk_insert_const (self->strings, text);

  valid = g_utf8_make_valid (text, -1);

  return g_string_chunk_insert_const (self->strings, valid);
}

/**
 * stm_table_block_add_column:
 * @self: a table without rows
 * @heading: what stands above it
 * @alignment: where its text stands
 *
 * Adds a column right of the others.
 */
void
stm_table_block_add_column (StmTableBlock *self, const char *heading, PangoAlignment alignment)
{
  Column column = { keep_text (self, heading), alignment };

  g_return_if_fail (self->cells->len == 0);

  g_array_append_val (self->columns, column);
}

/**
 * stm_table_block_add_row:
 * @self: a table
 * @cells: as many texts as there are columns
 *
 * Adds a row below the others.
 */
void
stm_table_block_add_row (StmTableBlock *self, const char *const *cells)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (self->cells, (char *) keep_text (self, cells[i]));
}

/**
 * stm_table_block_add_total:
 * @self: a table
 * @cells: as many texts as there are columns
 *
 * Adds a row of sums, which stays with the row above it.
 */
void
stm_table_block_add_total (StmTableBlock *self, const char *const *cells)
{
  guint row = count_rows (self);

  g_array_append_val (self->totals, row);
  stm_table_block_add_row (self, cells);
}

/**
 * stm_table_block_set_for_forms:
 * @self: a table without totals
 *
 * Makes text and rows larger, for a page that people read and fill in together.
 */
void
stm_table_block_set_for_forms (StmTableBlock *self)
{
  self->is_for_forms = TRUE;
}

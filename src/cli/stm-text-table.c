#include "config.h"

#include "cli/stm-text-table.h"

/* From so many rows the widths of the columns are taken, so that a table may be
 * longer than memory; a longer text further on pushes what follows aside. */
#define MEASURED_ROWS 1000
#define WIDEST 60
#define GAP 2

typedef struct
{
  StmTableWriter  parent;
  GOutputStream  *stream;
  GPtrArray      *rows;      /* StmCell arrays that wait to be measured; NULL afterwards */
  guint           n_cells;
  guint          *widths;
  GString        *line;
} TextTable;

/* What reorders the text around it could make one value look like another. */
static gboolean
is_shown (gunichar c)
{
  return !g_unichar_iscntrl (c) && g_unichar_type (c) != G_UNICODE_FORMAT
         && g_unichar_type (c) != G_UNICODE_LINE_SEPARATOR && g_unichar_type (c) != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * stm_text_table_plain:
 * @text: text from anywhere
 *
 * Returns: (transfer full): @text on one line, with a space for each character
 *   that a terminal would obey
 */
char *
stm_text_table_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (plain, is_shown (c) ? c : ' ');
    }

  return g_string_free_and_steal (plain);
}

/**
 * stm_text_table_width:
 * @text: plain text
 *
 * Returns: how many places of a terminal it takes
 */
guint
stm_text_table_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_spaces (GString *line, guint n)
{
  while (n-- > 0)
    g_string_append_c (line, ' ');
}

static gboolean
write_row (TextTable *self, const StmCell *cells, GError **error)
{
  g_string_truncate (self->line, 0);

  for (guint i = 0; i < self->n_cells; i++)
    {
      guint width = stm_text_table_width (cells[i].text);
      guint missing = width < self->widths[i] ? self->widths[i] - width : 0;

      if (cells[i].kind == STM_CELL_NUMBER)
        append_spaces (self->line, missing);
      g_string_append (self->line, cells[i].text);
      if (cells[i].kind != STM_CELL_NUMBER)
        append_spaces (self->line, missing);
      append_spaces (self->line, GAP);
    }

  while (self->line->len > 0 && self->line->str[self->line->len - 1] == ' ')
    g_string_truncate (self->line, self->line->len - 1);
  g_string_append_c (self->line, '\n');

  return g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, NULL, error);
}

static StmCell *
copy_cells (const StmCell *cells, guint n_cells)
{
  StmCell *copy = g_new0 (StmCell, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    {
      copy[i].kind = cells[i].kind;
      copy[i].text = stm_text_table_plain (cells[i].text);
    }

  return copy;
}

static void
cells_free (gpointer data)
{
  for (StmCell *cell = data; cell->text != NULL; cell++)
    g_free (cell->text);
  g_free (data);
}

static void
measure (TextTable *self)
{
  for (guint row = 0; row < self->rows->len; row++)
    for (guint i = 0; i < self->n_cells; i++)
      {
        const StmCell *cells = g_ptr_array_index (self->rows, row);
        guint width = MIN (stm_text_table_width (cells[i].text), WIDEST);

        self->widths[i] = MAX (self->widths[i], width);
      }
}

static gboolean
text_table_finish (StmTableWriter *writer, GError **error)
{
  TextTable *self = (TextTable *) writer;
  g_autoptr (GPtrArray) rows = NULL;

  if (self->rows == NULL)
    return TRUE;

  measure (self);
  rows = g_steal_pointer (&self->rows);
  for (guint row = 0; row < rows->len; row++)
    if (!write_row (self, g_ptr_array_index (rows, row), error))
      return FALSE;

  return TRUE;
}

static gboolean
text_table_append (StmTableWriter *writer, const StmCell *cells, guint n_cells, GError **error)
{
  TextTable *self = (TextTable *) writer;
  StmCell *copy = copy_cells (cells, n_cells);
  gboolean ok;

  if (self->widths == NULL)
    {
      self->n_cells = n_cells;
      self->widths = g_new0 (guint, n_cells);
    }

  if (self->rows != NULL)
    {
      g_ptr_array_add (self->rows, copy);
      return self->rows->len < MEASURED_ROWS || text_table_finish (writer, error);
    }

  ok = write_row (self, copy, error);
  cells_free (copy);

  return ok;
}

static void
text_table_free (StmTableWriter *writer)
{
  TextTable *self = (TextTable *) writer;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->widths);
  g_string_free (self->line, TRUE);
  g_object_unref (self->stream);
  g_free (self);
}

/**
 * stm_text_table_new:
 * @stream: where to
 *
 * Writes columns that a person can read in a terminal, the first row first.
 *
 * Returns: (transfer full): a writer
 */
StmTableWriter *
stm_text_table_new (GOutputStream *stream)
{
  TextTable *self = g_new0 (TextTable, 1);

  self->parent.append = text_table_append;
  self->parent.finish = text_table_finish;
  self->parent.free = text_table_free;
  self->stream = g_object_ref (stream);
  self->rows = g_ptr_array_new_with_free_func (cells_free);
  self->line = g_string_new (NULL);

  return &self->parent;
}

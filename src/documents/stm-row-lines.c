#include "config.h"

#include "documents/stm-row-lines.h"

/* A row of more lines than this may be broken by the end of a page. */
#define MOST_LINES_KEPT 8

struct _StmRowLines
{
  GArray *starts;  /* guint: the first piece of each row, and the total at the end */
};

/**
 * stm_row_lines_new:
 *
 * Returns: (transfer full): a count of no rows
 */
StmRowLines *
stm_row_lines_new (void)
{
  StmRowLines *self = g_new0 (StmRowLines, 1);
  const guint first = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->starts, first);

  return self;
}

/**
 * stm_row_lines_free:
 * @self: (transfer full): a count
 */
void
stm_row_lines_free (StmRowLines *self)
{
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * stm_row_lines_get_total:
 * @self: a count
 *
 * Returns: the lines of all rows
 */
guint
stm_row_lines_get_total (StmRowLines *self)
{
  return g_array_index (self->starts, guint, self->starts->len - 1);
}

/**
 * stm_row_lines_add:
 * @self: a count
 * @n_lines: the lines of the next row, at least 1
 */
void
stm_row_lines_add (StmRowLines *self, guint n_lines)
{
  guint total = stm_row_lines_get_total (self) + n_lines;

  g_array_append_val (self->starts, total);
}

/**
 * stm_row_lines_find:
 * @self: a count
 * @piece: a line, counted over all rows
 *
 * Returns: the row that it belongs to, and which line of it it is
 */
StmRowLine
stm_row_lines_find (StmRowLines *self, guint piece)
{
  const guint *starts = (const guint *) (gpointer) self->starts->data;
  guint low = 0, high = self->starts->len - 1;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (starts[middle] <= piece)
        low = middle;
      else
        high = middle;
    }

  return (StmRowLine) { low, piece - starts[low], starts[low + 1] - starts[low] };
}

/**
 * stm_row_lines_keep:
 * @place: a line of a row
 *
 * Returns: whether the next line must be on the same page: rows stay whole,
 *   except long ones, which keep two lines together at either end
 */
gboolean
stm_row_lines_keep (const StmRowLine *place)
{
  if (place->line + 1 == place->n_lines)
    return FALSE;

  return place->n_lines <= MOST_LINES_KEPT || place->line == 0 || place->line + 2 == place->n_lines;
}

#include "config.h"

#include "documents/stm-column-widths.h"

#define STEP 2.0

/* What a column costs in height: the third power makes the highest cells
 * count most, for they make rows high. */
static double
get_cost (const StmColumnSize *column, double width)
{
  double cost = 0;

  for (guint i = 0; i < column->n_texts; i++)
    {
      double lines = column->texts[i] / width;

      cost += lines > 1 ? lines * lines * lines : 1;
    }

  return cost;
}

static double
get_gain (const StmColumnSize *column)
{
  if (column->width >= column->natural)
    return -1;

  return get_cost (column, column->width) - get_cost (column, column->width + STEP);
}

/* Costs fall ever more slowly with width, so that giving each step to the
 * column that gains most leads to the lowest cost of all. */
static void
share_by_gain (StmColumnSize *columns, guint n_columns, double rest)
{
  g_autofree double *gains = g_new (double, n_columns);

  for (guint i = 0; i < n_columns; i++)
    gains[i] = get_gain (&columns[i]);

  while (rest > 0)
    {
      double step = MIN (rest, STEP);
      guint best = 0;

      for (guint i = 1; i < n_columns; i++)
        if (gains[i] > gains[best])
          best = i;

      columns[best].width += step;
      gains[best] = get_gain (&columns[best]);
      rest -= step;
    }
}

/* Words must be broken: what a column needs beyond an equal share is cut in
 * proportion. */
static void
share_too_little (StmColumnSize *columns, guint n_columns, double available)
{
  double equal = available / n_columns;
  double needed = 0, beyond = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      needed += MIN (columns[i].least, equal);
      beyond += MAX (columns[i].least - equal, 0);
    }

  for (guint i = 0; i < n_columns; i++)
    columns[i].width = MIN (columns[i].least, equal)
                       + (available - needed) * MAX (columns[i].least - equal, 0) / beyond;
}

/**
 * stm_column_widths_share:
 * @columns: (array length=n_columns): what each wants; gets its width
 * @n_columns: how many, at least 1
 * @available: the width to share, in points
 *
 * Shares a width between the columns of a table so that words stay whole where
 * they can, and rows become low.  The widths add up to @available.
 */
void
stm_column_widths_share (StmColumnSize *columns, guint n_columns, double available)
{
  double least = 0, natural = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      least += columns[i].least;
      natural += columns[i].natural;
      columns[i].width = columns[i].least;
    }

  if (least > available)
    share_too_little (columns, n_columns, available);
  else if (natural > available)
    share_by_gain (columns, n_columns, available - least);
  else
    for (guint i = 0; i < n_columns; i++)
      columns[i].width = columns[i].natural + (available - natural) / n_columns;
}

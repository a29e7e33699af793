#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StmColumnSize:
 * @texts: (array length=n_texts): width of the text of each cell on one line
 * @n_texts: how many cells
 * @least: width of the widest word
 * @natural: width at which nothing wraps
 * @width: what the column gets
 *
 * How wide a column of a table wants to be and is, in points.
 */
typedef struct
{
  double *texts;
  guint   n_texts;
  double  least;
  double  natural;
  double  width;
} StmColumnSize;

void stm_column_widths_share (StmColumnSize *columns,
                              guint          n_columns,
                              double         available);

G_END_DECLS

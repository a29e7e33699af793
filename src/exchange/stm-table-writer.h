#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StmCellKind:
 * @STM_CELL_TEXT: text
 * @STM_CELL_NUMBER: a number that can be summed
 * @STM_CELL_DATE: a day
 */
typedef enum
{
  STM_CELL_TEXT,
  STM_CELL_NUMBER,
  STM_CELL_DATE
} StmCellKind;

/**
 * StmCell:
 * @kind: what it is, where the format knows kinds
 * @text: as a person reads it, "" for nothing
 * @number: for numbers
 * @date: for dates
 */
typedef struct
{
  StmCellKind  kind;
  char        *text;
  double       number;
  GDate        date;
} StmCell;

/**
 * StmTableWriter:
 * @append: writes one row; the first one holds the headings
 * @finish: (nullable): writes what comes after the rows; may take long, and may
 *   run in any thread
 * @free: frees the writer, finished or not
 *
 * A format of tables; a writer begins with this struct.
 */
typedef struct _StmTableWriter StmTableWriter;
struct _StmTableWriter
{
  gboolean (*append) (StmTableWriter  *self,
                      const StmCell   *cells,
                      guint            n_cells,
                      GError         **error);
  gboolean (*finish) (StmTableWriter  *self,
                      GError         **error);
  void     (*free)   (StmTableWriter  *self);
};

G_END_DECLS

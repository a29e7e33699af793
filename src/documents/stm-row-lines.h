#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StmRowLines:
 *
 * How many lines each row has, for blocks whose pieces are the lines of rows.
 */
typedef struct _StmRowLines StmRowLines;

/**
 * StmRowLine:
 * @row: which row, from 0
 * @line: which of its lines, from 0
 * @n_lines: how many lines the row has
 *
 * What a piece is in terms of rows.
 */
typedef struct
{
  guint row;
  guint line;
  guint n_lines;
} StmRowLine;

StmRowLines *stm_row_lines_new       (void);
void         stm_row_lines_free      (StmRowLines *self);
void         stm_row_lines_add       (StmRowLines *self,
                                      guint        n_lines);
guint        stm_row_lines_get_total (StmRowLines *self);
StmRowLine   stm_row_lines_find      (StmRowLines *self,
                                      guint        piece);
gboolean     stm_row_lines_keep      (const StmRowLine *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmRowLines, stm_row_lines_free)

G_END_DECLS

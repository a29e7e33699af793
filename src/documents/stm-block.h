#pragma once

#include "documents/stm-typesetter.h"

G_BEGIN_DECLS

/**
 * StmPiece:
 * @height: in points
 * @space_before: white above it, dropped at the top of a page
 * @keep_with_next: whether a page may not end after it
 *
 * The smallest part of a block, never broken: a line of text, a line of a
 * table row.
 */
typedef struct
{
  double   height;
  double   space_before;
  gboolean keep_with_next;
} StmPiece;

#define STM_TYPE_BLOCK (stm_block_get_type ())
G_DECLARE_DERIVABLE_TYPE (StmBlock, stm_block, STM, BLOCK, GObject)

/**
 * StmBlockClass:
 * @arrange: fits the block into a width; everything else comes after it
 * @get_n_pieces: into how many pieces it can be broken
 * @measure: how large a piece is
 * @draw: draws a piece, its left upper corner at the origin
 * @get_head_height: (nullable): height of what is repeated above the first
 *   piece on every page
 * @draw_head: (nullable): draws that
 * @get_outline: (nullable): what the block is called in the outline of a file,
 *   and how deep it stands there: 0 for the title
 * @starts_page: whether a new page begins after it; such a block has no pieces
 *
 * What a document is made of, from top to bottom.  A block knows no pages.
 */
struct _StmBlockClass
{
  GObjectClass parent_class;

  void        (*arrange)         (StmBlock *self, StmTypesetter *typesetter, double width);
  guint       (*get_n_pieces)    (StmBlock *self);
  void        (*measure)         (StmBlock *self, guint piece, StmPiece *size);
  void        (*draw)            (StmBlock *self, StmTypesetter *typesetter, cairo_t *cr, guint piece);
  double      (*get_head_height) (StmBlock *self);
  void        (*draw_head)       (StmBlock *self, StmTypesetter *typesetter, cairo_t *cr);
  const char *(*get_outline)     (StmBlock *self, guint *depth);
  gboolean      starts_page;
};

void        stm_block_arrange         (StmBlock      *self,
                                       StmTypesetter *typesetter,
                                       double         width);
guint       stm_block_get_n_pieces    (StmBlock      *self);
void        stm_block_measure         (StmBlock      *self,
                                       guint          piece,
                                       StmPiece      *size);
void        stm_block_draw            (StmBlock      *self,
                                       StmTypesetter *typesetter,
                                       cairo_t       *cr,
                                       guint          piece);
double      stm_block_get_head_height (StmBlock      *self);
void        stm_block_draw_head       (StmBlock      *self,
                                       StmTypesetter *typesetter,
                                       cairo_t       *cr);
const char *stm_block_get_outline     (StmBlock      *self,
                                       guint         *depth);
gboolean    stm_block_starts_page     (StmBlock      *self);

G_END_DECLS

#pragma once

#include "documents/stm-block.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmPlaced:
 * @block: which block
 * @piece: which piece of it
 * @has_head: whether the head of the block stands above the piece
 * @y: where the piece, or the head above it, begins: points below the top of
 *   the text area
 *
 * A piece on a page.
 */
typedef struct
{
  guint    block;
  guint    piece;
  gboolean has_head;
  double   y;
} StmPlaced;

/* Which pieces stand on which page. */
#define STM_TYPE_PAGE_FLOW (stm_page_flow_get_type ())
G_DECLARE_FINAL_TYPE (StmPageFlow, stm_page_flow, STM, PAGE_FLOW, GObject)

StmPageFlow     *stm_page_flow_new         (GListModel    *blocks,
                                            StmTypesetter *typesetter,
                                            double         width,
                                            double         height);
guint            stm_page_flow_get_n_pages (StmPageFlow   *self);
const StmPlaced *stm_page_flow_get_page    (StmPageFlow   *self,
                                            guint          page,
                                            guint         *n_placed);

G_END_DECLS

#include "config.h"

#include "documents/stm-page-flow.h"

struct _StmPageFlow
{
  GObject     parent_instance;

  GListModel *blocks;
  double      height;   /* of the text area */

  GArray     *placed;   /* StmPlaced, page after page */
  GArray     *starts;   /* guint: the first of each page in placed */
  double      y;        /* how far the last page is filled */
};

G_DEFINE_FINAL_TYPE (StmPageFlow, stm_page_flow, G_TYPE_OBJECT)

static void
stm_page_flow_finalize (GObject *object)
{
  StmPageFlow *self = STM_PAGE_FLOW (object);

  g_clear_object (&self->blocks);
  g_clear_pointer (&self->placed, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);

  G_OBJECT_CLASS (stm_page_flow_parent_class)->finalize (object);
}

static void
stm_page_flow_class_init (StmPageFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stm_page_flow_finalize;
}

static void
stm_page_flow_init (StmPageFlow *self)
{
  self->placed = g_array_new (FALSE, FALSE, sizeof (StmPlaced));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* A place in the sequence of all pieces of all blocks. */
typedef struct
{
  guint    block;
  guint    piece;
  gboolean starts_page;  /* whether a new page was asked for just before it */
} Cursor;

static StmBlock *
get_block (StmPageFlow *self, guint index)
{
  g_autoptr (StmBlock) block = g_list_model_get_item (self->blocks, index);

  return block;  /* the list holds it */
}

static void
skip_empty_blocks (StmPageFlow *self, Cursor *cursor)
{
  while (cursor->block < g_list_model_get_n_items (self->blocks)
         && cursor->piece >= stm_block_get_n_pieces (get_block (self, cursor->block)))
    {
      cursor->starts_page = cursor->starts_page || stm_block_starts_page (get_block (self, cursor->block));
      cursor->block++;
      cursor->piece = 0;
    }
}

static void
go_on (StmPageFlow *self, Cursor *cursor)
{
  cursor->piece++;
  cursor->starts_page = FALSE;
  skip_empty_blocks (self, cursor);
}

static gboolean
is_at_end (StmPageFlow *self, const Cursor *cursor)
{
  return cursor->block >= g_list_model_get_n_items (self->blocks);
}

static gboolean
page_is_empty (StmPageFlow *self)
{
  guint start = g_array_index (self->starts, guint, self->starts->len - 1);

  return start == self->placed->len;
}

static void
start_page (StmPageFlow *self)
{
  g_array_append_val (self->starts, self->placed->len);
  self->y = 0;
}

/* What a piece takes on a page filled to y, of which the last piece is of
 * last_block: its space above falls at the top, a head comes where the block
 * begins on this page. */
static double
get_extent (StmPageFlow *self, const Cursor *cursor, const StmPiece *size, double y, guint last_block)
{
  double extent = size->height;

  if (y > 0)
    extent += size->space_before;
  if (last_block != cursor->block)
    extent += stm_block_get_head_height (get_block (self, cursor->block));

  return extent;
}

static guint
get_last_block (StmPageFlow *self)
{
  if (page_is_empty (self))
    return G_MAXUINT;

  return g_array_index (self->placed, StmPlaced, self->placed->len - 1).block;
}

/* Whether the pieces from the cursor on that must stay together all fit on a
 * page filled to y. */
static gboolean
run_fits (StmPageFlow *self, Cursor cursor, double y, guint last_block)
{
  StmPiece size = { .keep_with_next = TRUE };

  while (size.keep_with_next && !is_at_end (self, &cursor))
    {
      stm_block_measure (get_block (self, cursor.block), cursor.piece, &size);
      y += get_extent (self, &cursor, &size, y, last_block);
      if (y > self->height)
        return FALSE;

      last_block = cursor.block;
      go_on (self, &cursor);
      if (cursor.starts_page)
        return TRUE;
    }

  return TRUE;
}

static void
place (StmPageFlow *self, const Cursor *cursor)
{
  guint last_block = get_last_block (self);
  StmPlaced placed = { cursor->block, cursor->piece };
  StmPiece size;
  double extent;

  stm_block_measure (get_block (self, cursor->block), cursor->piece, &size);
  extent = get_extent (self, cursor, &size, self->y, last_block);

  placed.has_head = last_block != cursor->block
                    && stm_block_get_head_height (get_block (self, cursor->block)) > 0;
  placed.y = self->y + (self->y > 0 ? size.space_before : 0);
  g_array_append_val (self->placed, placed);
  self->y += extent;
}

/* Pieces that stay together go to the next page where they fit there as a
 * whole; what is too long for any page breaks where it must. */
static gboolean
needs_new_page (StmPageFlow *self, const Cursor *cursor, gboolean is_start_of_run)
{
  StmPiece size;

  if (page_is_empty (self))
    return FALSE;
  if (cursor->starts_page)
    return TRUE;

  stm_block_measure (get_block (self, cursor->block), cursor->piece, &size);
  if (self->y + get_extent (self, cursor, &size, self->y, get_last_block (self)) > self->height)
    return TRUE;

  return is_start_of_run
         && !run_fits (self, *cursor, self->y, get_last_block (self))
         && run_fits (self, *cursor, 0, G_MAXUINT);
}

static void
fill_pages (StmPageFlow *self)
{
  Cursor cursor = { 0 };
  gboolean is_start_of_run = TRUE;

  start_page (self);
  skip_empty_blocks (self, &cursor);
  while (!is_at_end (self, &cursor))
    {
      StmPiece size;

      if (needs_new_page (self, &cursor, is_start_of_run))
        start_page (self);
      place (self, &cursor);

      stm_block_measure (get_block (self, cursor.block), cursor.piece, &size);
      go_on (self, &cursor);
      is_start_of_run = !size.keep_with_next || cursor.starts_page;
    }
}

/**
 * stm_page_flow_new:
 * @blocks: a list of #StmBlock; its blocks get arranged
 * @typesetter: what measures text
 * @width: of the text area of a page, in points
 * @height: of the text area of a page, in points
 *
 * Divides blocks over pages.
 *
 * Returns: (transfer full): at least one page, which may be empty
 */
StmPageFlow *
stm_page_flow_new (GListModel *blocks, StmTypesetter *typesetter, double width, double height)
{
  StmPageFlow *self = g_object_new (STM_TYPE_PAGE_FLOW, NULL);

  self->blocks = g_object_ref (blocks);
  self->height = height;

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    stm_block_arrange (get_block (self, i), typesetter, width);

  fill_pages (self);

  return self;
}

/**
 * stm_page_flow_get_n_pages:
 * @self: a flow
 *
 * Returns: how many pages there are
 */
guint
stm_page_flow_get_n_pages (StmPageFlow *self)
{
  return self->starts->len;
}

/**
 * stm_page_flow_get_page:
 * @self: a flow
 * @page: which page, from 0
 * @n_placed: (out): how many pieces stand on it
 *
 * Returns: (transfer none) (nullable) (array length=n_placed): the pieces from top to
 *   bottom
 */
const StmPlaced *
stm_page_flow_get_page (StmPageFlow *self, guint page, guint *n_placed)
{
  guint start = g_array_index (self->starts, guint, page);
  guint end = page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                           : self->placed->len;

  *n_placed = end - start;
  if (start == end)
    return NULL;

  return &g_array_index (self->placed, StmPlaced, start);
}

#include "config.h"

#include "documents/stm-copies.h"

typedef struct
{
  char  *name;
  guint  block;  /* its first */
} Copy;

struct _StmCopies
{
  GArray *copies;  /* Copy, from the first to the last */
};

static void
copy_clear (gpointer data)
{
  g_free (((Copy *) data)->name);
}

/**
 * stm_copies_new:
 *
 * Returns: (transfer full): no copies: all pages are of one document
 */
StmCopies *
stm_copies_new (void)
{
  StmCopies *self = g_new0 (StmCopies, 1);

  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  g_array_set_clear_func (self->copies, copy_clear);

  return self;
}

/**
 * stm_copies_free:
 * @self: (transfer full): copies
 */
void
stm_copies_free (StmCopies *self)
{
  g_array_unref (self->copies);
  g_free (self);
}

/**
 * stm_copies_add:
 * @self: copies
 * @name: for whom it is
 * @block: the first of its blocks, which begins a page
 */
void
stm_copies_add (StmCopies *self, const char *name, guint block)
{
  Copy copy = { g_utf8_make_valid (name, -1), block };

  g_array_append_val (self->copies, copy);
}

/* -1 for what comes before the first copy */
static int
find_index (StmCopies *self, guint block)
{
  int found = -1;

  for (guint i = 0; i < self->copies->len; i++)
    if (g_array_index (self->copies, Copy, i).block <= block)
      found = (int) i;

  return found;
}

/**
 * stm_copies_find:
 * @self: copies
 * @block: a block of the document
 *
 * Returns: (transfer none) (nullable): the name of the copy that it is in
 */
const char *
stm_copies_find (StmCopies *self, guint block)
{
  int index = find_index (self, block);

  return index >= 0 ? g_array_index (self->copies, Copy, index).name : NULL;
}

/* No page has blocks of two copies. */
static int
find_index_of_page (StmCopies *self, StmPageFlow *flow, guint page)
{
  guint n_placed;
  const StmPlaced *placed = stm_page_flow_get_page (flow, page, &n_placed);

  return n_placed > 0 ? find_index (self, placed[0].block) : -1;
}

/**
 * stm_copies_count_pages:
 * @self: copies
 * @flow: the pages of all of them
 * @page: which page, from 0
 *
 * Returns: which page of its copy that is
 */
StmPageNumber
stm_copies_count_pages (StmCopies *self, StmPageFlow *flow, guint page)
{
  guint n_pages = stm_page_flow_get_n_pages (flow);
  StmPageNumber number = { NULL, page + 1, n_pages };
  int copy;

  if (self->copies->len == 0)
    return number;

  copy = find_index_of_page (self, flow, page);
  number = (StmPageNumber) { copy >= 0 ? g_array_index (self->copies, Copy, copy).name : NULL, 0, 0 };
  for (guint i = 0; i < n_pages; i++)
    if (find_index_of_page (self, flow, i) == copy)
      {
        number.total++;
        number.number += i <= page;
      }

  return number;
}

#pragma once

#include "documents/stm-page-flow.h"

G_BEGIN_DECLS

/**
 * StmCopies:
 *
 * The copies that a document consists of, of which the pages are counted apart.
 */
typedef struct _StmCopies StmCopies;

/**
 * StmPageNumber:
 * @copy: (nullable): the name of the copy that the page is of
 * @number: from 1
 * @total: how many pages there are
 *
 * What a page is called.
 */
typedef struct
{
  const char *copy;
  guint       number;
  guint       total;
} StmPageNumber;

StmCopies     *stm_copies_new         (void);
void           stm_copies_free        (StmCopies   *self);
void           stm_copies_add         (StmCopies   *self,
                                       const char  *name,
                                       guint        block);
const char    *stm_copies_find        (StmCopies   *self,
                                       guint        block);
StmPageNumber  stm_copies_count_pages (StmCopies   *self,
                                       StmPageFlow *flow,
                                       guint        page);

G_END_DECLS

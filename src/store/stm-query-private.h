#pragma once

#include "store/stm-query.h"
#include "store/stm-statement.h"

G_BEGIN_DECLS

typedef struct
{
  const StmField *field;
  char           *value;
} StmFilter;

/* terms: what is searched for, as the search index wants it, all together */
struct _StmQuery
{
  GObject         parent_instance;

  GType           type;
  StmRecordClass *klass;
  char           *search;
  GPtrArray      *terms;
  const StmField *sort;
  gboolean        descending;
  StmRole         role;
  GArray         *filters;
};

GArray *stm_query_load_ids (StmQuery     *self,
                            StmDatabase  *database,
                            guint         limit,
                            GError      **error);

G_END_DECLS

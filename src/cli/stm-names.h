#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

char *stm_names_find (StmStore     *store,
                      const GType  *types,
                      guint         n_types,
                      const char   *text,
                      GError      **error);

G_END_DECLS

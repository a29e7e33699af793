#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

gboolean stm_list_filter_add (StmStore    *store,
                              StmQuery    *query,
                              const char  *text,
                              GError     **error);

G_END_DECLS

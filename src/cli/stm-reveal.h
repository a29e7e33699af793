#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

gboolean stm_reveal_is_asked (StmStore       *store,
                              const StmField *field);
gboolean stm_reveal_log      (StmStore       *store,
                              GListModel     *records,
                              GError        **error);

G_END_DECLS

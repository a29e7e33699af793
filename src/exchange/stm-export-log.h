#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

gboolean stm_export_log_write (StmStore      *store,
                               StmEventWay    way,
                               StmRecord     *record,
                               const char    *fields,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS

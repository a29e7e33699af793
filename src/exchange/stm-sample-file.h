#pragma once

#include "store/stm-transaction.h"

#include <gio/gio.h>

G_BEGIN_DECLS

StmProfile *stm_sample_file_read (GFile          *file,
                                  GPtrArray      *records,
                                  GPtrArray      *events,
                                  GCancellable   *cancellable,
                                  GError        **error);
gboolean    stm_sample_file_put  (StmTransaction *transaction,
                                  StmProfile     *profile,
                                  GPtrArray      *records,
                                  GPtrArray      *events,
                                  GError        **error);

G_END_DECLS

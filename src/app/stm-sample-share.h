#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

char    *stm_sample_share_find_owner (StmStore        *store,
                                      GType            type,
                                      GType            counted,
                                      const char      *field);
gboolean stm_sample_share_gather     (StmTransaction  *transaction,
                                      StmRole          role,
                                      const char      *owner,
                                      const char      *region,
                                      GPtrArray       *records,
                                      GError         **error);
gboolean stm_sample_share_put        (StmTransaction  *transaction,
                                      GPtrArray       *records,
                                      const char      *profile,
                                      const char      *owner,
                                      const char      *region,
                                      GError         **error);

G_END_DECLS

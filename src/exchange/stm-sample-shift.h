#pragma once

#include "store/stm-transaction.h"

G_BEGIN_DECLS

gboolean stm_sample_shift_run (StmTransaction  *transaction,
                               const char      *today,
                               GError         **error);

G_END_DECLS

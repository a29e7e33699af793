#pragma once

#include "core/stm-policy.h"
#include "core/stm-record.h"

G_BEGIN_DECLS

gboolean stm_shown_field  (StmRole         role,
                           StmRecord      *record,
                           const StmField *field,
                           gboolean        accepted);
int      stm_shown_number (StmRole         role,
                           StmRecord      *record,
                           const StmField *field);

G_END_DECLS

#pragma once

#include "exchange/stm-import-index.h"
#include "exchange/stm-import-plan.h"
#include "exchange/stm-profile-parser.h"

G_BEGIN_DECLS

gboolean stm_import_events_add (StmTransaction  *transaction,
                                StmImportIndex  *index,
                                StmImportPlan   *plan,
                                StmParsed       *parsed,
                                GError         **error);

G_END_DECLS

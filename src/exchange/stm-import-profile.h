#pragma once

#include "core/stm-profile.h"
#include "exchange/stm-import-index.h"
#include "exchange/stm-import-plan.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

gboolean stm_import_profile_merge (StmTransaction  *transaction,
                                   StmImportIndex  *index,
                                   StmImportPlan   *plan,
                                   StmRecord       *profile,
                                   StmProfile      *theirs,
                                   GError         **error);

G_END_DECLS

#pragma once

#include "exchange/stm-import-plan.h"
#include "exchange/stm-package-gate.h"
#include "exchange/stm-profile-parser.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

typedef struct _StmImportMerge StmImportMerge;

StmImportMerge *stm_import_merge_new    (StmTransaction  *transaction,
                                         StmRecord       *profile,
                                         StmImportPlan   *plan);
void            stm_import_merge_set_gate (StmImportMerge *self,
                                         StmPackageGate  *gate);
void            stm_import_merge_free   (StmImportMerge  *self);

gboolean        stm_import_merge_add    (StmImportMerge  *self,
                                         StmParsed       *parsed,
                                         GError         **error);
gboolean        stm_import_merge_finish (StmImportMerge  *self,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmImportMerge, stm_import_merge_free)

G_END_DECLS

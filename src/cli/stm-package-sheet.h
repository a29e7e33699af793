#pragma once

#include "cli/stm-invocation.h"
#include "exchange/stm-import-plan.h"

G_BEGIN_DECLS

gboolean stm_package_sheet_print       (StmInvocation  *invocation,
                                        StmImportPlan  *plan,
                                        GError        **error);
void     stm_package_sheet_note_past   (StmInvocation  *invocation,
                                        StmImportPlan  *plan);
void     stm_package_sheet_note_choices (StmInvocation *invocation,
                                         StmImportPlan *plan);

G_END_DECLS

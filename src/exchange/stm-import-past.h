#pragma once

#include "core/stm-problem-list.h"
#include "core/stm-record.h"

G_BEGIN_DECLS

gboolean stm_import_past_concerns   (StmRecord      *record);
void     stm_import_past_check      (StmRecord      *record,
                                     const char     *today,
                                     StmProblemList *problems);
void     stm_import_past_check_kept (StmRecord      *record,
                                     StmRecord      *ours,
                                     StmProblemList *problems);

G_END_DECLS

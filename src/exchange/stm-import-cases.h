#pragma once

#include "core/stm-problem-list.h"
#include "exchange/stm-import-index.h"
#include "exchange/stm-import-plan.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/* How the parts of the dossiers in an import hang together. */
typedef struct _StmImportCases StmImportCases;

StmImportCases *stm_import_cases_new        (StmTransaction   *transaction,
                                             StmImportIndex   *index);
void            stm_import_cases_free       (StmImportCases   *self);

gboolean        stm_import_cases_is_one     (StmRecord        *record);
gboolean        stm_import_cases_check      (StmImportCases   *self,
                                             StmRecord        *record,
                                             StmProblemList   *problems,
                                             GError          **error);
void            stm_import_cases_note       (StmImportCases   *self,
                                             StmRecord        *record,
                                             const char       *path);
gboolean        stm_import_cases_find_rival (StmImportCases   *self,
                                             StmRecord        *record,
                                             gboolean         *found,
                                             GError          **error);
const char     *stm_import_cases_get_rival_reason (StmRecord  *record);
gboolean        stm_import_cases_finish     (StmImportCases   *self,
                                             StmImportPlan    *plan,
                                             GError          **error);

G_END_DECLS

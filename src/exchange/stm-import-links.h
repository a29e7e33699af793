#pragma once

#include "core/stm-problem-list.h"
#include "exchange/stm-import-index.h"
#include "exchange/stm-import-plan.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/* How the records of an import hang together. */
typedef struct _StmImportLinks StmImportLinks;

StmImportLinks *stm_import_links_new        (StmTransaction   *transaction,
                                             StmImportIndex   *index);
void            stm_import_links_free       (StmImportLinks   *self);

gboolean        stm_import_links_check      (StmImportLinks   *self,
                                             StmRecord        *record,
                                             StmProblemList   *problems,
                                             GError          **error);
gboolean        stm_import_links_find_rival (StmImportLinks   *self,
                                             StmRecord        *record,
                                             gboolean         *found,
                                             GError          **error);

const char     *stm_import_links_get_rival_reason (StmRecord  *record);
void            stm_import_links_note       (StmImportLinks   *self,
                                             StmRecord        *record,
                                             const char       *path);
gboolean        stm_import_links_finish     (StmImportLinks   *self,
                                             StmImportPlan    *plan,
                                             GError          **error);

G_END_DECLS

#pragma once

#include "cli/stm-invocation.h"
#include "core/stm-move.h"
#include "documents/stm-dossier-paper.h"
#include "exchange/stm-safe-file.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

StmDossierPaper *stm_step_paper_make      (StmInvocation    *invocation,
                                           StmStore         *store,
                                           StmCaseFile      *file,
                                           const StmMove    *move,
                                           const char       *today,
                                           GError          **error);
StmSafeFile     *stm_step_paper_write     (StmInvocation    *invocation,
                                           StmDossierPaper  *paper,
                                           const char       *path,
                                           StmMove          *move,
                                           GError          **error);
int              stm_step_paper_find_move (const char       *template_id);

G_END_DECLS

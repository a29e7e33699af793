#pragma once

#include "cli/stm-invocation.h"
#include "core/stm-move.h"
#include "documents/stm-dossier-paper.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

StmDossierPaper *stm_step_paper_make      (StmInvocation    *invocation,
                                           StmStore         *store,
                                           StmCaseFile      *file,
                                           const StmMove    *move,
                                           const char       *today,
                                           GError          **error);
gboolean         stm_step_paper_write     (StmInvocation    *invocation,
                                           StmDossierPaper  *paper,
                                           const char       *path,
                                           StmMove          *move,
                                           GError          **error);
void             stm_step_paper_take_back (const char       *path);

G_END_DECLS

#pragma once

#include "cli/stm-invocation.h"
#include "documents/stm-dossier-paper.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

StmTemplates    *stm_paper_maker_load_templates (StmInvocation  *invocation);
StmDossierPaper *stm_paper_maker_make           (StmInvocation  *invocation,
                                                 StmStore       *store,
                                                 StmCaseFile    *file,
                                                 const char     *template_id,
                                                 const char     *subject,
                                                 const char     *moment,
                                                 GError        **error);

G_END_DECLS

#pragma once

#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "core/stm-student.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* A decision that is being entered: one draft for all periods that it is about;
 * each of them becomes a record of its own. */
#define STM_TYPE_DECISION_DRAFT (stm_decision_draft_get_type ())
G_DECLARE_FINAL_TYPE (StmDecisionDraft, stm_decision_draft, STM, DECISION_DRAFT, GObject)

/* error: STM_ERROR_REFUSED where the role decides nothing (SPEC T8) */
StmDecisionDraft *stm_decision_draft_new            (StmStore          *store,
                                                     const char        *request_uuid,
                                                     GError           **error);
/* reads again what was decided; FALSE where the request is gone */
gboolean          stm_decision_draft_refresh        (StmDecisionDraft  *self);

StmStudent       *stm_decision_draft_get_student    (StmDecisionDraft  *self);
StmRequest       *stm_decision_draft_get_request    (StmDecisionDraft  *self);
GListModel       *stm_decision_draft_get_decisions  (StmDecisionDraft  *self);
StmPlacement     *stm_decision_draft_get_placement  (StmDecisionDraft  *self);

/* (nullable): the one service that the profile decides for; NULL for a region,
 * which decides for all */
const char       *stm_decision_draft_get_own_service (StmDecisionDraft *self);
/* "First choice" */
const char       *stm_decision_draft_get_rank_label (StmDecisionDraft *self,
                                                     const char        *service);

/* the periods that can be decided on so, a bit each, the first one lowest */
guint             stm_decision_draft_get_offered    (StmDecisionDraft  *self,
                                                     StmDecision        decision);
/* StmTitle of all services, the preferred ones first and marked */
GListModel       *stm_decision_draft_list_services  (StmDecisionDraft  *self);

void              stm_decision_draft_check          (StmDecisionDraft  *self,
                                                     guint              periods,
                                                     StmProblemList    *problems);
/* (transfer full): what is to be saved together */
GPtrArray        *stm_decision_draft_create_records (StmDecisionDraft  *self,
                                                     guint              periods);

G_END_DECLS

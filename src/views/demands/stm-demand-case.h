#pragma once

#include "core/stm-demand-rules.h"
#include "documents/stm-document.h"
#include "documents/stm-stage-facts.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* An arranged place of a case: what was arranged and who comes there. */
typedef struct
{
  StmArrangedPlace  place;
  const char       *uuid;
  GListModel       *pupils;          /* of StmStudent, by name */
  int               unused;
  const char       *pupils_sent_on;
  const char       *unused_sent_on;
} StmCasePlace;

/* All that is known of a demand at a moment. */
typedef struct
{
  StmStore       *store;
  StmDemand      *demand;
  StmSchool      *school;
  GListModel     *arrangements;
  GListModel     *assignments;
  GListModel     *messages;
  GListModel     *events;
  GPtrArray      *places;            /* of StmCasePlace */
  StmStageTally   tally;
  char           *now;
} StmDemandCase;

/* NULL where it cannot be read */
StmDemandCase *stm_demand_case_load        (StmStore      *store,
                                            StmDemand     *demand);
void           stm_demand_case_free        (StmDemandCase *self);
StmCasePlace  *stm_demand_case_find_place  (StmDemandCase *self,
                                            const char    *arrangement);

StmDocument   *stm_demand_case_make_places (StmDemandCase *self);
StmDocument   *stm_demand_case_make_pupils (StmDemandCase *self,
                                            StmCasePlace  *place);

/* (transfer full): what a message on the topic says; place: (nullable) */
char          *stm_demand_case_dup_text    (StmDemandCase *self,
                                            StmCasePlace  *place,
                                            StmTopic       topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmDemandCase, stm_demand_case_free)

G_END_DECLS

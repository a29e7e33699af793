#pragma once

#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-demand.h"
#include "core/stm-offer.h"
#include "core/stm-problem-list.h"
#include "core/stm-student.h"

G_BEGIN_DECLS

int          stm_offer_count_arranged            (StmOffer       *self,
                                                  GListModel     *arrangements,
                                                  StmArrangement *except);
gboolean     stm_offer_suits                     (StmOffer       *self,
                                                  StmDemand      *demand);
void         stm_offer_check_arranged            (StmOffer       *self,
                                                  GListModel     *arrangements,
                                                  StmProblemList *problems);

int          stm_arrangement_count_assigned      (StmArrangement *self,
                                                  GListModel     *assignments);
int          stm_arrangement_count_unused        (StmArrangement *self,
                                                  int             assigned,
                                                  GListModel     *messages);
const char  *stm_arrangement_find_pupils_sent_on (StmArrangement *self,
                                                  GListModel     *messages);
const char  *stm_arrangement_find_unused_sent_on (StmArrangement *self,
                                                  GListModel     *messages);
void         stm_arrangement_check_places        (StmArrangement *self,
                                                  StmOffer       *offer,
                                                  StmDemand      *demand,
                                                  GListModel     *of_offer,
                                                  GListModel     *assignments,
                                                  StmProblemList *problems);

void         stm_assignment_check_place          (StmAssignment  *self,
                                                  StmArrangement *arrangement,
                                                  StmDemand      *demand,
                                                  StmStudent     *student,
                                                  GListModel     *of_demand,
                                                  StmProblemList *problems);

G_END_DECLS

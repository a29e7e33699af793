#pragma once

#include "core/stm-message.h"
#include "core/stm-stage-rules.h"

G_BEGIN_DECLS

/**
 * StmStageTally:
 * @number: how many pupils the school asked for
 * @arranged: how many places the bureau arranged
 * @assigned: how many of these got a pupil
 * @unused: how many stay without, where the list of pupils was passed on
 *
 * What became of a demand (SPEC V2, V4).
 */
typedef struct
{
  int number;
  int arranged;
  int assigned;
  int unused;
} StmStageTally;

/**
 * StmNumberChange:
 * @at: when, as in the history
 * @from: the number before
 * @to: the number after
 *
 * A change of the number that a school asks for (SPEC V2).
 */
typedef struct
{
  char at[21];
  int  from;
  int  to;
} StmNumberChange;

int          stm_topic_get_audience        (StmTopic        topic);
StmMessage  *stm_message_new               (StmDemand      *demand,
                                            const char     *arrangement,
                                            StmTopic        topic,
                                            const char     *text,
                                            const char     *sent_on);
const char  *stm_message_find_sent_on      (GListModel     *messages,
                                            const char     *arrangement,
                                            StmTopic        topic);

void         stm_demand_count              (StmDemand      *self,
                                            GListModel     *arrangements,
                                            GListModel     *assignments,
                                            GListModel     *messages,
                                            StmStageTally  *tally);
gboolean     stm_demand_find_places_task   (StmDemand      *self,
                                            GListModel     *messages,
                                            const char     *now,
                                            StmStageTask   *task);
gboolean     stm_demand_find_pupils_task   (StmDemand      *self,
                                            GListModel     *arrangements,
                                            GListModel     *messages,
                                            const char     *now,
                                            StmStageTask   *task);

GArray      *stm_demand_list_changes       (GListModel     *events);
gboolean     stm_demand_find_unreported    (StmDemand      *self,
                                            GListModel     *events,
                                            GListModel     *messages,
                                            StmNumberChange *change);

G_END_DECLS

#pragma once

#include "widgets/stm-chart.h"

G_BEGIN_DECLS

/* How many students are on stage in each week, and how many may come to be. */
#define STM_TYPE_TIMELINE_CHART (stm_timeline_chart_get_type ())
G_DECLARE_FINAL_TYPE (StmTimelineChart, stm_timeline_chart, STM, TIMELINE_CHART, StmChart)

GtkWidget *stm_timeline_chart_new       (void);
/* days are "YYYY-MM-DD" */
void       stm_timeline_chart_set_today (StmTimelineChart *self,
                                         const char       *day);
/* The first call gives the first week; each following one must be a week later.
 * action: gets the Monday as its target, a string. */
void       stm_timeline_chart_add       (StmTimelineChart *self,
                                         const char       *monday,
                                         guint             on_stage,
                                         guint             undecided,
                                         const char       *action);

G_END_DECLS

#pragma once

#include "widgets/stm-chart-part.h"

G_BEGIN_DECLS

/* The columns of a timeline, one for each week.  The arrow keys go from week to
 * week; the Tab key stops once. */
#define STM_TYPE_CHART_WEEKS (stm_chart_weeks_get_type ())
G_DECLARE_FINAL_TYPE (StmChartWeeks, stm_chart_weeks, STM, CHART_WEEKS, GtkWidget)

/* what lends its colour to the lower and the upper part of each column */
GtkWidget *stm_chart_weeks_new    (GtkWidget     *accepted,
                                   GtkWidget     *undecided);
void       stm_chart_weeks_clear  (StmChartWeeks *self);
void       stm_chart_weeks_append (StmChartWeeks *self,
                                   StmChartPart  *part,
                                   guint          accepted,
                                   guint          undecided);
/* today: NULL or a day in no week: without its line */
void       stm_chart_weeks_finish (StmChartWeeks *self,
                                   const GDate   *first_monday,
                                   const GDate   *today);

G_END_DECLS

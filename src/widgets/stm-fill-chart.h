#pragma once

#include "widgets/stm-chart.h"

G_BEGIN_DECLS

/* How full each service is.  Only the first ones that were added have a bar;
 * a last line counts the others and opens their list. */
#define STM_TYPE_FILL_CHART (stm_fill_chart_get_type ())
G_DECLARE_FINAL_TYPE (StmFillChart, stm_fill_chart, STM, FILL_CHART, StmChart)

GtkWidget *stm_fill_chart_new       (void);
/* 8 unless set */
void       stm_fill_chart_set_limit (StmFillChart *self,
                                     guint         limit);
/* what the last line does */
void       stm_fill_chart_set_more  (StmFillChart *self,
                                     const char   *action,
                                     GVariant     *target);
void       stm_fill_chart_add       (StmFillChart *self,
                                     const char   *label,
                                     guint         accepted,
                                     guint         offered,
                                     const char   *action,
                                     GVariant     *target);

G_END_DECLS

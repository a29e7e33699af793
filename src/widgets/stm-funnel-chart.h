#pragma once

#include "widgets/stm-chart.h"

G_BEGIN_DECLS

/* How many of a total are in each state, as bars one under the other. */
#define STM_TYPE_FUNNEL_CHART (stm_funnel_chart_get_type ())
G_DECLARE_FINAL_TYPE (StmFunnelChart, stm_funnel_chart, STM, FUNNEL_CHART, StmChart)

GtkWidget *stm_funnel_chart_new       (void);
/* what the bars are a share of; 0: their sum */
void       stm_funnel_chart_set_total (StmFunnelChart *self,
                                       guint           total);
void       stm_funnel_chart_add       (StmFunnelChart *self,
                                       const char     *label,
                                       guint           count,
                                       const char     *icon_name,
                                       const char     *css_class,
                                       const char     *action,
                                       GVariant       *target);

G_END_DECLS

#pragma once

#include "widgets/stm-chart-outlines.h"
#include "widgets/stm-chart-part.h"

G_BEGIN_DECLS

/* around the text in a box */
#define STM_CHART_PROVINCE_PADDING_X 10
#define STM_CHART_PROVINCE_PADDING_Y 5

/* A province on the map.  Where its text has no room there, the text is in a
 * box of its own, which is as much the province as the land is. */
#define STM_TYPE_CHART_PROVINCE (stm_chart_province_get_type ())
G_DECLARE_FINAL_TYPE (StmChartProvince, stm_chart_province, STM, CHART_PROVINCE, StmChartPart)

void         stm_chart_province_set_province  (StmChartProvince      *self,
                                               StmProvince            province);
StmProvince  stm_chart_province_get_province  (StmChartProvince      *self);
/* shade: how much of the colour is laid on, from 0 to 1; below 0: a grey */
void         stm_chart_province_set_content   (StmChartProvince      *self,
                                               const char            *name,
                                               const char            *numbers,
                                               double                 shade);
GtkWidget   *stm_chart_province_get_label     (StmChartProvince      *self);
/* in the coordinates of the parent; view: NULL where there is no land;
 * boxed: whether to draw a box around the label */
void         stm_chart_province_place         (StmChartProvince      *self,
                                               const StmMapView      *view,
                                               const graphene_rect_t *label,
                                               gboolean               boxed);
void         stm_chart_province_snapshot_ring (StmChartProvince      *self,
                                               GtkSnapshot           *snapshot);

G_END_DECLS

#pragma once

#include "widgets/stm-chart-part.h"

G_BEGIN_DECLS

/* A part of a chart as a line of text with a bar under it. */
#define STM_TYPE_CHART_ROW (stm_chart_row_get_type ())
G_DECLARE_FINAL_TYPE (StmChartRow, stm_chart_row, STM, CHART_ROW, StmChartPart)

/* css_class: of the icon and the bar */
void stm_chart_row_set_look   (StmChartRow *self,
                               const char  *icon_name,
                               const char  *css_class);
void stm_chart_row_set_labels (StmChartRow *self,
                               const char  *title,
                               const char  *value,
                               const char  *detail);
/* rows whose details are as wide as the widest */
void stm_chart_row_align      (StmChartRow  *self,
                               GtkSizeGroup *details);
/* shares of the whole bar; below 0: no bar */
void stm_chart_row_set_shares (StmChartRow *self,
                               double       solid,
                               double       hatched);

G_END_DECLS

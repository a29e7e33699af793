#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar in the colour of its CSS node: solid, then hatched, then empty.  Also
 * the small square of a legend, which then lends its colour to a picture. */
#define STM_TYPE_CHART_BAR (stm_chart_bar_get_type ())
G_DECLARE_FINAL_TYPE (StmChartBar, stm_chart_bar, STM, CHART_BAR, GtkWidget)

GtkWidget *stm_chart_bar_new        (void);
/* shares of the whole length, from 0 to 1 */
void       stm_chart_bar_set_shares (StmChartBar           *self,
                                     double                 solid,
                                     double                 hatched);
/* how much of the colour is laid on, from 0 to 1 */
void       stm_chart_bar_set_shade  (StmChartBar           *self,
                                     double                 shade);

void       stm_chart_snapshot_hatch (GtkSnapshot           *snapshot,
                                     const graphene_rect_t *bounds,
                                     const GdkRGBA         *color);

G_END_DECLS

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the provinces, its children, lie.  What has no room for its text on the
 * map has it in a box under the map. */
#define STM_TYPE_CHART_MAP (stm_chart_map_get_type ())
G_DECLARE_FINAL_TYPE (StmChartMap, stm_chart_map, STM, CHART_MAP, GtkWidget)

GtkWidget *stm_chart_map_new     (void);
/* whether Wallonia is on it, or only Flanders and Brussels */
void       stm_chart_map_set_all (StmChartMap *self,
                                  gboolean     all);

G_END_DECLS

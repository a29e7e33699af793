#pragma once

#include "core/stm-postcode.h"
#include "widgets/stm-chart.h"

G_BEGIN_DECLS

/* Requests and free places by province, on a map of Belgium.  Wallonia is left
 * out as long as there is nothing to show of it. */
#define STM_TYPE_PROVINCE_MAP (stm_province_map_get_type ())
G_DECLARE_FINAL_TYPE (StmProvinceMap, stm_province_map, STM, PROVINCE_MAP, StmChart)

GtkWidget *stm_province_map_new (void);
/* Once for each province, also where all is 0.  unplaced: requests without a
 * place.  STM_PROVINCE_UNKNOWN, too: it shows where it has something to show,
 * as STM_PROVINCE_ABROAD does. */
void       stm_province_map_add (StmProvinceMap *self,
                                 StmProvince     province,
                                 guint           requests,
                                 guint           unplaced,
                                 guint           free_places,
                                 const char     *action,
                                 GVariant       *target);

G_END_DECLS

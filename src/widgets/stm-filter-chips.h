#pragma once

#include <adwaita.h>

#include "widgets/stm-filter-set.h"

G_BEGIN_DECLS

#define STM_TYPE_FILTER_CHIPS (stm_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (StmFilterChips, stm_filter_chips, STM, FILTER_CHIPS, AdwBin)

void stm_filter_chips_set_filters (StmFilterChips *self,
                                   StmFilterSet   *filters);

G_END_DECLS

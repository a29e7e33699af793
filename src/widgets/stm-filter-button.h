#pragma once

#include <adwaita.h>

#include "widgets/stm-filter-set.h"

G_BEGIN_DECLS

#define STM_TYPE_FILTER_BUTTON (stm_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (StmFilterButton, stm_filter_button, STM, FILTER_BUTTON, AdwBin)

void stm_filter_button_set_filters (StmFilterButton *self,
                                    StmFilterSet    *filters);

G_END_DECLS

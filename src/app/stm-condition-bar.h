#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The banners of a list of StmCondition, kept up to date. */
#define STM_TYPE_CONDITION_BAR (stm_condition_bar_get_type ())
G_DECLARE_FINAL_TYPE (StmConditionBar, stm_condition_bar, STM, CONDITION_BAR, AdwBin)

GtkWidget *stm_condition_bar_new (GListModel *conditions);

G_END_DECLS

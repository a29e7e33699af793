#pragma once

#include <adwaita.h>

#include "exchange/stm-import-plan.h"

G_BEGIN_DECLS

/* Where a package comes from, and what is to be known before it is imported. */
#define STM_TYPE_ORIGIN_GROUP (stm_origin_group_get_type ())
G_DECLARE_FINAL_TYPE (StmOriginGroup, stm_origin_group, STM, ORIGIN_GROUP, AdwPreferencesGroup)

GtkWidget *stm_origin_group_new (const StmPackageOrigin *origin);

G_END_DECLS

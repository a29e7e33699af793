#pragma once

#include <gtk/gtk.h>

#include "core/stm-numbers.h"
#include "core/stm-policy.h"

G_BEGIN_DECLS

/* The pictures of the home view, side by side where there is room. */
#define STM_TYPE_PICTURE_GRID (stm_picture_grid_get_type ())
G_DECLARE_FINAL_TYPE (StmPictureGrid, stm_picture_grid, STM, PICTURE_GRID, GtkWidget)

/* today: an ISO date */
void stm_picture_grid_show (StmPictureGrid *self,
                            StmNumbers     *numbers,
                            StmRole         role,
                            const char     *today);

G_END_DECLS

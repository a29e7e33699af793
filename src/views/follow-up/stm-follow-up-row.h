#pragma once

#include <adwaita.h>

#include "core/stm-follow-up.h"

G_BEGIN_DECLS

/* One thing to act on; activating it begins. */
#define STM_TYPE_FOLLOW_UP_ROW (stm_follow_up_row_get_type ())
G_DECLARE_FINAL_TYPE (StmFollowUpRow, stm_follow_up_row, STM, FOLLOW_UP_ROW, AdwActionRow)

GtkWidget *stm_follow_up_row_new      (void);
void       stm_follow_up_row_set_item (StmFollowUpRow *self,
                                       StmFollowUp    *item);

G_END_DECLS

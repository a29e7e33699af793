#pragma once

#include "views/dossiers/stm-history-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of "Historiek" on the screen. */
#define STM_TYPE_HISTORY_ROW (stm_history_row_get_type ())
G_DECLARE_FINAL_TYPE (StmHistoryRow, stm_history_row, STM, HISTORY_ROW, GtkBox)

GtkWidget *stm_history_row_new  (void);
void       stm_history_row_show (StmHistoryRow  *self,
                                 StmHistoryLine *line,
                                 StmStore       *store,
                                 StmCaseFile    *file);

G_END_DECLS

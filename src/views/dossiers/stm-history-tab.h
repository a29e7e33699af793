#pragma once

#include "store/stm-store-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* "Historiek" (SPEC W3, W16): all that happened in a dossier, and what was printed.  It
 * scrolls itself. */
#define STM_TYPE_HISTORY_TAB (stm_history_tab_get_type ())
G_DECLARE_FINAL_TYPE (StmHistoryTab, stm_history_tab, STM, HISTORY_TAB, AdwBin)

GtkWidget *stm_history_tab_new      (StmStore      *store);
/* again after every change; today: an ISO day */
void       stm_history_tab_set_case (StmHistoryTab *self,
                                     StmCaseFile   *file,
                                     const char    *today);

G_END_DECLS

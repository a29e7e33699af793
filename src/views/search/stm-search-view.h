#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* What is found over all students, supervisors, schools and services, by kind;
 * a row opens its record by win.show-record. */
#define STM_TYPE_SEARCH_VIEW (stm_search_view_get_type ())
G_DECLARE_FINAL_TYPE (StmSearchView, stm_search_view, STM, SEARCH_VIEW, AdwBin)

GtkWidget *stm_search_view_new      (StmStore      *store);
/* text: beginnings of words, as they are typed; empty for none */
void       stm_search_view_set_text (StmSearchView *self,
                                     const char    *text);

G_END_DECLS

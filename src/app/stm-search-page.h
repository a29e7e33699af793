#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* Search over everything: the entry in the header bar, what was found below. */
#define STM_TYPE_SEARCH_PAGE (stm_search_page_get_type ())
G_DECLARE_FINAL_TYPE (StmSearchPage, stm_search_page, STM, SEARCH_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_search_page_new   (StmStore      *store);
void               stm_search_page_focus (StmSearchPage *self);

G_END_DECLS

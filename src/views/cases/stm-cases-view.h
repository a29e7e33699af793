#pragma once

#include <adwaita.h>

#include "store/stm-store.h"

G_BEGIN_DECLS

/* "Klanten opvolgen", the home view of a partner: every client with something to
 * do, and why (SPEC W1). */
#define STM_TYPE_CASES_VIEW (stm_cases_view_get_type ())
G_DECLARE_FINAL_TYPE (StmCasesView, stm_cases_view, STM, CASES_VIEW, AdwNavigationPage)

GtkWidget *stm_cases_view_new (StmStore *store);

G_END_DECLS

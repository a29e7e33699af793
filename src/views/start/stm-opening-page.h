#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says that something takes a while.
 *
 * signal "cancelled": the user does not want to wait */
#define STM_TYPE_OPENING_PAGE (stm_opening_page_get_type ())
G_DECLARE_FINAL_TYPE (StmOpeningPage, stm_opening_page, STM, OPENING_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_opening_page_new      (void);
void               stm_opening_page_set_text (StmOpeningPage *self,
                                              const char     *title,
                                              const char     *description,
                                              const char     *cancel_label);

G_END_DECLS

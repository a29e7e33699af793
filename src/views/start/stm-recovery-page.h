#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a new recovery code, the only time that it is shown.
 *
 * signal "done" (gboolean kept): the user goes on; whether the code is kept */
#define STM_TYPE_RECOVERY_PAGE (stm_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (StmRecoveryPage, stm_recovery_page, STM, RECOVERY_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_recovery_page_new (const char *name,
                                          const char *code,
                                          gboolean    in_keyring);

G_END_DECLS

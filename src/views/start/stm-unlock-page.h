#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The keyring did not give the key of a profile: three ways to go on.
 *
 * signal "retry": ask the keyring again
 * signal "code" (const char *code): a well-formed recovery code was entered
 * signals "restore", "other" (another profile) */
#define STM_TYPE_UNLOCK_PAGE (stm_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (StmUnlockPage, stm_unlock_page, STM, UNLOCK_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_unlock_page_new            (void);
void               stm_unlock_page_set_error      (StmUnlockPage *self,
                                                   const char    *name,
                                                   const GError  *error);
void               stm_unlock_page_set_busy       (StmUnlockPage *self,
                                                   gboolean       busy);
void               stm_unlock_page_set_code_error (StmUnlockPage *self,
                                                   const GError  *error);

G_END_DECLS

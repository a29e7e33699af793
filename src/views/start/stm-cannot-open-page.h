#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * StmWaysOut:
 * @STM_WAY_RETRY: what is wrong may pass: try again
 * @STM_WAY_CODE: another key might fit: enter the recovery code
 * @STM_WAY_RESTORE: a backup may help
 *
 * What can be done about a profile that does not open, besides choosing another
 * one and quitting.
 */
typedef enum
{
  STM_WAY_RETRY   = 1 << 0,
  STM_WAY_CODE    = 1 << 1,
  STM_WAY_RESTORE = 1 << 2
} StmWaysOut;

/* Says why a profile does not open, what is kept, and what to do.
 *
 * signals "retry", "code", "restore", "other" (another profile), "quit" */
#define STM_TYPE_CANNOT_OPEN_PAGE (stm_cannot_open_page_get_type ())
G_DECLARE_FINAL_TYPE (StmCannotOpenPage, stm_cannot_open_page, STM, CANNOT_OPEN_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_cannot_open_page_new      (void);
void               stm_cannot_open_page_set_error (StmCannotOpenPage *self,
                                                   const char        *name,
                                                   const GError      *error,
                                                   StmWaysOut         ways);

G_END_DECLS

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Lets the user choose the backup to restore, of a list or of a file elsewhere.
 *
 * signal "restore" (GFile *backup): chosen and confirmed */
#define STM_TYPE_RESTORE_PAGE (stm_restore_page_get_type ())
G_DECLARE_FINAL_TYPE (StmRestorePage, stm_restore_page, STM, RESTORE_PAGE, AdwNavigationPage)

AdwNavigationPage *stm_restore_page_new         (void);
void               stm_restore_page_add_backups (StmRestorePage *self,
                                                 const char     *name,
                                                 GListModel     *backups);
char              *stm_restore_page_dup_date    (GFile          *backup);

G_END_DECLS

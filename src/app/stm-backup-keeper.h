#pragma once

#include "app/stm-session.h"

G_BEGIN_DECLS

/* Makes a backup on each day that the program is used (SPEC X5), in the
 * background.
 *
 * Signal "done" (GFile *backup, gboolean asked): made and verified; asked: by the
 * user.  Signal "failed" (GError *error, gboolean asked). */
#define STM_TYPE_BACKUP_KEEPER (stm_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (StmBackupKeeper, stm_backup_keeper, STM, BACKUP_KEEPER, GObject)

StmBackupKeeper *stm_backup_keeper_new (StmSession      *session);
void             stm_backup_keeper_run (StmBackupKeeper *self);

G_END_DECLS

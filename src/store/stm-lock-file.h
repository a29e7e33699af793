#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps other processes from writing a profile while this one has it open. */
typedef struct _StmLockFile StmLockFile;

StmLockFile *stm_lock_file_take    (const char   *database,
                                    GError      **error);
void         stm_lock_file_release (StmLockFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmLockFile, stm_lock_file_release)

G_END_DECLS

#pragma once

#include "store/stm-database.h"

G_BEGIN_DECLS

gboolean  stm_backup_copy  (StmDatabase   *source,
                            const char    *path,
                            GError       **error);
char     *stm_backup_make  (const char    *database,
                            const char    *folder,
                            gconstpointer  key,
                            const GDate   *today,
                            GCancellable  *cancellable,
                            GError       **error);
gboolean  stm_backup_verify (const char   *path,
                            gconstpointer  key,
                            GCancellable  *cancellable,
                            GError       **error);
void      stm_backup_prune (const char    *folder,
                            const GDate   *today);

G_END_DECLS

#pragma once

#include "store/stm-database.h"

G_BEGIN_DECLS

gboolean stm_migrator_run         (StmDatabase  *database,
                                   const char   *path,
                                   gboolean      create,
                                   GError      **error);
gboolean stm_migrator_check       (StmDatabase  *database,
                                   gint64       *version,
                                   GError      **error);
int      stm_migrator_get_newest  (void);

G_END_DECLS

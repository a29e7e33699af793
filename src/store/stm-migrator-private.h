#pragma once

#include "store/stm-migrator.h"

G_BEGIN_DECLS

/* The script that brings a database to a version, NULL where there is none. */
typedef GBytes *(*StmScriptFunc) (int version);

gboolean stm_migrator_run_scripts (StmDatabase    *database,
                                   const char     *path,
                                   gboolean        create,
                                   StmScriptFunc   load,
                                   GError        **error);

G_END_DECLS

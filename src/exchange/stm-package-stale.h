#pragma once

#include "exchange/stm-package-manifest.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

gboolean stm_package_remove_stale (StmTransaction      *transaction,
                                   StmPackageManifest  *manifest,
                                   GHashTable          *met,
                                   GError             **error);

G_END_DECLS

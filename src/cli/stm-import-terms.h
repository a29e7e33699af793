#pragma once

#include "cli/stm-invocation.h"
#include "exchange/stm-package-gate.h"

G_BEGIN_DECLS

gboolean stm_import_terms_read  (StmPackageTerms   *terms,
                                 const char *const *keeps,
                                 const char        *passphrase_file,
                                 GCancellable      *cancellable,
                                 GError           **error);
void     stm_import_terms_clear (StmPackageTerms   *terms);

G_END_DECLS

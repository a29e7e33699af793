#pragma once

#include "exchange/stm-sealed-package.h"

G_BEGIN_DECLS

/* As stm_sealed_package_open(), with another bound of what is in it: for tests. */
GBytes *stm_sealed_package_open_within (StmSealedPackage  *self,
                                        gsize              limit,
                                        StmIdentity       *own,
                                        const char        *passphrase,
                                        GError           **error);

G_END_DECLS

#pragma once

#include "exchange/stm-package-seal.h"

G_BEGIN_DECLS

/* As stm_package_seal(), at another cost of the passphrase: for tests. */
GBytes *stm_package_seal_at_cost (GBytes               *body,
                                  StmIdentity          *sender,
                                  const StmPublicKeys  *receiver,
                                  const char           *passphrase,
                                  guint                 passes,
                                  gsize                 memory,
                                  GError              **error);

G_END_DECLS

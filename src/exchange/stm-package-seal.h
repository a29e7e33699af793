#pragma once

#include "exchange/stm-identity.h"

G_BEGIN_DECLS

GBytes *stm_package_seal (GBytes               *body,
                          StmIdentity          *sender,
                          const StmPublicKeys  *receiver,
                          const char           *passphrase,
                          GError              **error);

G_END_DECLS

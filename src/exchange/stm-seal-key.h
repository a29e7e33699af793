#pragma once

#include "exchange/stm-identity.h"
#include "exchange/stm-seal-header.h"

G_BEGIN_DECLS

gboolean stm_seal_key_to_receiver   (const guint8         *key,
                                     const StmPublicKeys  *receiver,
                                     StmSealHeader        *header,
                                     GError              **error);
gboolean stm_seal_key_to_passphrase (const guint8         *key,
                                     const char           *passphrase,
                                     StmSealHeader        *header,
                                     GError              **error);
gboolean stm_seal_key_open          (const StmSealHeader  *header,
                                     StmIdentity          *own,
                                     const char           *passphrase,
                                     guint8               *key,
                                     GError              **error);

G_END_DECLS

#pragma once

#include "exchange/stm-identity.h"

#include <sodium.h>

G_BEGIN_DECLS

/* Ends @state with the signature of @self, of crypto_sign_BYTES. */
void     stm_identity_sign (StmIdentity       *self,
                            crypto_sign_state *state,
                            guint8            *signature);

/* Opens what was sealed to @self; @bytes has room for crypto_box_SEALBYTES
 * less than @size. */
gboolean stm_identity_open (StmIdentity       *self,
                            const guint8      *sealed,
                            gsize              size,
                            guint8            *bytes);

G_END_DECLS

#pragma once

#include "exchange/stm-public-keys.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define STM_TYPE_IDENTITY (stm_identity_get_type ())

typedef struct _StmIdentity StmIdentity;

GType                stm_identity_get_type   (void);
StmIdentity         *stm_identity_generate   (void);
StmIdentity         *stm_identity_from_bytes (GBytes       *bytes,
                                              GError      **error);
GBytes              *stm_identity_to_bytes   (StmIdentity  *self);
StmIdentity         *stm_identity_ref        (StmIdentity  *self);
void                 stm_identity_unref      (StmIdentity  *self);
const StmPublicKeys *stm_identity_get_keys   (StmIdentity  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmIdentity, stm_identity_unref)

G_END_DECLS

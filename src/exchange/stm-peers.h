#pragma once

#include "core/stm-peer.h"
#include "exchange/stm-identity.h"
#include "exchange/stm-package-manifest.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

StmIdentity *stm_peers_ensure_identity (StmTransaction         *transaction,
                                        GError                **error);
char        *stm_peers_dup_fingerprint (StmStore               *store,
                                        GError                **error);

StmPeer     *stm_peers_find_profile    (StmTransaction         *transaction,
                                        const char             *profile,
                                        GError                **error);
StmPeer     *stm_peers_find_owner      (StmTransaction         *transaction,
                                        StmRole                 role,
                                        const char             *owner,
                                        GError                **error);
gboolean     stm_peers_get_keys        (StmPeer                *peer,
                                        StmPublicKeys          *keys);
char        *stm_peers_dup_peer_fingerprint (StmPeer           *peer);
StmPeer     *stm_peers_make            (const StmPackageParty  *party,
                                        const StmPublicKeys    *keys);

G_END_DECLS

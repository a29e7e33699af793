#pragma once

#include <adwaita.h>

#include "core/stm-peer.h"

G_BEGIN_DECLS

/* A partner: who it is, and opened, its fingerprint and the way to forget it.
 *
 * Signal "forget": the user wants that. */
#define STM_TYPE_PEER_ROW (stm_peer_row_get_type ())
G_DECLARE_FINAL_TYPE (StmPeerRow, stm_peer_row, STM, PEER_ROW, AdwExpanderRow)

GtkWidget *stm_peer_row_new      (StmPeer    *peer,
                                  const char *is_what);
StmPeer   *stm_peer_row_get_peer (StmPeerRow *self);

G_END_DECLS

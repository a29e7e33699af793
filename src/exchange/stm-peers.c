#include "config.h"

#include "exchange/stm-peers.h"

#include "core/stm-error.h"

#include <glib/gi18n-lib.h>

/**
 * stm_peers_ensure_identity:
 * @transaction: a transaction
 * @error: return location
 *
 * Returns: (transfer full): the keys of this profile, made now where there were
 *   none (DESIGN §8)
 */
StmIdentity *
stm_peers_ensure_identity (StmTransaction *transaction, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GBytes) kept = stm_transaction_get_identity (transaction, &local_error);
  g_autoptr (StmIdentity) identity = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (kept != NULL)
    return stm_identity_from_bytes (kept, error);

  identity = stm_identity_generate ();
  bytes = stm_identity_to_bytes (identity);

  return stm_transaction_set_identity (transaction, bytes, error) ? g_steal_pointer (&identity) : NULL;
}

/**
 * stm_peers_dup_fingerprint:
 * @store: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the fingerprint of this profile, to be
 *   read out to a partner; %NULL without @error where it has no keys yet
 */
char *
stm_peers_dup_fingerprint (StmStore *store, GError **error)
{
  g_autoptr (GBytes) kept = stm_store_get_identity (store, error);
  g_autoptr (StmIdentity) identity = kept != NULL ? stm_identity_from_bytes (kept, error) : NULL;

  return identity != NULL ? stm_public_keys_dup_fingerprint (stm_identity_get_keys (identity)) : NULL;
}

/**
 * stm_peers_find_profile:
 * @transaction: a transaction
 * @profile: uuid of another profile
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is known of it; %NULL without @error
 *   where nothing is
 */
StmPeer *
stm_peers_find_profile (StmTransaction *transaction, const char *profile, GError **error)
{
  g_autoptr (GListModel) peers = stm_transaction_list (transaction, STM_TYPE_PEER, "profile", profile, error);

  return peers != NULL ? g_list_model_get_item (peers, 0) : NULL;
}

/**
 * stm_peers_find_owner:
 * @transaction: a transaction
 * @role: school, service or region
 * @owner: uuid of its record
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the profile of that school, service or
 *   region which was met last; %NULL without @error where none is known
 */
StmPeer *
stm_peers_find_owner (StmTransaction *transaction, StmRole role, const char *owner, GError **error)
{
  const char *field = role == STM_ROLE_SCHOOL ? "school" : role == STM_ROLE_SERVICE ? "service" : "region";
  g_autoptr (GListModel) peers = stm_transaction_list (transaction, STM_TYPE_PEER, field, owner, error);
  g_autoptr (StmPeer) found = NULL;

  for (guint i = 0; peers != NULL && i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (StmPeer) peer = g_list_model_get_item (peers, i);

      if (peer->role == (int) role
          && (found == NULL || g_strcmp0 (stm_record_get_created_at (STM_RECORD (peer)),
                                          stm_record_get_created_at (STM_RECORD (found))) > 0))
        g_set_object (&found, peer);
    }

  return g_steal_pointer (&found);
}

/**
 * stm_peers_get_keys:
 * @peer: (nullable): a partner
 * @keys: (out caller-allocates): its keys
 *
 * Returns: whether its keys are known
 */
gboolean
stm_peers_get_keys (StmPeer *peer, StmPublicKeys *keys)
{
  return peer != NULL && peer->sign_key != NULL
         && stm_public_keys_parse (peer->sign_key, peer->box_key, keys, NULL);
}

/**
 * stm_peers_dup_peer_fingerprint:
 * @peer: a partner
 *
 * Returns: (transfer full) (nullable): its fingerprint
 */
char *
stm_peers_dup_peer_fingerprint (StmPeer *peer)
{
  StmPublicKeys keys;

  return stm_peers_get_keys (peer, &keys) ? stm_public_keys_dup_fingerprint (&keys) : NULL;
}

/**
 * stm_peers_make:
 * @party: who it is
 * @keys: its keys
 *
 * Returns: (transfer full): a partner to be kept
 */
StmPeer *
stm_peers_make (const StmPackageParty *party, const StmPublicKeys *keys)
{
  StmRecord *peer = stm_record_new (STM_TYPE_PEER);
  g_autofree char *sign = stm_public_keys_dup_sign_text (keys);
  g_autofree char *box = stm_public_keys_dup_box_text (keys);

  g_object_set (peer,
                "name", party->name != NULL ? party->name : party->profile,
                "role", party->role,
                "profile", party->profile,
                "school", party->role == STM_ROLE_SCHOOL ? party->school : NULL,
                "service", party->role == STM_ROLE_SERVICE ? party->service : NULL,
                "region", party->role == STM_ROLE_REGION ? party->region : NULL,
                "sign-key", sign,
                "box-key", box,
                NULL);
  stm_record_normalize (peer);
  if (STM_PEER (peer)->name == NULL)
    g_object_set (peer, "name", party->profile, NULL);

  return STM_PEER (peer);
}

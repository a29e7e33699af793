#include "config.h"

#include "app/stm-package-draft.h"

#include "core/stm-passphrase-rules.h"
#include "exchange/stm-peers.h"

struct _StmPackageDraft
{
  StmStore          *store;
  StmProfile        *profile;
  StmRole            role;       /* of the receiver */
  char              *receiver;   /* NULL: not chosen yet */
  StmPackageContent  content;
  gboolean           is_chosen;  /* the content, by hand */
};

/**
 * stm_package_draft_new:
 * @store: the open profile
 *
 * Returns: (transfer full): a package of this profile, for nobody yet, or for
 *   its region
 */
StmPackageDraft *
stm_package_draft_new (StmStore *store)
{
  StmPackageDraft *self = g_new0 (StmPackageDraft, 1);

  self->store = g_object_ref (store);
  self->profile = stm_store_dup_profile (store);
  stm_package_draft_set_receiver (self, STM_ROLE_SCHOOL, NULL);

  return self;
}

/**
 * stm_package_draft_free:
 * @self: (transfer full): a draft
 */
void
stm_package_draft_free (StmPackageDraft *self)
{
  g_object_unref (self->store);
  g_object_unref (self->profile);
  g_free (self->receiver);
  g_free (self);
}

StmProfile *
stm_package_draft_get_profile (StmPackageDraft *self)
{
  return self->profile;
}

static gboolean
is_key_known (StmPackageDraft *self)
{
  static const char *const fields[] = { [STM_ROLE_SCHOOL] = "school", [STM_ROLE_SERVICE] = "service",
                                        [STM_ROLE_REGION] = "region" };
  g_autoptr (GListModel) peers = NULL;

  if (self->receiver != NULL)
    peers = stm_store_list (self->store, STM_TYPE_PEER, fields[self->role], self->receiver, NULL);

  for (guint i = 0; peers != NULL && i < g_list_model_get_n_items (peers); i++)
    {
      g_autoptr (StmPeer) peer = g_list_model_get_item (peers, i);
      StmPublicKeys keys;

      if (peer->role == (int) self->role && stm_peers_get_keys (peer, &keys))
        return TRUE;
    }

  return FALSE;
}

/* A new partner begins with the catalogue, a known one waits for people. */
static void
propose_content (StmPackageDraft *self)
{
  if (self->is_chosen && stm_package_draft_may_have (self, self->content))
    return;

  self->content = STM_PACKAGE_NONE;
  if (self->profile->role == STM_ROLE_REGION && is_key_known (self))
    self->content = self->role == STM_ROLE_SCHOOL ? STM_PACKAGE_PLACEMENTS : STM_PACKAGE_CANDIDATES;
  for (int i = STM_PACKAGE_CATALOGUE; i < STM_PACKAGE_N_CONTENTS && self->content == STM_PACKAGE_NONE; i++)
    if (stm_package_draft_may_have (self, i))
      self->content = i;
}

void
stm_package_draft_set_receiver (StmPackageDraft *self, StmRole role, const char *uuid)
{
  gboolean is_region = self->profile->role == STM_ROLE_REGION;

  self->role = is_region ? role : STM_ROLE_REGION;
  g_set_str (&self->receiver, !is_region ? self->profile->region : uuid != NULL && *uuid != '\0' ? uuid : NULL);
  propose_content (self);
}

StmRole
stm_package_draft_get_role (StmPackageDraft *self)
{
  return self->role;
}

const char *
stm_package_draft_get_receiver (StmPackageDraft *self)
{
  return self->receiver;
}

void
stm_package_draft_set_content (StmPackageDraft *self, StmPackageContent content)
{
  self->content = content;
  self->is_chosen = TRUE;
}

StmPackageContent
stm_package_draft_get_content (StmPackageDraft *self)
{
  return self->content;
}

gboolean
stm_package_draft_may_have (StmPackageDraft *self, StmPackageContent content)
{
  return stm_package_content_goes (content, self->profile->role, self->role);
}

/**
 * stm_package_draft_get_seal:
 * @self: a draft
 *
 * The seal follows from what is known: nobody has to choose one.
 *
 * Returns: who will be able to read the package
 */
StmSeal
stm_package_draft_get_seal (StmPackageDraft *self)
{
  if (is_key_known (self))
    return STM_SEAL_KEY;

  return self->content == STM_PACKAGE_CATALOGUE ? STM_SEAL_NONE : STM_SEAL_PASSPHRASE;
}

/**
 * stm_package_draft_is_complete:
 * @self: a draft
 * @passphrase: as typed
 * @error: return location: what is wrong with the passphrase, where one is needed
 *
 * Returns: whether the package can be made
 */
gboolean
stm_package_draft_is_complete (StmPackageDraft *self, const char *passphrase, GError **error)
{
  if (stm_package_draft_get_seal (self) == STM_SEAL_PASSPHRASE && !stm_passphrase_check (passphrase, error))
    return FALSE;

  return self->content != STM_PACKAGE_NONE && (self->receiver != NULL || self->profile->role != STM_ROLE_REGION);
}

#include "config.h"

#include "exchange/stm-package-entry.h"

#include "core/stm-error.h"
#include "core/stm-package.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "exchange/stm-peers.h"
#include "exchange/stm-sealed-package.h"

#include <glib/gi18n-lib.h>

/* peer: the sender, kept or to be kept; is_new: whether it is to be kept */
struct _StmPackageEntry
{
  StmTransaction        *transaction;
  const StmPackageTerms *terms;
  StmProfile            *profile;
  StmSealedPackage      *sealed;
  GBytes                *body;
  char                  *digest;
  StmPackageOrigin      *origin;
  StmPeer               *peer;
  gboolean               is_new;
  StmPackageGate        *gate;
};

/**
 * stm_package_entry_free:
 * @self: (transfer full): an entry
 */
void
stm_package_entry_free (StmPackageEntry *self)
{
  g_clear_pointer (&self->gate, stm_package_gate_free);
  g_clear_object (&self->profile);
  g_clear_object (&self->sealed);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_object (&self->peer);
  g_free (self->digest);
  if (self->origin != NULL)
    {
      g_clear_pointer (&self->origin->manifest, stm_package_manifest_free);
      g_free (self->origin->fingerprint);
      g_free (self->origin->received_at);
      g_free (self->origin);
    }
  g_free (self);
}

/**
 * stm_package_entry_get_body:
 * @self: an entry
 *
 * Returns: (transfer none): what the package holds
 */
GBytes *
stm_package_entry_get_body (StmPackageEntry *self)
{
  return self->body;
}

/**
 * stm_package_entry_get_gate:
 * @self: an entry
 *
 * Returns: (transfer none): what judges its records
 */
StmPackageGate *
stm_package_entry_get_gate (StmPackageEntry *self)
{
  return self->gate;
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, reason);

  return FALSE;
}

static gboolean
read_file (StmPackageEntry *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (StmIdentity) identity = stm_peers_ensure_identity (self->transaction, error);
  StmPackageOrigin *origin = self->origin = g_new0 (StmPackageOrigin, 1);

  self->sealed = identity != NULL ? stm_sealed_package_read (file, cancellable, error) : NULL;
  if (self->sealed == NULL)
    return FALSE;

  origin->seal = stm_sealed_package_get_seal (self->sealed);
  origin->fingerprint = stm_sealed_package_dup_sender_fingerprint (self->sealed);
  self->body = stm_sealed_package_open (self->sealed, identity, self->terms->passphrase, error);
  if (self->body == NULL)
    return FALSE;

  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->body);
  origin->manifest = stm_package_manifest_read (self->body, cancellable, error);

  return origin->manifest != NULL;
}

/* Whether the package is for this profile. */
static gboolean
check_address (StmPackageEntry *self, GError **error)
{
  StmPackageManifest *manifest = self->origin->manifest;
  StmProfile *profile = self->profile;
  const char *owner = stm_package_party_get_owner (&manifest->to);
  const char *own = profile->role == STM_ROLE_SCHOOL ? profile->school : profile->service;
  gboolean has_region = profile->region != NULL;

  if (g_str_equal (manifest->from.profile, stm_record_get_uuid (STM_RECORD (profile))))
    return refuse (error, _("This package was made in this profile itself: it is for somebody else."));
  if ((int) manifest->to.role != profile->role)
    return refuse (error, _("This package is for another role than that of this profile."));

  if (profile->role == STM_ROLE_REGION)
    return owner == NULL || g_strcmp0 (owner, profile->region) == 0
           || refuse (error, _("This package is for another region. Nothing was taken from it."));

  if (has_region && g_strcmp0 (manifest->from.region, profile->region) != 0)
    return refuse (error, _("This package comes from another region than the one that this profile belongs to. "
                            "Nothing was taken from it."));
  if (owner == NULL)
    return refuse (error, _("The package does not say who sends it and whom it is for."));

  self->origin->adopts = g_strcmp0 (owner, own) != 0;
  if (self->origin->adopts && has_region)
    return refuse (error, _("This package is for another school or service. Nothing was taken from it."));

  return TRUE;
}

static gboolean
set_untrusted (StmPackageEntry *self, StmPeer *other, GError **error)
{
  g_autofree char *known = other != NULL ? stm_peers_dup_peer_fingerprint (other) : NULL;

  if (known != NULL)
    g_set_error (error, STM_ERROR, STM_ERROR_UNTRUSTED,
                 _("The sender's key is not the one that is known here: known is %s, the package has %s. "
                   "Ask the sender by another way. Only if the key was really replaced, forget the known "
                   "partner first."), known, self->origin->fingerprint);
  else
    g_set_error (error, STM_ERROR, STM_ERROR_UNTRUSTED,
                 _("No package has come from this sender before. Compare its fingerprint with the sender "
                   "by another way, and confirm it: %s"), self->origin->fingerprint);

  return FALSE;
}

static gboolean
has_same_keys (StmPackageEntry *self, StmPeer *peer)
{
  StmPublicKeys keys;

  return stm_peers_get_keys (peer, &keys)
         && stm_public_keys_equal (&keys, stm_sealed_package_get_sender (self->sealed));
}

/* Sets the sender, or fails where its key is not the one that is known: neither
 * that of its profile, nor that of its school or service. */
static gboolean
find_sender (StmPackageEntry *self, GError **error)
{
  const StmPackageParty *from = &self->origin->manifest->from;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmPeer) other = NULL;

  self->peer = stm_peers_find_profile (self->transaction, from->profile, &local_error);
  if (self->peer == NULL && local_error == NULL)
    other = stm_peers_find_owner (self->transaction, from->role, stm_package_party_get_owner (from), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (other != NULL || (self->peer != NULL && !has_same_keys (self, self->peer)))
    return set_untrusted (self, other != NULL ? other : self->peer, error);

  if (self->peer != NULL
      && g_strcmp0 (stm_package_party_get_owner (from),
                    from->role == STM_ROLE_SCHOOL ? self->peer->school
                    : from->role == STM_ROLE_SERVICE ? self->peer->service : self->peer->region) != 0)
    return refuse (error, _("The sender is known here as another school or service."));

  self->origin->is_known = self->peer != NULL;

  return TRUE;
}

/* Before its records: as long as anything refers to what is not here, the database
 * looks for references to each new record. */
static gboolean
keep_sender (StmPackageEntry *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();
  StmRecord *peer = STM_RECORD (self->peer);

  stm_record_check (peer, problems);
  if (!stm_problem_list_to_error (problems, "peer", error))
    return FALSE;

  g_object_set (peer, "confirmed-on", today, NULL);
  stm_record_set_revision (peer, 1);
  stm_record_set_times (peer, at, at, NULL);

  return stm_transaction_put (self->transaction, peer, error)
         && stm_transaction_log (self->transaction, STM_EVENT_CREATED, peer, NULL, error);
}

static gboolean
check_sender (StmPackageEntry *self, gboolean only_plan, GError **error)
{
  if (!find_sender (self, error))
    return FALSE;

  self->origin->is_confirmed = self->origin->is_known
                               || (self->terms->trust != NULL
                                   && stm_fingerprint_equal (self->terms->trust, self->origin->fingerprint));
  if (!self->origin->is_confirmed)
    {
      if (only_plan && self->terms->trust == NULL)
        return TRUE;
      if (self->terms->trust != NULL)
        return refuse (error, _("The fingerprint that was confirmed is not that of the sender."));
      return set_untrusted (self, NULL, error);
    }

  if (self->peer != NULL)
    return TRUE;

  self->peer = stm_peers_make (&self->origin->manifest->from, stm_sealed_package_get_sender (self->sealed));
  self->is_new = TRUE;

  return keep_sender (self, error);
}

/* What was received before tells whether a package is replayed or overtaken. */
static gboolean
check_history (StmPackageEntry *self, GError **error)
{
  StmPackageManifest *manifest = self->origin->manifest;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) same = stm_transaction_get (self->transaction, STM_TYPE_PACKAGE, manifest->uuid, &local_error);
  g_autoptr (GListModel) others = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (same != NULL && g_strcmp0 (STM_PACKAGE (same)->digest, self->digest) != 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_ALTERED,
                           _("Another package with the same number came before."));
      return FALSE;
    }
  if (same != NULL)
    self->origin->received_at = g_strdup (stm_record_get_created_at (same));

  if (self->peer == NULL || self->is_new)
    return TRUE;

  others = stm_transaction_list (self->transaction, STM_TYPE_PACKAGE, "peer",
                                 stm_record_get_uuid (STM_RECORD (self->peer)), error);
  for (guint i = 0; others != NULL && i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (StmPackage) other = g_list_model_get_item (others, i);

      if (other->direction == STM_DIRECTION_RECEIVED && other->content == (int) manifest->content
          && g_strcmp0 (other->made_at, manifest->made_at) > 0)
        self->origin->is_older = TRUE;
    }

  return others != NULL;
}

/* A school or service that joins its region is from now on the record that the
 * region has of it. */
static gboolean
adopt (StmPackageEntry *self, GError **error)
{
  StmProfile *profile = self->profile;
  gboolean is_school = profile->role == STM_ROLE_SCHOOL;
  GType type = is_school ? STM_TYPE_SCHOOL : STM_TYPE_SERVICE;
  const char *own = is_school ? profile->school : profile->service;
  const char *new_uuid = stm_package_party_get_owner (&self->origin->manifest->to);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) taken = NULL;

  if (!self->origin->adopts)
    return TRUE;
  if (own == NULL)
    {
      g_object_set (profile, is_school ? "school" : "service", new_uuid, NULL);
      return TRUE;
    }

  taken = stm_transaction_get (self->transaction, type, new_uuid, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (taken != NULL)
    return refuse (error, _("The school or service that the package is for stands here already beside this profile's "
                            "own. Nothing was taken from it."));

  if (!stm_transaction_rename (self->transaction, type, own, new_uuid, error))
    return FALSE;
  g_object_set (profile, is_school ? "school" : "service", new_uuid, NULL);

  return TRUE;
}

/**
 * stm_package_entry_open:
 * @transaction: of the import
 * @file: a package
 * @terms: what a person decided; kept by the caller
 * @only_plan: whether nothing will be kept, so that the sender need not be
 *   confirmed yet
 * @cancellable: (nullable): ends the reading
 * @error: return location: #STM_ERROR_UNTRUSTED for an unknown or changed key,
 *   #STM_ERROR_REFUSED for a package that is not for this profile, and the errors
 *   of stm_sealed_package_read() and stm_sealed_package_open()
 *
 * Opens a package and checks who sent it and whom it is for (DESIGN §8).
 *
 * Returns: (transfer full): the package, whose records can be judged now
 */
StmPackageEntry *
stm_package_entry_open (StmTransaction         *transaction,
                        GFile                  *file,
                        const StmPackageTerms  *terms,
                        gboolean                only_plan,
                        GCancellable           *cancellable,
                        GError                **error)
{
  g_autoptr (StmPackageEntry) self = g_new0 (StmPackageEntry, 1);

  self->transaction = transaction;
  self->terms = terms;
  self->profile = stm_transaction_dup_profile (transaction);

  if (!read_file (self, file, cancellable, error) || !check_address (self, error)
      || !check_sender (self, only_plan, error) || !check_history (self, error) || !adopt (self, error))
    return NULL;

  self->gate = stm_package_gate_new (transaction, self->origin, terms, self->peer);

  return g_steal_pointer (&self);
}

/* Whether the school, service or region that sends the package is here by now. */
static gboolean
check_owner (StmPackageEntry *self, GError **error)
{
  const StmPackageParty *from = &self->origin->manifest->from;
  GType type = from->role == STM_ROLE_SCHOOL ? STM_TYPE_SCHOOL
               : from->role == STM_ROLE_SERVICE ? STM_TYPE_SERVICE : STM_TYPE_REGION;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (StmRecord) owner = NULL;

  if (!self->is_new)
    return TRUE;

  owner = stm_transaction_get (self->transaction, type, stm_package_party_get_owner (from), &local_error);
  if (owner == NULL && local_error == NULL)
    return refuse (error, _("The package does not hold the school, service or region that sends it."));
  if (owner == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return owner != NULL;
}

static gboolean
keep_package (StmPackageEntry *self, guint n_records, GError **error)
{
  StmPackageManifest *manifest = self->origin->manifest;
  g_autoptr (StmRecord) package = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  if (self->origin->received_at != NULL)
    return TRUE;

  package = stm_record_new (STM_TYPE_PACKAGE);
  stm_record_set_uuid (package, manifest->uuid);
  stm_record_set_revision (package, 1);
  stm_record_set_times (package, at, at, NULL);
  g_object_set (package,
                "direction", STM_DIRECTION_RECEIVED,
                "content", manifest->content,
                "peer", stm_record_get_uuid (STM_RECORD (self->peer)),
                "made-at", manifest->made_at,
                "records", (int) n_records,
                "digest", self->digest,
                NULL);

  return stm_transaction_put (self->transaction, package, error);
}

static gboolean
keep_profile (StmPackageEntry *self, GError **error)
{
  StmProfile *profile = self->profile;

  if (profile->role == STM_ROLE_REGION || profile->region != NULL)
    return TRUE;

  g_object_set (profile, "region", self->origin->manifest->from.region, NULL);

  return stm_transaction_save (self->transaction, STM_RECORD (profile), error);
}

/**
 * stm_package_entry_close:
 * @self: an entry, all of whose records were dealt with
 * @plan: gets where the package comes from
 * @n_records: how many records it holds
 * @error: return location
 *
 * Keeps that the package came, and which region this profile belongs to.
 *
 * Returns: whether all was kept
 */
gboolean
stm_package_entry_close (StmPackageEntry *self, StmImportPlan *plan, guint n_records, GError **error)
{
  gboolean ok = stm_import_plan_has_errors (plan) || self->peer == NULL
                || (check_owner (self, error) && keep_profile (self, error) && keep_package (self, n_records, error));

  stm_import_plan_take_origin (plan, g_steal_pointer (&self->origin));

  return ok;
}

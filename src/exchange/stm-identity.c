#include "config.h"

#include "exchange/stm-identity-private.h"

#include "core/stm-error.h"
#include "exchange/stm-sodium.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAGIC   "stm-keys"
#define VERSION 1

/* What is kept of an identity.  The public keys follow from the secret ones:
 * they are there to find a damaged one, which would be somebody else's. */
typedef struct
{
  char          magic[8];
  guint8        version;
  guint8        sign_seed[crypto_sign_SEEDBYTES];
  guint8        box_secret[crypto_box_SECRETKEYBYTES];
  StmPublicKeys keys;
} Kept;

G_STATIC_ASSERT (sizeof (Kept) == 9 + 4 * 32);

typedef struct
{
  guint8 sign[crypto_sign_SECRETKEYBYTES];
  guint8 box[crypto_box_SECRETKEYBYTES];
} Secrets;

/**
 * StmIdentity:
 *
 * The key pairs by which a profile is known to other profiles.  It never
 * changes, and its secret half lives in memory that is not swapped, not in core
 * dumps, read-only and wiped when the last reference goes.
 */
struct _StmIdentity
{
  gatomicrefcount refs;
  StmPublicKeys   keys;
  Secrets        *secrets;
};

G_DEFINE_BOXED_TYPE (StmIdentity, stm_identity, stm_identity_ref, stm_identity_unref)

static gpointer
allocate (gsize size)
{
  gpointer memory;

  stm_sodium_init ();
  memory = sodium_malloc (size);
  if (memory == NULL)
    g_error ("No memory for keys of %" G_GSIZE_FORMAT " bytes", size);

  return memory;
}

static StmIdentity *
stm_identity_alloc (void)
{
  StmIdentity *self = g_new0 (StmIdentity, 1);

  g_atomic_ref_count_init (&self->refs);
  self->secrets = allocate (sizeof *self->secrets);

  return self;
}

/**
 * stm_identity_generate:
 *
 * Returns: (transfer full): new keys, which nobody had before
 */
StmIdentity *
stm_identity_generate (void)
{
  StmIdentity *self = stm_identity_alloc ();

  crypto_sign_keypair (self->keys.sign, self->secrets->sign);
  crypto_box_keypair (self->keys.box, self->secrets->box);
  sodium_mprotect_readonly (self->secrets);

  return self;
}

/**
 * stm_identity_from_bytes:
 * @bytes: as stm_identity_to_bytes() gave it
 * @error: return location; #STM_ERROR_NEWER or #STM_ERROR_DAMAGED
 *
 * Returns: (transfer full): the same keys
 */
StmIdentity *
stm_identity_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (StmIdentity) self = NULL;
  gsize size;
  const Kept *kept = g_bytes_get_data (bytes, &size);

  if (size <= G_STRUCT_OFFSET (Kept, version) || memcmp (kept->magic, MAGIC, sizeof kept->magic) != 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The keys of this profile are damaged."));
      return NULL;
    }

  if (kept->version > VERSION)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NEWER,
                           _("The keys of this profile were made by a newer version."));
      return NULL;
    }

  self = stm_identity_alloc ();
  if (size == sizeof *kept && kept->version == VERSION)
    {
      crypto_sign_seed_keypair (self->keys.sign, self->secrets->sign, kept->sign_seed);
      memcpy (self->secrets->box, kept->box_secret, sizeof kept->box_secret);
      crypto_scalarmult_base (self->keys.box, self->secrets->box);
      sodium_mprotect_readonly (self->secrets);
      if (stm_public_keys_equal (&self->keys, &kept->keys))
        return g_steal_pointer (&self);
    }

  g_set_error_literal (error, STM_ERROR, STM_ERROR_DAMAGED, _("The keys of this profile are damaged."));

  return NULL;
}

/**
 * stm_identity_to_bytes:
 * @self: an identity
 *
 * Returns: (transfer full): all of it, secrets too, for a place that is
 *   encrypted; it is wiped when the last reference goes, so make no copy
 */
GBytes *
stm_identity_to_bytes (StmIdentity *self)
{
  Kept *kept = allocate (sizeof *kept);

  memcpy (kept->magic, MAGIC, sizeof kept->magic);
  kept->version = VERSION;
  crypto_sign_ed25519_sk_to_seed (kept->sign_seed, self->secrets->sign);
  memcpy (kept->box_secret, self->secrets->box, sizeof kept->box_secret);
  kept->keys = self->keys;
  sodium_mprotect_readonly (kept);

  return g_bytes_new_with_free_func (kept, sizeof *kept, sodium_free, kept);
}

/**
 * stm_identity_ref:
 * @self: an identity
 *
 * Returns: (transfer full): @self; safe from any thread
 */
StmIdentity *
stm_identity_ref (StmIdentity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * stm_identity_unref:
 * @self: (transfer full): an identity
 *
 * Drops a reference; the last one wipes the secret keys.  Safe from any thread.
 */
void
stm_identity_unref (StmIdentity *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  sodium_free (self->secrets);
  g_free (self);
}

/**
 * stm_identity_get_keys:
 * @self: an identity
 *
 * Returns: (transfer none): the keys that everybody may know
 */
const StmPublicKeys *
stm_identity_get_keys (StmIdentity *self)
{
  return &self->keys;
}

void
stm_identity_sign (StmIdentity *self, crypto_sign_state *state, guint8 *signature)
{
  crypto_sign_final_create (state, signature, NULL, self->secrets->sign);
}

gboolean
stm_identity_open (StmIdentity *self, const guint8 *sealed, gsize size, guint8 *bytes)
{
  return crypto_box_seal_open (bytes, sealed, size, self->keys.box, self->secrets->box) == 0;
}

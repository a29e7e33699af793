#include "config.h"

#include "credentials/stm-secret.h"

#include <sodium.h>
#include <sys/resource.h>

struct _StmSecret
{
  gatomicrefcount refs;
  gsize           size;
  guint8         *data;
};

G_DEFINE_BOXED_TYPE (StmSecret, stm_secret, stm_secret_ref, stm_secret_unref)

static void
ensure_sodium (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium found no source of random numbers");
}

/**
 * stm_secret_process_init:
 *
 * Call this first in every program that handles secrets.  From here on a crash
 * writes no core file and hands none to a crash collector (DESIGN §8).
 *
 * A limit of one byte is used for it: less than the smallest core file, and the
 * value at which Linux does not even start a collector, which it does at zero.
 * The process stays "dumpable": with PR_SET_DUMPABLE off the desktop portals
 * refuse every request of it, since they cannot read its /proc entry, and leak
 * checkers cannot look at it.
 */
void
stm_secret_process_init (void)
{
  struct rlimit limit;

  ensure_sodium ();

  if (getrlimit (RLIMIT_CORE, &limit) != 0)
    return;

  limit.rlim_max = MIN (limit.rlim_max, 1);
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_CORE, &limit);
}

static StmSecret *
stm_secret_alloc (gsize size)
{
  StmSecret *self;

  ensure_sodium ();

  self = g_new0 (StmSecret, 1);
  g_atomic_ref_count_init (&self->refs);
  self->size = size;
  self->data = sodium_malloc (size);
  if (self->data == NULL)
    g_error ("No memory for a secret of %" G_GSIZE_FORMAT " bytes", size);

  return self;
}

/**
 * stm_secret_new_random:
 * @size: how many bytes
 *
 * Makes a secret of @size random bytes fit for a key.  Like all secrets it
 * lives in memory that is not swapped, not in core dumps, read-only and wiped
 * when the last reference goes.
 *
 * Returns: (transfer full): the new secret
 */
StmSecret *
stm_secret_new_random (gsize size)
{
  StmSecret *self;

  g_return_val_if_fail (size > 0, NULL);

  self = stm_secret_alloc (size);
  randombytes_buf (self->data, size);
  sodium_mprotect_readonly (self->data);

  return self;
}

/**
 * stm_secret_new_from_bytes:
 * @data: (array length=size): the bytes, which the caller keeps and wipes
 * @size: how many bytes
 *
 * Returns: (transfer full): a secret that holds a copy of @data
 */
StmSecret *
stm_secret_new_from_bytes (gconstpointer data,
                           gsize         size)
{
  StmSecret *self;

  g_return_val_if_fail (data != NULL && size > 0, NULL);

  self = stm_secret_alloc (size);
  memcpy (self->data, data, size);
  sodium_mprotect_readonly (self->data);

  return self;
}

/**
 * stm_secret_new_take:
 * @data: (array length=size): the bytes; wiped, but the memory stays the caller's
 * @size: how many bytes
 *
 * Moves the bytes of a buffer, on the stack as a rule, into a secret.
 *
 * Returns: (transfer full): a secret that holds what was in @data
 */
StmSecret *
stm_secret_new_take (gpointer data,
                     gsize    size)
{
  StmSecret *self = stm_secret_new_from_bytes (data, size);

  sodium_memzero (data, size);

  return self;
}

/**
 * stm_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self; safe from any thread
 */
StmSecret *
stm_secret_ref (StmSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * stm_secret_unref:
 * @self: (transfer full): a secret
 *
 * Drops a reference; the last one wipes the bytes.  Safe from any thread.
 */
void
stm_secret_unref (StmSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  sodium_free (self->data);
  g_free (self);
}

/**
 * stm_secret_get_data:
 * @self: a secret
 * @size: (out) (optional): how many bytes
 *
 * Returns: (transfer none) (array length=size): the bytes, valid as long as
 *   @self; do not copy them to ordinary memory without wiping it afterwards
 */
const guint8 *
stm_secret_get_data (StmSecret *self,
                     gsize     *size)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (size != NULL)
    *size = self->size;

  return self->data;
}

/**
 * stm_secret_equal:
 * @self: a secret
 * @other: another
 *
 * Returns: whether both hold the same bytes; takes the same time either way
 */
gboolean
stm_secret_equal (StmSecret *self,
                  StmSecret *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->size == other->size
         && sodium_memcmp (self->data, other->data, self->size) == 0;
}

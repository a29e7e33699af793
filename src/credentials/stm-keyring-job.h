#pragma once

#include "credentials/stm-secret.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  STM_KEYRING_LOOKUP,
  STM_KEYRING_STORE,
  STM_KEYRING_CLEAR
} StmKeyringOperation;

/**
 * StmKeyringJob:
 * @operation: what to do
 * @attributes: by which the keyring knows the key
 * @name: (nullable): what the user calls the profile, to store
 * @key: (nullable): the key to store, or that was found
 *
 * One thing to do with the keyring, in whatever thread.
 */
typedef struct
{
  StmKeyringOperation  operation;
  GHashTable          *attributes;
  char                *name;
  StmSecret           *key;
} StmKeyringJob;

StmKeyringJob *stm_keyring_job_new  (StmKeyringOperation   operation,
                                     const char           *profile,
                                     const char           *name,
                                     StmSecret            *key);
void           stm_keyring_job_free (StmKeyringJob        *job);
gboolean       stm_keyring_job_run  (StmKeyringJob        *job,
                                     GCancellable         *cancellable,
                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmKeyringJob, stm_keyring_job_free)

G_END_DECLS

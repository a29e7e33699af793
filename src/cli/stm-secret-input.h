#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StmSecretInput:
 * @STM_SECRET_INPUT_CODE: the recovery code of a profile
 * @STM_SECRET_INPUT_PASSPHRASE: the passphrase of a package
 * @STM_SECRET_INPUT_NEW_PASSPHRASE: one to seal a package with, typed twice
 *
 * What a person is asked for.
 */
typedef enum
{
  STM_SECRET_INPUT_CODE,
  STM_SECRET_INPUT_PASSPHRASE,
  STM_SECRET_INPUT_NEW_PASSPHRASE
} StmSecretInput;

char *stm_secret_input_read (StmSecretInput   input,
                             const char      *file,
                             GCancellable    *cancellable,
                             GError         **error);
void  stm_secret_input_free (char            *secret);

G_END_DECLS

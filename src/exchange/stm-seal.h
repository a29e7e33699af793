#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StmSeal:
 * @STM_SEAL_NONE: signed only: everybody can read it
 * @STM_SEAL_KEY: only the profile whose keys it is sealed to can read it
 * @STM_SEAL_PASSPHRASE: whoever knows the passphrase can read it
 *
 * Who can read a package.
 */
typedef enum
{
  STM_SEAL_NONE,
  STM_SEAL_KEY,
  STM_SEAL_PASSPHRASE
} StmSeal;

G_END_DECLS

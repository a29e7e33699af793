#pragma once

#include "cli/stm-invocation.h"
#include "credentials/stm-profile-folder.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmProfileAccess:
 * @STM_PROFILE_READ: the program may have the profile open meanwhile
 * @STM_PROFILE_WRITE: no other may have it open
 * @STM_PROFILE_WRITE_IF_FREE: write where that can be, else read
 *
 * How a command opens a profile.
 */
typedef enum
{
  STM_PROFILE_READ,
  STM_PROFILE_WRITE,
  STM_PROFILE_WRITE_IF_FREE
} StmProfileAccess;

StmProfileFolder *stm_profile_opener_find (StmInvocation     *invocation,
                                           GError           **error);
StmStore         *stm_profile_opener_open (StmInvocation     *invocation,
                                           StmProfileAccess   wanted,
                                           StmProfileAccess  *got,
                                           StmProfileFolder **folder,
                                           GError           **error);

G_END_DECLS

#pragma once

#include "core/stm-profile.h"
#include "credentials/stm-profile-folder.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmNewProfile:
 * @folder: where it is
 * @store: open
 * @code: its recovery code; %NULL in a build that does not encrypt
 * @in_keyring: whether the keyring has its key
 *
 * A profile that was just made.
 */
typedef struct
{
  StmProfileFolder *folder;
  StmStore         *store;
  char             *code;
  gboolean          in_keyring;
} StmNewProfile;

void           stm_profile_maker_make_async  (GFile                *root,
                                              GPtrArray            *records,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
StmNewProfile *stm_profile_maker_make_finish (GAsyncResult         *result,
                                              GError              **error);

void           stm_new_profile_unmake        (StmNewProfile        *self);
void           stm_new_profile_free          (StmNewProfile        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmNewProfile, stm_new_profile_free)

G_END_DECLS

#pragma once

#include "credentials/stm-profile-folder.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* The profile that the program works in: where it is and its open store.  Keeps
 * no key: that is wiped from here as soon as the store is open.
 *
 * Properties: "store" (NULL while none is open); "in-keyring" (boolean): the
 * keyring has the key; "slot-fits" (boolean): the recovery code opens it. */
#define STM_TYPE_SESSION (stm_session_get_type ())
G_DECLARE_FINAL_TYPE (StmSession, stm_session, STM, SESSION, GObject)

StmSession       *stm_session_new           (GFile                *root);
GFile            *stm_session_get_root      (StmSession           *self);
StmStore         *stm_session_get_store     (StmSession           *self);
StmProfileFolder *stm_session_get_folder    (StmSession           *self);
gboolean          stm_session_is_in_keyring (StmSession           *self);
gboolean          stm_session_slot_fits     (StmSession           *self);

/* code: NULL asks the keyring, otherwise the recovery code as typed */
void              stm_session_open_async    (StmSession           *self,
                                             StmProfileFolder     *folder,
                                             const char           *code,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean          stm_session_open_finish   (StmSession           *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void              stm_session_adopt         (StmSession           *self,
                                             StmProfileFolder     *folder,
                                             StmStore             *store,
                                             gboolean              in_keyring);
void              stm_session_close         (StmSession           *self);

/* a new recovery code for the open profile; code: the present one, NULL asks
 * the keyring for the key */
void              stm_session_renew_code_async  (StmSession           *self,
                                                 const char           *code,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
char             *stm_session_renew_code_finish (StmSession           *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS

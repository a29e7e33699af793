#pragma once

#include "exchange/stm-identity.h"
#include "exchange/stm-seal.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define STM_TYPE_SEALED_PACKAGE (stm_sealed_package_get_type ())
G_DECLARE_FINAL_TYPE (StmSealedPackage, stm_sealed_package, STM, SEALED_PACKAGE, GObject)

gboolean             stm_sealed_package_probe                    (GFile             *file,
                                                                  GCancellable      *cancellable,
                                                                  GError           **error);
StmSealedPackage    *stm_sealed_package_read                     (GFile             *file,
                                                                  GCancellable      *cancellable,
                                                                  GError           **error);
StmSealedPackage    *stm_sealed_package_new                      (GBytes            *file,
                                                                  GError           **error);

StmSeal              stm_sealed_package_get_seal                 (StmSealedPackage  *self);
const StmPublicKeys *stm_sealed_package_get_sender               (StmSealedPackage  *self);
const StmPublicKeys *stm_sealed_package_get_receiver             (StmSealedPackage  *self);
char                *stm_sealed_package_dup_sender_fingerprint   (StmSealedPackage  *self);
char                *stm_sealed_package_dup_receiver_fingerprint (StmSealedPackage  *self);

GBytes              *stm_sealed_package_open                     (StmSealedPackage  *self,
                                                                  StmIdentity       *own,
                                                                  const char        *passphrase,
                                                                  GError           **error);

G_END_DECLS

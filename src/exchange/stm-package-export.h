#pragma once

#include "core/stm-package-rules.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmPackageOrder:
 * @content: which kind of package
 * @receiver: (nullable): uuid of the school or service that it is for; %NULL
 *   where it goes to the region
 * @passphrase: (nullable): seals for a receiver whose keys are not known
 * @undecided: whether candidates include all who have no place yet (second round)
 *
 * What package to make.
 */
typedef struct
{
  StmPackageContent  content;
  const char        *receiver;
  const char        *passphrase;
  gboolean           undecided;
} StmPackageOrder;

gboolean stm_package_export        (StmStore               *store,
                                    const StmPackageOrder  *order,
                                    GFile                  *file,
                                    GCancellable           *cancellable,
                                    guint                  *n_records,
                                    GError                **error);
void     stm_package_export_async  (StmStore               *store,
                                    const StmPackageOrder  *order,
                                    GFile                  *file,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data);
gboolean stm_package_export_finish (StmStore               *store,
                                    GAsyncResult           *result,
                                    guint                  *n_records,
                                    GError                **error);

G_END_DECLS

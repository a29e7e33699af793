#pragma once

#include "exchange/stm-package-manifest.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/**
 * StmPackageSelection:
 *
 * Which records go into a package.
 */
typedef struct _StmPackageSelection StmPackageSelection;

StmPackageSelection *stm_package_selection_new  (StmTransaction       *transaction,
                                                 StmPackageManifest   *manifest,
                                                 gboolean              undecided,
                                                 GError              **error);
void                 stm_package_selection_free (StmPackageSelection  *self);
GPtrArray           *stm_package_selection_list (StmPackageSelection  *self,
                                                 GType                 type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmPackageSelection, stm_package_selection_free)

G_END_DECLS

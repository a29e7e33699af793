#pragma once

#include "core/stm-profile.h"
#include "exchange/stm-import-plan.h"
#include "exchange/stm-package-gate.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/**
 * StmImportFlags:
 * @STM_IMPORT_DRY_RUN: only make the plan, write nothing
 *
 * How to import.
 */
typedef enum
{
  STM_IMPORT_DEFAULT = 0,
  STM_IMPORT_DRY_RUN = 1 << 0
} StmImportFlags;

/**
 * StmImportProgress:
 * @records: how many records were dealt with
 * @bytes: how much of the file that is
 * @total: how large the file is
 * @user_data: what was given with the function
 *
 * Called on the caller's main context now and then.
 */
typedef void (*StmImportProgress) (guint    records,
                                   guint64  bytes,
                                   guint64  total,
                                   gpointer user_data);

StmImportPlan *stm_profile_import        (StmStore             *store,
                                          GFile                *file,
                                          StmImportFlags        flags,
                                          const StmPackageTerms *terms,
                                          GCancellable         *cancellable,
                                          GError              **error);
void           stm_profile_import_async  (StmStore             *store,
                                          GFile                *file,
                                          StmImportFlags        flags,
                                          const StmPackageTerms *terms,
                                          StmImportProgress     progress,
                                          gpointer              progress_data,
                                          GDestroyNotify        progress_destroy,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
StmImportPlan *stm_profile_import_finish (GAsyncResult         *result,
                                          GError              **error);

StmProfile    *stm_profile_import_peek   (GFile                *file,
                                          GError              **error);

G_END_DECLS

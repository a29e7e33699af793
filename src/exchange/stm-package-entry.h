#pragma once

#include "exchange/stm-import-plan.h"
#include "exchange/stm-package-gate.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A package at the door: opened, and its sender and address checked. */
typedef struct _StmPackageEntry StmPackageEntry;

StmPackageEntry *stm_package_entry_open     (StmTransaction         *transaction,
                                             GFile                  *file,
                                             const StmPackageTerms  *terms,
                                             gboolean                only_plan,
                                             GCancellable           *cancellable,
                                             GError                **error);
void             stm_package_entry_free     (StmPackageEntry        *self);
GBytes          *stm_package_entry_get_body (StmPackageEntry        *self);
StmPackageGate  *stm_package_entry_get_gate (StmPackageEntry        *self);
gboolean         stm_package_entry_close    (StmPackageEntry        *self,
                                             StmImportPlan          *plan,
                                             guint                   n_records,
                                             GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmPackageEntry, stm_package_entry_free)

G_END_DECLS

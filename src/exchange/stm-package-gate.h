#pragma once

#include "core/stm-peer.h"
#include "exchange/stm-conflict.h"
#include "exchange/stm-import-plan.h"
#include "exchange/stm-package-manifest.h"
#include "store/stm-transaction.h"

G_BEGIN_DECLS

/**
 * StmPackageTerms:
 * @passphrase: (nullable): opens a package that is sealed by one
 * @trust: (nullable): the fingerprint of a new sender, confirmed by a person
 * @choices: (nullable) (element-type utf8 int): uuid of a record to the
 *   #StmConflictChoice for it
 * @otherwise: the choice for the records that are not among @choices
 *
 * What a person decided on a package before it is imported.
 */
typedef struct
{
  const char        *passphrase;
  const char        *trust;
  GHashTable        *choices;
  StmConflictChoice  otherwise;
} StmPackageTerms;

/**
 * StmPackageVerdict:
 * @outcome: what becomes of the record
 * @choice: where it is a conflict, what was chosen
 * @is_locked: where it is a conflict, whether an acceptance made it one
 *
 * What is done with one record of a package.
 */
typedef struct
{
  StmImportOutcome   outcome;
  StmConflictChoice  choice;
  gboolean           is_locked;
} StmPackageVerdict;

typedef struct _StmPackageGate StmPackageGate;

StmPackageGate *stm_package_gate_new     (StmTransaction         *transaction,
                                          const StmPackageOrigin *origin,
                                          const StmPackageTerms  *terms,
                                          StmPeer                *peer);
void            stm_package_gate_free    (StmPackageGate         *self);

gboolean        stm_package_gate_admit   (StmPackageGate         *self,
                                          StmRecord              *record,
                                          StmRecord              *ours,
                                          StmProblemList         *problems,
                                          GError                **error);
StmRecord      *stm_package_gate_overlay (StmPackageGate         *self,
                                          StmRecord              *record,
                                          StmRecord              *ours);
gboolean        stm_package_gate_judge   (StmPackageGate         *self,
                                          StmRecord              *record,
                                          StmRecord              *ours,
                                          StmPackageVerdict      *verdict,
                                          GError                **error);
gboolean        stm_package_gate_levels  (StmPackageGate         *self,
                                          StmRecord              *record);
const char     *stm_package_gate_get_sender (StmPackageGate      *self);
gboolean        stm_package_gate_note    (StmPackageGate         *self,
                                          const char             *uuid,
                                          int                     revision,
                                          GError                **error);
gboolean        stm_package_gate_finish  (StmPackageGate         *self,
                                          GHashTable             *met,
                                          GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmPackageGate, stm_package_gate_free)

G_END_DECLS

#pragma once

#include "exchange/stm-package-export.h"
#include "exchange/stm-seal.h"

G_BEGIN_DECLS

/* A package that is still to be made: whom it is for and what is in it, and what
 * follows from that. */
typedef struct _StmPackageDraft StmPackageDraft;

StmPackageDraft   *stm_package_draft_new          (StmStore          *store);
void               stm_package_draft_free         (StmPackageDraft   *self);
StmProfile        *stm_package_draft_get_profile  (StmPackageDraft   *self);

/* uuid: (nullable): of a school or service; without effect where all goes to the
 * region */
void               stm_package_draft_set_receiver (StmPackageDraft   *self,
                                                   StmRole            role,
                                                   const char        *uuid);
StmRole            stm_package_draft_get_role     (StmPackageDraft   *self);
const char        *stm_package_draft_get_receiver (StmPackageDraft   *self);
/* by hand, which stays as long as the receiver may have it */
void               stm_package_draft_set_content  (StmPackageDraft   *self,
                                                   StmPackageContent  content);
StmPackageContent  stm_package_draft_get_content  (StmPackageDraft   *self);
gboolean           stm_package_draft_may_have     (StmPackageDraft   *self,
                                                   StmPackageContent  content);
StmSeal            stm_package_draft_get_seal     (StmPackageDraft   *self);
gboolean           stm_package_draft_is_complete  (StmPackageDraft   *self,
                                                   const char        *passphrase,
                                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmPackageDraft, stm_package_draft_free)

G_END_DECLS

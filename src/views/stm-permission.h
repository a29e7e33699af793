#pragma once

#include "store/stm-store.h"

G_BEGIN_DECLS

/* Whether who works now may do that with this record, as the store will judge
 * it: what is refused is not offered.  error: STM_ERROR_REFUSED, why not. */
gboolean    stm_permission_check           (StmStore   *store,
                                            StmAction   action,
                                            StmRecord  *record,
                                            GError    **error);
/* the same, were it not that a service has accepted the student: tells what is
 * locked from what is never ours (SPEC T8) */
gboolean    stm_permission_is_locked       (StmStore   *store,
                                            StmRecord  *record);
/* (transfer full) (nullable): the service that works now, by its uuid; NULL for
 * all other roles */
char       *stm_permission_dup_own_service (StmStore   *store);

G_END_DECLS

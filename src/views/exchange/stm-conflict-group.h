#pragma once

#include <adwaita.h>

#include "exchange/stm-conflict.h"
#include "store/stm-store.h"

G_BEGIN_DECLS

/* The records of a package that were changed in two places, for a person to
 * choose (SPEC X1).
 *
 * Property "undecided" (uint, read-only): for how many nobody chose yet.  Actions
 * "conflicts.keep-all", "conflicts.take-all". */
#define STM_TYPE_CONFLICT_GROUP (stm_conflict_group_get_type ())
G_DECLARE_FINAL_TYPE (StmConflictGroup, stm_conflict_group, STM, CONFLICT_GROUP, AdwPreferencesGroup)

/* conflicts: of StmConflict */
GtkWidget  *stm_conflict_group_new           (StmStore         *store,
                                              GListModel       *conflicts);
guint       stm_conflict_group_get_undecided (StmConflictGroup *self);
/* (transfer full): uuid to StmConflictChoice, as StmPackageTerms wants them */
GHashTable *stm_conflict_group_dup_choices   (StmConflictGroup *self);

G_END_DECLS

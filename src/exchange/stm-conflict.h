#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmConflictChoice:
 * @STM_CONFLICT_ASK: nobody chose yet
 * @STM_CONFLICT_OURS: keep it as it is here
 * @STM_CONFLICT_THEIRS: take it as it is in the package
 *
 * What a person chose for a record that was changed in two places.
 */
typedef enum
{
  STM_CONFLICT_ASK,
  STM_CONFLICT_OURS,
  STM_CONFLICT_THEIRS
} StmConflictChoice;

#define STM_TYPE_CONFLICT (stm_conflict_get_type ())
G_DECLARE_FINAL_TYPE (StmConflict, stm_conflict, STM, CONFLICT, GObject)

StmConflict       *stm_conflict_new         (StmRecord          *ours,
                                             StmRecord          *theirs,
                                             const char         *path,
                                             const char         *name,
                                             gboolean            is_locked,
                                             StmConflictChoice   choice);
StmRecord         *stm_conflict_get_ours    (StmConflict        *self);
StmRecord         *stm_conflict_get_theirs  (StmConflict        *self);
const char        *stm_conflict_get_path    (StmConflict        *self);
const char        *stm_conflict_get_name    (StmConflict        *self);
gboolean           stm_conflict_is_locked   (StmConflict        *self);
StmConflictChoice  stm_conflict_get_choice  (StmConflict        *self);
gboolean           stm_conflict_differs     (StmConflict        *self,
                                             const StmField     *field);

G_END_DECLS

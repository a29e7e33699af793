#pragma once

#include "core/stm-problem-list.h"
#include "core/stm-record.h"
#include "exchange/stm-conflict.h"
#include "exchange/stm-package-manifest.h"
#include "exchange/stm-seal.h"

G_BEGIN_DECLS

/**
 * StmImportOutcome:
 * @STM_IMPORT_NEW: not here yet
 * @STM_IMPORT_NEWER: of a higher revision than here, and so written over ours
 * @STM_IMPORT_UNCHANGED: the same as here
 * @STM_IMPORT_OLDER: of a lower revision than here; ours is kept
 * @STM_IMPORT_CONFLICT: of the same revision with other contents, so changed in
 *   two places; ours is kept
 *
 * What becomes of a record in a file (SPEC X1).
 */
typedef enum
{
  STM_IMPORT_NEW,
  STM_IMPORT_NEWER,
  STM_IMPORT_UNCHANGED,
  STM_IMPORT_OLDER,
  STM_IMPORT_CONFLICT
} StmImportOutcome;

#define STM_IMPORT_N_OUTCOMES (STM_IMPORT_CONFLICT + 1)

/* How many problems of each severity, and conflicts, are kept; more are counted. */
#define STM_IMPORT_MAX_LISTED 100

/**
 * StmPackageOrigin:
 * @manifest: the head of the package
 * @seal: who could read it
 * @fingerprint: of the keys that signed it
 * @is_known: whether its sender was confirmed before
 * @is_confirmed: whether it is now
 * @received_at: (nullable): when the same package was imported before
 * @is_older: whether a later one of the same kind came from this sender
 * @adopts: whether this profile joins its region by this package
 *
 * Where a package comes from.
 */
typedef struct
{
  StmPackageManifest *manifest;
  StmSeal             seal;
  char               *fingerprint;
  gboolean            is_known;
  gboolean            is_confirmed;
  char               *received_at;
  gboolean            is_older;
  gboolean            adopts;
} StmPackageOrigin;

#define STM_TYPE_IMPORT_PLAN (stm_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (StmImportPlan, stm_import_plan, STM, IMPORT_PLAN, GObject)

guint           stm_import_plan_get_count      (StmImportPlan     *self,
                                                GType              type,
                                                StmImportOutcome   outcome);
guint           stm_import_plan_get_n_events   (StmImportPlan     *self);
gboolean        stm_import_plan_has_changes    (StmImportPlan     *self);
gboolean        stm_import_plan_has_errors     (StmImportPlan     *self);
gboolean        stm_import_plan_is_written     (StmImportPlan     *self);
guint           stm_import_plan_count_problems (StmImportPlan     *self,
                                                StmSeverity        severity);
StmProblemList *stm_import_plan_get_problems   (StmImportPlan     *self,
                                                StmSeverity        severity);
GListModel     *stm_import_plan_get_conflicts  (StmImportPlan     *self);
GListModel     *stm_import_plan_get_choices    (StmImportPlan     *self);
guint           stm_import_plan_count_undecided (StmImportPlan    *self);
const StmPackageOrigin *stm_import_plan_get_origin (StmImportPlan *self);
char           *stm_import_plan_dup_summary    (StmImportPlan     *self);
gboolean        stm_import_plan_to_error       (StmImportPlan     *self,
                                                GError           **error);

/* for the importer */
StmImportPlan  *stm_import_plan_new            (void);
void            stm_import_plan_count          (StmImportPlan     *self,
                                                GType              type,
                                                StmImportOutcome   outcome);
void            stm_import_plan_count_event    (StmImportPlan     *self);
void            stm_import_plan_add_problem    (StmImportPlan     *self,
                                                const char        *path,
                                                StmSeverity        severity,
                                                const char        *message);
void            stm_import_plan_add_conflict   (StmImportPlan     *self,
                                                StmRecord         *record,
                                                const char        *path);
void            stm_import_plan_add_choice     (StmImportPlan     *self,
                                                StmConflict       *conflict);
void            stm_import_plan_take_origin    (StmImportPlan     *self,
                                                StmPackageOrigin  *origin);
void            stm_import_plan_set_written    (StmImportPlan     *self);

G_END_DECLS

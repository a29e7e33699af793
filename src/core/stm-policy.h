#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmRole:
 * @STM_ROLE_NONE: not chosen yet
 * @STM_ROLE_SCHOOL: a school's stage coordinator
 * @STM_ROLE_SERVICE: a host, "dienst"
 * @STM_ROLE_REGION: "regionale trekker", "Stagebureau"
 * @STM_ROLE_PARTNER: a TWE mediator
 *
 * Who works in a profile (SPEC P1), in the order of stm_role_choices.
 */
typedef enum
{
  STM_ROLE_NONE,
  STM_ROLE_SCHOOL,
  STM_ROLE_SERVICE,
  STM_ROLE_REGION,
  STM_ROLE_PARTNER
} StmRole;

/**
 * StmAction:
 * @STM_ACTION_VIEW: see records of a kind
 * @STM_ACTION_EDIT: create or change one
 * @STM_ACTION_DELETE: delete or restore one
 *
 * What can be done with a record.
 */
typedef enum
{
  STM_ACTION_VIEW,
  STM_ACTION_EDIT,
  STM_ACTION_DELETE
} StmAction;

gboolean stm_policy_may           (StmRole         role,
                                   StmAction       action,
                                   const char     *kind,
                                   gboolean        accepted,
                                   GError        **error);
gboolean stm_policy_may_see_field (StmRole         role,
                                   const char     *kind,
                                   const StmField *field,
                                   gboolean        accepted_by_viewer);
gboolean stm_policy_outlasts_access (StmRecord     *record);
int      stm_policy_shown_status  (StmRole         role,
                                   int             status);
gboolean stm_policy_may_see_record (StmRole        role,
                                    StmRecord     *record);
gboolean stm_policy_may_give_record (StmRole       role,
                                    StmRecord     *record,
                                    gboolean       accepted_by_viewer);
gboolean stm_policy_may_edit_own   (StmRole        role,
                                    const char    *own,
                                    StmRecord     *record,
                                    GError       **error);

G_END_DECLS

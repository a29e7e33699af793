#include "config.h"

#include "core/stm-policy.h"

#include "core/stm-error.h"
#include "core/stm-offer.h"
#include "core/stm-overview.h"
#include "core/stm-placement.h"
#include "core/stm-printout.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

/* One row a kind of record, one column a role: V may view, E may edit and
 * delete, L may edit and delete until a service has accepted (SPEC T8). */
typedef enum { NO, V, E, L } Right;

static const struct
{
  const char *kind;
  Right       rights[STM_ROLE_PARTNER + 1];
} rights[] = {
  /* kind            none  school service region partner */
  { "profile",     { E,   E,     E,      E,     E } },
  { "school",      { NO,  E,     V,      E,     NO } },
  { "supervisor",  { NO,  E,     V,      E,     NO } },
  { "service",     { NO,  E,     E,      E,     E } },
  { "programme",   { NO,  E,     V,      E,     NO } },
  { "student",     { NO,  L,     V,      E,     NO } },
  { "request",     { NO,  L,     V,      E,     NO } },
  { "placement",   { NO,  V,     E,      E,     NO } },
  { "overview",    { NO,  V,     V,      V,     NO } },
  { "region",      { NO,  V,     V,      E,     V } },
  { "deadline",    { NO,  E,     V,      E,     NO } },
  { "offer",       { NO,  V,     E,      E,     NO } },
  { "demand",      { NO,  E,     V,      E,     NO } },
  { "arrangement", { NO,  V,     V,      E,     NO } },
  { "assignment",  { NO,  E,     V,      E,     NO } },
  { "message",     { NO,  E,     V,      E,     NO } },
  { "tally",       { NO,  V,     V,      V,     NO } },
  { "peer",        { NO,  E,     E,      E,     E } },
  { "package",     { NO,  V,     V,      V,     V } },
  { "partner",     { NO,  NO,    NO,     NO,    E } },
  { "mediator",    { NO,  NO,    NO,     NO,    E } },
  { "dossier",     { NO,  NO,    NO,     NO,    E } },
  { "mediation",   { NO,  NO,    NO,     NO,    E } },
  { "appointment", { NO,  NO,    NO,     NO,    E } },
  { "sheet",       { NO,  NO,    NO,     NO,    E } },
  { "goal",        { NO,  NO,    NO,     NO,    E } },
  { "activity",    { NO,  NO,    NO,     NO,    E } },
  { "task",        { NO,  NO,    NO,     NO,    E } },
  { "competence",  { NO,  NO,    NO,     NO,    E } },
  { "study",       { NO,  NO,    NO,     NO,    E } },
  { "target",      { NO,  NO,    NO,     NO,    E } },
  { "signal",      { NO,  NO,    NO,     NO,    E } },
  { "printout",    { NO,  NO,    NO,     NO,    E } },
  { "caseload",    { NO,  NO,    NO,     NO,    V } },
  { "case",        { NO,  NO,    NO,     NO,    V } },
};

static Right
find_right (StmRole role, const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (g_str_equal (rights[i].kind, kind))
      return rights[i].rights[role];

  return NO;
}

/**
 * stm_policy_may:
 * @role: who asks
 * @action: what for
 * @kind: the kind of record
 * @accepted: whether a service has accepted any period of the student that the
 *   record belongs to
 * @error: return location for a #STM_ERROR_REFUSED that says why not
 *
 * The one rule on who may do what (SPEC P1, T8).
 *
 * Returns: whether it is allowed
 */
gboolean
stm_policy_may (StmRole     role,
                StmAction   action,
                const char *kind,
                gboolean    accepted,
                GError    **error)
{
  Right right = find_right (role, kind);

  if (right == E || (right != NO && action == STM_ACTION_VIEW) || (right == L && !accepted))
    return TRUE;

  if (right == L)
    g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                         _("A service has accepted this student, so the school can no longer change "
                           "the data. The region or that service can withdraw the acceptance."));
  else if (g_str_equal (kind, "placement"))
    g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                         _("Only a service or the region decides on a student."));
  else
    g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                         _("Your role may not change this."));

  return FALSE;
}

/**
 * stm_policy_may_see_field:
 * @role: who asks
 * @kind: the kind of record
 * @field: one of its fields
 * @accepted_by_viewer: whether the asking service has accepted this student, or
 *   the asking partner still has the right of access to this dossier
 *
 * The one rule on who sees what: national number, phone and e-mail of a student
 * reach a service only once it has accepted that student (SPEC P3), and a partner
 * sees the national number of a client, and the documents that may name it, while it
 * has access (SPEC W15).
 *
 * Returns: whether the value may be shown, exported or printed
 */
gboolean
stm_policy_may_see_field (StmRole         role,
                          const char     *kind,
                          const StmField *field,
                          gboolean        accepted_by_viewer)
{
  if (find_right (role, kind) == NO)
    return FALSE;

  if ((role == STM_ROLE_SERVICE || role == STM_ROLE_PARTNER) && (field->flags & STM_FIELD_SENSITIVE))
    return accepted_by_viewer;

  return TRUE;
}

/**
 * stm_policy_outlasts_access:
 * @record: a record of a dossier in use
 *
 * The C91 is printed after the access too, and nothing else that has the national
 * number (SPEC W14, W15).
 *
 * Returns: whether @record is seen whole when the right of access is over
 */
gboolean
stm_policy_outlasts_access (StmRecord *record)
{
  return STM_IS_PRINTOUT (record) && g_strcmp0 (STM_PRINTOUT (record)->template, STM_PRINTOUT_ATTESTATION) == 0;
}

/**
 * stm_policy_shown_status:
 * @role: who looks
 * @status: the #StmStatus as it is
 *
 * A school sees a status only once a service has accepted (SPEC T8).
 *
 * Returns: the #StmStatus to show
 */
int
stm_policy_shown_status (StmRole role, int status)
{
  if (role == STM_ROLE_SCHOOL && status == STM_STATUS_DECLINED)
    return STM_STATUS_REQUESTED;

  return status;
}

/**
 * stm_policy_may_see_record:
 * @role: who asks
 * @record: a record
 *
 * A school sees what became of a request only once a service has accepted it,
 * or took that back (SPEC T8).
 *
 * Returns: whether the record may be shown, exported or printed at all
 */
gboolean
stm_policy_may_see_record (StmRole role, StmRecord *record)
{
  if (find_right (role, STM_RECORD_GET_CLASS (record)->kind) == NO)
    return FALSE;

  return role != STM_ROLE_SCHOOL || !STM_IS_PLACEMENT (record)
         || STM_PLACEMENT (record)->state != STM_DECISION_DECLINED;
}

/**
 * stm_policy_may_give_record:
 * @role: who asks
 * @record: a record
 * @accepted_by_viewer: see stm_policy_may_see_field()
 *
 * A printed document is nothing without its content: where that may not leave, the
 * record does not either (SPEC W15).  Who reads the file keeps what is there.
 *
 * Returns: whether the record may stand in an exported file
 */
gboolean
stm_policy_may_give_record (StmRole role, StmRecord *record, gboolean accepted_by_viewer)
{
  return stm_policy_may_see_record (role, record)
         && (role != STM_ROLE_PARTNER || !STM_IS_PRINTOUT (record) || accepted_by_viewer);
}

/**
 * stm_policy_may_edit_own:
 * @role: who asks
 * @own: (nullable): the service whose profile this is
 * @record: a record
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * A service decides and offers for itself only (SPEC T8).
 *
 * Returns: whether @record is not another service's
 */
gboolean
stm_policy_may_edit_own (StmRole role, const char *own, StmRecord *record, GError **error)
{
  const char *service = STM_IS_SERVICE (record) ? stm_record_get_uuid (record)
                        : STM_IS_OFFER (record) ? STM_OFFER (record)->service
                        : STM_IS_PLACEMENT (record) ? STM_PLACEMENT (record)->service : NULL;

  if (role != STM_ROLE_SERVICE || own == NULL || service == NULL || g_str_equal (service, own))
    return TRUE;

  g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                       _("A service enters its own data, offers and decisions only."));
  return FALSE;
}

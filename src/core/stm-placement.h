#pragma once

#include "core/stm-record.h"

/**
 * StmDecision:
 * @STM_DECISION_ACCEPTED: "aanvaard"
 * @STM_DECISION_DECLINED: "geweigerd"
 * @STM_DECISION_WITHDRAWN: an acceptance that was taken back
 *
 * The values of "state", in the order of stm_decision_choices.
 */
typedef enum
{
  STM_DECISION_ACCEPTED,
  STM_DECISION_DECLINED,
  STM_DECISION_WITHDRAWN
} StmDecision;

G_BEGIN_DECLS

#define STM_TYPE_PLACEMENT (stm_placement_get_type ())
G_DECLARE_FINAL_TYPE (StmPlacement, stm_placement, STM, PLACEMENT, StmRecord)

/**
 * StmPlacement:
 * What a service decided on one period of a request (SPEC T8).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmPlacement
{
  StmRecord  parent_instance;

  char  *request;
  int    period;
  char  *service;
  int    state;
  char  *contact_name;
  char  *notes;
  char  *reason;
  char  *decided_at;
};

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmActivityType:
 * @STM_ACTIVITY_TYPE_NONE: not chosen
 * @STM_ACTIVITY_TYPE_OWN: "Eigen opleiding starten", stages too
 * @STM_ACTIVITY_TYPE_REQUESTED: "Opleiding aanvragen"
 * @STM_ACTIVITY_TYPE_IBO: "Individuele beroepsopleiding"
 * @STM_ACTIVITY_TYPE_WORK: work
 *
 * What kind of step towards work it is (SPEC W10), in the order of
 * stm_activity_type_choices.
 */
typedef enum
{
  STM_ACTIVITY_TYPE_NONE,
  STM_ACTIVITY_TYPE_OWN,
  STM_ACTIVITY_TYPE_REQUESTED,
  STM_ACTIVITY_TYPE_IBO,
  STM_ACTIVITY_TYPE_WORK
} StmActivityType;

/**
 * StmActivityState:
 * @STM_ACTIVITY_STATE_PLANNED: entered
 * @STM_ACTIVITY_STATE_REQUESTED: asked of the organiser
 * @STM_ACTIVITY_STATE_STARTED: running
 * @STM_ACTIVITY_STATE_ENDED: over
 * @STM_ACTIVITY_STATE_CANCELLED: it will not be
 *
 * How far it is, in the order of stm_activity_state_choices.
 */
typedef enum
{
  STM_ACTIVITY_STATE_PLANNED,
  STM_ACTIVITY_STATE_REQUESTED,
  STM_ACTIVITY_STATE_STARTED,
  STM_ACTIVITY_STATE_ENDED,
  STM_ACTIVITY_STATE_CANCELLED
} StmActivityState;

#define STM_TYPE_ACTIVITY (stm_activity_get_type ())
G_DECLARE_FINAL_TYPE (StmActivity, stm_activity, STM, ACTIVITY, StmRecord)

/**
 * StmActivity:
 * A "stap naar werk": a training, a stage, an IBO or work (SPEC W10, W11).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmActivity
{
  StmRecord  parent_instance;

  char  *mediation;
  int    type;
  char  *code;
  char  *name;
  char  *organiser;
  int    by_vdab;
  char  *service;
  char  *contact_name;
  char  *contact_phone;
  char  *contact_email;
  char  *summary;
  char  *goal;
  char  *starts_on;
  char  *ends_on;
  int    hours;
  char  *client_agreed_on;
  char  *mediator_agreed_on;
  int    state;
  char  *requested_on;
  char  *started_on;
  char  *ended_on;
  char  *end_reason;
  char  *cancelled_on;
  char  *attested_on;
};

gboolean stm_training_code_check (const char *text, GError **error);

G_END_DECLS

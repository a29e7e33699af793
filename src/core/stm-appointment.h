#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmContactType:
 * @STM_CONTACT_TYPE_NONE: not chosen
 * @STM_CONTACT_TYPE_FIRST: "Eerste afspraak voor bemiddeling bij partner" (SPEC W5)
 * @STM_CONTACT_TYPE_FOLLOW_UP: any later contact
 *
 * What kind of contact it is, in the order of stm_contact_type_choices.
 */
typedef enum
{
  STM_CONTACT_TYPE_NONE,
  STM_CONTACT_TYPE_FIRST,
  STM_CONTACT_TYPE_FOLLOW_UP
} StmContactType;

/**
 * StmOutcome:
 * @STM_OUTCOME_PLANNED: not completed yet
 * @STM_OUTCOME_PRESENT: "aanwezig"
 * @STM_OUTCOME_ABSENT_VALID: "afwezig – geldige reden"
 * @STM_OUTCOME_ABSENT_INVALID: "afwezig – ongeldige reden"
 *
 * How an appointment went (SPEC W5), in the order of stm_outcome_choices.
 */
typedef enum
{
  STM_OUTCOME_PLANNED,
  STM_OUTCOME_PRESENT,
  STM_OUTCOME_ABSENT_VALID,
  STM_OUTCOME_ABSENT_INVALID
} StmOutcome;

#define STM_TYPE_APPOINTMENT (stm_appointment_get_type ())
G_DECLARE_FINAL_TYPE (StmAppointment, stm_appointment, STM, APPOINTMENT, StmRecord)

/**
 * StmAppointment:
 * A planned contact of a mediator and a client (SPEC W3, W4, W5, W9).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmAppointment
{
  StmRecord  parent_instance;

  char  *mediation;
  int    type;
  int    registered;
  char  *date;
  char  *time;
  int    duration;
  char  *contact_name;
  char  *location;
  char  *street;
  char  *postcode;
  char  *place;
  char  *remarks;
  int    outcome;
  char  *completed_on;
  int    residence_checked;
  int    work_card_checked;
  char  *letter_printed_on;
  char  *replan_reason;
};

G_END_DECLS

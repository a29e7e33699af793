#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmCertainty:
 * @STM_CERTAINTY_PROVISIONAL: "voorlopig"
 * @STM_CERTAINTY_EXACT: "exact"
 *
 * How sure a number is (SPEC V2), in the order of stm_certainty_choices.
 */
typedef enum
{
  STM_CERTAINTY_PROVISIONAL,
  STM_CERTAINTY_EXACT
} StmCertainty;

#define STM_TYPE_DEMAND (stm_demand_get_type ())
G_DECLARE_FINAL_TYPE (StmDemand, stm_demand, STM, DEMAND, StmRecord)

/**
 * StmDemand:
 * How many places a school asks for in a period, by number (SPEC V2), "vraag".
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmDemand
{
  StmRecord  parent_instance;

  char  *school;
  char  *programme;
  int    model;
  char  *starts_on;
  char  *ends_on;
  int    days;
  int    half_day_hours;
  int    number;
  int    certainty;
  char  *asked_on;
  char  *contact_name;
  char  *remarks;
  char  *places_sent_on;
};

G_END_DECLS

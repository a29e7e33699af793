#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_TALLY (stm_tally_get_type ())
G_DECLARE_FINAL_TYPE (StmTally, stm_tally, STM, TALLY, StmRecord)

/**
 * StmTally:
 * One row of "Stages op aantal": a demand, what became of it, and where its two
 * tasks stand today (SPEC V2, V3).  Read only; its uuid is the demand's.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmTally
{
  StmRecord  parent_instance;

  char  *school_name;
  char  *programme_name;
  char  *starts_on;
  char  *ends_on;
  int    model;
  int    number;
  int    certainty;
  int    arranged;
  int    assigned;
  int    unused;
  int    next_task;
  int    next_state;
  char  *places_due;
  int    places_state;
  char  *pupils_due;
  int    pupils_state;
  char  *school;
  char  *programme;
};

G_END_DECLS

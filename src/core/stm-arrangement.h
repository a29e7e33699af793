#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_ARRANGEMENT (stm_arrangement_get_type ())
G_DECLARE_FINAL_TYPE (StmArrangement, stm_arrangement, STM, ARRANGEMENT, StmRecord)

/**
 * StmArrangement:
 * Places of an offer that the bureau arranged for a demand (SPEC V3).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmArrangement
{
  StmRecord  parent_instance;

  char  *demand;
  char  *offer;
  int    places;
  char  *contact_name;
  char  *remarks;
  char  *pupils_sent_on;
  char  *unused_sent_on;
};

G_END_DECLS

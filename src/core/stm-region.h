#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_REGION (stm_region_get_type ())
G_DECLARE_FINAL_TYPE (StmRegion, stm_region, STM, REGION, StmRecord)

/**
 * StmRegion:
 * The region that schools and services work with, with its help line (SPEC T11).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmRegion
{
  StmRecord  parent_instance;

  char  *name;
  char  *contact_name;
  char  *phone;
  char  *email;
  char  *website;
  char  *street;
  char  *postcode;
  char  *place;
  char  *opening_hours;
  char  *remarks;
};

G_END_DECLS

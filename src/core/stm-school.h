#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_SCHOOL (stm_school_get_type ())
G_DECLARE_FINAL_TYPE (StmSchool, stm_school, STM, SCHOOL, StmRecord)

/**
 * StmSchool:
 * A school with the address of one campus (SPEC T1).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmSchool
{
  StmRecord  parent_instance;

  char  *name;
  char  *institution_number;
  int    strands;
  char  *street;
  char  *postcode;
  char  *place;
  int    province;
  char  *contact_name;
  char  *phone;
  char  *email;
  char  *remarks;
};

gboolean stm_school_is_dutch (StmSchool *self);

G_END_DECLS

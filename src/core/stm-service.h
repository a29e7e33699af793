#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_SERVICE (stm_service_get_type ())
G_DECLARE_FINAL_TYPE (StmService, stm_service, STM, SERVICE, StmRecord)

/**
 * StmService:
 * Who takes students: a care service or host organisation, "dienst".
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmService
{
  StmRecord  parent_instance;

  char  *name;
  int    kind;
  char  *business_number;
  char  *street;
  char  *postcode;
  char  *place;
  int    province;
  char  *contact_name;
  char  *phone;
  char  *email;
  char  *remarks;
};

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_SUPERVISOR (stm_supervisor_get_type ())
G_DECLARE_FINAL_TYPE (StmSupervisor, stm_supervisor, STM, SUPERVISOR, StmRecord)

/**
 * StmSupervisor:
 * A school's supervisor, "stagebegeleider" (SPEC T2).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmSupervisor
{
  StmRecord  parent_instance;

  char  *school;
  char  *name;
  char  *phone;
  char  *email;
};

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_ASSIGNMENT (stm_assignment_get_type ())
G_DECLARE_FINAL_TYPE (StmAssignment, stm_assignment, STM, ASSIGNMENT, StmRecord)

/**
 * StmAssignment:
 * A pupil who goes to an arranged place (SPEC V3).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmAssignment
{
  StmRecord  parent_instance;

  char  *arrangement;
  char  *student;
};

G_END_DECLS

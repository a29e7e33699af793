#pragma once

#include "core/stm-record.h"
#include "core/stm-school.h"

G_BEGIN_DECLS

#define STM_TYPE_STUDENT (stm_student_get_type ())
G_DECLARE_FINAL_TYPE (StmStudent, stm_student, STM, STUDENT, StmRecord)

/**
 * StmStudent:
 * A student, "leerling" (SPEC T3).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmStudent
{
  StmRecord  parent_instance;

  char  *school;
  char  *first_name;
  char  *last_name;
  char  *national_number;
  int    study_year;
  char  *street;
  char  *postcode;
  char  *place;
  int    province;
  char  *phone;
  char  *email;
  int    transport;
  char  *remarks;
};

void stm_student_check_number (StmStudent *self, StmSchool *school, StmProblemList *problems);

G_END_DECLS

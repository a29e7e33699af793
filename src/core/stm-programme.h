#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmProgrammeMethod:
 * @STM_PROGRAMME_BY_STUDENT: schools enter a request for each student (S1)
 * @STM_PROGRAMME_BY_NUMBER: schools ask for a number of places (S2)
 *
 * How a programme works, in the order of stm_programme_method_choices.
 */
typedef enum
{
  STM_PROGRAMME_BY_STUDENT,
  STM_PROGRAMME_BY_NUMBER
} StmProgrammeMethod;

#define STM_TYPE_PROGRAMME (stm_programme_get_type ())
G_DECLARE_FINAL_TYPE (StmProgramme, stm_programme, STM, PROGRAMME, StmRecord)

/**
 * StmProgramme:
 * A school year and study that students enter, with the study years it takes
 * (SPEC T6).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmProgramme
{
  StmRecord  parent_instance;

  char  *name;
  char  *school_year;
  char  *study;
  int    study_years;
  int    method;
};

StmRecord *stm_programme_new_default (const GDate *today);

G_END_DECLS

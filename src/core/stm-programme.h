#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

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
};

StmRecord *stm_programme_new_default (const GDate *today);

G_END_DECLS

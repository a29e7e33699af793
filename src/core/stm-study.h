#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_STUDY (stm_study_get_type ())
G_DECLARE_FINAL_TYPE (StmStudy, stm_study, STM, STUDY, StmRecord)

/**
 * StmStudy:
 * Something of the studies of a client (SPEC W2).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmStudy
{
  StmRecord  parent_instance;

  char  *dossier;
  char  *name;
  char  *school;
  int    from_year;
  int    until_year;
  int    diploma;
};

G_END_DECLS

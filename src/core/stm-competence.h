#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_COMPETENCE (stm_competence_get_type ())
G_DECLARE_FINAL_TYPE (StmCompetence, stm_competence, STM, COMPETENCE, StmRecord)

/**
 * StmCompetence:
 * A competence of a client with its score (SPEC W2).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmCompetence
{
  StmRecord  parent_instance;

  char  *dossier;
  char  *name;
  int    score;
  char  *scored_on;
  char  *remarks;
};

G_END_DECLS

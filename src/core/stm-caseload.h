#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_CASELOAD (stm_caseload_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseload, stm_caseload, STM, CASELOAD, StmRecord)

/**
 * StmCaseload:
 * One row of "Dossiers": a dossier and its newest mediation.  Read only; its uuid
 * is the dossier's.
 *
 * Read its members directly.  Strings are %NULL where empty.
 */
struct _StmCaseload
{
  StmRecord  parent_instance;

  char  *last_name;
  char  *first_name;
  char  *client_number;
  char  *category;
  char  *work_situation;
  char  *lot;
  char  *place;
  char  *mediator_name;
  int    phase;
  char  *referred_on;
  char  *attended_on;
  char  *next_contact;
  char  *ended_on;
  int    ending;
  int    advice;
  char  *closed_on;
  char  *access_until;
  char  *mediator;
  char  *mediation;
};

G_END_DECLS

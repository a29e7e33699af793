#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_DOSSIER (stm_dossier_get_type ())
G_DECLARE_FINAL_TYPE (StmDossier, stm_dossier, STM, DOSSIER, StmRecord)

/**
 * StmDossier:
 * A job seeker whom the VDAB refers, with what a mediator knows of him (SPEC W2).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmDossier
{
  StmRecord  parent_instance;

  char  *last_name;
  char  *first_name;
  char  *client_number;
  char  *national_number;
  char  *street;
  char  *postcode;
  char  *place;
  int    province;
  char  *phone;
  char  *email;
  char  *work_situation;
  char  *category;
  char  *lot;
  char  *mediator;
  char  *counsellor_name;
  char  *counsellor_phone;
  char  *counsellor_email;
  int    residence_status;
  char  *residence_until;
  int    work_card;
  char  *work_card_until;
  char  *cv_published_on;
  char  *paying_institution;
  int    followed_reason;
  char  *followed_on;
  char  *remarks;
};

gboolean stm_client_number_check (const char *text, GError **error);

G_END_DECLS

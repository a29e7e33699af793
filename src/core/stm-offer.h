#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_OFFER (stm_offer_get_type ())
G_DECLARE_FINAL_TYPE (StmOffer, stm_offer, STM, OFFER, StmRecord)

/**
 * StmOffer:
 * Places that a service offers in a period (SPEC M1, V2), "aanbod".
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmOffer
{
  StmRecord  parent_instance;

  char  *service;
  char  *programme;
  int    model;
  int    places;
  char  *department;
  char  *starts_on;
  char  *ends_on;
  int    days;
  char  *contact_name;
  char  *remarks;
};

G_END_DECLS

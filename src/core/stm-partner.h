#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_PARTNER (stm_partner_get_type ())
G_DECLARE_FINAL_TYPE (StmPartner, stm_partner, STM, PARTNER, StmRecord)

/**
 * StmPartner:
 * The organisation that mediates for the VDAB, with its project follower (SPEC W11).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmPartner
{
  StmRecord  parent_instance;

  char  *name;
  char  *street;
  char  *postcode;
  char  *place;
  char  *phone;
  char  *email;
  char  *follower_name;
  char  *follower_phone;
  char  *follower_email;
  char  *remarks;
};

G_END_DECLS

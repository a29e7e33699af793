#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_PEER (stm_peer_get_type ())
G_DECLARE_FINAL_TYPE (StmPeer, stm_peer, STM, PEER, StmRecord)

/**
 * StmPeer:
 * Another profile that packages are exchanged with (DESIGN §8).  Stays in this database.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmPeer
{
  StmRecord  parent_instance;

  char  *name;
  int    role;
  char  *profile;
  char  *school;
  char  *service;
  char  *region;
  char  *sign_key;
  char  *box_key;
  char  *confirmed_on;
};

G_END_DECLS

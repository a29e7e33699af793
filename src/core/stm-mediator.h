#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_MEDIATOR (stm_mediator_get_type ())
G_DECLARE_FINAL_TYPE (StmMediator, stm_mediator, STM, MEDIATOR, StmRecord)

/**
 * StmMediator:
 * Who mediates at the partner, "partner-bemiddelaar".
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmMediator
{
  StmRecord  parent_instance;

  char  *name;
  char  *phone;
  char  *email;
  char  *remarks;
};

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_TARGET (stm_target_get_type ())
G_DECLARE_FINAL_TYPE (StmTarget, stm_target, STM, TARGET, StmRecord)

/**
 * StmTarget:
 * A job that a client aims at, "jobdoelwit" (SPEC W2).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmTarget
{
  StmRecord  parent_instance;

  char  *dossier;
  char  *name;
  int    rank;
  char  *remarks;
};

G_END_DECLS

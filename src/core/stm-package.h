#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmDirection:
 * @STM_DIRECTION_SENT: made here
 * @STM_DIRECTION_RECEIVED: brought in here
 *
 * Which way a package went, in the order of stm_direction_choices.
 */
typedef enum
{
  STM_DIRECTION_SENT,
  STM_DIRECTION_RECEIVED
} StmDirection;

#define STM_TYPE_PACKAGE (stm_package_get_type ())
G_DECLARE_FINAL_TYPE (StmPackage, stm_package, STM, PACKAGE, StmRecord)

/**
 * StmPackage:
 * A package that was sent or received (SPEC X1).  Its uuid is that of the package; stays in this
 * database.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmPackage
{
  StmRecord  parent_instance;

  int    direction;
  int    content;
  char  *peer;
  char  *receiver;
  char  *made_at;
  int    records;
  char  *digest;
};

G_END_DECLS

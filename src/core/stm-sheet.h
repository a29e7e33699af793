#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

#define STM_TYPE_SHEET (stm_sheet_get_type ())
G_DECLARE_FINAL_TYPE (StmSheet, stm_sheet, STM, SHEET, StmRecord)

/**
 * StmSheet:
 * An "afsprakenblad": what mediator and client agree on (SPEC W8).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmSheet
{
  StmRecord  parent_instance;

  char  *mediation;
  int    number;
  char  *opened_on;
  char  *agreements;
  char  *closed_on;
  char  *client_signed_on;
  char  *mediator_signed_on;
};

gboolean stm_sheet_is_signed (StmSheet *self);

G_END_DECLS

#pragma once

#include "core/stm-case-row.h"

G_BEGIN_DECLS

/* in the place of a StmUrgency */
#define STM_CASE_URGENCY_FOLLOWED (STM_URGENCY_UNDECIDED + 1)

#define STM_TYPE_CASE_ENTRY (stm_case_entry_get_type ())
G_DECLARE_FINAL_TYPE (StmCaseEntry, stm_case_entry, STM, CASE_ENTRY, StmRecord)

/**
 * StmCaseEntry:
 * A row of "Klanten opvolgen" as a record, so that it is shown, exported and printed
 * as every other list (SPEC W1).  Never kept; its uuid is that of the dossier, and
 * its urgency a #StmUrgency or #STM_CASE_URGENCY_FOLLOWED.
 *
 * Read its members directly.  Strings are %NULL where empty.
 */
struct _StmCaseEntry
{
  StmRecord  parent_instance;

  char  *name;
  char  *category;
  int    reason;
  int    urgency;
  char  *due;
  char  *mediator_name;
  char  *lot;
  int    phase;
  char  *step;
  int    more;
  int    followed;
  char  *mediator;
};

extern const StmChoice stm_case_urgency_choices[];

StmCaseEntry *stm_case_entry_new (StmCaseRow *row);

G_END_DECLS

#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmWay:
 * @STM_WAY_NONE: not at all: of a document, that it was kept first
 * @STM_WAY_PRINTED: on paper
 * @STM_WAY_SAVED: in a file
 * @STM_WAY_MAILED: by the mail program
 * @STM_WAY_OUTSIDE: outside the program
 *
 * How something left the program, in the order of stm_way_choices and
 * stm_printout_way_choices.
 */
typedef enum
{
  STM_WAY_NONE,
  STM_WAY_PRINTED,
  STM_WAY_SAVED,
  STM_WAY_MAILED,
  STM_WAY_OUTSIDE
} StmWay;

/* the template of the one document that is printed when the access is over too */
#define STM_PRINTOUT_ATTESTATION "c91-attestation"

#define STM_TYPE_PRINTOUT (stm_printout_get_type ())
G_DECLARE_FINAL_TYPE (StmPrintout, stm_printout, STM, PRINTOUT, StmRecord)

/**
 * StmPrintout:
 * A document as it was printed (SPEC B4).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmPrintout
{
  StmRecord  parent_instance;

  char  *mediation;
  char  *template;
  int    template_revision;
  char  *name;
  char  *about;
  char  *made_on;
  int    way;
  char  *content;
};

gboolean stm_printout_check_content (const char *text, GError **error);
void     stm_printout_set_bytes     (StmPrintout *self, GBytes *bytes);
GBytes  *stm_printout_dup_bytes     (StmPrintout *self);

G_END_DECLS

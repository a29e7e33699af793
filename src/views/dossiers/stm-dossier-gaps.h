#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

/**
 * StmDossierGap:
 * @text: what is missing, in words
 * @part: (nullable): the kind of part that is to be added, "study", "target" or
 *   "competence"
 * @stage: (nullable): the uuid of the stage of which it is a field; of the dossier
 *   where both are %NULL
 *
 * Something that is missing for a dossier that is up to date (SPEC W2; S5 2.1, 2.2),
 * or for the C91 of a stage that is over (SPEC W14).
 */
typedef struct
{
  char       *text;
  const char *part;
  char       *stage;
} StmDossierGap;

/* (transfer full) (element-type StmDossierGap): in the order of S5; never NULL */
GPtrArray *stm_dossier_gaps_list (StmCaseFile *file);
/* (transfer full) (nullable): all that the C91 will lack, a line each for the client
 * and for each stage; NULL where that is nothing */
char      *stm_dossier_gaps_dup_attestation (StmCaseFile *file);

G_END_DECLS

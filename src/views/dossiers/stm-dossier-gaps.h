#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

/**
 * StmDossierGap:
 * @text: what is missing, in words
 * @part: (nullable): the kind of part that is to be added, "study", "target" or
 *   "competence"; %NULL where it is a field of the dossier
 *
 * Something that is missing for a dossier that is up to date (SPEC W2; S5 2.1, 2.2).
 */
typedef struct
{
  const char *text;
  const char *part;
} StmDossierGap;

/* (transfer full) (element-type StmDossierGap): in the order of S5; never NULL */
GPtrArray *stm_dossier_gaps_list (StmCaseFile *file);

G_END_DECLS

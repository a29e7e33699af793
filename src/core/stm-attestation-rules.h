#pragma once

#include "core/stm-case-file.h"

G_BEGIN_DECLS

/**
 * StmAttestationGap:
 * @field: the field that says nothing yet, of the stage or else of the dossier
 * @stage: (nullable): a stage of the case file; %NULL where it is a field of the
 *   dossier, and so is missing for each stage
 *
 * Something that form C91 asks for and the dossier does not say (SPEC W14, B2).
 */
typedef struct
{
  const StmField *field;
  StmActivity    *stage;
} StmAttestationGap;

/* (transfer full) (element-type StmAttestationGap); never NULL */
GPtrArray *stm_attestation_list_gaps (StmCaseFile *file);

G_END_DECLS

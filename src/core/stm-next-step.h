#pragma once

#include "core/stm-follow-up.h"
#include "core/stm-move.h"

G_BEGIN_DECLS

/**
 * StmReason:
 *
 * Why a client stands in "Klanten opvolgen" (SPEC W1), in the order of
 * stm_reason_choices.
 */
typedef enum
{
  STM_REASON_NONE,
  STM_REASON_NEW_SERVICE,
  STM_REASON_FIRST_TODAY,
  STM_REASON_COMPLETE_FIRST,
  STM_REASON_NEW_APPOINTMENT,
  STM_REASON_PRINT_LETTER,
  STM_REASON_PRINT_AGREEMENT,
  STM_REASON_SIGN_AGREEMENT,
  STM_REASON_START_PROCESS,
  STM_REASON_ACTION_SHEET,
  STM_REASON_CONTACT_TODAY,
  STM_REASON_COMPLETE_CONTACT,
  STM_REASON_TASK,
  STM_REASON_COMPETENCES,
  STM_REASON_PAPERS,
  STM_REASON_PLAN_CONTACT,
  STM_REASON_CONTRACT_DAYS,
  STM_REASON_END_SOON,
  STM_REASON_SIGNAL,
  STM_REASON_TO_CLOSE,
  STM_REASON_ATTESTATION
} StmReason;

/**
 * StmNextStep:
 * @reason: why something is to be done
 * @urgency: how urgent it is
 * @due: (nullable): the ISO day by which
 * @text: a sentence that tells the mediator what to do
 * @move: the #StmMoveType that does it, or -1 where it is no move
 * @subject: (nullable): what the move is done to
 *
 * Something to be done in a dossier.
 */
typedef struct
{
  StmReason   reason;
  StmUrgency  urgency;
  char       *due;
  char       *text;
  int         move;
  char       *subject;
} StmNextStep;

void       stm_next_step_free      (StmNextStep *self);
/* whether it only says what comes, with nothing to be done now */
gboolean   stm_next_step_is_calm   (const StmNextStep *self);
/* all that is to be done, the first first; (element-type StmNextStep); never NULL */
GPtrArray *stm_case_list_next      (StmCaseFile *file,
                                    const char  *today);
/* whether the mediator has marked the reason as followed up (SPEC W1) */
gboolean   stm_case_is_followed    (StmDossier  *dossier,
                                    const StmNextStep *step,
                                    const char  *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmNextStep, stm_next_step_free)

G_END_DECLS

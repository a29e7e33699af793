#pragma once

#include "core/stm-case-file.h"
#include "core/stm-printout.h"

G_BEGIN_DECLS

/**
 * StmMoveType:
 * @STM_MOVE_COMPLETE: complete an appointment with its outcome (SPEC W5, W6, W9)
 * @STM_MOVE_REPLAN: "contact herinplannen" (SPEC W4)
 * @STM_MOVE_NEW_FIRST: "nieuwe eerste afspraak maken" (SPEC W5)
 * @STM_MOVE_PRINT_LETTER: print the invitation to an appointment (SPEC W5)
 * @STM_MOVE_PRINT_AGREEMENT: "werkervaringsovereenkomst afdrukken" (SPEC W6)
 * @STM_MOVE_SIGN_AGREEMENT: note that the WEO is signed (SPEC W7)
 * @STM_MOVE_START_PROCESS: "start bemiddelingsproces" (SPEC W7)
 * @STM_MOVE_NEW_SHEET: make an "afsprakenblad" (SPEC W8)
 * @STM_MOVE_SIGN_SHEET: note that both have signed it (SPEC W8)
 * @STM_MOVE_CLOSE_SHEET: close it (SPEC W8)
 * @STM_MOVE_REQUEST_TRAINING: "opleiding aanvragen" (SPEC W10)
 * @STM_MOVE_START_ACTIVITY: a step towards work starts (SPEC W10)
 * @STM_MOVE_END_ACTIVITY: it is over (SPEC W10)
 * @STM_MOVE_CANCEL_ACTIVITY: it will not be (SPEC W10)
 * @STM_MOVE_END_PROCESS: the mediation process ends (SPEC W11)
 * @STM_MOVE_GIVE_ADVICE: "geef eindadvies" (SPEC W12)
 * @STM_MOVE_CLOSE_BY_VDAB: the VDAB closed the service (SPEC W13)
 * @STM_MOVE_PRINT_ATTESTATION: print the attestation for form C91 (SPEC W14)
 * @STM_MOVE_SEND_SIGNAL: note that a signal was sent
 * @STM_MOVE_KEEP_PRINTOUT: keep another printed document (SPEC B4)
 *
 * What a person can do in a dossier, each allowed at its time only.
 */
typedef enum
{
  STM_MOVE_COMPLETE,
  STM_MOVE_REPLAN,
  STM_MOVE_NEW_FIRST,
  STM_MOVE_PRINT_LETTER,
  STM_MOVE_PRINT_AGREEMENT,
  STM_MOVE_SIGN_AGREEMENT,
  STM_MOVE_START_PROCESS,
  STM_MOVE_NEW_SHEET,
  STM_MOVE_SIGN_SHEET,
  STM_MOVE_CLOSE_SHEET,
  STM_MOVE_REQUEST_TRAINING,
  STM_MOVE_START_ACTIVITY,
  STM_MOVE_END_ACTIVITY,
  STM_MOVE_CANCEL_ACTIVITY,
  STM_MOVE_END_PROCESS,
  STM_MOVE_GIVE_ADVICE,
  STM_MOVE_CLOSE_BY_VDAB,
  STM_MOVE_PRINT_ATTESTATION,
  STM_MOVE_SEND_SIGNAL,
  STM_MOVE_KEEP_PRINTOUT
} StmMoveType;

#define STM_N_MOVES (STM_MOVE_KEEP_PRINTOUT + 1)

/**
 * StmMove:
 * @type: what is done
 * @subject: (nullable): the uuid of the appointment, sheet, activity or signal that
 *   it is done to
 * @date: (nullable): the ISO day of a signature, a start or an end; today for %NULL
 * @outcome: a #StmOutcome, to complete
 * @residence_checked: whether the residence status was confirmed, to complete
 * @work_card_checked: whether the work card was confirmed, to complete
 * @papers: (nullable): the dossier with the residence status and the work card that
 *   the client shows, to complete; its other fields are not looked at
 * @ending: a #StmEnding, to end the process
 * @advice: a #StmAdvice
 * @delivery: bits of #StmDelivery, of an advice
 * @way: a #StmWay, of a signal
 * @hours: the minutes that a step towards work took, to end it; -1 leaves what the
 *   dossier says
 * @text: (nullable): a reason, an explanation or a remark
 * @draft: (nullable): the new appointment or sheet, or the appointment as it is to
 *   be planned again
 * @printout: (nullable): what was printed with it, to be kept (SPEC B4)
 *
 * One thing that a person does, with all that it takes.
 */
typedef struct
{
  StmMoveType  type;
  char        *subject;
  char        *date;
  int          outcome;
  gboolean     residence_checked;
  gboolean     work_card_checked;
  StmRecord   *papers;
  int          ending;
  int          advice;
  int          delivery;
  int          way;
  int          hours;
  char        *text;
  StmRecord   *draft;
  StmPrintout *printout;
} StmMove;

StmMove    *stm_move_new           (StmMoveType   type,
                                    const char   *subject);
void        stm_move_free          (StmMove      *self);
const char *stm_move_type_get_key  (StmMoveType   type);
const char *stm_move_type_get_label (StmMoveType  type);
int         stm_move_type_from_key (const char   *key);
GType       stm_move_type_get_subject (StmMoveType type);

/* whether a move can be made now; the error says why not, and which step comes
 * first.  subject: (nullable): as in StmMove */
gboolean    stm_case_may           (StmCaseFile  *file,
                                    StmMoveType   type,
                                    const char   *subject,
                                    const char   *today,
                                    GError      **error);
/* makes it: changes the records of file and touches them, or changes nothing */
gboolean    stm_case_move          (StmCaseFile  *file,
                                    StmMove      *move,
                                    const char   *today,
                                    GError      **error);
/* what may be saved without a move: before is NULL for a new record */
gboolean    stm_case_may_edit      (StmCaseFile  *file,
                                    StmRecord    *before,
                                    StmRecord    *record,
                                    const char   *today,
                                    GError      **error);
/* what may be deleted, and taken back, without a move; of a dossier its parts go
 * along unasked */
gboolean    stm_case_may_delete    (StmCaseFile  *file,
                                    StmRecord    *record,
                                    const char   *today,
                                    GError      **error);
gboolean    stm_case_may_restore   (StmCaseFile  *file,
                                    StmRecord    *record,
                                    const char   *today,
                                    GError      **error);
/* one rule that the calendar decides (SPEC W11, W12), applied and touched; call
 * again until FALSE, saving between */
gboolean    stm_case_pass_time     (StmCaseFile  *file,
                                    const char   *today);
const char *stm_rule_get_label     (const char   *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StmMove, stm_move_free)

StmSheet *stm_case_find_signed_sheet (StmCaseFile *file,
                                      StmTask     *task);

G_END_DECLS

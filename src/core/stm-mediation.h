#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmEnding:
 * @STM_ENDING_NONE: it goes on
 * @STM_ENDING_MAXIMUM_DURATION: "maximum duur 2 jaar"
 * @STM_ENDING_PASSIVE: "3 X passieve categorie"
 * @STM_ENDING_NO_CONTRACT_DAYS: "2 maand zonder contractdagen"
 * @STM_ENDING_ABSENCE: refused by absence (SPEC W5)
 * @STM_ENDING_DISMISSAL: "ontzetting"
 * @STM_ENDING_EARLY_STOP: "vervroegde stopzetting"
 *
 * Why the mediation ended (SPEC W11), in the order of stm_ending_choices.
 */
typedef enum
{
  STM_ENDING_NONE,
  STM_ENDING_MAXIMUM_DURATION,
  STM_ENDING_PASSIVE,
  STM_ENDING_NO_CONTRACT_DAYS,
  STM_ENDING_ABSENCE,
  STM_ENDING_DISMISSAL,
  STM_ENDING_EARLY_STOP
} StmEnding;

/**
 * StmAdvice:
 * @STM_ADVICE_NONE: not given
 * @STM_ADVICE_NO_NEED: "Geen nood aan persoonlijke dienstverlening"
 * @STM_ADVICE_NEED: "Nood aan persoonlijke dienstverlening"
 * @STM_ADVICE_EXHAUSTED: "Dienstverlening uitgeput"
 * @STM_ADVICE_REASSESS: "Nieuwe inschatting nodig"
 *
 * The "eindadvies" (SPEC W12), in the order of stm_advice_choices.
 */
typedef enum
{
  STM_ADVICE_NONE,
  STM_ADVICE_NO_NEED,
  STM_ADVICE_NEED,
  STM_ADVICE_EXHAUSTED,
  STM_ADVICE_REASSESS
} StmAdvice;

/**
 * StmClosing:
 * @STM_CLOSING_NONE: open
 * @STM_CLOSING_BY_PARTNER: "manueel door partner (met eindadvies)"
 * @STM_CLOSING_AUTOMATIC: "automatisch (zonder eindadvies partner)"
 * @STM_CLOSING_BY_VDAB: "afgesloten door VDAB"
 *
 * The "wijze afsluiten" of annex 2 of S5 (SPEC W13), in the order of stm_closing_choices.
 */
typedef enum
{
  STM_CLOSING_NONE,
  STM_CLOSING_BY_PARTNER,
  STM_CLOSING_AUTOMATIC,
  STM_CLOSING_BY_VDAB
} StmClosing;

/**
 * StmDelivery:
 * @STM_DELIVERY_MAIL: "Mail eindadvies"
 * @STM_DELIVERY_PRINT: "Print eindadvies"
 *
 * How the advice reaches the client (SPEC W12): bits, in the order of stm_delivery_choices.
 */
typedef enum
{
  STM_DELIVERY_MAIL  = 1 << 0,
  STM_DELIVERY_PRINT = 1 << 1
} StmDelivery;

/**
 * StmPhase:
 * @STM_PHASE_REFERRED: the first appointment is not attended yet (SPEC W5)
 * @STM_PHASE_ATTENDED: the agreement is to be printed (SPEC W6)
 * @STM_PHASE_PRINTED: the agreement is to be signed (SPEC W7)
 * @STM_PHASE_SIGNED: the mediation process is to be started (SPEC W7)
 * @STM_PHASE_RUNNING: "in bemiddeling"
 * @STM_PHASE_TO_CLOSE: "ter afsluiting" (SPEC W12)
 * @STM_PHASE_CLOSED: with or without advice
 * @STM_PHASE_REFUSED: by absence (SPEC W5)
 *
 * Where a mediation stands, in the order of stm_phase_choices.  The view "caseload" of the
 * database and stm_mediation_get_phase() say the same.
 */
typedef enum
{
  STM_PHASE_REFERRED,
  STM_PHASE_ATTENDED,
  STM_PHASE_PRINTED,
  STM_PHASE_SIGNED,
  STM_PHASE_RUNNING,
  STM_PHASE_TO_CLOSE,
  STM_PHASE_CLOSED,
  STM_PHASE_REFUSED
} StmPhase;

#define STM_TYPE_MEDIATION (stm_mediation_get_type ())
G_DECLARE_FINAL_TYPE (StmMediation, stm_mediation, STM, MEDIATION, StmRecord)

/**
 * StmMediation:
 * The two services of a dossier: mediation by temporary work experience, and the intensive
 * mediation in it (SPEC W5 to W14).  Its dates are written by the moves of stm-move.h only.
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmMediation
{
  StmRecord  parent_instance;

  char  *dossier;
  char  *referred_on;
  char  *attended_on;
  char  *weo_printed_on;
  char  *weo_signed_on;
  char  *process_started_on;
  char  *process_ended_on;
  int    ending;
  char  *ending_remark;
  int    advice;
  char  *advice_remark;
  char  *advice_on;
  int    advice_delivery;
  char  *closed_on;
  int    closing;
  char  *access_until;
};

StmPhase    stm_mediation_get_phase    (StmMediation *self);
const char *stm_mediation_get_last_day (StmMediation *self);
gboolean    stm_mediation_has_access   (StmMediation *self,
                                        const char   *today);
gboolean    stm_mediation_has_banner   (StmMediation *self,
                                        const char   *today);

G_END_DECLS

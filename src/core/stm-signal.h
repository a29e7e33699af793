#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmSignalTopic:
 * @STM_SIGNAL_TOPIC_NONE: not chosen
 * @STM_SIGNAL_TOPIC_REFUSED: "service geweigerd wegens afwezigheid", to the VDAB mediator (SPEC W5)
 * @STM_SIGNAL_TOPIC_STOPPED: "ontzetting" or "vervroegde stopzetting", to the project follower (SPEC W11)
 * @STM_SIGNAL_TOPIC_TRAINING_REQUEST: "aanvraag opleiding", to the organiser (SPEC W10)
 * @STM_SIGNAL_TOPIC_TRAINING_NOTICE: that a training of the VDAB is no longer wanted (SPEC W10)
 * @STM_SIGNAL_TOPIC_ADVICE: the final advice, to the client (SPEC W12)
 *
 * What a signal is about, in the order of stm_signal_topic_choices.
 */
typedef enum
{
  STM_SIGNAL_TOPIC_NONE,
  STM_SIGNAL_TOPIC_REFUSED,
  STM_SIGNAL_TOPIC_STOPPED,
  STM_SIGNAL_TOPIC_TRAINING_REQUEST,
  STM_SIGNAL_TOPIC_TRAINING_NOTICE,
  STM_SIGNAL_TOPIC_ADVICE
} StmSignalTopic;

#define STM_TYPE_SIGNAL (stm_signal_get_type ())
G_DECLARE_FINAL_TYPE (StmSignal, stm_signal, STM, SIGNAL, StmRecord)

/**
 * StmSignal:
 * A message to the VDAB mediator, the project follower or an organiser, ready to be sent (SPEC W5,
 * W10, W11).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmSignal
{
  StmRecord  parent_instance;

  char  *mediation;
  int    topic;
  char  *recipient;
  char  *email;
  char  *made_on;
  char  *text;
  char  *sent_on;
  int    sent_by;
};

G_END_DECLS

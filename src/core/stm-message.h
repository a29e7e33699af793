#pragma once

#include "core/stm-record.h"

G_BEGIN_DECLS

/**
 * StmTopic:
 * @STM_TOPIC_PLACES: the list of places (SPEC V3)
 * @STM_TOPIC_PUPILS: the list of pupils (SPEC V3)
 * @STM_TOPIC_CHANGE: a change (SPEC V4)
 * @STM_TOPIC_UNUSED: places that stay unused (SPEC V4)
 *
 * What a message is about, in the order of stm_topic_choices.
 */
typedef enum
{
  STM_TOPIC_PLACES,
  STM_TOPIC_PUPILS,
  STM_TOPIC_CHANGE,
  STM_TOPIC_UNUSED
} StmTopic;

#define STM_TYPE_MESSAGE (stm_message_get_type ())
G_DECLARE_FINAL_TYPE (StmMessage, stm_message, STM, MESSAGE, StmRecord)

/**
 * StmMessage:
 * What was passed on about a demand, kept as it was said (SPEC V4).
 *
 * Read its members directly; write by property or stm_record_set_text() and
 * stm_record_set_number().  Strings are %NULL where empty.
 */
struct _StmMessage
{
  StmRecord  parent_instance;

  char  *demand;
  char  *arrangement;
  int    topic;
  int    audience;
  char  *text;
  char  *sent_on;
};

G_END_DECLS

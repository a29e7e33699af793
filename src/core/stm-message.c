#include "config.h"

#include "core/stm-message.h"

#include "core/stm-arrangement.h"
#include "core/stm-choices.h"
#include "core/stm-demand.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmMessage, stm_message, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "demand", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmMessage, demand),
    N_("Demand"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_demand_get_type },
  { "arrangement", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmMessage, arrangement),
    N_("Arrangement"), STM_FIELD_FOR_SERVICE, .target = stm_arrangement_get_type },
  { "topic", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmMessage, topic),
    N_("Topic"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_topic_choices },
  { "audience", STM_FIELD_SET, G_STRUCT_OFFSET (StmMessage, audience),
    N_("Addressed to"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .choices = stm_audience_choices },
  { "text", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmMessage, text),
    N_("Message"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE },
  { "sent-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmMessage, sent_on),
    N_("Sent on"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
};

static char *
stm_message_dup_title (StmRecord *record)
{
  return g_strdup (_(stm_topic_choices[STM_MESSAGE (record)->topic].label));
}

static void
stm_message_class_init (StmMessageClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_message_dup_title;

  stm_record_class_install (record_class, "message", "messages", fields, G_N_ELEMENTS (fields));
}

static void
stm_message_init (StmMessage *self)
{
}

#include "config.h"

#include "core/stm-signal.h"

#include "core/stm-choices.h"
#include "core/stm-contact-checks.h"
#include "core/stm-mediation.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmSignal, stm_signal, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "mediation", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmSignal, mediation),
    N_("Mediation"), STM_FIELD_REQUIRED, .target = stm_mediation_get_type },
  { "topic", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmSignal, topic),
    N_("Topic"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED, .choices = stm_signal_topic_choices },
  { "recipient", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSignal, recipient),
    N_("Recipient"), 0 },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSignal, email),
    N_("E-mail"), 0, .check = stm_email_check },
  { "made-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmSignal, made_on),
    N_("Made on"), STM_FIELD_REQUIRED | STM_FIELD_TRACKED },
  { "text", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmSignal, text),
    N_("Text"), STM_FIELD_REQUIRED },
  { "sent-on", STM_FIELD_DATE, G_STRUCT_OFFSET (StmSignal, sent_on),
    N_("Sent on"), STM_FIELD_TRACKED | STM_FIELD_RULED },
  { "sent-by", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmSignal, sent_by),
    N_("Sent by"), STM_FIELD_TRACKED | STM_FIELD_RULED, .choices = stm_way_choices },
};

static char *
stm_signal_dup_title (StmRecord *record)
{
  return g_strdup (_(stm_signal_topic_choices[STM_SIGNAL (record)->topic].label));
}

static void
stm_signal_class_init (StmSignalClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_signal_dup_title;

  stm_record_class_install (record_class, "signal", "signals", fields, G_N_ELEMENTS (fields));
}

static void
stm_signal_init (StmSignal *self)
{
}

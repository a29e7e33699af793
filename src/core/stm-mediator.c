#include "config.h"

#include "core/stm-mediator.h"

#include "core/stm-contact-checks.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmMediator, stm_mediator, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmMediator, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmMediator, phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmMediator, email),
    N_("E-mail"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED, .check = stm_email_check },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmMediator, remarks),
    N_("Remarks"), 0 },
};

static char *
stm_mediator_dup_title (StmRecord *record)
{
  return g_strdup (STM_MEDIATOR (record)->name);
}

static void
stm_mediator_class_init (StmMediatorClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_mediator_dup_title;

  stm_record_class_install (record_class, "mediator", "mediators", fields, G_N_ELEMENTS (fields));
}

static void
stm_mediator_init (StmMediator *self)
{
}

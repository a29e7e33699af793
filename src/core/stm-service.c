#include "config.h"

#include "core/stm-service.h"

#include "core/stm-address-rules.h"
#include "core/stm-business-number.h"
#include "core/stm-choices.h"
#include "core/stm-contact-checks.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmService, stm_service, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "kind", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmService, kind),
    N_("Kind"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_service_kind_choices },
  { "business-number", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, business_number),
    N_("Business number"), STM_FIELD_SEARCHABLE, .check = stm_business_number_check, .normalize = stm_business_number_normalize, .format = stm_business_number_format },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, street),
    N_("Street"), 0 },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, postcode),
    N_("Postcode"), STM_FIELD_SEARCHABLE, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, place),
    N_("Place"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "province", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmService, province),
    N_("Province"), STM_FIELD_SORTED, .choices = stm_province_choices },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, contact_name),
    N_("Contact person"), STM_FIELD_SEARCHABLE },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmService, email),
    N_("E-mail"), STM_FIELD_SEARCHABLE, .check = stm_email_check },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmService, remarks),
    N_("Remarks"), 0 },
};

static void
stm_service_check (StmRecord *record, StmProblemList *problems)
{
  StmService *self = STM_SERVICE (record);

  stm_address_check_province (self->postcode, self->province, problems);
}

static char *
stm_service_dup_title (StmRecord *record)
{
  return g_strdup (STM_SERVICE (record)->name);
}

static void
stm_service_class_init (StmServiceClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_service_check;
  record_class->dup_title = stm_service_dup_title;

  stm_record_class_install (record_class, "service", "services", fields, G_N_ELEMENTS (fields));
}

static void
stm_service_init (StmService *self)
{
}

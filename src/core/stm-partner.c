#include "config.h"

#include "core/stm-partner.h"

#include "core/stm-contact-checks.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmPartner, stm_partner, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, street),
    N_("Street"), 0 },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, postcode),
    N_("Postcode"), 0, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, place),
    N_("Place"), 0 },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, email),
    N_("E-mail"), 0, .check = stm_email_check },
  { "follower-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, follower_name),
    N_("Project follower"), 0 },
  { "follower-phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, follower_phone),
    N_("Phone of the project follower"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "follower-email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPartner, follower_email),
    N_("E-mail of the project follower"), 0, .check = stm_email_check },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmPartner, remarks),
    N_("Remarks"), 0 },
};

static char *
stm_partner_dup_title (StmRecord *record)
{
  return g_strdup (STM_PARTNER (record)->name);
}

static void
stm_partner_class_init (StmPartnerClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_partner_dup_title;

  stm_record_class_install (record_class, "partner", "partners", fields, G_N_ELEMENTS (fields));
}

static void
stm_partner_init (StmPartner *self)
{
}

#include "config.h"

#include "core/stm-region.h"

#include "core/stm-contact-checks.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmRegion, stm_region, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, contact_name),
    N_("Contact person"), 0 },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, email),
    N_("E-mail"), 0, .check = stm_email_check },
  { "website", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, website),
    N_("Website"), 0 },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, street),
    N_("Street"), 0 },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, postcode),
    N_("Postcode"), 0, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmRegion, place),
    N_("Place"), 0 },
  { "opening-hours", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmRegion, opening_hours),
    N_("Opening hours"), 0 },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmRegion, remarks),
    N_("Remarks"), 0 },
};

static char *
stm_region_dup_title (StmRecord *record)
{
  return g_strdup (STM_REGION (record)->name);
}

static void
stm_region_class_init (StmRegionClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_region_dup_title;

  stm_record_class_install (record_class, "region", "regions", fields, G_N_ELEMENTS (fields));
}

static void
stm_region_init (StmRegion *self)
{
}

#include "config.h"

#include "core/stm-school.h"

#include "core/stm-address-rules.h"
#include "core/stm-choices.h"
#include "core/stm-contact-checks.h"
#include "core/stm-postcode.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmSchool, stm_school, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "institution-number", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, institution_number),
    N_("Institution number"), STM_FIELD_SEARCHABLE, .maximum = 20 },
  { "strands", STM_FIELD_SET, G_STRUCT_OFFSET (StmSchool, strands),
    N_("Strands"), STM_FIELD_REQUIRED, .choices = stm_strand_choices },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, street),
    N_("Street"), 0 },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, postcode),
    N_("Postcode"), STM_FIELD_SEARCHABLE, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, place),
    N_("Place"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "province", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmSchool, province),
    N_("Province"), STM_FIELD_SORTED, .choices = stm_province_choices },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, contact_name),
    N_("Contact person"), STM_FIELD_SEARCHABLE },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, phone),
    N_("Phone"), 0, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSchool, email),
    N_("E-mail"), STM_FIELD_SEARCHABLE, .check = stm_email_check },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmSchool, remarks),
    N_("Remarks"), 0 },
};

static void
stm_school_check (StmRecord *record, StmProblemList *problems)
{
  StmSchool *self = STM_SCHOOL (record);

  stm_address_check_province (self->postcode, self->province, problems);
}

/**
 * stm_school_is_dutch:
 * @self: (nullable): a school
 *
 * Returns: whether it lies in the Netherlands, so that its students have a BSN
 *   (SPEC T3); told from its postcode
 */
gboolean
stm_school_is_dutch (StmSchool *self)
{
  return self != NULL && stm_postcode_get_province (self->postcode) == STM_PROVINCE_ABROAD;
}

static char *
stm_school_dup_title (StmRecord *record)
{
  return g_strdup (STM_SCHOOL (record)->name);
}

static void
stm_school_class_init (StmSchoolClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_school_check;
  record_class->dup_title = stm_school_dup_title;

  stm_record_class_install (record_class, "school", "schools", fields, G_N_ELEMENTS (fields));
}

static void
stm_school_init (StmSchool *self)
{
}

#include "config.h"

#include "core/stm-profile.h"

#include "core/stm-choices.h"
#include "core/stm-partner.h"
#include "core/stm-region.h"
#include "core/stm-school.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmProfile, stm_profile, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmProfile, name),
    N_("Name"), STM_FIELD_REQUIRED },
  { "role", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmProfile, role),
    N_("Role"), STM_FIELD_REQUIRED, .choices = stm_role_choices },
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmProfile, school),
    N_("School"), 0, .target = stm_school_get_type },
  { "service", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmProfile, service),
    N_("Service"), 0, .target = stm_service_get_type },
  { "region", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmProfile, region),
    N_("Region"), 0, .target = stm_region_get_type },
  { "partner", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmProfile, partner),
    N_("Partner"), 0, .target = stm_partner_get_type },
  { "person", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmProfile, person),
    N_("Your name"), 0 },
};

static char *
stm_profile_dup_title (StmRecord *record)
{
  return g_strdup (STM_PROFILE (record)->name);
}

static void
stm_profile_class_init (StmProfileClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_profile_dup_title;

  stm_record_class_install (record_class, "profile", "profile", fields, G_N_ELEMENTS (fields));
}

static void
stm_profile_init (StmProfile *self)
{
}

/**
 * stm_profile_get_own:
 * @self: a profile
 *
 * Returns: (nullable): the school, service, region or partner that works in it,
 *   by its uuid
 */
const char *
stm_profile_get_own (StmProfile *self)
{
  switch (self->role)
    {
    case STM_ROLE_SCHOOL:
      return self->school;
    case STM_ROLE_SERVICE:
      return self->service;
    case STM_ROLE_REGION:
      return self->region;
    case STM_ROLE_PARTNER:
      return self->partner;
    default:
      return NULL;
    }
}

/**
 * stm_profile_create_own:
 * @self: a new profile with its role
 *
 * Makes the record that @self is to be of, and names it in @self.
 *
 * Returns: (transfer full) (nullable): a school, service, region or partner
 *   without a name as yet
 */
StmRecord *
stm_profile_create_own (StmProfile *self)
{
  StmRecord *own;

  switch (self->role)
    {
    case STM_ROLE_SCHOOL:
      own = stm_record_new (STM_TYPE_SCHOOL);
      /* the first strand, secondary education, is where nearly all 7th years are */
      g_object_set (own, "strands", 1 << 0, NULL);
      break;
    case STM_ROLE_SERVICE:
      own = stm_record_new (STM_TYPE_SERVICE);
      break;
    case STM_ROLE_REGION:
      own = stm_record_new (STM_TYPE_REGION);
      break;
    case STM_ROLE_PARTNER:
      own = stm_record_new (STM_TYPE_PARTNER);
      break;
    default:
      return NULL;
    }

  g_object_set (self, STM_RECORD_GET_CLASS (own)->kind, stm_record_get_uuid (own), NULL);

  return own;
}

/**
 * stm_profile_guess_person:
 * @real_name: (nullable): what the computer knows of its user
 * @user_name: (nullable): by what name the user logs in
 *
 * Returns: (transfer full) (nullable): the name to propose for who works (SPEC W16);
 *   %NULL where the computer knows none
 */
char *
stm_profile_guess_person (const char *real_name, const char *user_name)
{
  g_autofree char *name = real_name != NULL ? g_strstrip (g_strdup (real_name)) : NULL;

  if (name == NULL || *name == '\0' || !g_utf8_validate (name, -1, NULL) || g_str_equal (name, "Unknown")
      || g_strcmp0 (name, user_name) == 0)
    return NULL;

  return g_steal_pointer (&name);
}

/**
 * stm_profile_check_person:
 * @name: who works, without space around it
 *
 * Returns: (nullable): why the history cannot name anybody so (SPEC W16)
 */
const char *
stm_profile_check_person (const char *name)
{
  if (*name == '\0')
    return _("A name is expected here.");

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return _("A name cannot contain a control character, such as a line end.");

  return g_utf8_strlen (name, -1) > STM_PROFILE_PERSON_LENGTH ? _("This is too long for a name.") : NULL;
}

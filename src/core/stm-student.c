#include "config.h"

#include "core/stm-student.h"

#include "core/stm-address-rules.h"
#include "core/stm-choices.h"
#include "core/stm-contact-checks.h"
#include "core/stm-national-number.h"
#include "core/stm-postcode.h"
#include "core/stm-school.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmStudent, stm_student, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "last-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, last_name),
    N_("Last name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "first-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, first_name),
    N_("First name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmStudent, school),
    N_("School"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_school_get_type },
  { "national-number", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, national_number),
    N_("National number"), STM_FIELD_SENSITIVE, .maximum = 40, .normalize = stm_national_number_normalize, .format = stm_national_number_format },
  { "study-year", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmStudent, study_year),
    N_("Study year"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_study_year_choices },
  { "street", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, street),
    N_("Street"), STM_FIELD_FOR_SERVICE },
  { "postcode", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, postcode),
    N_("Postcode"), STM_FIELD_SEARCHABLE | STM_FIELD_FOR_SERVICE, .check = stm_postcode_check, .normalize = stm_postcode_normalize },
  { "place", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, place),
    N_("Place"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE },
  { "province", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmStudent, province),
    N_("Province"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_province_choices },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, phone),
    N_("Phone"), STM_FIELD_SENSITIVE, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmStudent, email),
    N_("E-mail"), STM_FIELD_SENSITIVE, .check = stm_email_check },
  { "transport", STM_FIELD_SET, G_STRUCT_OFFSET (StmStudent, transport),
    N_("Means of transport"), STM_FIELD_FOR_SERVICE, .choices = stm_transport_choices },
  { "remarks", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmStudent, remarks),
    N_("Remarks"), STM_FIELD_HEALTH | STM_FIELD_FOR_SERVICE },
};

static void
stm_student_check (StmRecord *record, StmProblemList *problems)
{
  StmStudent *self = STM_STUDENT (record);

  stm_address_check_province (self->postcode, self->province, problems);

  if (self->national_number == NULL)
    stm_problem_list_add (problems, "national-number", STM_SEVERITY_WARNING,
                          _("The contracts will need the national number."));
}

/**
 * stm_student_check_number:
 * @self: a student
 * @school: (nullable): the student's school, which decides which kind of
 *   number is expected (SPEC T3)
 * @problems: gets what is wrong
 *
 * Checks the national number, which takes the school to judge.
 */
void
stm_student_check_number (StmStudent *self, StmSchool *school, StmProblemList *problems)
{
  g_autoptr (GError) error = NULL;

  if (self->national_number != NULL
      && !stm_national_number_check (self->national_number, stm_school_is_dutch (school), NULL, &error))
    stm_problem_list_add (problems, "national-number", STM_SEVERITY_ERROR, "%s", error->message);
}

static char *
stm_student_dup_title (StmRecord *record)
{
  StmStudent *self = STM_STUDENT (record);

  return g_strstrip (g_strdup_printf ("%s %s", self->first_name != NULL ? self->first_name : "",
                                      self->last_name != NULL ? self->last_name : ""));
}

static void
stm_student_class_init (StmStudentClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_student_check;
  record_class->dup_title = stm_student_dup_title;

  stm_record_class_install (record_class, "student", "students", fields, G_N_ELEMENTS (fields));
}

static void
stm_student_init (StmStudent *self)
{
}

#include "config.h"

#include "core/stm-assignment.h"

#include "core/stm-arrangement.h"
#include "core/stm-student.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmAssignment, stm_assignment, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "arrangement", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmAssignment, arrangement),
    N_("Arrangement"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_arrangement_get_type },
  { "student", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmAssignment, student),
    N_("Student"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_student_get_type },
};

static char *
stm_assignment_dup_title (StmRecord *record)
{
  return g_strdup (_("Assignment"));
}

static void
stm_assignment_class_init (StmAssignmentClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->dup_title = stm_assignment_dup_title;

  stm_record_class_install (record_class, "assignment", "assignments", fields, G_N_ELEMENTS (fields));
}

static void
stm_assignment_init (StmAssignment *self)
{
}

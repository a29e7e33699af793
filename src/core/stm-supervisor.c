#include "config.h"

#include "core/stm-supervisor.h"

#include "core/stm-contact-checks.h"
#include "core/stm-school.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmSupervisor, stm_supervisor, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "school", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmSupervisor, school),
    N_("School"), STM_FIELD_REQUIRED, .target = stm_school_get_type },
  { "name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSupervisor, name),
    N_("Name"), STM_FIELD_REQUIRED | STM_FIELD_SEARCHABLE | STM_FIELD_SORTED },
  { "phone", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSupervisor, phone),
    N_("Phone"), STM_FIELD_SORTED, .check = stm_phone_check, .normalize = stm_phone_normalize },
  { "email", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmSupervisor, email),
    N_("E-mail"), STM_FIELD_SEARCHABLE | STM_FIELD_SORTED, .check = stm_email_check },
};

static void
stm_supervisor_check (StmRecord *record, StmProblemList *problems)
{
  StmSupervisor *self = STM_SUPERVISOR (record);

  if (self->phone == NULL)
    stm_problem_list_add (problems, "phone", STM_SEVERITY_WARNING,
                          _("Without a phone number services cannot call this supervisor."));
  if (self->email == NULL)
    stm_problem_list_add (problems, "email", STM_SEVERITY_WARNING,
                          _("Without an e-mail address services cannot write to this supervisor."));
}

static char *
stm_supervisor_dup_title (StmRecord *record)
{
  return g_strdup (STM_SUPERVISOR (record)->name);
}

static void
stm_supervisor_class_init (StmSupervisorClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_supervisor_check;
  record_class->dup_title = stm_supervisor_dup_title;

  stm_record_class_install (record_class, "supervisor", "supervisors", fields, G_N_ELEMENTS (fields));
}

static void
stm_supervisor_init (StmSupervisor *self)
{
}

#include "config.h"

#include "core/stm-placement.h"

#include "core/stm-choices.h"
#include "core/stm-request.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (StmPlacement, stm_placement, STM_TYPE_RECORD)

static const StmField fields[] = {
  { "request", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPlacement, request),
    N_("Request"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_request_get_type },
  { "period", STM_FIELD_INTEGER, G_STRUCT_OFFSET (StmPlacement, period),
    N_("Period"), STM_FIELD_REQUIRED | STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .maximum = STM_REQUEST_MAX_PERIODS },
  { "service", STM_FIELD_REFERENCE, G_STRUCT_OFFSET (StmPlacement, service),
    N_("Service"), STM_FIELD_REQUIRED | STM_FIELD_FOR_SERVICE, .target = stm_service_get_type },
  { "state", STM_FIELD_CHOICE, G_STRUCT_OFFSET (StmPlacement, state),
    N_("Decision"), STM_FIELD_SORTED | STM_FIELD_FOR_SERVICE, .choices = stm_decision_choices },
  { "contact-name", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPlacement, contact_name),
    N_("Contact person"), STM_FIELD_FOR_SERVICE },
  { "notes", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmPlacement, notes),
    N_("Notes"), STM_FIELD_FOR_SERVICE },
  { "reason", STM_FIELD_LONG_TEXT, G_STRUCT_OFFSET (StmPlacement, reason),
    N_("Reason"), STM_FIELD_FOR_SERVICE },
  { "decided-at", STM_FIELD_TEXT, G_STRUCT_OFFSET (StmPlacement, decided_at),
    N_("Decided at"), STM_FIELD_FOR_SERVICE, .maximum = 40 },
};

static void
stm_placement_check (StmRecord *record, StmProblemList *problems)
{
  StmPlacement *self = STM_PLACEMENT (record);

  if (self->state != STM_DECISION_ACCEPTED && self->reason == NULL)
    stm_problem_list_add (problems, "reason", STM_SEVERITY_ERROR,
                          _("Declining or withdrawing needs a reason."));
  if (self->state == STM_DECISION_ACCEPTED && self->contact_name == NULL)
    stm_problem_list_add (problems, "contact-name", STM_SEVERITY_WARNING,
                          _("The school needs a contact person for the practical follow-up."));
}

static char *
stm_placement_dup_title (StmRecord *record)
{
  return g_strdup_printf (_("Decision on period %d"), STM_PLACEMENT (record)->period);
}

static void
stm_placement_class_init (StmPlacementClass *klass)
{
  StmRecordClass *record_class = STM_RECORD_CLASS (klass);

  record_class->check = stm_placement_check;
  record_class->dup_title = stm_placement_dup_title;

  stm_record_class_install (record_class, "placement", "placements", fields, G_N_ELEMENTS (fields));
}

static void
stm_placement_init (StmPlacement *self)
{
}

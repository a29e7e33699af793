#include "config.h"

#include "app/stm-view-table.h"

#include "core/stm-activity.h"
#include "core/stm-appointment.h"
#include "core/stm-arrangement.h"
#include "core/stm-assignment.h"
#include "core/stm-competence.h"
#include "core/stm-deadline.h"
#include "core/stm-demand.h"
#include "core/stm-dossier.h"
#include "core/stm-goal.h"
#include "core/stm-mediation.h"
#include "core/stm-mediator.h"
#include "core/stm-message.h"
#include "core/stm-offer.h"
#include "core/stm-partner.h"
#include "core/stm-placement.h"
#include "core/stm-printout.h"
#include "core/stm-programme.h"
#include "core/stm-region.h"
#include "core/stm-request.h"
#include "core/stm-school.h"
#include "core/stm-service.h"
#include "core/stm-sheet.h"
#include "core/stm-signal.h"
#include "core/stm-student.h"
#include "core/stm-study.h"
#include "core/stm-supervisor.h"
#include "core/stm-target.h"
#include "core/stm-task.h"
#include "views/cases/stm-cases-view.h"
#include "views/cases/stm-dossiers-view.h"
#include "views/demands/stm-demand-dialog.h"
#include "views/demands/stm-demand-page.h"
#include "views/demands/stm-demands-view.h"
#include "views/dossiers/stm-dossier-dialog.h"
#include "views/dossiers/stm-dossier-page.h"
#include "views/dossiers/stm-new-dossier-dialog.h"
#include "views/exchange/stm-exchange-view.h"
#include "views/follow-up/stm-follow-up-view.h"
#include "views/mediators/stm-mediator-dialog.h"
#include "views/mediators/stm-mediator-page.h"
#include "views/mediators/stm-mediators-view.h"
#include "views/offers/stm-offer-dialog.h"
#include "views/offers/stm-offer-page.h"
#include "views/offers/stm-offers-view.h"
#include "views/partner/stm-partner-dialog.h"
#include "views/partner/stm-partner-page.h"
#include "views/placements/stm-placements-view.h"
#include "views/programmes/stm-deadline-dialog.h"
#include "views/programmes/stm-programme-dialog.h"
#include "views/programmes/stm-programme-page.h"
#include "views/programmes/stm-programmes-view.h"
#include "views/region/stm-region-dialog.h"
#include "views/region/stm-region-page.h"
#include "views/schools/stm-school-dialog.h"
#include "views/schools/stm-school-page.h"
#include "views/schools/stm-schools-view.h"
#include "views/services/stm-service-dialog.h"
#include "views/services/stm-service-page.h"
#include "views/services/stm-services-view.h"
#include "views/students/stm-student-dialog.h"
#include "views/students/stm-student-page.h"
#include "views/students/stm-students-view.h"
#include "views/supervisors/stm-supervisor-dialog.h"
#include "views/supervisors/stm-supervisor-page.h"
#include "views/supervisors/stm-supervisors-view.h"

#include <glib/gi18n-lib.h>

#define SCHOOL (1 << STM_ROLE_SCHOOL)
#define SERVICE (1 << STM_ROLE_SERVICE)
#define REGION (1 << STM_ROLE_REGION)
#define PARTNER (1 << STM_ROLE_PARTNER)

/* in the order of the sidebar */
static const StmViewEntry views[] = {
  { "follow-up", SCHOOL | SERVICE | REGION, "stm-follow-up-symbolic", N_("Follow-up"), stm_follow_up_view_new },
  { "cases", PARTNER, "stm-follow-up-symbolic", N_("Follow Up Clients"), stm_cases_view_new },
  { "dossiers", PARTNER, "stm-dossier-symbolic", N_("Dossiers"), stm_dossiers_view_new },
  { "mediators", PARTNER, "avatar-default-symbolic", N_("Mediators"), stm_mediators_view_new },
  { "placements", SCHOOL | REGION, "stm-placement-symbolic", N_("Placements"), stm_placements_view_new },
  { "placements", SERVICE, "stm-placement-symbolic", N_("Candidates"), stm_placements_view_new },
  { "students", SCHOOL | SERVICE | REGION, "stm-student-symbolic", N_("Students"), stm_students_view_new },
  { "supervisors", SCHOOL | REGION, "avatar-default-symbolic", N_("Supervisors"), stm_supervisors_view_new },
  { "services", SCHOOL | REGION | PARTNER, "stm-service-symbolic", N_("Services"), stm_services_view_new },
  { "own-partner", PARTNER, "stm-region-symbolic", N_("Our Organisation"), stm_own_partner_page_new },
  { "own-service", SERVICE, "stm-service-symbolic", N_("Our Service"), stm_own_service_page_new },
  { "schools", SCHOOL | SERVICE | REGION, "stm-school-symbolic", N_("Schools"), stm_schools_view_new },
  { "offers", SCHOOL | SERVICE | REGION, "stm-offer-symbolic", N_("Offers"), stm_offers_view_new },
  { "demands", SCHOOL | REGION, "stm-demand-symbolic", N_("Stages by Number"), stm_demands_view_new },
  { "programmes", SCHOOL | SERVICE | REGION, "stm-programme-symbolic", N_("Programmes"), stm_programmes_view_new },
  { "exchange", SCHOOL | SERVICE | REGION, "stm-exchange-symbolic", N_("Exchange"), stm_exchange_view_new },
};

static AdwDialog *
dossier_dialog_new (StmStore *store, const char *uuid)
{
  return uuid != NULL ? stm_dossier_dialog_new (store, uuid) : stm_new_dossier_dialog_new (store);
}

static const StmKindEntry kinds[] = {
  { "student", stm_student_get_type, stm_student_page_new, stm_student_dialog_new },
  { "supervisor", stm_supervisor_get_type, stm_supervisor_page_new, stm_supervisor_dialog_new },
  { "service", stm_service_get_type, stm_service_page_new, stm_service_dialog_new },
  { "school", stm_school_get_type, stm_school_page_new, stm_school_dialog_new },
  { "programme", stm_programme_get_type, stm_programme_page_new, stm_programme_dialog_new },
  { "offer", stm_offer_get_type, stm_offer_page_new, stm_offer_dialog_new },
  { "demand", stm_demand_get_type, stm_demand_page_new, stm_demand_dialog_new },
  { "arrangement", stm_arrangement_get_type, NULL, NULL },
  { "deadline", stm_deadline_get_type, NULL, stm_deadline_dialog_new },
  { "region", stm_region_get_type, stm_region_page_new, stm_region_dialog_new },
  { "dossier", stm_dossier_get_type, stm_dossier_page_new, dossier_dialog_new },
  { "study", stm_study_get_type, NULL, NULL },
  { "target", stm_target_get_type, NULL, NULL },
  { "competence", stm_competence_get_type, NULL, NULL },
  { "mediator", stm_mediator_get_type, stm_mediator_page_new, stm_mediator_dialog_new },
  { "partner", stm_partner_get_type, stm_partner_page_new, stm_partner_dialog_new },
};

/**
 * stm_view_table_get:
 * @index: a number from 0
 *
 * Returns: (nullable): that view; %NULL after the last
 */
const StmViewEntry *
stm_view_table_get (guint index)
{
  return index < G_N_ELEMENTS (views) ? &views[index] : NULL;
}

/**
 * stm_view_table_find:
 * @name: (nullable): of a view
 * @role: who works
 *
 * Returns: (transfer none): the view of that name, or the first one of @role
 *   where it has none of that name
 */
const StmViewEntry *
stm_view_table_find (const char *name, StmRole role)
{
  const StmViewEntry *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (!(views[i].roles & (1 << role)))
        continue;

      if (g_strcmp0 (views[i].name, name) == 0)
        return &views[i];
      if (first == NULL)
        first = &views[i];
    }

  return first;
}

/**
 * stm_kind_table_find:
 * @kind: of a record
 *
 * Returns: (nullable): what can be shown of that kind
 */
const StmKindEntry *
stm_kind_table_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return &kinds[i];

  return NULL;
}

/* Returns: (transfer full) (nullable): the demand that a record is part of */
static char *
dup_demand (StmStore *store, const char *kind, const char *uuid)
{
  g_autoptr (StmRecord) assignment = NULL;
  g_autoptr (StmRecord) arrangement = NULL;

  if (g_str_equal (kind, "message"))
    {
      g_autoptr (StmRecord) message = stm_store_get (store, STM_TYPE_MESSAGE, uuid, NULL);

      return message != NULL ? g_strdup (STM_MESSAGE (message)->demand) : NULL;
    }

  if (g_str_equal (kind, "assignment"))
    {
      assignment = stm_store_get (store, STM_TYPE_ASSIGNMENT, uuid, NULL);
      uuid = assignment != NULL ? STM_ASSIGNMENT (assignment)->arrangement : NULL;
    }
  if (uuid != NULL)
    arrangement = stm_store_get (store, STM_TYPE_ARRANGEMENT, uuid, NULL);

  return arrangement != NULL ? g_strdup (STM_ARRANGEMENT (arrangement)->demand) : NULL;
}

/* What belongs to a dossier: by its own field, or by its mediation. */
static GType (*const dossier_parts[]) (void) = {
  stm_study_get_type, stm_target_get_type, stm_competence_get_type, stm_mediation_get_type, stm_appointment_get_type,
  stm_sheet_get_type, stm_goal_get_type, stm_activity_get_type, stm_task_get_type, stm_signal_get_type,
  stm_printout_get_type,
};

/* Returns: (transfer full) (nullable): what a reference of the record names */
static char *
dup_reference (StmStore *store, GType type, const char *uuid, const char *name)
{
  g_autoptr (StmRecord) record = stm_store_get (store, type, uuid, NULL);
  const StmField *field = record != NULL ? stm_record_class_find_field (STM_RECORD_GET_CLASS (record), name) : NULL;

  return field != NULL ? g_strdup (stm_record_get_text (record, field)) : NULL;
}

/* Returns: (transfer full) (nullable): the dossier that a record is part of */
static char *
dup_dossier (StmStore *store, const char *kind, const char *uuid)
{
  for (guint i = 0; i < G_N_ELEMENTS (dossier_parts); i++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (dossier_parts[i] ());
      g_autofree char *mediation = NULL;

      if (!g_str_equal (klass->kind, kind))
        continue;

      if (stm_record_class_find_field (klass, "dossier") != NULL)
        return dup_reference (store, dossier_parts[i] (), uuid, "dossier");

      mediation = dup_reference (store, dossier_parts[i] (), uuid, "mediation");
      return mediation != NULL ? dup_reference (store, STM_TYPE_MEDIATION, mediation, "dossier") : NULL;
    }

  return NULL;
}

/**
 * stm_kind_table_resolve:
 * @store: the store
 * @kind: of a record
 * @uuid: the record
 * @shown_uuid: (out): the record to show in its place
 *
 * A request and its placements are shown with their student, and so is a row of
 * the overview or of the dossiers; a moment is shown with its programme, what became of a demand
 * with that, and what belongs to a dossier with that.
 *
 * Returns: (nullable): what can be shown of it
 */
const StmKindEntry *
stm_kind_table_resolve (StmStore *store, const char *kind, const char *uuid, char **shown_uuid)
{
  g_autofree char *request_uuid = NULL;

  if (g_str_equal (kind, "placement"))
    {
      g_autoptr (StmPlacement) placement = STM_PLACEMENT (stm_store_get (store, STM_TYPE_PLACEMENT, uuid, NULL));

      request_uuid = placement != NULL ? g_strdup (placement->request) : NULL;
    }
  else if (g_str_equal (kind, "request"))
    {
      request_uuid = g_strdup (uuid);
    }

  if (request_uuid != NULL)
    {
      g_autoptr (StmRequest) request = STM_REQUEST (stm_store_get (store, STM_TYPE_REQUEST, request_uuid, NULL));

      *shown_uuid = request != NULL ? g_strdup (request->student) : NULL;
      return *shown_uuid != NULL ? stm_kind_table_find ("student") : NULL;
    }

  if (g_str_equal (kind, "deadline"))
    {
      g_autoptr (StmDeadline) deadline = STM_DEADLINE (stm_store_get (store, STM_TYPE_DEADLINE, uuid, NULL));

      *shown_uuid = deadline != NULL ? g_strdup (deadline->programme) : NULL;
      return deadline != NULL ? stm_kind_table_find ("programme") : NULL;
    }

  if (g_str_equal (kind, "message") || g_str_equal (kind, "assignment") || g_str_equal (kind, "arrangement"))
    {
      *shown_uuid = dup_demand (store, kind, uuid);
      return *shown_uuid != NULL ? stm_kind_table_find ("demand") : NULL;
    }

  *shown_uuid = dup_dossier (store, kind, uuid);
  if (*shown_uuid != NULL)
    return stm_kind_table_find ("dossier");

  *shown_uuid = g_strdup (uuid);
  if (g_str_equal (kind, "tally"))
    return stm_kind_table_find ("demand");
  if (g_str_equal (kind, "caseload") || g_str_equal (kind, "case"))
    return stm_kind_table_find ("dossier");

  return stm_kind_table_find (g_str_equal (kind, "overview") ? "student" : kind);
}

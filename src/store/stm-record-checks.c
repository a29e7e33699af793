#include "config.h"

#include "store/stm-record-checks.h"

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
#include "core/stm-message.h"
#include "core/stm-placement-rules.h"
#include "core/stm-printout.h"
#include "core/stm-record-types.h"
#include "core/stm-request-rules.h"
#include "core/stm-sheet.h"
#include "core/stm-signal.h"
#include "core/stm-study.h"
#include "core/stm-target.h"
#include "core/stm-task.h"
#include "core/stm-title.h"
#include "store/stm-place-checks.h"

#include <glib/gi18n-lib.h>

typedef GType (*TypeFunc) (void);

/* What lives and dies with its owner, which it refers to by the owner's kind; a
 * message stays in the log when what it was about goes. */
static const struct
{
  TypeFunc part;
  TypeFunc owner;
  gboolean stays;
} parts[] = {
  { stm_request_get_type,     stm_student_get_type },
  { stm_placement_get_type,   stm_request_get_type },
  { stm_deadline_get_type,    stm_programme_get_type },
  { stm_arrangement_get_type, stm_demand_get_type },
  { stm_message_get_type,     stm_demand_get_type },
  { stm_assignment_get_type,  stm_arrangement_get_type },
  { stm_message_get_type,     stm_arrangement_get_type, TRUE },
  { stm_mediation_get_type,   stm_dossier_get_type },
  { stm_competence_get_type,  stm_dossier_get_type },
  { stm_study_get_type,       stm_dossier_get_type },
  { stm_target_get_type,      stm_dossier_get_type },
  { stm_appointment_get_type, stm_mediation_get_type },
  { stm_sheet_get_type,       stm_mediation_get_type },
  { stm_goal_get_type,        stm_mediation_get_type },
  { stm_activity_get_type,    stm_mediation_get_type },
  { stm_task_get_type,        stm_mediation_get_type },
  { stm_signal_get_type,      stm_mediation_get_type },
  { stm_printout_get_type,    stm_mediation_get_type },
};

/**
 * stm_record_checks_is_part_of:
 * @part: a record type
 * @owner: a record type
 *
 * Returns: whether a record of @part lives and dies with the one of @owner that
 *   it refers to, as a request does with its student
 */
gboolean
stm_record_checks_is_part_of (GType part, GType owner)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].part () == part && parts[i].owner () == owner)
      return !parts[i].stays;

  return FALSE;
}

/* Whether the reference keeps its target from being deleted. */
static gboolean
is_holding (GType type, const StmField *field)
{
  g_autoptr (StmRecordClass) target = g_type_class_ref (field->target ());

  if (!g_str_equal (target->kind, field->name))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].part () == type && parts[i].owner () == field->target ())
      return FALSE;

  return TRUE;
}

static gboolean
check_references (StmConnection *connection, StmRecord *record, StmRecord *student, StmProblemList *problems, GError **error)
{
  StmRecordClass *klass = STM_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const StmField *field = &klass->fields[i];
      const char *uuid = field->type == STM_FIELD_REFERENCE ? stm_record_get_text (record, field) : "";
      g_autoptr (StmRecord) target = NULL;
      g_autoptr (GError) local_error = NULL;

      /* a student that is entered together with its request is not saved yet */
      if (*uuid == '\0' || (student != NULL && g_str_equal (uuid, stm_record_get_uuid (student))))
        continue;

      target = stm_connection_get (connection, field->target (), uuid, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      if (target == NULL || stm_record_get_deleted_at (target) != NULL)
        stm_problem_list_add (problems, field->name, STM_SEVERITY_ERROR,
                              _("What was chosen here is deleted. Choose another one."));
    }

  return TRUE;
}

static gboolean
check_request (StmConnection *connection, StmRequest *request, StmRecord *student, StmProblemList *problems, GError **error)
{
  g_autoptr (StmRecord) kept = NULL;
  g_autoptr (StmRecord) programme = stm_connection_get (connection, STM_TYPE_PROGRAMME, request->programme, NULL);
  g_autoptr (StmRecord) supervisor = stm_connection_get (connection, STM_TYPE_SUPERVISOR, request->supervisor, NULL);
  g_autoptr (GListModel) others = NULL;

  if (student == NULL)
    student = kept = stm_connection_get (connection, STM_TYPE_STUDENT, request->student, NULL);
  if (student == NULL)
    return TRUE;

  stm_request_check_links (request, STM_STUDENT (student), (StmProgramme *) programme,
                           (StmSupervisor *) supervisor, problems);

  others = stm_connection_list (connection, STM_TYPE_REQUEST, "student", stm_record_get_uuid (student), error);
  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (StmRequest) other = g_list_model_get_item (others, i);

      if (g_strcmp0 (other->programme, request->programme) == 0
          && !g_str_equal (stm_record_get_uuid (STM_RECORD (other)), stm_record_get_uuid (STM_RECORD (request))))
        stm_problem_list_add (problems, "programme", STM_SEVERITY_ERROR,
                              _("This student already has a request in this programme."));
    }

  return TRUE;
}

/* SPEC W2: an IKL is one client's. */
static gboolean
check_dossier (StmConnection *connection, StmDossier *dossier, StmProblemList *problems, GError **error)
{
  g_autoptr (GListModel) others = NULL;

  if (dossier->client_number == NULL)
    return TRUE;

  others = stm_connection_list (connection, STM_TYPE_DOSSIER, "client-number", dossier->client_number, error);
  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (StmRecord) other = g_list_model_get_item (others, i);

      if (!g_str_equal (stm_record_get_uuid (other), stm_record_get_uuid (STM_RECORD (dossier))))
        stm_problem_list_add (problems, "client-number", STM_SEVERITY_ERROR, _("There is another dossier with this IKL."));
    }

  return TRUE;
}

/**
 * stm_record_checks_run:
 * @connection: a connection
 * @record: a record, kept or not
 * @student: (nullable): the draft of the student of a request, where it is
 *   edited together with it
 * @problems: gets what is wrong
 * @error: return location for an error of the database
 *
 * Runs all checks on @record: its own, and those that look at other records.
 *
 * Returns: whether the checks could be made
 */
gboolean
stm_record_checks_run (StmConnection   *connection,
                       StmRecord       *record,
                       StmRecord       *student,
                       StmProblemList  *problems,
                       GError         **error)
{
  stm_record_check (record, problems);

  if (STM_IS_STUDENT (record))
    {
      g_autoptr (StmRecord) school = stm_connection_get (connection, STM_TYPE_SCHOOL,
                                                         STM_STUDENT (record)->school, NULL);

      stm_student_check_number (STM_STUDENT (record), (StmSchool *) school, problems);
    }

  if (STM_IS_DOSSIER (record) && !check_dossier (connection, STM_DOSSIER (record), problems, error))
    return FALSE;

  if (STM_IS_REQUEST (record) && !check_request (connection, STM_REQUEST (record), student, problems, error))
    return FALSE;

  return stm_place_checks_run (connection, record, problems, error)
         && check_references (connection, record, student, problems, error);
}

/**
 * stm_record_checks_decision:
 * @connection: a connection
 * @placement: a decision about to be saved
 * @error: return location for a #STM_ERROR_REFUSED
 *
 * Returns: whether SPEC T8 allows the decision
 */
gboolean
stm_record_checks_decision (StmConnection *connection, StmRecord *placement, GError **error)
{
  const char *request_uuid = STM_PLACEMENT (placement)->request;
  g_autoptr (StmRecord) request = stm_connection_get (connection, STM_TYPE_REQUEST, request_uuid, error);
  g_autoptr (GListModel) decisions = NULL;

  if (request == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("The request is gone."));
      return FALSE;
    }

  decisions = stm_connection_list (connection, STM_TYPE_PLACEMENT, "request", request_uuid, error);

  return decisions != NULL
         && stm_placement_check_decision (STM_PLACEMENT (placement), STM_REQUEST (request), decisions, error);
}

/**
 * stm_record_checks_dup_owner:
 * @connection: a connection
 * @record: a record
 *
 * Returns: (transfer full) (nullable): whose part @record is in the end, as a
 *   decision is of a student, or @record itself; %NULL where that is gone
 */
StmRecord *
stm_record_checks_dup_owner (StmConnection *connection, StmRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (StmRecordClass) owner_class = NULL;
      g_autoptr (StmRecord) owner = NULL;
      const StmField *field;

      if (parts[i].part () != G_OBJECT_TYPE (record))
        continue;

      owner_class = g_type_class_ref (parts[i].owner ());
      field = stm_record_class_find_field (STM_RECORD_GET_CLASS (record), owner_class->kind);
      owner = stm_connection_get (connection, parts[i].owner (), stm_record_get_text (record, field), NULL);

      return owner != NULL ? stm_record_checks_dup_owner (connection, owner) : NULL;
    }

  return g_object_ref (record);
}

/* People know a request and a decision by the student, and an arranged place by
 * what it was arranged for. */
static StmTitle *
make_title (StmConnection *connection, StmRecord *part)
{
  g_autoptr (StmRecord) record = stm_record_checks_dup_owner (connection, part);
  g_autofree char *title = NULL;

  if (record == NULL)
    return NULL;

  title = stm_record_dup_title (record);

  return stm_title_new (STM_RECORD_GET_CLASS (record)->kind, stm_record_get_uuid (record), title, NULL);
}

static gboolean
append_references (StmConnection *connection, StmRecord *record, GType type, const StmField *field,
                   GListStore *titles, GHashTable *seen, GError **error)
{
  g_autoptr (GListModel) others = stm_connection_list (connection, type, field->name,
                                                       stm_record_get_uuid (record), error);

  if (others == NULL)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (others); i++)
    {
      g_autoptr (StmRecord) other = g_list_model_get_item (others, i);
      g_autoptr (StmTitle) title = make_title (connection, other);

      if (title != NULL && g_hash_table_add (seen, g_strdup (stm_title_get_uuid (title))))
        g_list_store_append (titles, title);
    }

  return TRUE;
}

/**
 * stm_record_checks_list_references:
 * @connection: a connection
 * @record: a record that somebody wants to delete
 * @error: return location
 *
 * Lists what still refers to @record, its own parts aside (SPEC T2).
 *
 * Returns: (transfer full): #StmTitle of them, students for requests and
 *   decisions
 */
GListModel *
stm_record_checks_list_references (StmConnection *connection, StmRecord *record, GError **error)
{
  g_autoptr (GListStore) titles = g_list_store_new (STM_TYPE_TITLE);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (StmRecordClass) klass = g_type_class_ref (types[t]);

      for (guint i = 0; i < klass->n_fields; i++)
        {
          const StmField *field = &klass->fields[i];

          if (field->type == STM_FIELD_REFERENCE && field->target () == G_OBJECT_TYPE (record)
              && is_holding (types[t], field)
              && !append_references (connection, record, types[t], field, titles, seen, error))
            return NULL;
        }
    }

  return G_LIST_MODEL (g_steal_pointer (&titles));
}

#include "config.h"

#include "store/stm-place-checks.h"

#include "core/stm-arrangement-rules.h"
#include "core/stm-programme.h"

#include <glib/gi18n-lib.h>

static gboolean
check_offer (StmConnection *connection, StmOffer *offer, StmProblemList *problems, GError **error)
{
  g_autoptr (GListModel) arrangements = stm_connection_list (connection, STM_TYPE_ARRANGEMENT, "offer",
                                                             stm_record_get_uuid (STM_RECORD (offer)), error);

  if (arrangements == NULL)
    return FALSE;

  stm_offer_check_arranged (offer, arrangements, problems);

  return TRUE;
}

static void
check_demand (StmConnection *connection, StmDemand *demand, StmProblemList *problems)
{
  g_autoptr (StmRecord) programme = stm_connection_get (connection, STM_TYPE_PROGRAMME, demand->programme, NULL);

  if (programme != NULL && STM_PROGRAMME (programme)->method != STM_PROGRAMME_BY_NUMBER)
    stm_problem_list_add (problems, "programme", STM_SEVERITY_WARNING,
                          _("In this programme schools ask for a place for each student."));
}

static gboolean
check_arrangement (StmConnection *connection, StmArrangement *arrangement, StmProblemList *problems, GError **error)
{
  g_autoptr (StmRecord) offer = stm_connection_get (connection, STM_TYPE_OFFER, arrangement->offer, NULL);
  g_autoptr (StmRecord) demand = stm_connection_get (connection, STM_TYPE_DEMAND, arrangement->demand, NULL);
  g_autoptr (GListModel) of_offer = NULL;
  g_autoptr (GListModel) assignments = NULL;

  if (offer == NULL || demand == NULL)
    return TRUE;

  of_offer = stm_connection_list (connection, STM_TYPE_ARRANGEMENT, "offer", arrangement->offer, error);
  if (of_offer == NULL)
    return FALSE;

  assignments = stm_connection_list (connection, STM_TYPE_ASSIGNMENT, "arrangement",
                                     stm_record_get_uuid (STM_RECORD (arrangement)), error);
  if (assignments == NULL)
    return FALSE;

  stm_arrangement_check_places (arrangement, STM_OFFER (offer), STM_DEMAND (demand), of_offer, assignments, problems);

  return TRUE;
}

/* Returns: (transfer full) (nullable): the assignments of all arrangements for a
 * demand */
static GListModel *
list_assignments (StmConnection *connection, const char *demand, GError **error)
{
  g_autoptr (GListModel) arrangements = stm_connection_list (connection, STM_TYPE_ARRANGEMENT, "demand", demand, error);
  g_autoptr (GListStore) all = g_list_store_new (STM_TYPE_ASSIGNMENT);

  for (guint i = 0; arrangements != NULL && i < g_list_model_get_n_items (arrangements); i++)
    {
      g_autoptr (StmRecord) arrangement = g_list_model_get_item (arrangements, i);
      g_autoptr (GListModel) some = stm_connection_list (connection, STM_TYPE_ASSIGNMENT, "arrangement",
                                                         stm_record_get_uuid (arrangement), error);

      if (some == NULL)
        return NULL;

      for (guint j = 0; j < g_list_model_get_n_items (some); j++)
        {
          g_autoptr (StmRecord) assignment = g_list_model_get_item (some, j);

          g_list_store_append (all, assignment);
        }
    }

  return arrangements != NULL ? G_LIST_MODEL (g_steal_pointer (&all)) : NULL;
}

static gboolean
check_assignment (StmConnection *connection, StmAssignment *assignment, StmProblemList *problems, GError **error)
{
  g_autoptr (StmRecord) arrangement = stm_connection_get (connection, STM_TYPE_ARRANGEMENT, assignment->arrangement, NULL);
  g_autoptr (StmRecord) student = stm_connection_get (connection, STM_TYPE_STUDENT, assignment->student, NULL);
  g_autoptr (StmRecord) demand = NULL;
  g_autoptr (GListModel) of_demand = NULL;

  if (arrangement != NULL)
    demand = stm_connection_get (connection, STM_TYPE_DEMAND, STM_ARRANGEMENT (arrangement)->demand, NULL);
  if (demand == NULL || student == NULL)
    return TRUE;

  of_demand = list_assignments (connection, stm_record_get_uuid (demand), error);
  if (of_demand == NULL)
    return FALSE;

  stm_assignment_check_place (assignment, STM_ARRANGEMENT (arrangement), STM_DEMAND (demand), STM_STUDENT (student),
                              of_demand, problems);

  return TRUE;
}

/**
 * stm_place_checks_run:
 * @connection: a connection
 * @record: a record of any type
 * @problems: gets what is wrong
 * @error: return location for an error of the database
 *
 * Runs the checks on places by number that look at other records (SPEC V2, V3).
 *
 * Returns: whether the checks could be made
 */
gboolean
stm_place_checks_run (StmConnection *connection, StmRecord *record, StmProblemList *problems, GError **error)
{
  if (STM_IS_DEMAND (record))
    check_demand (connection, STM_DEMAND (record), problems);

  if (STM_IS_OFFER (record))
    return check_offer (connection, STM_OFFER (record), problems, error);
  if (STM_IS_ARRANGEMENT (record))
    return check_arrangement (connection, STM_ARRANGEMENT (record), problems, error);
  if (STM_IS_ASSIGNMENT (record))
    return check_assignment (connection, STM_ASSIGNMENT (record), problems, error);

  return TRUE;
}

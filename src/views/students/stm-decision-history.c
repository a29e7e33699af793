#include "config.h"

#include "views/students/stm-decision-history.h"

#include "core/stm-placement.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

static void
append (GListStore *store, GListModel *events)
{
  for (guint i = 0; events != NULL && i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (StmEvent) event = g_list_model_get_item (events, i);

      g_list_store_append (store, event);
    }
}

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (stm_event_get_at ((StmEvent *) b), stm_event_get_at ((StmEvent *) a));
}

GListModel *
stm_decision_history_list (StmStore *store, StmRequest *request)
{
  const char *uuid = stm_record_get_uuid (STM_RECORD (request));
  g_autoptr (GListModel) decisions = stm_store_list (store, STM_TYPE_PLACEMENT, "request", uuid, NULL);
  g_autoptr (GListModel) own = stm_store_list_events (store, uuid, NULL);
  GListStore *all = g_list_store_new (STM_TYPE_EVENT);

  for (guint i = 0; decisions != NULL && i < g_list_model_get_n_items (decisions); i++)
    {
      g_autoptr (StmRecord) decision = g_list_model_get_item (decisions, i);
      g_autoptr (GListModel) events = NULL;

      if (!stm_policy_may_see_record (stm_store_get_role (store), decision))
        continue;

      events = stm_store_list_events (store, stm_record_get_uuid (decision), NULL);
      append (all, events);
    }

  append (all, own);
  g_list_store_sort (all, compare_newest_first, NULL);

  return G_LIST_MODEL (all);
}

/* Only what was accepted is withdrawn, so that is what it was before. */
static StmDecision
get_state (StmStore *store, StmPlacement *placement, StmEvent *event)
{
  g_autoptr (GListModel) events = NULL;
  g_autoptr (StmEvent) newest = NULL;

  if (placement->state != STM_DECISION_WITHDRAWN)
    return placement->state;

  events = stm_store_list_events (store, stm_record_get_uuid (STM_RECORD (placement)), NULL);
  newest = events != NULL ? g_list_model_get_item (events, 0) : NULL;

  return newest != NULL && g_strcmp0 (stm_event_get_at (newest), stm_event_get_at (event)) == 0
           && stm_event_get_event_type (newest) == stm_event_get_event_type (event)
           ? STM_DECISION_WITHDRAWN : STM_DECISION_ACCEPTED;
}

static char *
dup_verdict (StmStore *store, StmPlacement *placement, StmEvent *event)
{
  g_autofree char *service = stm_store_dup_title (store, STM_TYPE_SERVICE, placement->service);

  switch (get_state (store, placement, event))
    {
    case STM_DECISION_ACCEPTED:
      return g_strdup_printf (_("Accepted by %s"), service);
    case STM_DECISION_DECLINED:
      return g_strdup_printf (_("Declined by %s"), service);
    case STM_DECISION_WITHDRAWN:
    default:
      return g_strdup_printf (_("Withdrawn by %s"), service);
    }
}

/* "Period 1 · Accepted by Thuiszorg De Linde · Entered by Service" */
char *
stm_decision_history_describe (StmEvent *event, gpointer data)
{
  g_autoptr (StmRecord) record = NULL;
  g_autofree char *period = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *text = NULL;

  if (!g_str_equal (stm_event_get_kind (event), "placement"))
    return NULL;

  record = stm_store_get (STM_STORE (data), STM_TYPE_PLACEMENT, stm_event_get_uuid (event), NULL);
  if (record == NULL)
    return NULL;

  period = g_strdup_printf (_("Period %d"), STM_PLACEMENT (record)->period);
  verdict = dup_verdict (STM_STORE (data), STM_PLACEMENT (record), event);
  text = stm_event_dup_text (event);

  return g_strdup_printf ("%s · %s · %s", period, verdict, text);
}

#include "config.h"

#include "views/stm-decision-draft.h"

#include "core/stm-placement-rules.h"
#include "core/stm-service.h"
#include "views/stm-permission.h"

#include <glib/gi18n-lib.h>

struct _StmDecisionDraft
{
  GObject       parent_instance;

  StmStore     *store;
  StmRequest   *request;
  StmStudent   *student;
  GListModel   *decisions;
  StmPlacement *placement;
  char         *own_service;  /* nullable: the only one that may decide here */
};

G_DEFINE_FINAL_TYPE (StmDecisionDraft, stm_decision_draft, G_TYPE_OBJECT)

static const char *const ranks[STM_REQUEST_MAX_PREFERENCES] = {
  N_("First choice"), N_("Second choice"), N_("Third choice")
};

static void
stm_decision_draft_dispose (GObject *object)
{
  StmDecisionDraft *self = STM_DECISION_DRAFT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->request);
  g_clear_object (&self->student);
  g_clear_object (&self->decisions);
  g_clear_object (&self->placement);

  G_OBJECT_CLASS (stm_decision_draft_parent_class)->dispose (object);
}

static void
stm_decision_draft_finalize (GObject *object)
{
  g_free (STM_DECISION_DRAFT (object)->own_service);

  G_OBJECT_CLASS (stm_decision_draft_parent_class)->finalize (object);
}

static void
stm_decision_draft_class_init (StmDecisionDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stm_decision_draft_dispose;
  G_OBJECT_CLASS (klass)->finalize = stm_decision_draft_finalize;
}

static void
stm_decision_draft_init (StmDecisionDraft *self)
{
}

static gboolean
load (StmDecisionDraft *self, const char *request_uuid, GError **error)
{
  g_autoptr (StmRecord) request = stm_store_get (self->store, STM_TYPE_REQUEST, request_uuid, error);
  g_autoptr (StmRecord) student = NULL;
  g_autoptr (GListModel) decisions = NULL;

  if (request == NULL)
    return FALSE;

  if (stm_record_get_deleted_at (request) != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("The request is gone."));
      return FALSE;
    }

  student = stm_store_get (self->store, STM_TYPE_STUDENT, STM_REQUEST (request)->student, error);
  decisions = student != NULL ? stm_store_list (self->store, STM_TYPE_PLACEMENT, "request", request_uuid, error) : NULL;
  if (decisions == NULL)
    return FALSE;

  g_set_object (&self->request, STM_REQUEST (request));
  g_set_object (&self->student, STM_STUDENT (student));
  g_set_object (&self->decisions, decisions);

  return TRUE;
}

/* A service decides for itself: where others have all periods it can do nothing. */
static gboolean
check_own (StmDecisionDraft *self, GError **error)
{
  if (stm_store_get_role (self->store) != STM_ROLE_SERVICE)
    return TRUE;

  if (self->own_service == NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED, _("This profile has no service of its own."));
      return FALSE;
    }

  if (stm_decision_draft_get_offered (self, STM_DECISION_ACCEPTED) == 0
      && stm_decision_draft_get_offered (self, STM_DECISION_WITHDRAWN) == 0)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_REFUSED,
                           _("Another service has accepted all periods of this request."));
      return FALSE;
    }

  return TRUE;
}

StmDecisionDraft *
stm_decision_draft_new (StmStore *store, const char *request_uuid, GError **error)
{
  g_autoptr (StmDecisionDraft) self = g_object_new (STM_TYPE_DECISION_DRAFT, NULL);

  self->store = g_object_ref (store);
  self->own_service = stm_permission_dup_own_service (store);

  if (!load (self, request_uuid, error)
      || !stm_policy_may (stm_store_get_role (store), STM_ACTION_EDIT, "placement",
                          stm_store_is_accepted (store, STM_RECORD (self->request)), error)
      || !check_own (self, error))
    return NULL;

  self->placement = STM_PLACEMENT (stm_record_new (STM_TYPE_PLACEMENT));
  g_object_set (self->placement, "request", request_uuid, "service", self->own_service, NULL);

  return g_steal_pointer (&self);
}

gboolean
stm_decision_draft_refresh (StmDecisionDraft *self)
{
  g_autofree char *uuid = g_strdup (stm_record_get_uuid (STM_RECORD (self->request)));

  return load (self, uuid, NULL);
}

StmStudent *
stm_decision_draft_get_student (StmDecisionDraft *self)
{
  return self->student;
}

StmRequest *
stm_decision_draft_get_request (StmDecisionDraft *self)
{
  return self->request;
}

GListModel *
stm_decision_draft_get_decisions (StmDecisionDraft *self)
{
  return self->decisions;
}

StmPlacement *
stm_decision_draft_get_placement (StmDecisionDraft *self)
{
  return self->placement;
}

const char *
stm_decision_draft_get_own_service (StmDecisionDraft *self)
{
  return self->own_service;
}

static StmPlacement *
dup_acceptance (StmDecisionDraft *self, int period)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->decisions); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (self->decisions, i);

      if (placement->state == STM_DECISION_ACCEPTED && placement->period == period)
        return g_steal_pointer (&placement);
    }

  return NULL;
}

/* SPEC T8: by that service or the region only. */
static gboolean
may_withdraw (StmDecisionDraft *self, StmPlacement *acceptance)
{
  return acceptance != NULL
         && (self->own_service == NULL || g_strcmp0 (acceptance->service, self->own_service) == 0);
}

guint
stm_decision_draft_get_offered (StmDecisionDraft *self, StmDecision decision)
{
  guint offered = 0;

  for (int period = 1; period <= self->request->periods; period++)
    {
      g_autoptr (StmPlacement) acceptance = dup_acceptance (self, period);

      if (decision == STM_DECISION_WITHDRAWN ? may_withdraw (self, acceptance) : acceptance == NULL)
        offered |= 1u << (period - 1);
    }

  return offered;
}

static int
get_rank (StmDecisionDraft *self, const char *service)
{
  for (int i = 0; i < STM_REQUEST_MAX_PREFERENCES; i++)
    if (g_strcmp0 (self->request->preference[i], service) == 0)
      return i;

  return -1;
}

const char *
stm_decision_draft_get_rank_label (StmDecisionDraft *self, const char *service)
{
  int rank = get_rank (self, service);

  return rank >= 0 ? _(ranks[rank]) : _("Not among the choices of the student");
}

static StmTitle *
mark (StmTitle *title, int rank)
{
  const char *subtitle = stm_title_get_subtitle (title);
  g_autofree char *marked = g_strdup (_(ranks[rank]));

  if (subtitle != NULL)
    {
      g_autofree char *choice = g_steal_pointer (&marked);

      marked = g_strdup_printf ("%s · %s", choice, subtitle);
    }

  return stm_title_new (stm_title_get_kind (title), stm_title_get_uuid (title), stm_title_get_title (title), marked);
}

GListModel *
stm_decision_draft_list_services (StmDecisionDraft *self)
{
  g_autoptr (GListModel) services = stm_store_list_titles (self->store, STM_TYPE_SERVICE, NULL, NULL, NULL);
  StmTitle *preferred[STM_REQUEST_MAX_PREFERENCES] = { NULL };
  GListStore *titles = g_list_store_new (STM_TYPE_TITLE);

  for (guint i = 0; services != NULL && i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (services, i);
      int rank = get_rank (self, stm_title_get_uuid (title));

      if (rank < 0)
        g_list_store_append (titles, title);
      else
        preferred[rank] = mark (title, rank);
    }

  for (int i = STM_REQUEST_MAX_PREFERENCES - 1; i >= 0; i--)
    if (preferred[i] != NULL)
      {
        g_list_store_insert (titles, 0, preferred[i]);
        g_object_unref (preferred[i]);
      }

  return G_LIST_MODEL (titles);
}

/* What the draft says of a decision of another kind stays on the screen only. */
static void
keep_what_belongs (StmPlacement *record)
{
  if (record->state == STM_DECISION_ACCEPTED)
    g_object_set (record, "reason", NULL, NULL);
  else if (record->state == STM_DECISION_DECLINED)
    g_object_set (record, "contact-name", NULL, "notes", NULL, NULL);
}

static StmRecord *
create_record (StmDecisionDraft *self, int period, const char *now)
{
  StmPlacement *draft = self->placement;
  StmPlacement *record = draft->state == STM_DECISION_WITHDRAWN ? dup_acceptance (self, period) : NULL;

  if (record != NULL)
    {
      StmRecord *withdrawn = stm_record_copy (STM_RECORD (record));

      g_object_unref (record);
      g_object_set (withdrawn, "state", STM_DECISION_WITHDRAWN, "reason", draft->reason, "decided-at", now, NULL);

      return withdrawn;
    }

  record = STM_PLACEMENT (stm_record_new (STM_TYPE_PLACEMENT));
  g_object_set (record, "request", draft->request, "period", period, "service", draft->service,
                "state", draft->state, "contact-name", draft->contact_name, "notes", draft->notes,
                "reason", draft->reason, "decided-at", now, NULL);
  keep_what_belongs (record);

  return STM_RECORD (record);
}

GPtrArray *
stm_decision_draft_create_records (StmDecisionDraft *self, guint periods)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  g_autofree char *now = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int period = 1; period <= STM_REQUEST_MAX_PERIODS; period++)
    if (periods & (1u << (period - 1)))
      g_ptr_array_add (records, create_record (self, period, now));

  return records;
}

/* Where no period is chosen yet, all else is checked as if one were. */
static guint
get_checked_periods (StmDecisionDraft *self, guint periods)
{
  guint offered = stm_decision_draft_get_offered (self, self->placement->state);

  return periods != 0 || offered == 0 ? periods : 1u << g_bit_nth_lsf (offered, -1);
}

void
stm_decision_draft_check (StmDecisionDraft *self, guint periods, StmProblemList *problems)
{
  g_autoptr (GPtrArray) records = NULL;

  if (periods == 0)
    stm_problem_list_add (problems, "period", STM_SEVERITY_ERROR, _("Choose at least one period."));

  records = stm_decision_draft_create_records (self, get_checked_periods (self, periods));
  if (records->len > 0)
    stm_store_check_record (self->store, records->pdata[0], NULL, problems);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!stm_placement_check_decision (records->pdata[i], self->request, self->decisions, &error))
        stm_problem_list_add (problems, "period", STM_SEVERITY_ERROR, "%s", error->message);
    }
}

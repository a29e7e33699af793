#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-names.h"
#include "cli/stm-profile-opener.h"
#include "core/stm-choices.h"
#include "core/stm-placement.h"
#include "core/stm-request.h"
#include "core/stm-service.h"

#include <glib/gi18n-lib.h>

static char *service;
static char *periods;
static gboolean accept;
static gboolean decline;
static gboolean withdraw;
static char *contact;
static char *notes;
static char *reason;

static const GOptionEntry entries[] = {
  { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_("Which service decides: name or uuid; in its own profile it is itself"), N_("SERVICE") },
  { "period", 0, 0, G_OPTION_ARG_STRING, &periods, N_("Which periods, with commas between"), N_("N[,N]") },
  { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_("Accept the student"), NULL },
  { "decline", 0, 0, G_OPTION_ARG_NONE, &decline, N_("Decline the student"), NULL },
  { "withdraw", 0, 0, G_OPTION_ARG_NONE, &withdraw, N_("Take back an acceptance"), NULL },
  { "contact", 0, 0, G_OPTION_ARG_STRING, &contact, N_("Whom the school asks for, where the student is accepted"), N_("NAME") },
  { "notes", 0, 0, G_OPTION_ARG_STRING, &notes, N_("What else the school must know"), N_("TEXT") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the student is declined, or the acceptance taken back"), N_("TEXT") },
  G_OPTION_ENTRY_NULL
};

/* A decision being made; bit n of periods stands for period n. */
typedef struct
{
  StmStore    *store;
  StmDecision  state;
  guint        periods;
  StmRequest  *request;
  char        *service;
  GListModel  *kept;      /* what was decided on the request before */
  char        *now;
} Deciding;

static void
deciding_clear (Deciding *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->request);
  g_clear_object (&self->kept);
  g_free (self->service);
  g_free (self->now);
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);

  return FALSE;
}

static gboolean
read_state (Deciding *self, GError **error)
{
  if (accept + decline + withdraw != 1)
    return refuse (_("Say one of --accept, --decline and --withdraw."), error);

  self->state = accept ? STM_DECISION_ACCEPTED : decline ? STM_DECISION_DECLINED : STM_DECISION_WITHDRAWN;

  if (accept && (contact == NULL || reason != NULL))
    return refuse (_("An acceptance has a --contact, and no --reason."), error);
  if (!accept && (reason == NULL || contact != NULL || notes != NULL))
    return refuse (_("Declining and withdrawing have a --reason, and no --contact or --notes."), error);

  return TRUE;
}

static gboolean
read_periods (Deciding *self, GError **error)
{
  g_auto (GStrv) numbers = g_strsplit (periods != NULL ? periods : "", ",", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 number;

      if (!g_ascii_string_to_unsigned (g_strstrip (numbers[i]), 10, 1, STM_REQUEST_MAX_PERIODS, &number, NULL))
        return refuse (_("“--period” is a number from 1 to 4, or several with commas between."), error);
      self->periods |= 1u << number;
    }

  return self->periods != 0 || refuse (_("Say with --period which periods it is about."), error);
}

static gboolean
load_request (Deciding *self, const char *uuid, GError **error)
{
  StmRecord *request = stm_store_get (self->store, STM_TYPE_REQUEST, uuid, error);

  self->request = (StmRequest *) request;
  if (request == NULL)
    return FALSE;

  if (stm_record_get_deleted_at (request) != NULL)
    {
      g_set_error_literal (error, STM_ERROR, STM_ERROR_NOT_FOUND, _("There is no such record."));
      return FALSE;
    }

  self->kept = stm_store_list (self->store, STM_TYPE_PLACEMENT, "request", uuid, error);

  return self->kept != NULL;
}

static gboolean
find_service (Deciding *self, GError **error)
{
  const GType types[] = { STM_TYPE_SERVICE };
  g_autoptr (StmProfile) profile = stm_store_dup_profile (self->store);

  if (service != NULL)
    self->service = stm_names_find (self->store, types, 1, service, error);
  else if (profile->role == STM_ROLE_SERVICE && profile->service != NULL)
    self->service = g_strdup (profile->service);
  else
    return refuse (_("Say with --service which service decides."), error);

  return self->service != NULL;
}

/* Returns: (transfer full) (nullable): what this service accepted of it */
static StmPlacement *
dup_acceptance (Deciding *self, int period)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->kept); i++)
    {
      g_autoptr (StmPlacement) placement = g_list_model_get_item (self->kept, i);

      if (placement->state == STM_DECISION_ACCEPTED && placement->period == period
          && g_strcmp0 (placement->service, self->service) == 0)
        return g_steal_pointer (&placement);
    }

  return NULL;
}

static StmRecord *
make_decision (Deciding *self, int period, GError **error)
{
  g_autoptr (StmPlacement) acceptance = dup_acceptance (self, period);
  StmRecord *record;

  if (self->state == STM_DECISION_WITHDRAWN && acceptance == NULL)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_REFUSED, _("This service has not accepted period %d."), period);
      return NULL;
    }
  if (self->state == STM_DECISION_DECLINED && acceptance != NULL)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_REFUSED,
                   _("This service has accepted period %d. Withdraw the acceptance instead."), period);
      return NULL;
    }

  record = self->state == STM_DECISION_WITHDRAWN ? stm_record_copy (STM_RECORD (acceptance))
                                                 : stm_record_new (STM_TYPE_PLACEMENT);
  g_object_set (record, "request", stm_record_get_uuid (STM_RECORD (self->request)), "period", period,
                "service", self->service, "state", self->state, "reason", reason, "decided-at", self->now, NULL);
  if (self->state == STM_DECISION_ACCEPTED)
    g_object_set (record, "contact-name", contact, "notes", notes, NULL);

  return record;
}

static gboolean
save (Deciding *self, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  self->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  for (int period = 1; period <= STM_REQUEST_MAX_PERIODS; period++)
    if (self->periods & 1u << period)
      {
        StmRecord *record = make_decision (self, period, error);

        if (record == NULL)
          return FALSE;
        g_ptr_array_add (records, record);
      }

  return stm_store_save (self->store, records, error);
}

static gboolean
tell (StmInvocation *invocation, Deciding *self, GError **error)
{
  g_autofree char *name = stm_store_dup_title (self->store, STM_TYPE_SERVICE, self->service);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (int period = 1; period <= STM_REQUEST_MAX_PERIODS; period++)
    if (self->periods & 1u << period)
      g_string_append_printf (numbers, "%s%d", numbers->len > 0 ? ", " : "", period);

  /* Translators: "De Linde, period 1, 2: Accepted" */
  text = g_strdup_printf (_("%s, period %s: %s"), name, numbers->str, _(stm_decision_choices[self->state].label));

  return stm_invocation_print_line (invocation, text, error);
}

static gboolean
decide (StmInvocation *invocation, Deciding *self, const char *request, GError **error)
{
  self->store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE, NULL, NULL, error);

  return self->store != NULL
         && stm_policy_may (stm_store_get_role (self->store), STM_ACTION_EDIT, "placement", FALSE, error)
         && load_request (self, request, error)
         && find_service (self, error)
         && save (self, error)
         && tell (invocation, self, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autofree char *request = g_ascii_strdown (arguments[0], -1);
  Deciding deciding = { 0 };
  gboolean ok;

  if (!g_uuid_string_is_valid (request))
    return refuse (_("A request is named by its uuid, the last column of “list requests”."), error);

  ok = read_state (&deciding, error) && read_periods (&deciding, error) && decide (invocation, &deciding, request, error);
  deciding_clear (&deciding);

  return ok;
}

const StmCommand stm_decide_command = {
  "decide", N_("REQUEST"), N_("Accept or decline a student, or withdraw that"), entries, 1, 1, run
};

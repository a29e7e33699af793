#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-profile-opener.h"
#include "core/stm-placement-rules.h"
#include "core/stm-record-types.h"

#include <glib/gi18n-lib.h>

/* A walk along all records. */
typedef struct
{
  StmInvocation *invocation;
  StmStore      *store;
  GError        *failure;      /* of the database */
  guint          n_records;
  guint          n_errors;
  guint          n_warnings;
} Check;

static void
store_failed (StmStore *store, const GError *error, Check *self)
{
  if (self->failure == NULL)
    self->failure = g_error_copy (error);
}

/* The uuid finds the record, without anybody's name. */
static gboolean
tell (Check *self, StmRecord *record, const char *field, StmSeverity severity, const char *message, GError **error)
{
  const char *kind = STM_RECORD_GET_CLASS (record)->kind;
  g_autofree char *text = NULL;

  if (severity == STM_SEVERITY_ERROR)
    {
      self->n_errors++;
      text = g_strdup_printf (_("error: %s %s, %s: %s"), kind, stm_record_get_uuid (record), field, message);
    }
  else
    {
      self->n_warnings++;
      text = g_strdup_printf (_("warning: %s %s, %s: %s"), kind, stm_record_get_uuid (record), field, message);
    }

  return stm_invocation_print_line (self->invocation, text, error);
}

/* A withdrawal was judged by the acceptance that it took the place of. */
static gboolean
check_decision (Check *self, StmPlacement *placement, GError **error)
{
  g_autoptr (StmRecord) request = NULL;
  g_autoptr (GListModel) decisions = NULL;
  g_autoptr (GError) refusal = NULL;

  if (placement->state == STM_DECISION_WITHDRAWN)
    return TRUE;

  request = stm_store_get (self->store, STM_TYPE_REQUEST, placement->request, error);
  if (request == NULL)
    return FALSE;

  decisions = stm_store_list (self->store, STM_TYPE_PLACEMENT, "request", placement->request, error);
  if (decisions == NULL)
    return FALSE;

  return stm_placement_check_decision (placement, STM_REQUEST (request), decisions, &refusal)
         || tell (self, STM_RECORD (placement), "period", STM_SEVERITY_ERROR, refusal->message, error);
}

static gboolean
check_record (StmRecord *record, gpointer data, GError **error)
{
  Check *self = data;
  g_autoptr (StmProblemList) problems = stm_problem_list_new ();

  if (stm_record_get_deleted_at (record) != NULL)
    return TRUE;

  self->n_records++;
  stm_store_check_record (self->store, record, NULL, problems);
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (problems)); i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (G_LIST_MODEL (problems), i);

      if (!tell (self, record, stm_problem_get_field (problem), stm_problem_get_severity (problem),
                 stm_problem_get_message (problem), error))
        return FALSE;
    }

  return !STM_IS_PLACEMENT (record) || check_decision (self, STM_PLACEMENT (record), error);
}

static gboolean
conclude (Check *self, GError **error)
{
  g_autofree char *text = NULL;

  if (self->n_errors > 0)
    {
      g_set_error (error, STM_ERROR, STM_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE, "%u value breaks the rules.", "%u values break the rules.", self->n_errors),
                   self->n_errors);
      return FALSE;
    }

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The database is whole, and %u record keeps the rules.",
                                       "The database is whole, and %u records keep the rules.", self->n_records),
                          self->n_records);

  return stm_invocation_print_line (self->invocation, text, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (StmStore) store = NULL;
  guint n_types;
  const GType *types = stm_record_types_list (&n_types);
  StmProfileAccess access;
  Check check = { .invocation = invocation };

  store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE_IF_FREE, &access, NULL, error);
  if (store == NULL || !stm_store_check (store, invocation->cancellable, error))
    return FALSE;

  if (access == STM_PROFILE_READ)
    stm_invocation_note (invocation, "%s",
                         _("The profile cannot be written now, so its search index is not checked."));

  check.store = store;
  g_signal_connect (store, "failed", G_CALLBACK (store_failed), &check);

  return stm_store_foreach (store, types, n_types, check_record, &check, invocation->cancellable, error)
         && conclude (&check, error);
}

const StmCommand stm_check_command = {
  "check", NULL, N_("Check the database, and every record by the rules"), NULL, 0, 0, run
};

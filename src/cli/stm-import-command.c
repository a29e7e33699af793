#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-profile-opener.h"
#include "exchange/stm-profile-import.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

static gboolean dry_run;

static const GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be imported"), NULL },
  G_OPTION_ENTRY_NULL
};

typedef struct
{
  gboolean       done;
  gboolean       told;
  StmImportPlan *plan;
  GError        *error;
} Import;

/* Only for a person who waits at a terminal. */
static void
tell_progress (guint records, guint64 bytes, guint64 total, gpointer user_data)
{
  Import *import = user_data;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", records), records);

  if (total > 0)
    g_printerr ("\r\033[K%s (%u %%)", text, (guint) (MIN (bytes, total) * 100 / total));
  else
    g_printerr ("\r\033[K%s", text);
  import->told = TRUE;
}

static void
imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;

  import->plan = stm_profile_import_finish (result, &import->error);
  import->done = TRUE;
}

static StmImportPlan *
import_file (StmInvocation *invocation, StmStore *store, GFile *file, GError **error)
{
  Import import = { 0 };

  stm_profile_import_async (store, file, dry_run ? STM_IMPORT_DRY_RUN : STM_IMPORT_DEFAULT, NULL,
                            isatty (STDERR_FILENO) ? tell_progress : NULL, &import, NULL,
                            invocation->cancellable, imported, &import);
  while (!import.done)
    g_main_context_iteration (NULL, TRUE);

  if (import.told)
    g_printerr ("\r\033[K");
  if (import.error != NULL)
    g_propagate_error (error, import.error);

  return import.plan;
}

static void
tell_problems (StmInvocation *invocation, StmImportPlan *plan, StmSeverity severity)
{
  GListModel *problems = G_LIST_MODEL (stm_import_plan_get_problems (plan, severity));
  guint n_listed = g_list_model_get_n_items (problems);
  guint n_more = stm_import_plan_count_problems (plan, severity) - n_listed;

  for (guint i = 0; i < n_listed; i++)
    {
      g_autoptr (StmProblem) problem = g_list_model_get_item (problems, i);
      const char *place = stm_problem_get_field (problem);
      const char *message = stm_problem_get_message (problem);

      if (severity == STM_SEVERITY_ERROR)
        stm_invocation_note (invocation, _("error: %s: %s"), place, message);
      else
        stm_invocation_note (invocation, _("warning: %s: %s"), place, message);
    }

  if (n_more > 0)
    stm_invocation_note (invocation, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_more), n_more);
}

/* Names of people are not needed to find the place in the file. */
static void
tell_conflicts (StmInvocation *invocation, StmImportPlan *plan)
{
  GListModel *conflicts = stm_import_plan_get_conflicts (plan);

  for (guint i = 0; i < g_list_model_get_n_items (conflicts); i++)
    {
      g_autoptr (StmTitle) title = g_list_model_get_item (conflicts, i);

      stm_invocation_note (invocation, _("%s: changed here and in the file; kept as it is here (%s %s)"),
                                         stm_title_get_subtitle (title), stm_title_get_kind (title), stm_title_get_uuid (title));
    }
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (arguments[0]);
  g_autoptr (StmStore) store = NULL;
  g_autoptr (StmImportPlan) plan = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE, NULL, NULL, error);
  plan = store != NULL ? import_file (invocation, store, file, error) : NULL;
  if (plan == NULL)
    return FALSE;

  tell_problems (invocation, plan, STM_SEVERITY_WARNING);
  tell_problems (invocation, plan, STM_SEVERITY_ERROR);
  tell_conflicts (invocation, plan);
  if (!stm_import_plan_to_error (plan, error))
    return FALSE;

  summary = stm_import_plan_dup_summary (plan);
  if (stm_import_plan_is_written (plan))
    text = g_strdup_printf (_("Imported: %s"), summary);
  else if (stm_import_plan_has_changes (plan))
    text = g_strdup_printf (_("Would be imported: %s"), summary);
  else
    text = g_strdup (summary);

  return stm_invocation_print_line (invocation, text, error);
}

const StmCommand stm_import_command = {
  "import", N_("FILE"), N_("Bring the records of a file into the profile"), entries, 1, 1, run
};

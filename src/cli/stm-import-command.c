#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-import-terms.h"
#include "cli/stm-package-sheet.h"
#include "cli/stm-profile-opener.h"
#include "exchange/stm-profile-import.h"
#include "exchange/stm-sealed-package.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

static gboolean dry_run;
static char *trust;
static char *passphrase_file;
static char **keeps;

static const GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be imported"), NULL },
  { "trust", 0, 0, G_OPTION_ARG_STRING, &trust, N_("Confirm a new sender, whose fingerprint this is"), N_("FINGERPRINT") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("Open a package with the passphrase in FILE (“-” to be asked)"), N_("FILE") },
  { "keep", 0, 0, G_OPTION_ARG_STRING_ARRAY, &keeps,
    N_("What stays where both sides changed a record: ours, theirs, UUID=ours or UUID=theirs"), N_("CHOICE") },
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
import_file (StmInvocation *invocation, StmStore *store, GFile *file, const StmPackageTerms *terms, GError **error)
{
  Import import = { 0 };

  stm_profile_import_async (store, file, dry_run ? STM_IMPORT_DRY_RUN : STM_IMPORT_DEFAULT, terms,
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

/* Nothing that a person asked for is passed over in silence. */
static gboolean
check_options (StmInvocation *invocation, GFile *file, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean is_package = stm_sealed_package_probe (file, invocation->cancellable, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (is_package || (trust == NULL && passphrase_file == NULL && keeps == NULL))
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("--trust, --passphrase-file and --keep are for packages, and this file is none."));

  return FALSE;
}

static gboolean
check_choices (StmImportPlan *plan, GError **error)
{
  guint n = stm_import_plan_count_undecided (plan);

  if (n == 0 || dry_run)
    return TRUE;

  g_set_error (error, STM_ERROR, STM_ERROR_UNDECIDED,
               g_dngettext (GETTEXT_PACKAGE, "%u record was changed here and by the sender.",
                            "%u records were changed here and by the sender.", n), n);

  return FALSE;
}

/* The database may have changed for nothing but who sent the package and when. */
static gboolean
tell_result (StmInvocation *invocation, StmImportPlan *plan, GError **error)
{
  g_autofree char *summary = stm_import_plan_dup_summary (plan);
  g_autofree char *text = NULL;

  if (!stm_import_plan_has_changes (plan))
    text = g_strdup (summary);
  else if (stm_import_plan_is_written (plan))
    text = g_strdup_printf (_("Imported: %s"), summary);
  else
    text = g_strdup_printf (_("Would be imported: %s"), summary);

  return stm_invocation_print_line (invocation, text, error);
}

static gboolean
tell_plan (StmInvocation *invocation, StmImportPlan *plan, GError **error)
{
  gboolean is_package = stm_import_plan_get_origin (plan) != NULL;

  if (is_package && !dry_run)
    stm_package_sheet_note_past (invocation, plan);
  tell_problems (invocation, plan, STM_SEVERITY_WARNING);
  tell_problems (invocation, plan, STM_SEVERITY_ERROR);
  tell_conflicts (invocation, plan);
  if (is_package)
    stm_package_sheet_note_choices (invocation, plan);

  return stm_import_plan_to_error (plan, error)
         && check_choices (plan, error)
         && (!is_package || !dry_run || stm_package_sheet_print (invocation, plan, error))
         && tell_result (invocation, plan, error);
}

static gboolean
import (StmInvocation *invocation, GFile *file, StmPackageTerms *terms, GError **error)
{
  g_autoptr (StmStore) store = NULL;
  g_autoptr (StmImportPlan) plan = NULL;

  if (!check_options (invocation, file, error)
      || !stm_import_terms_read (terms, (const char *const *) keeps, passphrase_file, invocation->cancellable, error))
    return FALSE;

  store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE, NULL, NULL, error);
  plan = store != NULL ? import_file (invocation, store, file, terms, error) : NULL;

  return plan != NULL && tell_plan (invocation, plan, error);
}

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (arguments[0]);
  StmPackageTerms terms = { .trust = trust };
  gboolean ok = import (invocation, file, &terms, error);

  stm_import_terms_clear (&terms);

  return ok;
}

const StmCommand stm_import_command = {
  "import", N_("FILE"), N_("Bring the records of a profile’s file or a package into the profile"), entries, 1, 1, run
};

#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-interrupt.h"
#include "cli/stm-text-table.h"
#include "core/stm-error.h"
#include "core/stm-profile.h"
#include "credentials/stm-secret.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <sysexits.h>

/* the status that shells give a program whose reader went away */
#define BROKEN_PIPE_STATUS 141

static const StmCommand *const commands[] = {
  &stm_create_command,
  &stm_profiles_command,
  &stm_list_command,
  &stm_show_command,
  &stm_import_command,
  &stm_export_command,
  &stm_package_command,
  &stm_partners_command,
  &stm_decide_command,
  &stm_programme_command,
  &stm_deadlines_command,
  &stm_cases_command,
  &stm_step_command,
  &stm_calendar_command,
  &stm_render_command,
  &stm_rules_command,
  &stm_check_command,
  &stm_backup_command,
};

static char *profile;
static char *recovery_code_file;
static char *person;
static gboolean help;
static gboolean version;

static const GOptionEntry entries[] = {
  { "profile", 'p', 0, G_OPTION_ARG_STRING, &profile,
    N_("Name, uuid or folder of the profile, where there are several"), N_("PROFILE") },
  { "recovery-code-file", 0, 0, G_OPTION_ARG_FILENAME, &recovery_code_file,
    N_("Open with the recovery code in FILE (“-” to be asked), not by the keyring"), N_("FILE") },
  { "person", 0, 0, G_OPTION_ARG_STRING, &person,
    N_("Who works, as the history will name them, where the profile names somebody else"), N_("NAME") },
  { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Show the version"), NULL },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show help, after a command on that"), NULL },
  G_OPTION_ENTRY_NULL
};

static const StmCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];

  return NULL;
}

static char *
dup_usage (const StmCommand *command)
{
  if (command->parameters == NULL)
    return g_strdup (command->name);

  return g_strdup_printf ("%s %s", command->name, _(command->parameters));
}

static char *
dup_summary (void)
{
  GString *summary = g_string_new (_("Works with the profiles of Stagematching without its window.\n\nCommands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = dup_usage (commands[i]);

      g_string_append_printf (summary, "\n  %s", usage);
      for (guint width = stm_text_table_width (usage); width < 18; width++)
        g_string_append_c (summary, ' ');
      g_string_append_printf (summary, " %s", _(commands[i]->summary));
    }

  return g_string_free_and_steal (summary);
}

static GOptionContext *
create_context (const StmCommand *command)
{
  g_autofree char *usage = command != NULL ? dup_usage (command) : g_strdup (_("COMMAND"));
  g_autofree char *summary = command != NULL ? g_strdup (_(command->summary)) : dup_summary ();
  GOptionContext *context = g_option_context_new (usage);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, summary);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  /* what stands after the command is the command's */
  g_option_context_set_strict_posix (context, command == NULL);

  if (command != NULL && command->entries != NULL)
    {
      GOptionGroup *group = g_option_group_new (command->name, _("Options of this command:"), "", NULL, NULL);

      g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
      g_option_group_add_entries (group, command->entries);
      g_option_context_add_group (context, group);
    }

  return context;
}

static gboolean
print_help (StmInvocation *invocation, GOptionContext *context, GError **error)
{
  g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);

  return stm_invocation_print (invocation, text, error);
}

static gboolean
check_person (GError **error)
{
  const char *problem;

  if (person == NULL)
    return TRUE;

  problem = stm_profile_check_person (g_strstrip (person));
  if (problem != NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--person: %s", problem);

  return problem == NULL;
}

static gboolean
run_command (StmInvocation *invocation, const StmCommand *command, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = create_context (command);

  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  if (help)
    return print_help (invocation, context, error);

  if ((guint) argc - 1 < command->least || (guint) argc - 1 > command->most)
    {
      g_autofree char *usage = dup_usage (command);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("It is called as “%s”."), usage);
      return FALSE;
    }

  if (!check_person (error))
    return FALSE;

  invocation->profile = profile;
  invocation->person = person;
  invocation->recovery_code_file = recovery_code_file;

  return command->run (invocation, argv + 1, error);
}

static gboolean
run (StmInvocation *invocation, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = create_context (NULL);
  const StmCommand *command;

  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;

  if (version)
    return stm_invocation_print (invocation, "Stagematching " STM_VERSION "\n", error);

  if (argc < 2 && help)
    return print_help (invocation, context, error);

  command = argc < 2 ? NULL : find_command (argv[1]);
  if (command != NULL)
    return run_command (invocation, command, argc - 1, argv + 1, error);

  if (argc < 2)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("No command was given."));
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is no command “%s”."), argv[1]);

  return FALSE;
}

/* How this program takes what an error asks for. */
static const struct
{
  StmError    code;
  const char *hint;
} hints[] = {
  { STM_ERROR_KEY_MISSING, N_("This program takes the recovery code with --recovery-code-file.") },
  { STM_ERROR_KEY_LOCKED, N_("This program takes the recovery code with --recovery-code-file.") },
  { STM_ERROR_KEYRING, N_("This program takes the recovery code with --recovery-code-file.") },
  { STM_ERROR_PASSPHRASE_NEEDED, N_("This program takes the passphrase with --passphrase-file.") },
  { STM_ERROR_UNTRUSTED, N_("This program confirms a fingerprint with “import --trust”, and forgets a partner with “partners --forget”.") },
  { STM_ERROR_UNDECIDED, N_("This program takes the choice with --keep UUID=ours or --keep UUID=theirs, or --keep ours for all.") },
};

static void
print_hint (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (hints); i++)
    if (g_error_matches (error, STM_ERROR, hints[i].code))
      g_printerr ("%s\n", _(hints[i].hint));
}

static int
report (StmInvocation *invocation, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return BROKEN_PIPE_STATUS;

  if (error->domain == G_OPTION_ERROR)
    {
      stm_invocation_note (invocation, "%s", error->message);
      g_printerr (_("Try “%s --help”."), g_get_prgname ());
      g_printerr ("\n");
      return EX_USAGE;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      stm_invocation_note (invocation, "%s", _("Interrupted. Nothing was changed."));
      return STM_INTERRUPT_STATUS;
    }

  stm_invocation_note (invocation, "%s: %s", stm_error_get_title (error), error->message);
  g_printerr ("%s\n%s\n", stm_error_get_kept (error), stm_error_get_advice (error));
  print_hint (error);

  return stm_error_get_exit_status (error);
}

int
main (int argc, char **argv)
{
  g_autoptr (StmInvocation) invocation = NULL;
  g_autoptr (GError) error = NULL;
  int status = EXIT_SUCCESS;

  stm_secret_process_init ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, STM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("stagematching-cli");

  invocation = stm_invocation_new ();
  stm_interrupt_watch (invocation->cancellable);

  if (!run (invocation, argc, argv, &error) || !stm_invocation_flush (invocation, &error))
    status = report (invocation, error);

  stm_interrupt_end ();

  return status;
}

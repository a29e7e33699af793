#include "config.h"

#include "cli/stm-command.h"
#include "cli/stm-profile-opener.h"

#include <glib/gi18n-lib.h>

static gboolean
run (StmInvocation *invocation, char **arguments, GError **error)
{
  g_autoptr (StmProfileFolder) folder = NULL;
  g_autoptr (StmStore) store = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autofree char *text = NULL;

  store = stm_profile_opener_open (invocation, STM_PROFILE_WRITE_IF_FREE, NULL, &folder, error);
  if (store == NULL)
    return FALSE;

  place = arguments[0] != NULL ? g_file_new_for_path (arguments[0])
                               : g_object_ref (stm_profile_folder_get_backups (folder));
  backup = stm_store_backup (store, place, invocation->cancellable, error);
  if (backup == NULL)
    return FALSE;

  text = g_strdup_printf (_("The backup is “%s”. Keep the file with the key slot, which ends in “.key”, beside it."),
                            g_file_peek_path (backup));

  return stm_invocation_print_line (invocation, text, error);
}

const StmCommand stm_backup_command = {
  "backup", N_("[FOLDER]"), N_("Make a verified backup"), NULL, 0, 1, run
};
